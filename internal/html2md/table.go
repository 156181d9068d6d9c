package html2md

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSpan is the largest number of columns that a cell is believed to span.
const maxSpan = 100

// table writes a table. Markdown's have a head: without a row of headings it is
// empty.
func (c *converter) table(w *bytes.Buffer, n *html.Node) {
	var rows [][]string
	var caption string
	head := false
	for e := range n.Descendants() {
		switch {
		case e.Type != html.ElementNode:
		case e.DataAtom == atom.Caption:
			caption = c.inline(children(e))
		case e.DataAtom == atom.Tr:
			row, headings := c.row(e)
			if len(row) == 0 {
				continue
			}
			head = head || len(rows) == 0 && headings
			rows = append(rows, row)
		}
	}
	if caption != "" {
		w.WriteString("**" + caption + "**\n\n")
	}
	if len(rows) == 0 {
		return
	}
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if !head {
		rows = append([][]string{nil}, rows...)
	}
	for i, row := range rows {
		for range columns - len(row) {
			row = append(row, "")
		}
		w.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			w.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
	w.WriteByte('\n')
}

// row are the cells of a row, and whether all of them are headings.
func (c *converter) row(n *html.Node) (cells []string, headings bool) {
	headings = true
	for cell := n.FirstChild; cell != nil; cell = cell.NextSibling {
		if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
			continue
		}
		headings = headings && cell.DataAtom == atom.Th
		outer := c.cell
		c.cell = true
		cells = append(cells, c.inline(children(cell)))
		c.cell = outer
		span, _ := strconv.Atoi(attr(cell, "colspan"))
		for range min(span, maxSpan) - 1 {
			cells = append(cells, "")
		}
	}
	return cells, headings
}
