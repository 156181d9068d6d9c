package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"qiao/internal/diag"
)

// Passage is the running text of one block as the author wrote it, for rules
// about what a text says and where. Its runs are parts of the source and cost
// no memory of their own.
type Passage struct {
	Kind PassageKind
	Runs []Run
}

// PassageKind says what kind of block a passage is.
type PassageKind uint8

// The kinds of passages: table cells, headings, and all others.
const (
	Paragraph PassageKind = iota
	HeadingText
	Cell
)

// Run is a stretch of a passage without markup in it. One without text stands
// for something that is none: code, a component, raw HTML, an address.
type Run struct {
	Text []byte
	Pos  diag.Pos
	// Break says that a line ends after the run.
	Break bool
}

// passages collects the running text of the blocks below root, in order. It
// goes as deep as the renderer would.
func (st *state) passages(root ast.Node) []Passage {
	var all []Passage
	st.collectPassages(root, 0, &all)
	return all
}

func (st *state) collectPassages(n ast.Node, depth int, all *[]Passage) {
	if depth > maxNesting {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			st.collectPassages(c, depth+1, all)
			continue
		}
		p := Passage{Kind: passageKind(n)}
		st.collectRuns(n, depth+1, &p.Runs)
		if len(p.Runs) > 0 {
			*all = append(*all, p)
		}
		return
	}
}

func passageKind(n ast.Node) PassageKind {
	switch n.(type) {
	case *ast.Heading:
		return HeadingText
	case *east.TableCell:
		return Cell
	default:
		return Paragraph
	}
}

func (st *state) collectRuns(parent ast.Node, depth int, runs *[]Run) {
	if depth > 2*maxNesting {
		return
	}
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s := c.Segment
			*runs = append(*runs, Run{
				Text: st.src[s.Start:s.Stop:s.Stop], Pos: st.pos(s.Start),
				Break: c.SoftLineBreak() || c.HardLineBreak(),
			})
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML, *inlineDirective, *ast.Image:
			*runs = append(*runs, Run{})
		default:
			st.collectRuns(c, depth+1, runs)
		}
	}
}
