package facts

import (
	"strings"

	"qiao/internal/diag"
)

// readTable splits a CSV text (RFC 4180) into rows of cells with positions.
// Rows without any text, which Excel leaves behind, are left out. encoding/csv
// would stop at the first mistake and does not know where cells begin.
func readTable(file, text string) ([][]cell, []diag.Diagnostic) {
	t := &table{text: text, lines: diag.NewLines(file, []byte(text), 1)}
	var rows [][]cell
	for t.at < len(t.text) {
		row := t.row()
		if hasText(row) && !t.unclosed {
			rows = append(rows, row)
		}
	}
	return rows, t.ds
}

func hasText(row []cell) bool {
	for _, c := range row {
		if strings.TrimSpace(c.V) != "" {
			return true
		}
	}
	return false
}

// table is a CSV text while it is read.
type table struct {
	text  string
	at    int
	lines *diag.Lines
	ds    []diag.Diagnostic
	// unclosed says that a cell in quotation marks took all the rest.
	unclosed bool
}

func (t *table) row() []cell {
	var row []cell
	for {
		row = append(row, t.cell())
		if t.at == len(t.text) {
			return row
		}
		t.at++ // a comma, or the end of the line
		if t.text[t.at-1] == '\n' {
			return row
		}
	}
}

// cell reads up to a comma or the end of the line.
func (t *table) cell() cell {
	c := cell{Pos: t.lines.Pos(t.at)}
	if t.at < len(t.text) && t.text[t.at] == '"' {
		c.V = t.quoted(c.Pos)
		return c
	}
	c.V = t.until(strings.IndexAny(t.text[t.at:], ",\n"))
	return c
}

// until takes so many bytes, or all where there is no end.
func (t *table) until(n int) string {
	if n < 0 {
		n = len(t.text) - t.at
	}
	taken := t.text[t.at : t.at+n]
	t.at += n
	return taken
}

// quoted reads a cell in quotation marks, which may hold commas, line ends and
// doubled marks.
func (t *table) quoted(opened diag.Pos) string {
	var b strings.Builder
	t.at++
	for {
		b.WriteString(t.until(strings.IndexByte(t.text[t.at:], '"')))
		if t.at == len(t.text) {
			t.ds = append(t.ds, diag.New("fact-table-quote", opened))
			t.unclosed = true
			return b.String()
		}
		t.at++
		if !strings.HasPrefix(t.text[t.at:], `"`) {
			break
		}
		b.WriteByte('"')
		t.at++
	}
	pos := t.lines.Pos(t.at)
	if after := t.until(strings.IndexAny(t.text[t.at:], ",\n")); strings.TrimSpace(after) != "" {
		t.ds = append(t.ds, diag.New("fact-table-quote/after", pos, "text", shorten(after)))
	}
	return b.String()
}
