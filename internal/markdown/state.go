package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"qiao/internal/diag"
)

// state is what our parsers share while one body is parsed: findings, what
// they noticed about nodes, and the counts that keep hostile input cheap.
type state struct {
	src   []byte
	lines *diag.Lines
	shift diag.Pos // added to positions in the first line; see Inline
	diags []diag.Diagnostic

	attributes  map[ast.Node][]Attribute
	alerts      map[ast.Node]string // kind of a blockquote that is an alert
	definitions map[string]int      // offset of the destination, by reference label
	notes       footnotes

	block      blockState
	cells      int  // of tables, so far
	linkWork   int  // see maxLinkWork
	containers int  // open at present
	tooDeep    bool // nesting was reported
	tooMany    bool // brackets were reported
}

// blockState is about the paragraph whose inline content is being parsed.
type blockState struct {
	openers    []int // offsets of "[" that may begin a link
	undefined  []undefined
	brackets   int
	delimiters int
	unclosed   int
}

var stateKey = parser.NewContextKey()

// newContext returns a context for one parse. References that it does not know
// are looked up in outer, which may be nil.
func newContext(st *state, outer parser.Context) parser.Context {
	pc := parser.NewContext()
	pc.Set(stateKey, st)
	if outer == nil {
		return pc
	}
	return labelContext{pc, outer}
}

// labelContext is the context of a component's label: it has the references of
// the body.
type labelContext struct {
	parser.Context
	body parser.Context
}

func (c labelContext) Reference(label string) (parser.Reference, bool) {
	return c.body.Reference(label)
}

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

// pos turns an offset into a position.
func (st *state) pos(offset int) diag.Pos {
	p := st.lines.Pos(offset)
	if p.Line == st.shift.Line {
		p.Column += st.shift.Column
	}
	return p
}

// report adds a finding. Of a body with very many, only the first are reported.
func (st *state) report(id string, offset int, args ...any) {
	if len(st.diags) > maxFindings {
		return
	}
	st.add(diag.New(id, st.pos(offset), args...))
}

func (st *state) add(d diag.Diagnostic) {
	switch n := len(st.diags); {
	case n < maxFindings:
		st.diags = append(st.diags, d)
	case n == maxFindings:
		st.diags = append(st.diags, diag.New("markdown-limit/findings", d.Pos, "limit", maxFindings))
	}
}

// countBracket counts a "[" at offset, and refuses it where a paragraph has
// too many.
func (st *state) countBracket(offset int) bool {
	if st.block.brackets++; st.block.brackets > maxBrackets {
		st.refuseBrackets(offset)
		return false
	}
	return true
}

// refuseBrackets reports, once, that there are too many brackets.
func (st *state) refuseBrackets(offset int) {
	if !st.tooMany {
		st.tooMany = true
		st.report("markdown-limit/brackets", offset, "limit", maxBrackets)
	}
}

// countDelimiter counts a run of "*", "_" or "~" at offset, and refuses it where
// a paragraph has too many.
func (st *state) countDelimiter(offset int) bool {
	st.block.delimiters++
	if st.block.delimiters == maxDelimiters+1 {
		st.report("markdown-limit/delimiters", offset, "limit", maxDelimiters)
	}
	return st.block.delimiters <= maxDelimiters
}

// endBlock reports what is only known at the end of a paragraph, and forgets it.
func (st *state) endBlock() {
	for _, u := range st.block.undefined {
		st.report("link-undefined", u.offset, "label", u.label)
	}
	st.block = blockState{openers: st.block.openers[:0], undefined: st.block.undefined[:0]}
}

// setAttributes keeps the author's attributes of a node.
func (st *state) setAttributes(n ast.Node, attributes []Attribute) {
	if len(attributes) == 0 {
		return
	}
	if st.attributes == nil {
		st.attributes = make(map[ast.Node][]Attribute)
	}
	st.attributes[n] = attributes
}
