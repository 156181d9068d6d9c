package build

import (
	"cmp"
	"encoding/binary"
	"path"
	"slices"
	"time"

	"github.com/cespare/xxhash/v2"

	"qiao/internal/cache"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/publish"
	"qiao/internal/site"
	"qiao/internal/snapshot"
	"qiao/internal/wire"
)

// stateDir is where builds leave what the next one need not do again.
const stateDir = cache.Dir + "/build"

// state is what a published build was made from, piece by piece, and what was
// found in it. Nothing in it is believed for longer than the hash beside it is
// the same.
type state struct {
	whole   snapshot.Sum // of everything
	snap    *snapshot.Snapshot
	moment  moment
	result  Result
	ds      []diag.Diagnostic // of all stages, merged
	pages   []made            // by id: what was found in pages
	outputs []output          // by path
}

// made are the inputs of an output or of findings about a page, and what was
// found.
type made struct {
	name   string // path or id
	inputs snapshot.Sum
	ds     []diag.Diagnostic
}

// output is one output as it was made.
type output struct {
	made
	hashed bool
	sum    publish.Sum
}

// moment is what a build depends on of the time at which it was made.
type moment struct {
	now time.Time
	// until is when a document appears or disappears, or something expires; zero:
	// never.
	until time.Time
	// age is that at which facts are reported, and ends are those of the periods
	// that the facts are about.
	age  config.Age
	ends []time.Time
}

// newMoment notes what a site depends on of its moment.
func newMoment(s *site.Site) moment {
	m := moment{now: s.Now, until: s.NextDue, age: s.Config.Checks.FactMaxAge}
	if c := s.Config.Security; c != nil && c.Expires.After(s.Now) && (m.until.IsZero() || c.Expires.Before(m.until)) {
		m.until = c.Expires
	}
	if s.Facts != nil && !m.age.IsZero() {
		for _, f := range s.Facts.All() {
			m.ends = append(m.ends, f.Period.End())
		}
	}
	return m
}

// holds reports whether a build of another moment would be the same.
func (m *moment) holds(now time.Time) bool {
	if forgotten == onMoment {
		return true
	}
	if now.Before(m.now) || !m.until.IsZero() && !now.Before(m.until) {
		return false
	}
	before, after := m.age.Before(m.now), m.age.Before(now)
	for _, end := range m.ends {
		if end.Before(before) != end.Before(after) {
			return false
		}
	}
	return true
}

// page is what was found in the page of that id; nil if it is not known.
func (s *state) page(id string) *made {
	i, known := slices.BinarySearchFunc(s.pages, id, func(m made, id string) int { return cmp.Compare(m.name, id) })
	if !known {
		return nil
	}
	return &s.pages[i]
}

// output is the output of that path; nil if it is not known.
func (s *state) output(path string) *output {
	i, known := slices.BinarySearchFunc(s.outputs, path, func(o output, path string) int { return cmp.Compare(o.name, path) })
	if !known {
		return nil
	}
	return &s.outputs[i]
}

// stateFile is where the state of what is published to out is kept.
func stateFile(out string) string { return path.Join(stateDir, cache.Key(out)[:16]) }

// readState reads the state that a build has left. One that is missing, damaged
// or of another program is empty.
func readState(root *files.Root, out string) *state {
	data, err := root.Read(stateFile(out))
	if err != nil || len(data) < 8 {
		return new(state)
	}
	data, check := data[:len(data)-8], binary.LittleEndian.Uint64(data[len(data)-8:])
	if xxhash.Sum64(data) != check {
		return new(state)
	}
	r := wire.NewReader(data)
	s := new(state)
	if r.String() != cache.Program() {
		return s
	}
	s.read(r)
	if r.Done() != nil {
		return new(state)
	}
	return s
}

// write leaves the state for the next build. parts is what [state.appendParts]
// has made. What cannot be kept will be made again: that is no failure of the
// build.
func (s *state) write(root *files.Root, out string, parts []byte) {
	data := s.appendEnd(parts)
	data = binary.LittleEndian.AppendUint64(data, xxhash.Sum64(data))
	_ = root.Put(stateFile(out), data)
}
