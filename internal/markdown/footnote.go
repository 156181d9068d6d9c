package markdown

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qiao/internal/diag"
)

// footnotes are the notes of a body. They are numbered in the order in which
// the text refers to them.
type footnotes struct {
	byLabel map[string]*note
	cited   []*note
}

// note is the definition "[^label]: text" of a footnote.
type note struct {
	ast.BaseBlock
	label  string
	offset int // of the label
	number int // from 1; 0: nothing refers to it
	uses   int
}

var kindNote = ast.NewNodeKind("Footnote")

func (n *note) Kind() ast.NodeKind { return kindNote }

func (n *note) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.label}, nil)
}

// noteReference is "[^label]" in the text.
type noteReference struct {
	ast.BaseInline
	note *note
	use  int // from 1
}

var kindNoteReference = ast.NewNodeKind("FootnoteReference")

func (n *noteReference) Kind() ast.NodeKind { return kindNoteReference }

func (n *noteReference) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.note.label}, nil)
}

// notes parses definitions of footnotes. Their further paragraphs are indented
// by four columns.
type notes struct{}

func (notes) Trigger() []byte { return []byte{'['} }

func (notes) CanInterruptParagraph() bool { return true }

func (notes) CanAcceptIndentedLine() bool { return false }

func (notes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || insideNote(parent) {
		return nil, parser.NoChildren
	}
	label := noteLabel(line[at:])
	end := at + 3 + len(label)
	if len(label) == 0 || end >= len(line) || line[end] != ':' {
		return nil, parser.NoChildren
	}
	offset := segment.Start - segment.Padding + at + 2
	n := &note{label: util.ToLinkReference(label), offset: offset}
	stateOf(pc).addNote(n)
	reader.Advance(end + 1)
	if end+1 >= len(line) {
		return n, parser.NoChildren
	}
	return n, parser.HasChildren
}

func (st *state) addNote(n *note) {
	if st.notes.byLabel == nil {
		st.notes.byLabel = make(map[string]*note)
	}
	if first, ok := st.notes.byLabel[n.label]; ok {
		st.add(diag.New("footnote-duplicate", st.pos(n.offset), "label", n.label).With(st.pos(first.offset)))
		return
	}
	if len(st.notes.byLabel) == maxNotes {
		st.report("markdown-limit/footnotes", n.offset, "limit", maxNotes)
	}
	st.notes.byLabel[n.label] = n
}

func insideNote(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == kindNote {
			return true
		}
	}
	return false
}

func (notes) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

func (notes) Close(ast.Node, text.Reader, parser.Context) {}

// noteLabel is the label of text that begins with "[^label]"; empty for any
// other text.
func noteLabel(text []byte) []byte {
	if len(text) < 4 || text[0] != '[' || text[1] != '^' {
		return nil
	}
	for i := 2; i < len(text) && i < 1001; i++ {
		switch text[i] {
		case ']':
			return text[2:i]
		case '[', '\n', ' ', '\t':
			return nil
		}
	}
	return nil
}

// noteReferences parses references to footnotes.
type noteReferences struct{}

func (noteReferences) Trigger() []byte { return []byte{'['} }

func (noteReferences) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	label := noteLabel(line)
	if len(label) == 0 {
		return nil
	}
	st := stateOf(pc)
	n, ok := st.notes.byLabel[util.ToLinkReference(label)]
	if !ok {
		if next := 3 + len(label); next >= len(line) || !bytes.ContainsRune([]byte("(["), rune(line[next])) {
			st.report("footnote-unknown", segment.Start+2, "label", string(label))
		}
		return nil
	}
	block.Advance(len(label) + 3)
	n.uses++
	if n.number == 0 {
		st.notes.cited = append(st.notes.cited, n)
		n.number = len(st.notes.cited)
	}
	return &noteReference{note: n, use: n.uses}
}

// unused lists the notes that nothing refers to, in the order written.
func (f *footnotes) unused() []*note {
	var found []*note
	for _, n := range f.byLabel {
		if n.number == 0 {
			found = append(found, n)
		}
	}
	slices.SortFunc(found, func(a, b *note) int { return cmp.Compare(a.offset, b.offset) })
	return found
}
