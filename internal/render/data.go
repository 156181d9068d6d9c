package render

import (
	"bytes"
	"encoding/json"
	"strings"

	"qiao/internal/facts"
)

// The files that hold the site's figures, below each language's home page.
const (
	factsCSV  = "data/facts.csv"
	factsJSON = "data/facts.json"
)

// factColumns are the columns of facts.csv: what a reader sees of a figure, and
// its exact value for machines.
var factColumns = []string{
	"id", "label", "text", "value", "unit", "qualifier", "change_percent", "period", "kind",
	"source", "source_date", "source_url", "quote",
}

// factRecord is a figure as it is given away, with its source.
type factRecord struct {
	ID         string `json:"id"`
	Label      string `json:"label"`
	Text       string `json:"text"`
	Value      string `json:"value"` // a decimal, as text so that no digit is lost
	Unit       string `json:"unit"`
	Qualifier  string `json:"qualifier,omitempty"`
	Change     string `json:"change_percent,omitempty"`
	Period     string `json:"period,omitempty"`
	Kind       string `json:"kind"`
	Source     string `json:"source,omitempty"`
	SourceDate string `json:"source_date,omitempty"`
	SourceURL  string `json:"source_url,omitempty"`
	Quote      string `json:"quote,omitempty"`
}

func (l *language) factRecord(f *facts.Fact) factRecord {
	view := l.facts[f.ID]
	r := factRecord{
		ID: f.ID, Label: view.Label, Text: view.Value, Value: view.Number, Unit: string(f.Value.Unit),
		Qualifier: string(f.Value.Qualifier), Period: f.Period.Text, Kind: view.Kind,
		Source: view.Source, SourceURL: view.SourceURL, Quote: view.Quote,
	}
	if f.Change != nil {
		r.Change = f.Change.String()
	}
	if f.Source != nil {
		r.SourceDate = f.Source.Date
	}
	return r
}

func (r factRecord) row() []string {
	return []string{
		r.ID, cell(r.Label), cell(r.Text), r.Value, r.Unit, r.Qualifier, r.Change, r.Period, r.Kind,
		cell(r.Source), r.SourceDate, r.SourceURL, cell(r.Quote),
	}
}

// cell keeps a spreadsheet from reading a text as a formula.
func cell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// writeFactsCSV writes the figures as CSV.
func (r *renderer) writeFactsCSV(l *language, b *bytes.Buffer) {
	w := newCSV(b)
	_ = w.Write(factColumns) // writing to a buffer does not fail
	for _, f := range r.site.Facts.All() {
		_ = w.Write(l.factRecord(f).row())
	}
	w.Flush()
}

// writeFactsJSON writes the figures as JSON.
func (r *renderer) writeFactsJSON(l *language, b *bytes.Buffer) {
	file := struct {
		Publisher string       `json:"publisher"`
		URL       string       `json:"url"`
		Language  string       `json:"language"`
		Facts     []factRecord `json:"facts"`
	}{l.view.Title, r.site.Absolute(l.home()), l.Tag, []factRecord{}}
	for _, f := range r.site.Facts.All() {
		file.Facts = append(file.Facts, l.factRecord(f))
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(file); err != nil {
		panic("render: " + err.Error()) // our own types always encode
	}
}
