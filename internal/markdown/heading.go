package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// headings adds attributes at the end of the line to a parser of headings:
// "## Title {#id .class}".
type headings struct{ parser.BlockParser }

func (h headings) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	lines := node.Lines()
	if node.Parent() == nil || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	st := stateOf(pc)
	rest, attributes := st.trailingAttributes(last)
	if rest.Stop == last.Stop {
		return
	}
	st.setAttributes(node, attributes)
	lines.Set(lines.Len()-1, trimClosingSequence(st.src, rest))
}

// trailingAttributes splits the attributes off the end of a line.
func (st *state) trailingAttributes(line text.Segment) (text.Segment, []Attribute) {
	value := bytes.TrimRight(st.src[line.Start:line.Stop], " \t\r\n")
	brace := bytes.LastIndexByte(value, '{')
	if brace < 0 || value[len(value)-1] != '}' || belongsToDirective(value[:brace]) {
		return line, nil
	}
	if _, n, err := scanAttributes(value[brace:]); err != nil || brace+n != len(value) {
		return line, nil
	}
	attributes, n := st.elementAttributes(value[brace:], line.Start+brace)
	if n == 0 {
		return line, nil
	}
	rest := bytes.TrimRight(value[:brace], " \t")
	return line.WithStop(line.Start + len(rest)), attributes
}

// belongsToDirective reports whether braces right behind text would be the
// parameters of a component or the attributes of a link.
func belongsToDirective(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	if last := text[len(text)-1]; last == ']' || last == ')' || last == '\\' {
		return true
	}
	i := len(text)
	for i > 0 && (isWordByte(text[i-1]) || text[i-1] == '-' || text[i-1] == '_') {
		i--
	}
	return i > 0 && i < len(text) && text[i-1] == ':'
}

// trimClosingSequence takes the closing "##" off a heading whose attributes
// hid it.
func trimClosingSequence(src []byte, line text.Segment) text.Segment {
	value := src[line.Start:line.Stop]
	rest := bytes.TrimRight(value, "#")
	if len(rest) == len(value) || len(rest) > 0 && rest[len(rest)-1] != ' ' && rest[len(rest)-1] != '\t' {
		return line
	}
	return line.WithStop(line.Start + len(bytes.TrimRight(rest, " \t")))
}

// slug makes an id of a heading's text: letters and digits of every script in
// lower case, with hyphens between words. ä ö ü ß are written out, so that a
// German address can be typed anywhere.
func slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range title {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		r = unicode.ToLower(r)
		if long, ok := transcribed[r]; ok {
			b.WriteString(long)
			continue
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}

var transcribed = map[rune]string{'ä': "ae", 'ö': "oe", 'ü': "ue", 'ß': "ss"}

// nameHeadings gives every heading an id of its own made from its text, beside
// those that the author gave.
func nameHeadings(headings []Heading, taken map[string]bool) {
	next := make(map[string]int)
	for i := range headings {
		h := &headings[i]
		base := slug(h.Text.String(nil))
		id := base
		for n := max(next[base], 2); h.ID != id && taken[id]; n++ {
			id = base + "-" + strconv.Itoa(n)
			next[base] = n + 1
		}
		taken[id] = true
		h.Auto = id
	}
}
