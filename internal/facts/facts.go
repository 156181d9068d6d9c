// Package facts holds the figures of a site as exact values: what is written
// once in data/facts.yaml (or data/facts.csv), with period, kind, source and
// quote, and comes out right in every language — and the way back, a parser of
// figures for each language, which is what lets qiao check that a quote
// contains the value it is cited for.
//
// Three tables carry the knowledge: units.go says what is measured, wording.go
// how each language writes it, vocabulary.go what each language may call it.
package facts

import (
	"maps"
	"slices"

	"qiao/internal/diag"
	"qiao/internal/locale"
)

// Kind tells results from expectations.
type Kind string

// The kinds of facts.
const (
	Actual   Kind = "actual"
	Estimate Kind = "estimate"
	Target   Kind = "target"
)

// Source is a document that figures were taken from.
type Source struct {
	ID    string
	Title map[string]string // by language code
	Date  string            // year, month or day: 2024-12
	File  string            // relative to the site; may be empty; never published
	URL   string            // may be empty
	Pos   diag.Pos
}

// Fact is one figure of the site.
type Fact struct {
	ID    string
	Label map[string]string // by language code
	Value Quantity
	// Change is in per cent, on the same period of the year before; nil if not
	// given.
	Change *locale.Decimal
	Period Period
	Kind   Kind
	// Source is nil where none is given, which is reported.
	Source *Source
	Quote  string
	// Noun says what is counted, by language code and plural category; see
	// [CountText]. Most facts have none: their label says it.
	Noun     map[string]map[string]string
	Pos      diag.Pos // of the id
	ValuePos diag.Pos
}

// Set is all facts and sources of a site, immutable.
type Set struct {
	facts   []*Fact
	byID    map[string]*Fact
	sources []*Source
	texts   map[string]string // of the sources' files
}

// Get returns the fact of that id.
func (s *Set) Get(id string) (*Fact, bool) {
	f, ok := s.byID[id]
	return f, ok
}

// All returns the facts in the order in which they are written.
func (s *Set) All() []*Fact { return slices.Clone(s.facts) }

// IDs returns all ids, sorted; for suggestions.
func (s *Set) IDs() []string { return slices.Sorted(maps.Keys(s.byID)) }

// Sources returns the sources in the order in which they are written.
func (s *Set) Sources() []*Source { return slices.Clone(s.sources) }
