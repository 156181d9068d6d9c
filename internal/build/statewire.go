package build

import (
	"time"

	"qiao/internal/cache"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/snapshot"
	"qiao/internal/wire"
)

// appendParts appends what is known when everything is rendered, of what is most.
func (s *state) appendParts(dst []byte) []byte {
	if dst == nil {
		const perFile, perPart = 120, 90 // bytes, about
		dst = make([]byte, 0, perFile*len(s.snap.Files)+perPart*(len(s.pages)+len(s.outputs)))
	}
	dst = wire.AppendString(dst, cache.Program())
	dst = appendSnapshot(dst, s.snap)
	dst = s.moment.append(dst)
	dst = wire.AppendSlice(dst, s.pages, func(dst []byte, m *made) []byte { return m.append(dst) })
	return wire.AppendSlice(dst, s.outputs, func(dst []byte, o *output) []byte {
		return append(wire.AppendBool(o.append(dst), o.hashed), o.sum[:]...)
	})
}

// appendEnd appends what is known when everything is published.
func (s *state) appendEnd(dst []byte) []byte {
	dst = append(dst, s.whole[:]...)
	dst = s.result.append(dst)
	return diag.Append(dst, "", s.ds)
}

// read reads what was appended after the program.
func (s *state) read(r *wire.Reader) {
	const least = 20 // bytes of a part
	s.snap = readSnapshot(r)
	s.moment = readMoment(r)
	s.pages = wire.ReadSlice(r, least, func(r *wire.Reader, m *made) { m.read(r) })
	s.outputs = wire.ReadSlice(r, least, func(r *wire.Reader, o *output) {
		o.made.read(r)
		o.hashed = r.Bool()
		copy(o.sum[:], r.Take(len(o.sum)))
	})
	s.whole = readSum(r)
	s.result = readResult(r)
	s.ds = diag.Read(r, "")
}

func (m *made) append(dst []byte) []byte {
	dst = append(wire.AppendString(dst, m.name), m.inputs[:]...)
	return diag.Append(dst, "", m.ds)
}

func (m *made) read(r *wire.Reader) {
	m.name, m.inputs, m.ds = r.String(), readSum(r), diag.Read(r, "")
}

func readSum(r *wire.Reader) (s snapshot.Sum) {
	copy(s[:], r.Take(len(s)))
	return s
}

func (m *moment) append(dst []byte) []byte {
	dst = appendTime(appendTime(dst, m.now), m.until)
	dst = wire.AppendInt(wire.AppendInt(wire.AppendInt(dst, m.age.Years), m.age.Months), m.age.Days)
	return wire.AppendSlice(dst, m.ends, func(dst []byte, t *time.Time) []byte { return appendTime(dst, *t) })
}

func readMoment(r *wire.Reader) moment {
	m := moment{now: readTime(r), until: readTime(r)}
	m.age.Years, m.age.Months, m.age.Days = r.Int(), r.Int(), r.Int()
	m.ends = wire.ReadSlice(r, 1, func(r *wire.Reader, t *time.Time) { *t = readTime(r) })
	return m
}

// appendTime appends a moment with its zone, which messages show.
func appendTime(dst []byte, t time.Time) []byte {
	data, err := t.MarshalBinary()
	if err != nil {
		data = nil // of a zone that nobody has
	}
	return wire.AppendBytes(dst, data)
}

func readTime(r *wire.Reader) (t time.Time) {
	if err := t.UnmarshalBinary(r.Bytes()); err != nil {
		r.Fail("time")
	}
	return t
}

func (r *Result) append(dst []byte) []byte {
	dst = wire.AppendInt(wire.AppendInt(dst, r.Pages), r.Outputs)
	dst = wire.AppendSlice(dst, r.Languages, func(dst []byte, code *string) []byte { return wire.AppendString(dst, *code) })
	return appendTime(dst, r.NextDue)
}

func readResult(r *wire.Reader) Result {
	result := Result{Pages: r.Int(), Outputs: r.Int()}
	result.Languages = wire.ReadSlice(r, 1, func(r *wire.Reader, code *string) { *code = r.String() })
	result.NextDue = readTime(r)
	return result
}

func appendSnapshot(dst []byte, s *snapshot.Snapshot) []byte {
	return wire.AppendSlice(dst, s.Files, func(dst []byte, f *snapshot.File) []byte {
		dst = append(wire.AppendString(dst, f.Name), f.Sum[:]...)
		st := f.Stamp
		known := st != (files.Stamp{})
		if dst = wire.AppendBool(dst, known); known {
			for _, n := range []int64{st.Size, st.Modified, st.Changed, int64(st.Inode), int64(st.Device)} {
				dst = wire.AppendInt64(dst, n)
			}
		}
		return dst
	})
}

func readSnapshot(r *wire.Reader) *snapshot.Snapshot {
	return &snapshot.Snapshot{Files: wire.ReadSlice(r, 18, func(r *wire.Reader, f *snapshot.File) {
		f.Name, f.Sum = r.String(), readSum(r)
		if r.Bool() {
			f.Stamp = files.Stamp{Size: r.Int64(), Modified: r.Int64(), Changed: r.Int64()}
			f.Stamp.Inode, f.Stamp.Device = uint64(r.Int64()), uint64(r.Int64())
		}
	})}
}
