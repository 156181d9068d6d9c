package theme

import (
	"html/template"

	"qiao/internal/chart"
)

// FactView is a figure.
type FactView struct {
	ID    string
	Label string
	// Value is the figure as the language writes it: 59,03 Mrd. CNY.
	Value string
	// Before, Digits and After are the parts of Value: words before the number,
	// the number, and what follows it.
	Before, Digits, After string
	// Number is the exact value for machines: 59030000000.
	Number string
	Change string // +14,07 %; "" if not given
	Period string // Januar–November 2024; "" if not given
	// Kind is actual, estimate or target.
	Kind string
	// Source is the title of the source; SourceDate when it was published.
	Source, SourceDate, SourceURL string
	// Quote is the sentence that the figure was taken from, QuoteTag its language.
	Quote, QuoteTag string

	reference func() ReferenceView
}

// WithReference gives the figure the way to its note.
func (f *FactView) WithReference(reference func() ReferenceView) { f.reference = reference }

// Reference refers to the figure's note on the page. Asking for it is what puts
// the figure among the page's notes.
func (f *FactView) Reference() ReferenceView {
	if f.reference == nil {
		return ReferenceView{}
	}
	return f.reference()
}

// ReferenceView is a reference to a note.
type ReferenceView struct {
	// Number is the note's, from 1.
	Number int
	// First says that nothing has referred to the note before: the place to
	// which the note leads back.
	First bool
}

// RecordView is a record of one of the theme's collections.
type RecordView struct {
	Collection, ID string
	// Title is the text of the field that names it.
	Title string

	params func() Params
	first  func() bool
}

// WithParams gives the record the way to its fields, which may lead to other
// records and back.
func (r *RecordView) WithParams(params func() Params) { r.params = params }

// WithFirst gives the record the way to its place on the page.
func (r *RecordView) WithFirst(first func() bool) { r.first = first }

// Params are the fields that the collection declares.
func (r *RecordView) Params() Params {
	if r.params == nil {
		return nil
	}
	return r.params()
}

// First reports whether nothing on the page has asked before: there the
// record's anchor can stand, which must not be twice on a page.
func (r *RecordView) First() bool { return r.first != nil && r.first() }

// ComponentView is the dot of a component's template.
type ComponentView struct {
	Name string
	// Form is inline, block or container.
	Form string
	// Label is the text in brackets; Fact is the figure, if it names one, and
	Label template.HTML
	Fact  *FactView
	// Record the record.
	Record *RecordView
	// Params are the declared parameters.
	Params Params
	// Body is what stands in a container, without what Items has.
	Body template.HTML
	// Chart is what a component with the view chart draws, Items are the list
	// entries in one with the view items; nil for others.
	Chart *ChartView
	Items []ItemView
	// InLink says that the component stands in a link, and must not hold another.
	InLink bool
	// Number counts the calls of components on the page, from 1, to make ids with.
	Number int
	Page   *PageView
}

// ChartView is a chart: what it shows, and how it is laid out.
type ChartView struct {
	// Kind is bar, line, share or target.
	Kind string
	// Period is what all values are about, "" if they differ.
	Period string
	// Series are the names of the columns; a single one may have none.
	Series []string
	Rows   []ChartRowView
	// Height is the drawing's, in em; it is as wide as its place. Marks are its
	// marks, in the order of painting.
	Height string
	Marks  []chart.Mark
	// FromFacts says that every row is a fact, so that no table with the values
	// stands in the text.
	FromFacts bool
}

// ChartRowView is what belongs to one label.
type ChartRowView struct {
	Label  string
	Values []ChartValueView
}

// ChartValueView is one value.
type ChartValueView struct {
	// Series is the name of its column.
	Series string
	// Value is the figure as the language writes it; "" where there is none.
	Value string
	// Kind is actual, estimate or target.
	Kind string
	// Period is what it is about; "" if not known.
	Period string
	// Fact is the fact that it is; nil for a typed figure.
	Fact *FactView
}

// ItemView is an entry of a list in a component, with what is listed below it.
type ItemView struct {
	// Term is the bold text at the beginning; Time is the year, month or day
	// that it is, as HTML's <time> writes it, if it is one.
	Term template.HTML
	Time string
	// Text is the rest of the entry.
	Text  template.HTML
	Items []ItemView
}
