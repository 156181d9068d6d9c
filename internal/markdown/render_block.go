package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// blocks writes the children of a block.
func (r *renderer) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if !r.enter(c) {
			return
		}
		top := r.depth == 1
		from := r.plain.mark()
		r.block(c)
		if top {
			r.summary.add(c, &r.plain, from)
		}
		r.leave()
	}
}

func (r *renderer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		r.htmlBlock(n)
		return
	case *ast.LinkReferenceDefinition, *note:
		return
	}
	r.beforeBlock()
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		r.textBlock(n)
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.listItem(n)
	case *ast.Blockquote:
		r.blockquote(n)
	case *ast.CodeBlock:
		r.code(n, nil)
	case *ast.FencedCodeBlock:
		r.code(n, n.Language(r.src))
	case *ast.ThematicBreak:
		r.str("<hr>\n")
	case *blockDirective:
		r.blockDirective(n)
	case *east.Table:
		r.table(n)
	default:
		r.definitions(n)
	}
}

// container writes a block that contains blocks.
func (r *renderer) container(open string, n ast.Node, end string) {
	r.element(open, end, func() { r.blocks(n) })
}

func (r *renderer) paragraph(n *ast.Paragraph) {
	if r.d.options.Typography {
		if images := onlyImages(n); len(images) > 0 {
			for i, image := range images {
				if i > 0 {
					r.str("\n")
				}
				r.image(image, true)
			}
			r.endParagraph(n)
			r.str("\n")
			return
		}
	}
	r.str("<p>")
	r.running(n)
	r.endParagraph(n)
	r.str("</p>\n")
}

// endParagraph writes the way back from a footnote where it belongs.
func (r *renderer) endParagraph(n ast.Node) {
	if r.tailOf == n && r.tail != nil {
		r.tail()
		r.tail = nil
	}
}

// onlyImages returns the images of a paragraph that holds nothing else, each on
// a line of its own.
func onlyImages(n ast.Node) []*ast.Image {
	var images []*ast.Image
	broken := true // a line begins
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			if !broken {
				return nil
			}
			images, broken = append(images, c), false
		case *ast.Text:
			if c.Segment.Len() > 0 || !c.SoftLineBreak() {
				return nil
			}
			broken = true
		default:
			return nil
		}
	}
	return images
}

func (r *renderer) textBlock(n *ast.TextBlock) {
	r.running(n)
	if n.NextSibling() != nil && n.HasChildren() {
		r.str("\n")
	}
}

func (r *renderer) heading(n *ast.Heading) {
	level := "123456"[n.Level-1 : n.Level]
	index := len(r.body.Headings)
	h := Heading{Level: n.Level, Pos: r.st.pos(n.Pos())}
	r.body.Headings = append(r.body.Headings, h)
	r.str("<h" + level)
	r.hole(HoleHeadingID, index)
	for _, a := range r.st.attributes[n] {
		if a.Name == "id" {
			h.ID = a.Value
			r.takeID(a.Value, n.Pos())
			continue
		}
		r.attribute(a.Name, a.Value)
	}
	r.str(">")
	from := r.plain.mark()
	r.inLanguage(r.st.attributes[n], func() { r.running(n) })
	h.Text = r.plain.since(from)
	r.body.Headings[index] = h
	r.str("</h" + level + ">\n")
}

func (r *renderer) list(n *ast.List) {
	if item := r.item; item != nil {
		if len(item.Items) == 0 {
			item.Text = len(r.HTML)
		}
		defer func() { item.End = len(r.HTML) }()
	}
	if !n.IsOrdered() {
		r.container("<ul>\n", n, "</ul>\n")
		return
	}
	open := "<ol>\n"
	if n.Start != 1 {
		open = `<ol start="` + strconv.Itoa(n.Start) + "\">\n"
	}
	r.container(open, n, "</ol>\n")
}

