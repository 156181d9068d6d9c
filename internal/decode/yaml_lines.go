package decode

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineScan walks the lines of a text that the parser did not understand. It
// knows enough of YAML to leave alone what stands in quotes, in brackets, in
// block scalars, in comments and in text that goes on over several lines.
type lineScan struct {
	t      *yamlText
	block  int  // lines indented deeper belong to a block scalar; -1: none is open
	parent int  // lines indented deeper continue a plain text; -1: none is open
	quote  byte // the quote that is open over line ends; 0: none
	depth  int  // brackets open over line ends
	odd    rune // the blank that the line before was wrongly indented with
}

// scanLines reports and mends what people write by mistake: full-width colons,
// colons without a space, blanks and tabs that do not indent.
func (t *yamlText) scanLines() {
	s := lineScan{t: t, block: -1, parent: -1}
	for i := range t.lines {
		if t.full() {
			return
		}
		s.line(i)
	}
}

func (s *lineScan) line(i int) {
	line := s.t.lines[i]
	switch {
	case s.quote != 0:
		if closingQuote(s.quote, line) >= 0 {
			s.quote = 0
		}
		return
	case s.depth > 0:
		s.depth = max(0, s.depth+brackets(line))
		return
	case strings.TrimSpace(line) == "":
		return
	}
	s.indentation(i)
	line = s.t.lines[i]
	indent := indentOf(line)
	if s.block >= 0 && indent > s.block || s.parent >= 0 && indent > s.parent {
		return
	}
	s.block, s.parent = -1, -1
	rest := line[indent:]
	if rest[0] == '#' || rest[0] == '%' || indent == 0 && isDocumentMark(rest) {
		return
	}
	s.colon(i)
	s.entry(entryOf(s.t.lines[i]))
}

// indentation mends a line that starts with blanks that do not indent. Of
// lines in a row with the same mistake the first is reported.
func (s *lineScan) indentation(i int) {
	line := s.t.lines[i]
	length := len(line) - len(strings.TrimLeftFunc(line, func(r rune) bool { return unicode.IsSpace(r) || oddBlank(r) }))
	offset := strings.IndexFunc(line[:length], func(r rune) bool { return r != ' ' })
	if offset < 0 || s.block >= 0 && offset > s.block || line[length:] == "" || line[length] == '#' {
		s.odd = 0
		return
	}
	odd, _ := utf8.DecodeRuneInString(line[offset:])
	switch {
	case odd == s.odd:
	case odd == '\t':
		s.t.report("tab", s.t.at(i, offset))
	default:
		s.t.report("odd-indent", s.t.at(i, offset), "character", codePoint(odd))
	}
	s.odd = odd
	s.t.guessed = true
	s.t.replace(i, 0, length, strings.Repeat(" ", utf8.RuneCountInString(line[:length])))
}

