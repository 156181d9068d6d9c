package markdown

import (
	"slices"

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

// passageList collects passages.
type passageList struct {
	passages []Passage // without their runs
	ends     []int     // where the runs of each end
	runs     []Run     // of all
}

// of is the running text of the blocks below root, in order. It goes as deep as
// the renderer would.
func (l *passageList) of(st *state, root ast.Node) []Passage {
	l.collect(st, root, 0)
	if len(l.passages) == 0 {
		return nil
	}
	all, runs := slices.Clone(l.passages), slices.Clone(l.runs)
	start := 0
	for i, end := range l.ends {
		all[i].Runs = runs[start:end:end]
		start = end
	}
	return all
}

func (l *passageList) clear() {
	clear(l.runs)
	l.passages, l.ends, l.runs = l.passages[:0], l.ends[:0], l.runs[:0]
}

func (l *passageList) collect(st *state, n ast.Node, depth int) {
	if depth > maxNesting {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			l.collect(st, c, depth+1)
			continue
		}
		before := len(l.runs)
		l.collectRuns(st, n, depth+1)
		if len(l.runs) > before {
			l.passages = append(l.passages, Passage{Kind: passageKind(n)})
			l.ends = append(l.ends, len(l.runs))
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

func (l *passageList) collectRuns(st *state, parent ast.Node, depth int) {
	if depth > 2*maxNesting {
		return
	}
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s := c.Segment
			l.runs = append(l.runs, Run{
				Text: st.src[s.Start:s.Stop:s.Stop], Pos: st.pos(s.Start),
				Break: c.SoftLineBreak() || c.HardLineBreak(),
			})
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML, *inlineDirective, *ast.Image:
			l.runs = append(l.runs, Run{})
		default:
			l.collectRuns(st, c, depth+1)
		}
	}
}
