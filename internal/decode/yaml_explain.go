package decode

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"qiao/internal/diag"
)

// explain reports what the parser stopped at in words for authors. It returns
// true if the text was mended.
func (t *yamlText) explain(problem *yaml.LoadError) (mended bool) {
	p := fault{LoadError: problem, line: t.lineOf(problem.Mark), from: t.lineOf(problem.ContextMark)}
	for _, reading := range []func(fault) (known, mended bool){
		t.nesting, t.openQuote, t.escape, t.tabInside, t.valueForm, t.secondColon, t.missingColon, t.openBracket, t.layout,
	} {
		if known, mended := reading(p); known {
			return mended
		}
	}
	if !t.guessed {
		t.add(diag.New("yaml-syntax", t.markPos(problem.Mark, p.line), "reason", problem.Message))
	}
	return false
}

// fault is what the parser stopped at, with the indices of the line where it
// stopped and of that where it began to read what it did not understand.
type fault struct {
	*yaml.LoadError
	line, from int
}

func (f fault) says(parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(f.Message, part) {
			return true
		}
	}
	return false
}

// lineOf is the index of the line of a mark: the last line if the mark is
// behind it, the first if there is none.
func (t *yamlText) lineOf(m yaml.Mark) int { return min(max(m.Line-1, 0), len(t.lines)-1) }

func (t *yamlText) markPos(m yaml.Mark, line int) diag.Pos {
	if m.Line-1 != line {
		return t.pos(line+1, 1)
	}
	return t.pos(line+1, max(m.Column, 1))
}

// nesting is about lists and maps that are too deep for the parser.
func (t *yamlText) nesting(p fault) (known, mended bool) {
	if !p.says("exceeded max depth") {
		return false, false
	}
	t.report("depth", t.markPos(p.Mark, p.line), "limit", MaxDepth)
	return true, false
}

// openQuote is about a quote that is never closed, or only by the next one,
// lines further down.
func (t *yamlText) openQuote(p fault) (known, mended bool) {
	line, offset := -1, 0
	switch {
	case p.ContextMsg == "while scanning a quoted scalar" && p.says("end of stream", "document indicator"):
		line, offset = p.from, offsetOf(t.lines[p.from], p.ContextMark.Column)
	case p.says("did not find expected", "could not find expected", "not allowed in this context", "cannot start any token"):
		line, offset = t.runawayQuote(p.line)
	}
	if line < 0 || offset >= len(t.lines[line]) {
		return false, false
	}
	text := t.lines[line]
	t.report("open-quote", t.at(line, offset), "quote", text[offset:offset+1])
	if closingQuote(text[offset], text[offset+1:]) >= 0 {
		return true, false
	}
	t.replace(line, len(text), len(text), text[offset:offset+1])
	return true, true
}

// nameLine looks like the line of the next field.
var nameLine = regexp.MustCompile(`^\s*(- )*[^\s:"'\[\]{}#]+:(\s|$)`)

// runawayQuote finds, above a line, a value whose quote is still open when the
// line of another field follows; -1 if there is none.
func (t *yamlText) runawayQuote(until int) (line, offset int) {
	for i := range until {
		e := entryOf(t.lines[i])
		if e.value == "" || e.value[0] != '"' && e.value[0] != '\'' || closingQuote(e.value[0], e.value[1:]) >= 0 {
			continue
		}
		if nameLine.MatchString(t.lines[i+1]) {
			return i, e.valueStart
		}
	}
	return -1, 0
}

// escape is about a backslash in double quotes before something that has no
// meaning there.
func (t *yamlText) escape(p fault) (known, mended bool) {
	if !p.says("unknown escape character", "hexadecimal number", "Unicode character escape code") {
		return false, false
	}
	text := t.lines[p.line]
	offset := strings.LastIndexByte(text[:min(offsetOf(text, p.Mark.Column)+1, len(text))], '\\')
	if offset < 0 {
		return false, false
	}
	sequence := []rune(text[offset:])
	t.report("escape", t.at(p.line, offset), "found", string(sequence[:min(2, len(sequence))]))
	t.replace(p.line, offset, offset, `\`)
	return true, true
}

// tabInside is about a tab between other characters where only spaces may be.
func (t *yamlText) tabInside(p fault) (known, mended bool) {
	text := t.lines[p.line]
	offset := offsetOf(text, p.Mark.Column)
	if !p.says("tab") && !(p.says("cannot start any token") && strings.HasPrefix(text[offset:], "\t")) {
		return false, false
	}
	t.report("tab", t.at(p.line, offset))
	if !strings.HasPrefix(text[offset:], "\t") {
		return true, false
	}
	t.guessed = true
	t.replace(p.line, offset, offset+1, " ")
	return true, true
}

// valueForm is about values that are text to their author and something else
// to YAML because of their first character.
func (t *yamlText) valueForm(p fault) (known, mended bool) {
	line := p.line
	if p.ContextMark.Line > 0 && strings.HasPrefix(p.ContextMsg, "while scanning") {
		line = p.from
	}
	e := entryOf(t.lines[line])
	text := e.text()
	if text == "" || line == p.Mark.Line-1 && p.Mark.Column < columnOf(t.lines[line], e.valueStart) {
		return false, false
	}
	at, variant := e.valueStart, ""
	switch first := text[0]; first {
	case '"', '\'':
		if end := closingQuote(first, text[1:]); end >= 0 && end+2 < len(text) {
			at, variant = e.valueStart+end+2, "after-quote"
		}
	case '[', '{':
		if end := closingBracket(text); end >= 0 && end+1 < len(text) {
			at, variant = e.valueStart+end+1, "after-bracket"
		}
	case '@', '`', '%', '*', '&', '!', '|', '>', ',', ']', '}':
		variant = "first-character"
	case '-', '?', ':':
		if e.colon >= 0 && (len(text) == 1 || text[1] == ' ') {
			variant = "first-character"
		}
	}
	if variant == "" || e.colon < 0 && !e.item {
		return false, false
	}
	fix := t.quoteValue(line, e)
	at += len(t.lines[line][at:]) - len(strings.TrimLeft(t.lines[line][at:], " "))
	t.report(variant, t.at(line, at), "character", text[:1], "fix", fix)
	t.requote(line, e)
	return true, true
}

