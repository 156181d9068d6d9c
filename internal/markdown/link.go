package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// links parses links and images as goldmark does, and adds what it leaves out:
// the place of the destination (kept as the node's position), attributes,
// references that nobody defines, and a bound on brackets.
type links struct{ parser.InlineParser }

// undefined is "[text][label]" without a definition of label.
type undefined struct {
	label   string
	offset  int // of the label
	bracket int // of the "[" before it
}

func (l links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	line, segment := block.PeekLine()
	if line[0] != ']' {
		return l.open(parent, block, pc)
	}
	if len(st.block.openers) == 0 {
		return nil
	}
	opener := st.block.openers[len(st.block.openers)-1]
	st.block.openers = st.block.openers[:len(st.block.openers)-1]
	if st.linkWork += len(line); st.linkWork > maxLinkWork {
		st.refuseBrackets(segment.Start)
		return nil
	}
	row, at := block.Position()
	destination := destinationOffset(block)
	node := l.InlineParser.Parse(parent, block, pc)
	if node == nil {
		block.SetPosition(row, at)
		st.noteUndefined(block, pc, opener, segment.Start)
		return nil
	}
	st.forgetUndefined(opener)
	node.(interface{ SetPos(int) }).SetPos(destination)
	if r := referenceOf(node); r != nil {
		node.(interface{ SetPos(int) }).SetPos(st.definitions[util.ToLinkReference(r.Value)])
	}
	st.setAttributes(node, st.takeAttributes(block))
	return node
}

func (l links) open(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	line, segment := block.PeekLine()
	opener := segment.Start
	if line[0] == '!' {
		if len(line) < 2 || line[1] != '[' {
			return nil
		}
		opener++
	}
	if !st.countBracket(opener) {
		return nil
	}
	st.block.openers = append(st.block.openers, opener)
	return l.InlineParser.Parse(parent, block, pc)
}

// CloseBlock ends a paragraph.
func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
	stateOf(pc).endBlock()
}

func referenceOf(n ast.Node) *ast.ReferenceLink {
	switch n := n.(type) {
	case *ast.Link:
		return n.Reference
	case *ast.Image:
		return n.Reference
	}
	return nil
}

// destinationOffset is where the destination of an inline link begins whose
// "]" the reader stands at. The reader stays where it is.
func destinationOffset(block text.Reader) int {
	row, at := block.Position()
	defer block.SetPosition(row, at)
	block.Advance(1)
	if block.Peek() == '(' {
		block.Advance(1)
		block.SkipSpaces()
	}
	_, segment := block.Position()
	return segment.Start
}

// noteUndefined notes "[text][label]" and "[label][]" where the text in
// brackets from opener to closer is no link.
func (st *state) noteUndefined(block text.Reader, pc parser.Context, opener, closer int) {
	block.Advance(1)
	if block.Peek() != '[' {
		return
	}
	_, bracket := block.Position()
	block.Advance(1)
	segments, ok := block.FindClosure('[', ']', text.FindClosureOptions{Newline: true, Advance: true})
	if !ok {
		return
	}
	j := join(st.src, segmentsOf(segments))
	label := j.text
	u := undefined{offset: j.offset(skipBlank(label, 0)), bracket: bracket.Start}
	if util.IsBlank(label) {
		label, u.offset = st.src[opener+1:closer], opener+1
	}
	if util.IsBlank(label) || len(label) > 999 || label[0] == '^' || bytes.IndexByte(label, '[') >= 0 {
		return
	}
	if _, defined := pc.Reference(util.ToLinkReference(label)); defined {
		return
	}
	u.label = string(bytes.TrimSpace(label))
	st.block.undefined = append(st.block.undefined, u)
}

// forgetUndefined drops what was noted before the bracket turned out to begin
// a link of its own: "[a][b](c)".
func (st *state) forgetUndefined(bracket int) {
	if n := len(st.block.undefined); n > 0 && st.block.undefined[n-1].bracket == bracket {
		st.block.undefined = st.block.undefined[:n-1]
	}
}

// definitions keeps where the destinations of link reference definitions are.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := node.Lines(); lines.Len() == 0 || !mayDefine(reader.Source(), lines.At(0)) {
		return
	}
	st := stateOf(pc)
	if work := countDefinitions(reader.Source(), node.Lines()); work > maxReferenceWork {
		st.report("markdown-limit/definitions", node.Pos())
		return
	}
	parent, before := node.Parent(), node.PreviousSibling()
	d.ParagraphTransformer.Transform(node, reader, pc)
	next := parent.FirstChild()
	if before != nil {
		next = before.NextSibling()
	}
	for ; next != nil; next = next.NextSibling() {
		definition, ok := next.(*ast.LinkReferenceDefinition)
		if !ok {
			return
		}
		st.define(definition)
	}
}

// countDefinitions is how many lines of a paragraph may be definitions, times
// all its lines: goldmark looks through the paragraph for each.
func countDefinitions(src []byte, lines *text.Segments) int {
	n := 0
	for i := range lines.Len() {
		if mayDefine(src, lines.At(i)) {
			n++
		}
	}
	return n * lines.Len()
}

// mayDefine reports whether a paragraph's first line can begin a definition.
func mayDefine(src []byte, line text.Segment) bool {
	value := bytes.TrimLeft(src[line.Start:line.Stop], " \t")
	return len(value) > 0 && value[0] == '['
}

func (st *state) define(definition *ast.LinkReferenceDefinition) {
	key := util.ToLinkReference(definition.Label)
	if _, ok := st.definitions[key]; ok {
		return
	}
	if st.definitions == nil {
		st.definitions = make(map[string]int)
	}
	j := join(st.src, segmentsOf(definition.Lines()))
	i := bytes.Index(j.text, []byte("]:"))
	for i += 2; i < len(j.text) && isBlankByte(j.text[i]); {
		i++
	}
	st.definitions[key] = j.offset(i)
}
