package chart

import (
	"fmt"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/locale"
	"qiao/internal/markdown"
)

// Source is what a chart is read from.
type Source struct {
	Locale *locale.Locale
	Code   string // of the language, for labels of facts
	Facts  *facts.Set
	Call   *markdown.Call
	// Kind and Unit are parameters of the call, IDs the facts that it names.
	Kind, Unit string
	IDs        []string
	// IsFact reports whether a component shows a fact; cells may consist of one.
	IsFact func(component string) bool
}

// SourceOf is the source that a component call is, with the values that
// package config made of its parameters.
func SourceOf(m *config.Manifest, set *facts.Set, l *config.Language, call *markdown.Call, values map[string]any) Source {
	s := Source{Locale: l.Locale, Code: l.Code, Facts: set, Call: call}
	s.Kind, _ = values["kind"].(string)
	s.Unit, _ = values["unit"].(string)
	ids, _ := values["facts"].([]any)
	for _, id := range ids {
		s.IDs = append(s.IDs, fmt.Sprint(id))
	}
	s.IsFact = func(name string) bool {
		c := m.Component(name)
		return c != nil && c.Label != nil && c.Label.Type == config.FactRef
	}
	return s
}

// reading is a chart that is being read.
type reading struct {
	Source
	data Data
	ds   []diag.Diagnostic
}

// Read reads a chart. What it reports makes the chart wrong; the data hold what
// could be read nevertheless. Facts that do not exist are left out: that they
// do not is reported with every parameter that names facts.
func Read(s Source) (*Data, []diag.Diagnostic) {
	r := &reading{Source: s}
	r.data.Kind = Kind(s.Kind)
	if len(s.IDs) > 0 {
		r.readFacts()
	} else {
		r.readTable()
	}
	r.checkUnits()
	if r.data.Kind == Share {
		r.checkShare()
	}
	return &r.data, r.ds
}

func (r *reading) report(id string, pos diag.Pos, args ...any) {
	r.ds = append(r.ds, diag.New(id, pos, args...))
}

// pos is where a parameter of the call is written.
func (r *reading) pos(param string) diag.Pos {
	for _, p := range r.Call.Params {
		if p.Name == param {
			return p.ValuePos
		}
	}
	return r.Call.Pos
}

// readFacts makes a row of each fact. A series over time is labelled by time.
func (r *reading) readFacts() {
	r.data.Series = []string{""}
	for _, id := range r.IDs {
		f, ok := r.Facts.Get(strings.TrimSpace(id))
		if !ok {
			continue
		}
		label := f.Label[r.Code]
		if r.data.Kind == Line {
			label = facts.PeriodText(r.Locale, f.Period)
		}
		r.data.Rows = append(r.data.Rows, Row{label, []*Value{{f.Value, f, r.pos("facts")}}})
	}
	if r.data.Kind == Line {
		slices.SortStableFunc(r.data.Rows, func(a, b Row) int {
			return a.Values[0].Fact.Period.Start().Compare(b.Values[0].Fact.Period.Start())
		})
	}
}

// readTable reads the table in the container: labels in the first column, a
// series in each of the others.
func (r *reading) readTable() {
	table := r.Call.Table
	if table == nil || len(table.Rows) < 2 || len(table.Rows[0]) < 2 {
		r.report("chart-data", r.Call.Pos)
		return
	}
	if r.Unit != "" && !r.knownUnit() {
		r.report("chart-unit/unknown", r.pos("unit"), "unit", r.Unit)
		return
	}
	for _, cell := range table.Rows[0][1:] {
		r.data.Series = append(r.data.Series, r.words(cell.Text))
	}
	for _, cells := range table.Rows[1:] {
		row := Row{Label: r.words(cells[0].Text)}
		for _, cell := range cells[1:] {
			row.Values = append(row.Values, r.cell(cell))
		}
		r.data.Rows = append(r.data.Rows, row)
	}
	if r.data.Empty() && len(r.ds) == 0 {
		r.report("chart-data", r.Call.Pos)
	}
}

