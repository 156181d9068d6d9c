// Package html2md turns pieces of HTML that qiao has made into Markdown, for
// readers that are programs.
//
// It knows the elements of text, lists, tables and figures; what only a browser
// can use (scripts, drawings, controls, what is hidden) is left out, and any
// other element is its content. Details are opened, a table's caption stands
// above it in bold. The result is CommonMark with tables and footnotes.
//
// Every page of a site goes through it, so it makes little garbage: HTML that
// needs no mending is read by a scanner of our own, other HTML as browsers do,
// and the Markdown is written to one buffer, in which what turns out to be empty
// is taken back.
package html2md

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Options say what becomes of addresses.
type Options struct {
	// Link is the address of a link or image in the Markdown. Links to places in
	// the page itself are text: what is Markdown has no ids.
	Link func(address string) string
	// Reference writes a link as something else: a note as "[^1]". It is "" for
	// other links.
	Reference func(address string) string
}

// Convert writes a fragment of HTML as Markdown: blocks with an empty line
// after each.
func Convert(w *bytes.Buffer, fragment string, o Options) {
	c := converters.Get().(*converter)
	defer c.release()
	c.Options = o
	root, ok := c.scan(fragment)
	if !ok {
		root = parse(fragment)
	}
	c.blocks(root)
	w.Write(c.out)
}

// parse reads a fragment as browsers do, whatever it is.
func parse(fragment string) *html.Node {
	body := newBody()
	nodes, _ := html.ParseFragment(strings.NewReader(fragment), &body) // what cannot be read is nothing
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return &body
}

func newBody() html.Node {
	return html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
}

// converter writes one fragment.
type converter struct {
	Options
	scanner
	out  []byte
	cell bool // in a cell of a table: one line
}

// converters are there to be used again, for what they have allocated.
var converters = sync.Pool{New: func() any { return new(converter) }}

// maxKept is the size of a buffer, in bytes, that is not kept for the next
// fragment: few are as large.
const maxKept = 1 << 20

func (c *converter) release() {
	if cap(c.out) > maxKept {
		return
	}
	c.reset()
	c.Options, c.out = Options{}, c.out[:0]
	converters.Put(c)
}

// left are elements of which nothing is left.
func left(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Svg, atom.Button, atom.Select, atom.Textarea, atom.Form, atom.Noscript:
		return true
	case atom.Input:
		return attr(n, "type") != "checkbox"
	}
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// isBlock reports whether an element stands on lines of its own.
func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Dd, atom.Details, atom.Div, atom.Dl,
		atom.Dt, atom.Figcaption, atom.Figure, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Hr, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Ul:
		return true
	}
	return false
}

// blocks writes what is in an element: its blocks, and the runs of text between
// them as paragraphs.
func (c *converter) blocks(n *html.Node) {
	run := n.FirstChild
	for child := run; child != nil; child = child.NextSibling {
		if isBlock(child) && !left(child) {
			c.paragraph("", run, child)
			c.block(child)
			run = child.NextSibling
		}
	}
	c.paragraph("", run, nil)
}

// paragraph writes siblings, from one to before another, as a block that begins
// with a mark.
func (c *converter) paragraph(mark string, from, to *html.Node) {
	before := len(c.out)
	c.put(mark)
	start := len(c.out)
	if !c.inline(from, to) {
		c.out = c.out[:before]
		return
	}
	if mark == "" {
		if at := startMark(c.out[start:]); at >= 0 {
			c.out = slices.Insert(c.out, start+at, '\\')
		}
	}
	c.put("\n\n")
}

// put writes Markdown.
func (c *converter) put(s string) { c.out = append(c.out, s...) }

// take takes back what was written since a place, and returns it.
func (c *converter) take(from int) string {
	s := string(c.out[from:])
	c.out = c.out[:from]
	return s
}

// block writes one block.
func (c *converter) block(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.paragraph("###### "[6-int(n.Data[1]-'0'):], n.FirstChild, nil)
	case atom.P, atom.Figcaption, atom.Dd:
		c.blocks(n)
	case atom.Dt, atom.Summary:
		c.term(n)
	case atom.Ul, atom.Ol:
		c.list(n)
	case atom.Dl:
		c.definitions(n)
	case atom.Blockquote:
		c.quotation(n)
	case atom.Pre:
		c.code(n)
	case atom.Table:
		c.table(n)
	case atom.Hr:
		c.put("---\n\n")
	default:
		c.blocks(n)
	}
}

// term writes what is explained below it: in bold, unless it has a block of its
// own, such as a heading.
func (c *converter) term(n *html.Node) {
	for child := range n.ChildNodes() {
		if isBlock(child) {
			c.blocks(n)
			return
		}
	}
	c.bold(n)
}

// bold writes the content of an element as a paragraph in bold.
func (c *converter) bold(n *html.Node) {
	before := len(c.out)
	c.put("**")
	if !c.inline(n.FirstChild, nil) {
		c.out = c.out[:before]
		return
	}
	c.put("**\n\n")
}

// quotation writes a quotation.
func (c *converter) quotation(n *html.Node) {
	start := len(c.out)
	c.blocks(n)
	c.indent(strings.TrimRight(c.take(start), "\n"), "> ", "> ")
	c.put("\n")
}

// indent writes lines with a prefix before the first and another before the
// others; what is empty stays so.
func (c *converter) indent(text, first, others string) {
	if text == "" {
		return
	}
	prefix := first
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		c.put(prefix)
		c.put(line)
		c.put("\n")
		prefix = others
	}
}

// code writes a block of code, between fences that it does not hold.
func (c *converter) code(n *html.Node) {
	var b strings.Builder
	language := ""
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if l, ok := strings.CutPrefix(attr(d, "class"), "language-"); ok && language == "" {
			language = l
		}
	}
	text := strings.TrimRight(b.String(), "\n")
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	c.put(fence + language + "\n" + text + "\n" + fence + "\n\n")
}