func (r *renderer) listItem(n *ast.ListItem) {
	open := "<li>"
	first := n.FirstChild()
	if first != nil && first.Kind() != ast.KindTextBlock {
		open = "<li>\n"
	}
	above := r.item
	if above == nil {
		r.container(open, n, "</li>\n")
		return
	}
	item := Item{Start: len(r.HTML) + len(open)}
	r.item = &item
	r.container(open, n, "</li>\n")
	r.item = above
	item.End = len(r.HTML) - len("</li>\n")
	if item.Text == 0 {
		item.Text = item.End
	}
	above.Items = append(above.Items, item)
}

func (r *renderer) blockquote(n *ast.Blockquote) {
	kind, ok := r.st.alerts[n]
	if !ok {
		r.container("<blockquote>\n", n, "</blockquote>\n")
		return
	}
	r.str(`<div class="alert alert-` + kind + `" role="note">` + "\n")
	r.str(`<p class="alert-title">`)
	r.escape(r.d.options.Words.Alerts[kind])
	r.container("</p>\n", n, "</div>\n")
}

// code writes a block of code as it is.
func (r *renderer) code(n ast.Node, language []byte) {
	r.str("<pre><code")
	if len(language) > 0 {
		r.attribute("class", "language-"+r.unescape(language, n.Pos()))
	}
	r.str(">")
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		r.escape(string(line.Value(r.src)))
	}
	r.str("</code></pre>\n")
}

func (r *renderer) blockDirective(n *blockDirective) {
	if n.stray {
		return
	}
	var body func()
	if n.fence > 0 {
		body = func() { r.blocks(n) }
	}
	r.call(n, &n.directive, body)
	r.str("\n")
}

// definitions writes the parts of a definition list.
func (r *renderer) definitions(n ast.Node) {
	switch n := n.(type) {
	case *east.DefinitionList:
		r.container("<dl>\n", n, "</dl>\n")
	case *east.DefinitionTerm:
		r.str("<dt>")
		r.running(n)
		r.str("</dt>\n")
	case *east.DefinitionDescription:
		open := "<dd>"
		if !n.IsTight {
			open = "<dd>\n"
		}
		r.container(open, n, "</dd>\n")
	}
}

// table writes a table, on the way to a page in a box that scrolls where the
// window is narrow, and that the keyboard can reach.
func (r *renderer) table(n *east.Table) {
	if r.d.options.Typography {
		r.str("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\">\n")
		defer r.str("</div>\n")
	}
	r.str("<table>\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		if head {
			r.str("<thead>\n")
		}
		r.tableRow(row, head)
		if head {
			r.str("</thead>\n")
			if row.NextSibling() != nil {
				r.str("<tbody>\n")
			}
		} else if row.NextSibling() == nil {
			r.str("</tbody>\n")
		}
	}
	r.str("</table>\n")
	r.grid = nil
}

func (r *renderer) tableRow(row ast.Node, head bool) {
	r.str("<tr>\n")
	var cells []TableCell
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cell, ok := c.(*east.TableCell)
		if !ok || !r.enter(cell) {
			break
		}
		name := "td"
		if head {
			name = "th"
		}
		r.str("<" + name)
		r.cellAttributes(cell, head)
		r.str(">")
		from := r.plain.mark()
		r.running(cell)
		cells = append(cells, TableCell{r.plain.since(from), r.st.pos(cellOffset(cell))})
		r.str("</" + name + ">\n")
		r.leave()
	}
	if r.grid != nil {
		r.grid.Rows = append(r.grid.Rows, cells)
	}
	r.str("</tr>\n")
}

// cellOffset is where the text of a cell begins.
func cellOffset(cell *east.TableCell) int {
	if t, ok := cell.FirstChild().(*ast.Text); ok {
		return t.Segment.Start
	}
	return max(cell.Pos(), 0)
}

func (r *renderer) cellAttributes(cell *east.TableCell, head bool) {
	if head && r.d.options.Typography {
		r.attribute("scope", "col")
	}
	if cell.Alignment == east.AlignNone {
		return
	}
	if r.d.options.Typography {
		r.attribute("class", "align-"+cell.Alignment.String())
	} else {
		r.attribute("align", cell.Alignment.String())
	}
}