// The ways in which a colon goes wrong: full-width, with another blank after
// it, with nothing after it. A name has no blank; without a space after the
// colon it is a Latin one, and what follows no address.
var (
	fullWidthColon = regexp.MustCompile(`^([^\s:：﹕∶"'\[\]{}]{1,40})([：﹕∶])`)
	oddBlankColon  = regexp.MustCompile(`^([^\s:"'\[\]{}]{1,40}):([\x{00A0}\x{3000}\x{202F}\x{FEFF}\x{2000}-\x{200B}]+)`)
	tightColon     = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_.-]{0,40}):[^\s/:]`)
	latinName      = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)
)

// colon mends the colon after the name of a line that has none that counts.
func (s *lineScan) colon(i int) {
	line := s.t.lines[i]
	e := entryOf(line)
	if e.colon >= 0 {
		return
	}
	rest := line[e.start:]
	if m := fullWidthColon.FindStringSubmatchIndex(rest); m != nil && (!e.item || latinName.MatchString(rest[m[2]:m[3]])) {
		s.mendColon(i, "full-width-colon", e.start+m[4], e.start+m[5])
	} else if m := oddBlankColon.FindStringSubmatchIndex(rest); m != nil {
		s.mendColon(i, "odd-blank", e.start+m[4], e.start+m[5])
	} else if m := tightColon.FindStringSubmatchIndex(rest); m != nil && !e.item {
		s.mendColon(i, "tight-colon", e.start+m[3], e.start+m[3]+1)
	}
}

// mendColon reports the bytes of a line and puts what they stand for there.
func (s *lineScan) mendColon(i int, variant string, start, end int) {
	line := s.t.lines[i]
	found, right := line[start:end], ": "
	if variant == "odd-blank" {
		right = " "
	} else if end == len(line) || line[end] == ' ' {
		right = ":"
	}
	at := s.t.at(i, start)
	s.t.replace(i, start, end, right)
	first, _ := utf8.DecodeRuneInString(found)
	s.t.report(variant, at, "found", found, "character", codePoint(first), "fix", short(s.t.lines[i]))
}

// entry notes what the value of a line opens.
func (s *lineScan) entry(e entry) {
	value := e.value
	for len(value) > 0 && strings.IndexByte("&!", value[0]) >= 0 {
		_, after, _ := strings.Cut(value, " ")
		value = strings.TrimLeft(after, " ")
	}
	switch {
	case value == "" || value[0] == '#':
	case value[0] == '"' || value[0] == '\'':
		if closingQuote(value[0], value[1:]) < 0 {
			s.quote = value[0]
		}
	case value[0] == '[' || value[0] == '{':
		s.depth = max(0, brackets(value))
	case blockHeader.MatchString(value):
		s.block = e.indent
	case e.colon >= 0 || e.item:
		s.parent = e.indent
	}
}

// blockHeader begins a block scalar.
var blockHeader = regexp.MustCompile(`^[|>][-+0-9]{0,2}\s*(#.*)?$`)

// entry is a line taken for "- name: value", any part of which may be missing.
type entry struct {
	item   bool
	indent int // bytes before the name, or before the last dash if there is no name
	start  int // the byte after dashes and blanks
	colon  int // the byte of the colon after the name; -1: none
	// value is the text after the colon, or all of it without one, and where
	// it starts.
	value      string
	valueStart int
}

func entryOf(line string) entry {
	e := entry{start: indentOf(line), colon: -1}
	e.indent = e.start
	for strings.HasPrefix(line[e.start:], "- ") {
		e.item = true
		e.indent = e.start
		e.start += 2 + indentOf(line[e.start+2:])
	}
	e.valueStart = e.start
	if colon := nameEnd(line[e.start:]); colon >= 0 {
		e.indent = e.start
		e.colon = e.start + colon
		e.valueStart = e.colon + 1
	}
	e.valueStart += len(line[e.valueStart:]) - len(strings.TrimLeft(line[e.valueStart:], " \t"))
	e.value = line[e.valueStart:]
	return e
}

// text is the value without blanks and a comment after it.
func (e entry) text() string {
	value := e.value
	if comment := strings.Index(value, " #"); comment >= 0 {
		value = value[:comment]
	}
	return strings.TrimRight(value, " \t")
}

// nameEnd is where the colon after a name stands; -1 if there is none.
func nameEnd(text string) int {
	if text == "" || strings.IndexByte("[{#", text[0]) >= 0 {
		return -1
	}
	from := 0
	if text[0] == '"' || text[0] == '\'' {
		end := closingQuote(text[0], text[1:])
		if end < 0 || !strings.HasPrefix(strings.TrimLeft(text[end+2:], " "), ":") {
			return -1
		}
		from = end + 2
	}
	for i := from; i < len(text); i++ {
		switch {
		case text[i] == ':' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t'):
			return i
		case text[i] == '#' && i > 0 && text[i-1] == ' ':
			return -1
		}
	}
	return -1
}

// closingQuote is where the quote ends that text is the inside of; -1 if it
// does not.
func closingQuote(quote byte, text string) int {
	for i := 0; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case quote == '\'' && strings.HasPrefix(text[i:], "''"):
			i++
		case text[i] == quote:
			return i
		}
	}
	return -1
}

// brackets is how many more brackets a text opens than it closes, outside of
// quotes.
func brackets(text string) int {
	open, _ := matchBrackets(text)
	return open
}

// closingBracket is where the bracket closes that text starts with; -1 if it
// does not.
func closingBracket(text string) int {
	_, closing := matchBrackets(text)
	return closing
}

func matchBrackets(text string) (open, closing int) {
	closing = -1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '[', '{':
			open++
		case ']', '}':
			open--
			if open == 0 && closing < 0 {
				closing = i
			}
		case '"', '\'':
			end := closingQuote(c, text[i+1:])
			if end >= 0 && (i == 0 || strings.IndexByte(" ,[{:", text[i-1]) >= 0) {
				i += end + 1
			}
		}
	}
	return open, closing
}

// indentOf is how many spaces a line starts with.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func isDocumentMark(line string) bool {
	return line == "---" || line == "..." || strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "... ")
}

// codePoint writes a character that cannot be seen.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
