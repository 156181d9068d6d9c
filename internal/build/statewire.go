package build

import (
	"maps"
	"slices"
	"time"

	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/snapshot"
	"qiao/internal/wire"
)

// append appends the state in the form that read reads.
func (s *state) append(dst []byte) []byte {
	dst = append(dst, s.whole[:]...)
	dst = appendSnapshot(dst, s.snap)
	dst = s.moment.append(dst)
	dst = s.result.append(dst)
	dst = diag.Append(dst, "", s.ds)
	dst = s.site.append(dst)
	dst = wire.AppendLen(dst, len(s.pages), false)
	for _, id := range slices.Sorted(maps.Keys(s.pages)) {
		page := s.pages[id]
		dst = page.append(wire.AppendString(dst, id))
	}
	dst = wire.AppendLen(dst, len(s.outputs), false)
	for _, path := range slices.Sorted(maps.Keys(s.outputs)) {
		o := s.outputs[path]
		dst = o.append(wire.AppendString(dst, path))
		dst = append(wire.AppendBool(dst, o.hashed), o.sum[:]...)
	}
	return dst
}

func (s *state) read(r *wire.Reader) {
	s.whole = readSum(r)
	s.snap = readSnapshot(r)
	s.moment = readMoment(r)
	s.result = readResult(r)
	s.ds = diag.Read(r, "")
	s.site = readMade(r)
	const least = 20 // bytes of an entry
	n, _ := r.Len(least)
	s.pages = make(map[string]made, n)
	for range n {
		id := r.String()
		s.pages[id] = readMade(r)
	}
	n, _ = r.Len(least)
	s.outputs = make(map[string]output, n)
	s.order = make([]string, 0, n)
	for range n {
		path := r.String()
		o := output{made: readMade(r), hashed: r.Bool()}
		copy(o.sum[:], r.Take(len(o.sum)))
		s.outputs[path] = o
		s.order = append(s.order, path)
	}
}

func (m *made) append(dst []byte) []byte {
	return diag.Append(append(dst, m.inputs[:]...), "", m.ds)
}

func readMade(r *wire.Reader) made { return made{readSum(r), diag.Read(r, "")} }

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