func (r *reading) words(t markdown.Text) string { return strings.TrimSpace(t.String(nil)) }

// cell reads the value in a cell: a fact, or a figure as the language writes
// it. An empty one, or a dash, says that there is none.
func (r *reading) cell(cell markdown.TableCell) *Value {
	if f := r.factIn(cell.Text); f != nil {
		return &Value{f.Value, f, cell.Pos}
	}
	text := r.words(cell.Text)
	if text == "" && len(cell.Text.Parts) > 0 && cell.Text.Parts[0].Call != nil {
		return nil // of a fact that does not exist
	}
	if strings.Trim(text, "-–—") == "" {
		return nil
	}
	q, ok := r.figure(text)
	if !ok {
		r.report("chart-cell", cell.Pos, "text", text, "language", r.Locale.Name())
		return nil
	}
	return &Value{Quantity: q, Pos: cell.Pos}
}

// factIn is the fact that a text consists of, or nil.
func (r *reading) factIn(t markdown.Text) *facts.Fact {
	var found *facts.Fact
	for _, p := range t.Parts {
		switch {
		case p.Call == nil && strings.TrimSpace(p.Text) != "":
			return nil
		case p.Call != nil && r.IsFact(p.Call.Name):
			found, _ = r.Facts.Get(strings.TrimSpace(p.Call.RawLabel))
		}
	}
	return found
}

// figure reads a figure, in the chart's unit if it has none.
func (r *reading) figure(text string) (facts.Quantity, bool) {
	q, err := facts.Parse(r.Locale, text)
	if err == nil && (q.Unit != "" || r.Unit == "") {
		return q, true
	}
	// Before or behind the number, or the currency before and the scale behind:
	// "CNY billion".
	code, scale, _ := strings.Cut(r.Unit, " ")
	for _, with := range []string{text + " " + r.Unit, text + r.Unit, r.Unit + " " + text, code + " " + text + " " + scale} {
		if q, err := facts.Parse(r.Locale, with); err == nil && q.Unit != "" {
			return q, true
		}
	}
	return facts.Quantity{}, false
}

func (r *reading) knownUnit() bool {
	_, ok := r.figure("1")
	return ok
}

// checkUnits finds the unit of the axis, and values that do not fit on it,
// which it takes out.
func (r *reading) checkUnits() {
	var first *Value
	for _, row := range r.data.Rows {
		for i, v := range row.Values {
			switch {
			case v == nil:
			case first == nil:
				first, r.data.Unit = v, v.Quantity.Unit
			default:
				if _, ok := v.Quantity.In(r.data.Unit); !ok {
					r.report("chart-unit", v.Pos, "what", r.name(v), "unit", r.unitName(v), "first", r.unitName(first))
					row.Values[i] = nil
				}
			}
		}
	}
}

// name says which value is meant: the id of a fact, or the figure.
func (r *reading) name(v *Value) string {
	if v.Fact != nil {
		return v.Fact.ID
	}
	return facts.Text(r.Locale, v.Quantity, facts.Format{})
}

func (r *reading) unitName(v *Value) string {
	if v.Quantity.Unit == "" {
		return "1"
	}
	return string(v.Quantity.Unit)
}

// checkShare reports what cannot be a part of a whole.
func (r *reading) checkShare() {
	if len(r.data.Series) > 1 {
		r.report("chart-share/series", r.Call.Table.Rows[0][2].Pos)
		r.data.Series = r.data.Series[:1]
	}
	var sum locale.Decimal
	for i, row := range r.data.Rows {
		r.data.Rows[i].Values = row.Values[:1]
		v := row.Values[0]
		switch {
		case v == nil:
		case v.Quantity.Amount.Sign() < 0:
			r.report("chart-share", v.Pos, "what", r.name(v))
			row.Values[0] = nil
		default:
			amount, _ := v.Quantity.In(r.data.Unit)
			sum = sum.Add(amount)
		}
	}
	if sum.Sign() == 0 && len(r.ds) == 0 && !r.data.Empty() {
		r.report("chart-share/zero", r.Call.Pos)
	}
}
