package html2md

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list writes the entries of a list, numbered if it is.
func (c *converter) list(w *bytes.Buffer, n *html.Node) {
	number, _ := strconv.Atoi(attr(n, "start"))
	if attr(n, "start") == "" {
		number = 1
	}
	before := w.Len()
	for item := n.FirstChild; item != nil; item = item.NextSibling {
		if item.Type != html.ElementNode || left(item) {
			continue
		}
		mark := "- "
		if n.DataAtom == atom.Ol {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		indent(w, c.item(item), mark, strings.Repeat(" ", len(mark)))
	}
	if w.Len() > before {
		w.WriteByte('\n')
	}
}

// shortLine is the length, in bytes, of a paragraph that is rather a line.
const shortLine = 160

// item is the text of an entry. Short paragraphs are lines, as on a card; before
// a list in the entry, no line is left empty.
func (c *converter) item(n *html.Node) string {
	var b bytes.Buffer
	c.blocks(&b, n)
	text := strings.TrimRight(b.String(), "\n")
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
func (c *converter) definitions(w *bytes.Buffer, n *html.Node) {
	term := ""
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			switch {
			case child.Type != html.ElementNode || left(child):
			case child.DataAtom == atom.Dt:
				term = c.inline(children(child))
			case child.DataAtom == atom.Dd:
				text := c.item(child)
				if term != "" {
					text = "**" + term + "** — " + text
				}
				indent(w, text, "- ", "  ")
				term = ""
			default:
				visit(child)
			}
		}
	}
	before := w.Len()
	visit(n)
	if w.Len() > before {
		w.WriteByte('\n')
	}
}