// secondColon is about "title: A: B".
func (t *yamlText) secondColon(p fault) (known, mended bool) {
	if !p.says("mapping values are not allowed") {
		return false, false
	}
	line := t.lines[p.line]
	e := entryOf(line)
	offset := offsetOf(line, p.Mark.Column)
	if e.colon < 0 || offset <= e.colon || e.text() == "" {
		return false, false
	}
	t.report("second-colon", t.at(p.line, offset), "fix", t.quoteValue(p.line, e))
	t.requote(p.line, e)
	return true, true
}

// missingColon is about a line that has a name and a value and no colon, or
// that is deeper than the line it follows.
func (t *yamlText) missingColon(p fault) (known, mended bool) {
	line := -1
	switch {
	case p.says("could not find expected ':'"):
		line = p.from
	case p.says("mapping values are not allowed"):
		line = t.filledAbove(p.line)
	}
	if line < 0 {
		return false, false
	}
	if e := entryOf(t.lines[line]); e.colon >= 0 || e.item {
		return t.deeper(p.line, line)
	}
	at := indentOf(t.lines[line])
	t.report("no-colon", t.at(line, at), "text", short(t.lines[line]))
	name, value, ok := strings.Cut(t.lines[line][at:], " ")
	if ok && strings.TrimSpace(value) != "" && latinName.MatchString(name) {
		t.replace(line, at+len(name), at+len(name), ":")
	} else {
		t.lines[line] = ""
	}
	return true, true
}

// filledAbove is the nearest line above that is neither blank nor a comment;
// -1 if there is none.
func (t *yamlText) filledAbove(line int) int {
	for i := line - 1; i >= 0; i-- {
		if text := strings.TrimSpace(t.lines[i]); text != "" && text[0] != '#' {
			return i
		}
	}
	return -1
}

// deeper is about a field that is indented as if it belonged to the field
// above, which has a value already.
func (t *yamlText) deeper(line, above int) (known, mended bool) {
	e, indent := entryOf(t.lines[above]), indentOf(t.lines[line])
	if indent <= e.indent {
		return false, false
	}
	if !t.guessed {
		t.report("deeper", t.at(line, indent), "above", t.at(above, 0).Line)
	}
	t.guessed = true
	t.replace(line, 0, indent, strings.Repeat(" ", utf8.RuneCountInString(t.lines[above][:e.indent])))
	return true, true
}

// openBracket is about a list or map in brackets that is not closed, or lacks
// a comma.
func (t *yamlText) openBracket(p fault) (known, mended bool) {
	if !strings.HasPrefix(p.ContextMsg, "while parsing a flow") {
		return false, false
	}
	line := t.lines[p.from]
	offset := offsetOf(line, p.ContextMark.Column)
	if offset >= len(line) || strings.IndexByte("[{", line[offset]) < 0 {
		return t.openBracketAbove(p.line)
	}
	t.report("open-bracket", t.at(p.from, offset), "bracket", line[offset:offset+1])
	if closingBracket(line[offset:]) >= 0 {
		return true, false
	}
	closing := map[byte]string{'[': "]", '{': "}"}[line[offset]]
	t.replace(p.from, len(line), len(line), closing)
	return true, p.from < p.line
}

// openBracketAbove blames the nearest value that opens brackets and does not
// close them in its line.
func (t *yamlText) openBracketAbove(line int) (known, mended bool) {
	for i := line; i >= 0; i-- {
		e := entryOf(t.lines[i])
		if e.value != "" && strings.IndexByte("[{", e.value[0]) >= 0 && closingBracket(e.value) < 0 {
			t.report("open-bracket", t.at(i, e.valueStart), "bracket", e.value[:1])
			return true, false
		}
	}
	return false, false
}

// layout is about lines that do not line up, lists among fields, and
// directives.
func (t *yamlText) layout(p fault) (known, mended bool) {
	text := t.lines[p.line]
	at := t.at(p.line, indentOf(text))
	variant := ""
	switch {
	case strings.HasPrefix(text, "%") || p.says("directive", "incompatible YAML document"):
		variant = "directive"
	case p.says("'-' indicator"), p.says("expected key") && strings.HasPrefix(strings.TrimLeft(text, " "), "-"):
		variant = "list"
	case p.says("expected key", "<document start>", "block sequence entries", "mapping keys are not allowed"):
		variant = "layout"
	default:
		return false, false
	}
	if variant == "directive" || !t.guessed {
		t.report(variant, at)
	}
	return true, false
}

// quoteValue is a line as it would be with its value in quotes.
func (t *yamlText) quoteValue(line int, e entry) string {
	return strings.TrimSpace(t.lines[line][e.indent:e.valueStart]) + " " + quoted(short(meantText(e.text())))
}

// requote puts a line's value in quotes.
func (t *yamlText) requote(line int, e entry) {
	text := e.text()
	t.replace(line, e.valueStart, e.valueStart+len(text), quoted(meantText(text)))
}

// meantText is a value that broke YAML without quotes that were to mark it as
// text: those around 'it's', not those in "a" and "b".
func meantText(text string) string {
	quote := text[:1]
	if quote != `"` && quote != "'" || strings.Count(text, quote)%2 == 0 {
		return text
	}
	return strings.TrimSuffix(text[1:], quote)
}
