package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// inlines writes the children of a node of running text.
func (r *renderer) inlines(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			r.textNode(t)
			continue
		}
		if !r.enter(c) {
			return
		}
		r.inline(c)
		r.leave()
	}
}

func (r *renderer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			r.wrap("<strong>", n, "</strong>")
		} else {
			r.wrap("<em>", n, "</em>")
		}
	case *east.Strikethrough:
		r.wrap("<del>", n, "</del>")
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(n, false)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.RawHTML:
		r.rawInline(n)
	case *inlineDirective:
		r.call(n, &n.directive, nil)
	case *noteReference:
		r.noteReference(n)
	case *east.TaskCheckBox:
		r.taskCheckBox(n)
	}
}

// wrap writes an element with running text in it.
func (r *renderer) wrap(open string, n ast.Node, end string) {
	r.element(open, end, func() { r.inlines(n) })
}

func (r *renderer) codeSpan(n *ast.CodeSpan) {
	r.str("<code>")
	from := len(r.plain.text)
	inCell := insideCell(n)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		value := string(t.Segment.Value(r.src))
		if strings.HasSuffix(value, "\n") {
			value = value[:len(value)-1] + " "
		}
		if inCell {
			value = strings.ReplaceAll(value, `\|`, "|")
		}
		r.escape(value)
		r.plain.text = append(r.plain.text, value...)
	}
	r.plain.code = append(r.plain.code, [2]int{from, len(r.plain.text)})
	r.atom = len(r.plain.text)
	r.str("</code>")
}

// insideCell reports whether an inline node stands in a table.
func insideCell(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Type() != ast.TypeInline {
			return p.Kind() == east.KindTableCell
		}
	}
	return false
}

func (r *renderer) link(n *ast.Link) {
	if r.inLink > 0 || r.raw.inLink() {
		r.inlines(n)
		return
	}
	to := r.destination(n.Destination, n.Title, n.Reference, n.Pos())
	l := Link{
		Destination: to.url, Title: to.title, Attributes: r.st.attributes[n], Pos: r.st.pos(n.Pos()),
	}
	r.anchors(l.Attributes, n.Pos())
	r.writeLink(l, func() { r.inLanguage(l.Attributes, func() { r.wrap("", n, "") }) })
}

// writeLink writes a link around what write writes.
func (r *renderer) writeLink(l Link, write func()) {
	index := len(r.body.Links)
	r.body.Links = append(r.body.Links, l)
	r.hole(HoleLinkOpen, index)
	from := r.plain.mark()
	r.inLink++
	write()
	r.inLink--
	r.body.Links[index].Text = r.plain.since(from)
	r.hole(HoleLinkClose, index)
}

func (r *renderer) autoLink(n *ast.AutoLink) {
	label := string(n.Label(r.src))
	url := string(n.URL(r.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		url = "mailto:" + url
	}
	if r.inLink > 0 || r.raw.inLink() {
		r.emit(label)
		return
	}
	offset := max(n.Pos(), 0)
	if !bytes.HasPrefix(r.src[offset:], n.Label(r.src)) {
		offset++ // behind "<", or the space before a bare address
	}
	l := Link{Destination: r.checkURL(url, offset), Autolink: true, Pos: r.st.pos(offset)}
	r.writeLink(l, func() { r.emit(label) })
}

func (r *renderer) image(n *ast.Image, alone bool) {
	to := r.destination(n.Destination, n.Title, n.Reference, n.Pos())
	i := Image{
		Destination: to.url, Alt: r.d.smarten(r.alt(n)), Title: to.title,
		Attributes: r.st.attributes[n], Alone: alone, Pos: r.st.pos(n.Pos()),
	}
	if strings.TrimSpace(i.Alt) == "" {
		r.st.report("image-alt", n.Pos(), "image", i.Destination)
	}
	r.anchors(i.Attributes, n.Pos())
	r.writeImage(i)
}

func (r *renderer) writeImage(i Image) {
	index := len(r.body.Images)
	r.body.Images = append(r.body.Images, i)
	r.hole(HoleImage, index)
	if r.inLink > 0 {
		r.plain.text = append(r.plain.text, i.Alt...)
	}
	r.atom = len(r.plain.text)
}

// alt is the plain text between the brackets of an image.
func (r *renderer) alt(n ast.Node) string {
	var b strings.Builder
	r.writeAlt(&b, n)
	return b.String()
}

func (r *renderer) writeAlt(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			segment := c.Segment
			if c.IsRaw() || n.Kind() == ast.KindCodeSpan {
				b.Write(segment.Value(r.src))
			} else {
				b.WriteString(r.unescape(r.src[segment.Start:segment.Stop], segment.Start))
			}
			if (c.SoftLineBreak() || c.HardLineBreak()) && !r.joined(lastRune(b.String()), r.firstRune(c.NextSibling())) {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(c.Label(r.src))
		default:
			r.writeAlt(b, c)
		}
	}
}

// destination is where a link leads, resolved.
type destination struct{ url, title string }

// destination resolves entities and escapes and checks the result. What
// references share is resolved once, and its size counts each time, since it
// will be written each time.
func (r *renderer) destination(url, title []byte, reference *ast.ReferenceLink, offset int) destination {
	if reference == nil {
		return r.resolve(url, title, offset)
	}
	key := util.ToLinkReference(reference.Value)
	to, ok := r.destinations[key]
	if !ok {
		to = r.resolve(url, title, offset)
		if r.destinations == nil {
			r.destinations = make(map[string]destination)
		}
		r.destinations[key] = to
	}
	if r.written += len(to.url) + len(to.title); r.written > maxOutput {
		r.reportFull(offset)
	}
	return to
}

func (r *renderer) resolve(url, title []byte, offset int) destination {
	return destination{
		r.checkURL(r.unescape(url, offset), offset),
		r.d.smarten(r.unescape(title, offset)),
	}
}

func (r *renderer) taskCheckBox(n *east.TaskCheckBox) {
	if n.IsChecked {
		r.str(`<input checked="" disabled="" type="checkbox"> `)
	} else {
		r.str(`<input disabled="" type="checkbox"> `)
	}
}
