// Package facts holds the figures of a site as exact values: what is written
// once in data/facts.yaml (or data/facts.csv), with period, kind, source and
// quote, and comes out right in every language — and the way back, a parser of
// figures for each language, which is what lets qiao check that a quote
// contains the value it is cited for.
package facts

import (
	"qiao/internal/diag"
	"qiao/internal/files"
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

// Qualifier is the word that limits a figure.
type Qualifier string

// The qualifiers: 超、余、多、破 (strictly more); 以上 (the number included);
// 约、近; 不足.
const (
	Exact   Qualifier = ""
	Over    Qualifier = "over"
	AtLeast Qualifier = "at-least"
	About   Qualifier = "about"
	Under   Qualifier = "under"
)

// Unit is a unit that facts may be measured in, by its id: "CNY", "%", "pp",
// "mu" (亩), "ha", "km2", "m2", "t", "MW", "kWh", "km", "m", or a counter such
// as "家", "人次", "个".
type Unit string

// Quantity is an exact amount with unit and qualifier.
type Quantity struct {
	Amount    locale.Decimal // in Unit, unscaled: 590.3亿元 is 59030000000 CNY
	Unit      Unit
	Qualifier Qualifier
}

// Period is a span of time: a year, quarter, month, day, or an interval of these.
type Period struct {
	// Text as written: 2024, 2025-Q1, 2024-11, 2024-01/2024-11.
	Text string
}

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
	ID       string
	Label    map[string]string // by language code
	Value    Quantity
	Change   *locale.Decimal // in per cent, on the same period of the year before; nil if not given
	Period   Period
	Kind     Kind
	Source   *Source
	Quote    string
	Pos      diag.Pos // of the id
	ValuePos diag.Pos
}

// Set is all facts and sources of a site, immutable.
type Set struct{}

// Load reads data/facts.yaml and data/facts.csv, either of which may be
// missing. langs are the codes in which labels and titles are wanted; a missing
// one is a finding, as is a quote that does not contain its value, or that does
// not stand in the source's file.
func Load(root *files.Root, langs []string) (*Set, []diag.Diagnostic) { panic("skeleton") }

// Get returns the fact of that id.
func (s *Set) Get(id string) (*Fact, bool) { panic("skeleton") }

// All returns the facts in the order in which they are written.
func (s *Set) All() []*Fact { panic("skeleton") }

// IDs returns all ids, sorted; for suggestions.
func (s *Set) IDs() []string { panic("skeleton") }

// Sources returns the sources in the order in which they are written.
func (s *Set) Sources() []*Source { panic("skeleton") }

// Format says how a quantity is written.
type Format struct {
	// Digits rounds to so many decimal places of the written scale (59.0
	// billion with 1); nil keeps every digit. Rounding that loses something is
	// marked as "about".
	Digits *int
	// Unit converts into another unit of the same kind first (亩 to ha).
	Unit Unit
}

// Text writes a quantity in a language, with no-break spaces where the language
// wants them, after the table in design section 5.4.
func Text(l *locale.Locale, q Quantity, f Format) string { panic("skeleton") }

// ChangeText writes a change on the year before with its sign: +14,07 %.
func ChangeText(l *locale.Locale, d locale.Decimal) string { panic("skeleton") }

// PeriodText writes a period: 2024年1—11月, Januar–November 2024.
func PeriodText(l *locale.Locale, p Period) string { panic("skeleton") }

// Parse reads one figure with its unit and qualifier as a language writes it;
// the whole text must be the figure.
func Parse(l *locale.Locale, text string) (Quantity, error) { panic("skeleton") }

// Match is a figure found in running text.
type Match struct {
	Quantity   Quantity
	Start, End int // byte offsets
}

// Find returns the figures in running text, in order.
func Find(l *locale.Locale, text string) []Match { panic("skeleton") }
