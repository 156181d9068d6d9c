package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"qiao/internal/diag"
)

// Passage is the running text of one block as the author wrote it, without its
// markup, for rules about what a text says and where. A line break in it is a
// space, unless characters that are written without spaces stand on both sides.
type Passage struct {
	Kind PassageKind
	Text string
	// Marks say where the text comes from; the first is at 0.
	Marks []Mark
}

// PassageKind says what kind of block a passage is.
type PassageKind uint8

// The kinds of passages: table cells, headings, and all others.
const (
	Paragraph PassageKind = iota
	HeadingText
	Cell
)

// ObjectMark stands in a passage for what is no text: code, a component, raw
// HTML, an image, an address. (U+FFFC OBJECT REPLACEMENT CHARACTER)
const ObjectMark = "\ufffc"

// Mark says that the text of a passage from the byte At on, up to the next mark,
// begins at a line and column, and goes on in that line. Line is 0 where an
// [ObjectMark] stands.
type Mark struct{ At, Line, Column int32 }

// passageList collects passages.
type passageList struct {
	text     []byte // of all
	marks    []Mark // of all
	passages []collected
	whole    []Passage // made of them

	open   bool // the last passage has begun
	broken bool // a line has ended since the last text
	stop   int  // where the last text ends in the source; -1: it was none
}

// collected is a passage that begins at offsets into the text and the marks of
// all.
type collected struct {
	kind        PassageKind
	text, marks int
}

// of is the running text of the blocks below root, in order. It goes as deep as
// the renderer would. The passages are in the list's memory: they hold until the
// next call.
func (l *passageList) of(st *state, root ast.Node) []Passage {
	l.text, l.marks, l.passages, l.whole = l.text[:0], l.marks[:0], l.passages[:0], l.whole[:0]
	l.collect(st, root, 0)
	if len(l.passages) == 0 {
		return nil
	}
	text := unsafe.String(unsafe.SliceData(l.text), len(l.text)) // l.text does not change before the next call
	for i, p := range l.passages {
		toText, toMarks := len(l.text), len(l.marks)
		if i+1 < len(l.passages) {
			toText, toMarks = l.passages[i+1].text, l.passages[i+1].marks
		}
		l.whole = append(l.whole, Passage{p.kind, text[p.text:toText], l.marks[p.marks:toMarks:toMarks]})
	}
	return l.whole
}

// clonePassages copies passages out of the memory of a list.
func clonePassages(all []Passage) []Passage {
	all = slices.Clone(all)
	for i := range all {
		all[i].Text, all[i].Marks = strings.Clone(all[i].Text), slices.Clone(all[i].Marks)
	}
	return all
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
		l.open = false
		l.collectRuns(st, n, n, depth+1)
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

// collectRuns collects what stands in a node of a block.
func (l *passageList) collectRuns(st *state, block, parent ast.Node, depth int) {
	if depth > 2*maxNesting {
		return
	}
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			l.run(st, block, c)
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML, *inlineDirective, *ast.Image:
			l.object(block, Mark{})
		default:
			l.collectRuns(st, block, c, depth+1)
		}
	}
}

// run adds a stretch of text without markup in it.
func (l *passageList) run(st *state, block ast.Node, c *ast.Text) {
	s := c.Segment
	text := st.src[s.Start:s.Stop]
	ends := c.SoftLineBreak() || c.HardLineBreak()
	if len(text) == 0 && !ends {
		l.object(block, markOf(st.pos(s.Start)))
		return
	}
	l.begin(block, text)
	if s.Start != l.stop {
		m := markOf(st.pos(s.Start))
		m.At = l.at()
		l.marks = append(l.marks, m)
	}
	l.text = append(l.text, text...)
	l.stop = s.Stop
	l.broken = ends
}

// object adds something that is no text.
func (l *passageList) object(block ast.Node, m Mark) {
	l.begin(block, nil)
	m.At = l.at()
	l.marks = append(l.marks, m)
	l.text = append(l.text, ObjectMark...)
	l.stop = -1
}

// begin begins the block's passage, unless it has begun, and ends a line that
// was broken before a text.
func (l *passageList) begin(block ast.Node, text []byte) {
	if !l.open {
		l.passages = append(l.passages, collected{passageKind(block), len(l.text), len(l.marks)})
		l.open, l.broken, l.stop = true, false, -1
		return
	}
	if !l.broken {
		return
	}
	l.broken, l.stop = false, -1
	l.trim()
	last, _ := utf8.DecodeLastRune(l.text)
	first, _ := utf8.DecodeRune(text)
	if !joinsLines(last) || !joinsLines(first) {
		l.text = append(l.text, ' ')
	}
}

// trim takes away the blanks at the end of a line, which say that it is to end
// there.
func (l *passageList) trim() {
	least := l.passages[len(l.passages)-1].text + int(l.marks[len(l.marks)-1].At)
	l.text = l.text[:least+len(bytes.TrimRight(l.text[least:], " "))]
}

// at is where the next byte of the last passage will be.
func (l *passageList) at() int32 { return int32(len(l.text) - l.passages[len(l.passages)-1].text) }

func markOf(p diag.Pos) Mark { return Mark{Line: int32(p.Line), Column: int32(p.Column)} }

// ordered reports whether the marks of a passage are in their order, and in it.
func (p *Passage) ordered() bool {
	at := int32(0)
	for _, m := range p.Marks {
		if m.At < at || int(m.At) > len(p.Text) {
			return false
		}
		at = m.At
	}
	return true
}

// Pos is the place of the byte of a passage in file; the zero place where that
// is part of what is no text.
func (p *Passage) Pos(file string, at int) diag.Pos {
	for _, m := range slices.Backward(p.Marks) {
		if int(m.At) > at {
			continue
		}
		if m.Line == 0 {
			break
		}
		return diag.Pos{File: file, Line: int(m.Line), Column: int(m.Column) + utf8.RuneCountInString(p.Text[m.At:at])}
	}
	return diag.Pos{}
}
