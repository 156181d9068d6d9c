package facts

import (
	"regexp"
	"slices"
	"strings"

	"qiao/internal/diag"
)

// columns are those of data/facts.csv, besides the labels.
var columns = []string{"id", "value", "unit", "period", "kind", "qualifier", "change", "source", "quote"}

const labelColumn = "label."

func (ld *loader) readCSV() {
	text, ok := ld.text(csvFile)
	if !ok {
		return
	}
	rows, ds := readTable(csvFile, string(text))
	ld.add(ds...)
	if len(rows) == 0 {
		return
	}
	header, ok := ld.readHeader(rows[0])
	if !ok {
		return
	}
	for _, row := range rows[1:] {
		ld.readRow(header, row)
	}
}

// readHeader reads the names of the columns.
func (ld *loader) readHeader(row []cell) (header []string, ok bool) {
	if separator, ok := otherSeparator(row); ok {
		ld.add(diag.New("fact-table-separator", row[0].Pos, "separator", separator))
		return nil, false
	}
	known := slices.Clone(columns)
	for _, lang := range ld.langs {
		known = append(known, labelColumn+lang)
	}
	for _, c := range row {
		name := strings.TrimSpace(c.V)
		switch {
		case slices.Contains(header, name) && name != "":
			ld.add(diag.New("fact-table-column/double", c.Pos, "column", name))
			name = ""
		case strings.HasPrefix(name, labelColumn) && !slices.Contains(known, name):
			ld.checkLanguage(strings.TrimPrefix(name, labelColumn), c.Pos)
			name = ""
		case !slices.Contains(known, name) && name != "":
			ld.add(diag.New("fact-table-column", c.Pos, "column", name, "suggestion", diag.Suggest(name, known)))
			name = ""
		}
		header = append(header, name)
	}
	ok = true
	for _, wanted := range []string{"id", "value"} {
		if !slices.Contains(header, wanted) {
			ld.add(diag.New("fact-table-column/missing", row[0].Pos, "column", wanted))
			ok = false
		}
	}
	return header, ok
}

// otherSeparator recognises a table of one column whose name has several in it.
func otherSeparator(row []cell) (diag.Words, bool) {
	if len(row) > 1 {
		return diag.Words{}, false
	}
	switch {
	case strings.Contains(row[0].V, ";"):
		return diag.Words{EN: `";"`, ZH: "“;”"}, true
	case strings.Contains(row[0].V, "\t"):
		return diag.Words{EN: "tabs", ZH: "制表符"}, true
	}
	return diag.Words{}, false
}

func (ld *loader) readRow(header []string, row []cell) {
	if len(row) != len(header) {
		ld.add(diag.New("fact-table-cells", row[0].Pos,
			"cells", len(row), "columns", len(header), "number", splitNumber(row)))
		return
	}
	r := record{label: make(map[string]string), freeSource: true}
	cells := map[string]*cell{
		"id": &r.id, "value": &r.value, "unit": &r.unit, "period": &r.period, "kind": &r.kind,
		"qualifier": &r.qualifier, "change": &r.change, "source": &r.source, "quote": &r.quote,
	}
	formula := false
	for i, c := range row {
		if isFormula(c.V) {
			ld.add(diag.New("fact-table-formula", c.Pos, "text", shorten(c.V), "sign", c.V[:1]))
			formula = true
			continue
		}
		if code, isLabel := strings.CutPrefix(header[i], labelColumn); isLabel {
			r.label[code] = strings.TrimSpace(c.V)
		} else if target := cells[header[i]]; target != nil {
			*target = c
		}
	}
	if formula {
		return
	}
	// The spaces around a value are reported; those around other cells are not
	// worth it.
	for name, c := range cells {
		if name != "value" {
			c.V = strings.TrimSpace(c.V)
		}
	}
	ld.addFact(r)
}

var signedNumber = regexp.MustCompile(`^[-+]\d`)

// isFormula reports whether a spreadsheet would run the cell when it opens what
// qiao writes from it.
func isFormula(text string) bool {
	return text != "" && strings.IndexByte("=+-@\t\r", text[0]) >= 0 && !signedNumber.MatchString(text)
}

var threeDigits = regexp.MustCompile(`^\d{3}(\.\d+)?$`)

// splitNumber finds a number that its comma has split: 1,234.
func splitNumber(row []cell) string {
	for i := range len(row) - 1 {
		head := strings.TrimLeft(row[i].V, "-+")
		if len(head) >= 1 && len(head) <= 3 && strings.Trim(head, "0123456789") == "" && threeDigits.MatchString(row[i+1].V) {
			return row[i].V + "," + row[i+1].V
		}
	}
	return ""
}

// shorten cuts a text to what fits into a message.
func shorten(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
