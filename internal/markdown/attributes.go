package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
)

// Attributes and the parameters of components share one grammar:
//
//	{#id .class key=value key="several words" key='…' bare}
//
// In quotes, a backslash takes the meaning from the character after it.

// parameter is one entry between braces, with its places in the scanned text.
type parameter struct {
	name, value     string
	bare, short     bool // short: written #id or .class
	nameAt, valueAt int
}

// attributeError is a mistake between braces.
type attributeError struct {
	id   string // of the catalogue, after "component-syntax/"
	at   int
	text string
}

// scanAttributes reads the braces at the start of text and returns what is in
// them and their length.
func scanAttributes(text []byte) ([]parameter, int, *attributeError) {
	var found []parameter
	for i := 1; ; {
		for i < len(text) && isBlankByte(text[i]) {
			i++
		}
		if i >= len(text) {
			return nil, 0, &attributeError{id: "unclosed-brace"}
		}
		if text[i] == '}' {
			return found, i + 1, nil
		}
		p, n, err := scanParameter(text, i)
		if err != nil {
			return nil, 0, err
		}
		i = n
		if found, err = addParameter(found, p); err != nil {
			return nil, 0, err
		}
	}
}

// addParameter adds p, joining classes and refusing a second value.
func addParameter(found []parameter, p parameter) ([]parameter, *attributeError) {
	for i := range found {
		if found[i].name != p.name {
			continue
		}
		if p.name == "class" && p.short {
			found[i].value += " " + p.value
			return found, nil
		}
		return nil, &attributeError{"duplicate", p.nameAt, p.name}
	}
	return append(found, p), nil
}

func scanParameter(text []byte, i int) (parameter, int, *attributeError) {
	if c := text[i]; c == '#' || c == '.' {
		end := wordEnd(text, i+1)
		p := parameter{name: "id", value: string(text[i+1 : end]), short: true, nameAt: i, valueAt: i + 1}
		if c == '.' {
			p.name = "class"
		}
		if end == i+1 {
			return p, 0, &attributeError{"name", i, string(c)}
		}
		return p, end, nil
	}
	end := i + nameLength(text[i:])
	if end == i || end < len(text) && text[end] != '=' && text[end] != '}' && !isBlankByte(text[end]) {
		return parameter{}, 0, nameError(text, i)
	}
	p := parameter{name: string(text[i:end]), nameAt: i, valueAt: i}
	if end >= len(text) || text[end] != '=' {
		p.bare = true
		return p, end, nil
	}
	p.valueAt = end + 1
	return scanValue(text, p)
}

func scanValue(text []byte, p parameter) (parameter, int, *attributeError) {
	i := p.valueAt
	if i >= len(text) {
		return p, 0, &attributeError{id: "unclosed-brace"}
	}
	if c := text[i]; c == '"' || c == '\'' {
		value, end := quoted(text, i)
		if end < 0 {
			return p, 0, &attributeError{"unclosed-quote", i, string(c)}
		}
		p.value, p.valueAt = value, i+1
		return p, end, nil
	}
	if r, _ := utf8.DecodeRune(text[i:]); r == '“' || r == '”' || r == '„' || r == '‘' || r == '’' {
		return p, 0, &attributeError{"curly-quote", i, string(r)}
	}
	end := wordEnd(text, i)
	p.value = string(text[i:end])
	return p, end, nil
}

// quoted reads the quoted value at i; end is -1 where the quote does not end.
func quoted(text []byte, i int) (value string, end int) {
	var b strings.Builder
	quote := text[i]
	for i++; i < len(text); i++ {
		switch c := text[i]; {
		case c == quote:
			return b.String(), i + 1
		case c == '\\' && i+1 < len(text) && isASCIIPunct(text[i+1]):
			i++
			b.WriteByte(text[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", -1
}

// nameError says what is wrong with the name at i: mostly a full-width sign, or
// a missing brace, so that the text after it is read on.
func nameError(text []byte, i int) *attributeError {
	if bytes.IndexByte(text[i:], '}') < 0 {
		return &attributeError{id: "unclosed-brace"}
	}
	end := wordEnd(text, i)
	word := text[i:max(end, min(i+1, len(text)))]
	if bytes.ContainsAny(word, "＝：“”＂，") {
		return &attributeError{"full-width", i, string(word)}
	}
	return &attributeError{"name", i, string(word)}
}

// nameLength is the length of the name at the start of text: an ASCII letter,
// then letters, digits, "-" and "_".
func nameLength(text []byte) int {
	if len(text) == 0 || !isASCIILetter(text[0]) {
		return 0
	}
	n := 1
	for n < len(text) && (isWordByte(text[n]) || text[n] == '-' || text[n] == '_') {
		n++
	}
	return n
}

func wordEnd(text []byte, i int) int {
	for i < len(text) && !isBlankByte(text[i]) && text[i] != '}' {
		i++
	}
	return i
}

func isBlankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isASCIIPunct(c byte) bool { return c > ' ' && c < 0x7f && !isWordByte(c) }

// looksLikeAttributes reports whether braces in running text are attributes:
// {#id}, {.class} or {key=…}.
func looksLikeAttributes(text []byte) bool {
	if len(text) < 3 || text[0] != '{' {
		return false
	}
	if text[1] == '#' || text[1] == '.' {
		return !isBlankByte(text[2]) && text[2] != '}'
	}
	n := nameLength(text[1:])
	return n > 0 && 1+n < len(text) && text[1+n] == '='
}

// harmless are the attributes that authors may give to elements of Markdown.
var harmless = map[string]bool{"id": true, "class": true, "lang": true, "dir": true, "title": true}

// elementAttributes reads the attributes in braces at the start of text (offset
// in the source) and reports those that are not harmless. n is 0 where there
// are none.
func (st *state) elementAttributes(text []byte, offset int) (attributes []Attribute, n int) {
	if !looksLikeAttributes(text) {
		return nil, 0
	}
	found, n, err := scanAttributes(text)
	if err != nil {
		return nil, 0
	}
	for _, p := range found {
		name := strings.ToLower(p.name)
		switch {
		case strings.HasPrefix(name, "on") || name == "style" || name == "href" || name == "src":
			st.report("attribute-unsafe", offset+p.nameAt, "name", p.name)
		case !harmless[name]:
			st.report("attribute-unknown", offset+p.nameAt, "name", p.name)
		case name == "id" && strings.ContainsAny(p.value, " \t\n"):
			st.report("attribute-id", offset+p.valueAt, "id", p.value)
		default:
			attributes = append(attributes, Attribute{name, p.value})
		}
	}
	return attributes, n
}

// takeAttributes reads attributes at the reader's place and moves behind them.
func (st *state) takeAttributes(block text.Reader) []Attribute {
	if block.Peek() != '{' {
		return nil
	}
	line, segment := block.PeekLine()
	attributes, n := st.elementAttributes(line, segment.Start)
	block.Advance(n)
	return attributes
}
