package html2md

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list writes the entries of a list, numbered if it is.
func (c *converter) list(n *html.Node) {
	number := 1
	if start := attr(n, "start"); start != "" {
		number, _ = strconv.Atoi(start)
	}
	before := len(c.out)
	for item := n.FirstChild; item != nil; item = item.NextSibling {
		if item.Type != html.ElementNode || left(item) {
			continue
		}
		mark := "- "
		if n.DataAtom == atom.Ol {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		c.item(item, mark)
	}
	if len(c.out) > before {
		c.put("\n")
	}
}

// item writes an entry that begins with a mark, its other lines as far to the
// right. Most entries are one line, and are left where they are written.
func (c *converter) item(n *html.Node, mark string) {
	before := len(c.out)
	c.put(mark)
	start := len(c.out)
	c.blocks(n)
	c.out = c.out[:start+len(bytes.TrimRight(c.out[start:], "\n"))]
	switch written := c.out[start:]; {
	case len(written) == 0:
		c.out = c.out[:before]
	case bytes.IndexByte(written, '\n') < 0:
		c.put("\n")
	default:
		text := entry(c.take(start))
		c.out = c.out[:before]
		c.indent(text, mark, strings.Repeat(" ", len(mark)))
	}
}

// shortLine is the length, in bytes, of a paragraph that is rather a line.
const shortLine = 160

// entry is the text of an entry from its blocks. Short paragraphs are lines, as
// on a card; before a list in the entry, no line is left empty.
func entry(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	if len(paragraphs) == 1 {
		return text
	}
	for _, p := range paragraphs {
		if len(p) > shortLine || strings.ContainsAny(p[:min(1, len(p))], "|>#`") {
			return text
		}
	}
	var lines strings.Builder
	for i, p := range paragraphs {
		switch {
		case i > 0 && (strings.HasPrefix(p, "- ") || strings.HasPrefix(p, "1. ")):
			lines.WriteString("\n")
		case i > 0:
			lines.WriteString("\\\n")
		}
		lines.WriteString(p)
	}
	return lines.String()
}

// definitions writes terms with what they mean as a list.
func (c *converter) definitions(n *html.Node) {
	term := ""
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			switch {
			case child.Type != html.ElementNode || left(child):
			case child.DataAtom == atom.Dt:
				term = c.inlineText(child)
			case child.DataAtom == atom.Dd:
				c.definition(child, term)
				term = ""
			default:
				visit(child)
			}
		}
	}
	before := len(c.out)
	visit(n)
	if len(c.out) > before {
		c.put("\n")
	}
}

// definition writes what a term means; the term may be "".
func (c *converter) definition(n *html.Node, term string) {
	start := len(c.out)
	c.blocks(n)
	text := entry(strings.TrimRight(c.take(start), "\n"))
	if term != "" {
		text = "**" + term + "** — " + text
	}
	c.indent(text, "- ", "  ")
}
