package markdown

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"qiao/internal/config"
)

// directive is a component call as parsed. Its label is parsed when it is
// rendered, because only then all link references are known.
type directive struct {
	form     config.Form
	name     string
	colons   int // offset
	hasLabel bool
	label    []text.Segment
	labelAt  int // offset
	params   []parameter
	place    func(int) int // from a place in the scanned braces to an offset
}

// inlineDirective is :name[label]{params} in running text.
type inlineDirective struct {
	ast.BaseInline
	directive
}

var kindInlineDirective = ast.NewNodeKind("InlineDirective")

func (n *inlineDirective) Kind() ast.NodeKind { return kindInlineDirective }

func (n *inlineDirective) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.name}, nil)
}

// inlineDirectives parses component calls in running text. A colon begins one
// where a name and "[" or "{" follow at once, unless it stands in a word: after
// a letter or digit other than a Chinese, Japanese or Korean one.
type inlineDirectives struct{}

func (inlineDirectives) Trigger() []byte { return []byte{':', '{'} }

func (inlineDirectives) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	st := stateOf(pc)
	if line[0] == '{' {
		st.checkShortcode(line, segment.Start)
		return nil
	}
	n := 1 + nameLength(line[1:])
	if n == 1 || n >= len(line) || line[n] != '[' && line[n] != '{' || inWord(block.PrecendingCharacter()) {
		return nil
	}
	if st.block.unclosed >= maxUnclosed {
		return nil
	}
	d := directive{form: config.Inline, name: string(line[1:n]), colons: segment.Start}
	block.Advance(n)
	if line[n] == '[' && !d.takeLabel(block, st) {
		return nil
	}
	if block.Peek() == '{' && !d.takeParams(block, st) {
		return nil
	}
	return &inlineDirective{directive: d}
}

// checkShortcode reports "{{<" and "{{%", the syntax of other generators.
func (st *state) checkShortcode(line []byte, offset int) {
	if bytes.HasPrefix(line, []byte("{{<")) || bytes.HasPrefix(line, []byte("{{%")) {
		st.report("component-syntax/shortcode", offset, "text", string(line[:3]))
	}
}

// inWord reports whether a colon after r stands in a word or belongs to a run
// of colons.
func inWord(r rune) bool {
	return r == ':' || (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isCJK(r)
}

// takeLabel reads the label in brackets at the reader's place, which may go on
// in the next lines of the paragraph.
func (d *directive) takeLabel(block text.Reader, st *state) bool {
	block.Advance(1)
	_, at := block.Position()
	segments, ok := block.FindClosure('[', ']', text.FindClosureOptions{CodeSpan: true, Nesting: true, Newline: true, Advance: true})
	if !ok {
		st.block.unclosed++
		st.report("component-unclosed/bracket", d.colons, "name", d.name)
		return false
	}
	d.hasLabel, d.label, d.labelAt = true, segmentsOf(segments), at.Start
	return true
}

// takeParams reads the parameters in braces at the reader's place, which may go
// on in the next lines of the paragraph.
func (d *directive) takeParams(block text.Reader, st *state) bool {
	row, start := block.Position()
	var segments []text.Segment
	for {
		_, segment := block.PeekLine()
		segments = append(segments, segment)
		j := join(st.src, segments)
		found, n, err := scanAttributes(j.text)
		if err == nil {
			d.params, d.place = found, j.offset
			block.SetPosition(row, start)
			block.Advance(n)
			return true
		}
		block.AdvanceLine()
		unclosed := err.id == "unclosed-brace" || err.id == "unclosed-quote"
		if line, _ := block.PeekLine(); line == nil || !unclosed || len(segments) == maxParamLines {
			st.block.unclosed++
			d.report(st, j, err)
			return false
		}
	}
}

// maxParamLines is how many lines a component's parameters may take.
const maxParamLines = 50

// report reports a mistake in the braces that j holds.
func (d *directive) report(st *state, j joined, err *attributeError) {
	switch err.id {
	case "unclosed-brace", "unclosed-quote":
		st.report("component-unclosed/"+err.id[len("unclosed-"):], d.colons, "name", d.name)
	default:
		st.report("component-syntax/"+err.id, j.offset(err.at), "name", d.name, "text", err.text)
	}
}
