package html2md

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSpan is the largest number of columns that a cell is believed to span.
const maxSpan = 100

// table writes a table. Markdown's have a head: without a row of headings it is
// empty.
func (c *converter) table(n *html.Node) {
	var rows []*html.Node
	var caption *html.Node
	columns := 0
	for e := range n.Descendants() {
		switch e.DataAtom {
		case atom.Caption:
			caption = e
		case atom.Tr:
			if width := rowWidth(e); width > 0 {
				rows, columns = append(rows, e), max(columns, width)
			}
		}
	}
	if caption != nil {
		c.bold(caption)
	}
	if len(rows) == 0 {
		return
	}
	head := isHead(rows[0])
	if !head {
		c.row(nil, columns)
		c.rule(columns)
	}
	for i, row := range rows {
		c.row(row, columns)
		if head && i == 0 {
			c.rule(columns)
		}
	}
	c.put("\n")
}

// rule writes the line below the head of a table.
func (c *converter) rule(columns int) {
	c.put("|")
	for range columns {
		c.put(" --- |")
	}
	c.put("\n")
}

// row writes the cells of a row, and empty ones for what it lacks; no row has
// none.
func (c *converter) row(n *html.Node, columns int) {
	c.put("|")
	if n != nil {
		for cell := n.FirstChild; cell != nil; cell = cell.NextSibling {
			if isCell(cell) {
				c.tableCell(cell)
				columns -= span(cell)
			}
		}
	}
	for range columns {
		c.put("  |")
	}
	c.put("\n")
}

func (c *converter) tableCell(n *html.Node) {
	c.put(" ")
	outer := c.cell
	c.cell = true
	c.inline(n.FirstChild, nil)
	c.cell = outer
	c.put(" |")
	for range span(n) - 1 {
		c.put("  |")
	}
}

func isCell(n *html.Node) bool { return n.DataAtom == atom.Td || n.DataAtom == atom.Th }

// span is the number of columns of a cell.
func span(cell *html.Node) int {
	given := attr(cell, "colspan")
	if given == "" {
		return 1
	}
	n, _ := strconv.Atoi(given)
	return max(1, min(n, maxSpan))
}

// rowWidth is the number of columns of a row.
func rowWidth(n *html.Node) int {
	width := 0
	for cell := n.FirstChild; cell != nil; cell = cell.NextSibling {
		if isCell(cell) {
			width += span(cell)
		}
	}
	return width
}

// isHead reports whether all cells of a row are headings.
func isHead(row *html.Node) bool {
	for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
		if cell.DataAtom == atom.Td {
			return false
		}
	}
	return true
}
