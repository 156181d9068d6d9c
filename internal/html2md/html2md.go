// Package html2md turns pieces of HTML that qiao has made into Markdown, for
// readers that are programs.
//
// It knows the elements of text, lists, tables and figures; what only a browser
// can use (scripts, drawings, controls, what is hidden) is left out, and any
// other element is its content. Details are opened, a table's caption stands
// above it in bold. The result is CommonMark with tables and footnotes.
package html2md

import (
	"bytes"
	"strings"

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
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return // reading a string does not fail
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	c := &converter{Options: o}
	c.blocks(w, body)
}

// converter writes one fragment.
type converter struct {
	Options
	cell bool // in a cell of a table: one line
}

// left are elements of which nothing is left.
func left(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Svg, atom.Button, atom.Select, atom.Textarea, atom.Form, atom.Noscript:
		return true
	case atom.Input:
		return attr(n, "type") != "checkbox"
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
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
func (c *converter) blocks(w *bytes.Buffer, n *html.Node) {
	var run []*html.Node
	flush := func() {
		c.paragraph(w, "", run)
		run = run[:0]
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type == html.ElementNode && left(child):
		case isBlock(child):
			flush()
			c.block(w, child)
		default:
			run = append(run, child)
		}
	}
	flush()
}

// paragraph writes inline nodes as a block that begins with a mark.
func (c *converter) paragraph(w *bytes.Buffer, mark string, nodes []*html.Node) {
	text := c.inline(nodes)
	if text == "" {
		return
	}
	if mark == "" {
		text = escapeStart(text)
	}
	w.WriteString(mark + text + "\n\n")
}

func children(n *html.Node) []*html.Node {
	var all []*html.Node
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		all = append(all, child)
	}
	return all
}

// block writes one block.
func (c *converter) block(w *bytes.Buffer, n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.paragraph(w, strings.Repeat("#", int(n.Data[1]-'0'))+" ", children(n))
	case atom.P, atom.Figcaption, atom.Dd:
		c.blocks(w, n)
	case atom.Dt, atom.Summary:
		c.term(w, n)
	case atom.Ul, atom.Ol:
		c.list(w, n)
	case atom.Dl:
		c.definitions(w, n)
	case atom.Blockquote:
		c.prefixed(w, n, "> ", "> ")
	case atom.Pre:
		c.code(w, n)
	case atom.Table:
		c.table(w, n)
	case atom.Hr:
		w.WriteString("---\n\n")
	default:
		c.blocks(w, n)
	}
}

// term writes what is explained below it: in bold, unless it has a block of its
// own, such as a heading.
func (c *converter) term(w *bytes.Buffer, n *html.Node) {
	for _, child := range children(n) {
		if isBlock(child) {
			c.blocks(w, n)
			return
		}
	}
	if text := c.inline(children(n)); text != "" {
		w.WriteString("**" + text + "**\n\n")
	}
}

// prefixed writes what is in an element with a prefix before the first line and
// another before the others.
func (c *converter) prefixed(w *bytes.Buffer, n *html.Node, first, others string) {
	var b bytes.Buffer
	c.blocks(&b, n)
	indent(w, strings.TrimRight(b.String(), "\n"), first, others)
	w.WriteByte('\n')
}

// indent writes lines with prefixes; what is empty stays so.
func indent(w *bytes.Buffer, text, first, others string) {
	if text == "" {
		return
	}
	prefix := first
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		w.WriteString(prefix + line + "\n")
		prefix = others
	}
}

// code writes a block of code, between fences that it does not hold.
func (c *converter) code(w *bytes.Buffer, n *html.Node) {
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
	w.WriteString(fence + language + "\n" + text + "\n" + fence + "\n\n")
}
