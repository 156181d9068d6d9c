// Package chart makes charts of figures: it reads what an author put into a
// component, facts or a table, into exact data, and lays the data out as the
// marks of a drawing, which the theme writes as SVG.
//
// A drawing has no width of its own. Places across it are percentages, places
// down it and all text are measured in em: so it fills any width, and its words
// are as large on a telephone as on a desk.
package chart

import (
	"qiao/internal/diag"
	"qiao/internal/facts"
)

// Kind is a kind of chart.
type Kind string

// The kinds of charts.
const (
	Bar    Kind = "bar"    // horizontal bars, grouped by rows of a table
	Line   Kind = "line"   // values over time
	Share  Kind = "share"  // parts of a whole, as one bar
	Target Kind = "target" // results beside what is expected or aimed at
)

// Data is what a chart shows. Every row has a value, or nil, for each series.
type Data struct {
	Kind Kind
	// Unit is what the axis measures: that of the first value.
	Unit   facts.Unit
	Series []string // one without a name, if there is only one
	Rows   []Row
}

// Row is what belongs to one label.
type Row struct {
	Label  string
	Values []*Value
}

// Value is one value of a chart.
type Value struct {
	Quantity facts.Quantity
	// Fact is the fact that the value is; nil for one that was typed.
	Fact *facts.Fact
	Pos  diag.Pos
}

// kind is that of a result, unless a fact says otherwise.
func (v *Value) kind() facts.Kind {
	if v.Fact == nil {
		return facts.Actual
	}
	return v.Fact.Kind
}

// Empty reports whether there is nothing to draw.
func (d *Data) Empty() bool {
	for _, row := range d.Rows {
		for _, v := range row.Values {
			if v != nil {
				return false
			}
		}
	}
	return true
}
