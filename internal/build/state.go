package build

import (
	"encoding/binary"
	"path"
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
	site    made              // what was found in what belongs to no page
	pages   map[string]made   // by id: what was found in a page
	outputs map[string]output // by path
	order   []string          // paths of the outputs, sorted
}

// made is a finding's or output's inputs, and what was found while it was made.
type made struct {
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

// newState returns an empty state.
func newState() *state {
	return &state{pages: make(map[string]made), outputs: make(map[string]output)}
}

// stateFile is where the state of what is published to out is kept.
func stateFile(out string) string { return path.Join(stateDir, cache.Key(out)[:16]) }

// readState reads the state that a build has left. One that is missing, damaged
// or of another program is empty.
func readState(root *files.Root, out string) *state {
	data, err := root.Read(stateFile(out))
	if err != nil || len(data) < 8 {
		return newState()
	}
	data, check := data[:len(data)-8], binary.LittleEndian.Uint64(data[len(data)-8:])
	if xxhash.Sum64(data) != check {
		return newState()
	}
	r := wire.NewReader(data)
	s := newState()
	if r.String() != cache.Program() {
		return s
	}
	s.read(r)
	if r.Done() != nil {
		return newState()
	}
	return s
}

// write leaves the state for the next build. What cannot be kept will be made
// again: that is no failure of the build.
func (s *state) write(root *files.Root, out string) {
	data := s.append(wire.AppendString(nil, cache.Program()))
	data = binary.LittleEndian.AppendUint64(data, xxhash.Sum64(data))
	_ = root.Put(stateFile(out), data)
}
