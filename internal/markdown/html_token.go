package markdown

import (
	"bytes"
	"strings"
)

// tokenKind is the kind of a piece of raw HTML.
type tokenKind uint8

const (
	textToken tokenKind = iota
	startToken
	endToken
	commentToken
	declarationToken // <!…>, <?…>
	brokenToken      // a tag or comment without its end
)

// token is a piece of raw HTML: text[start:end] of what it was read from.
type token struct {
	kind       tokenKind
	start, end int
	name       string // of a tag, in lower case
	attributes []Attribute
	closed     bool // <br/>
}

// nextToken reads the token at i as a browser does.
func nextToken(text []byte, i int) token {
	rest := text[i:]
	switch {
	case rest[0] != '<':
		return token{kind: textToken, start: i, end: endOfText(text, i)}
	case bytes.HasPrefix(rest, []byte("<!--")):
		return delimited(text, i, commentToken, commentEnd(rest))
	case len(rest) > 1 && (rest[1] == '!' || rest[1] == '?'):
		return delimited(text, i, declarationToken, bytes.IndexByte(rest, '>')+1)
	case len(rest) > 1 && isASCIILetter(rest[1]):
		return readTag(text, i, i+1, startToken)
	case len(rest) > 2 && rest[1] == '/' && isASCIILetter(rest[2]):
		return readTag(text, i, i+2, endToken)
	case len(rest) > 2 && rest[1] == '/':
		return delimited(text, i, declarationToken, bytes.IndexByte(rest, '>')+1)
	}
	return token{kind: textToken, start: i, end: endOfText(text, i)}
}

// endOfText is where the next "<" after i is.
func endOfText(text []byte, i int) int {
	if n := bytes.IndexByte(text[i+1:], '<'); n >= 0 {
		return i + 1 + n
	}
	return len(text)
}

func delimited(text []byte, i int, kind tokenKind, length int) token {
	if length <= 0 {
		return token{kind: brokenToken, start: i, end: len(text)}
	}
	return token{kind: kind, start: i, end: i + length}
}

// commentEnd is the length of the comment at the start of text; 0 where it has
// no end.
func commentEnd(text []byte) int {
	for _, short := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(text, []byte(short)) {
			return len(short)
		}
	}
	for _, end := range []string{"-->", "--!>"} {
		if n := bytes.Index(text[4:], []byte(end)); n >= 0 {
			return 4 + n + len(end)
		}
	}
	return 0
}

// readTag reads the tag that starts at start and whose name is at i.
func readTag(text []byte, start, i int, kind tokenKind) token {
	t := token{kind: kind, start: start}
	from := i
	for i < len(text) && !isBlankByte(text[i]) && text[i] != '/' && text[i] != '>' && text[i] != '\f' {
		i++
	}
	t.name = strings.ToLower(string(text[from:i]))
	for i < len(text) {
		switch c := text[i]; {
		case c == '>':
			t.end = i + 1
			return t
		case c == '/':
			t.closed = i+1 < len(text) && text[i+1] == '>'
			i++
		case isBlankByte(c) || c == '\f':
			i++
		default:
			i = t.readAttribute(text, i)
		}
	}
	t.kind, t.end = brokenToken, len(text)
	return t
}

// readAttribute reads the attribute at i and returns where it ends.
func (t *token) readAttribute(text []byte, i int) int {
	from := i
	for i++; i < len(text) && !isBlankByte(text[i]) && !bytes.ContainsRune([]byte("=/>\f"), rune(text[i])); {
		i++
	}
	a := Attribute{Name: strings.ToLower(string(text[from:i]))}
	after := skipBlank(text, i)
	if after < len(text) && text[after] == '=' {
		a.Value, i = attributeValue(text, skipBlank(text, after+1))
	}
	t.attributes = append(t.attributes, a)
	return i
}

// attributeValue reads the value at i, entities still in it.
func attributeValue(text []byte, i int) (string, int) {
	if i < len(text) && (text[i] == '"' || text[i] == '\'') {
		n := bytes.IndexByte(text[i+1:], text[i])
		if n < 0 {
			return "", len(text)
		}
		return string(text[i+1 : i+1+n]), i + n + 2
	}
	from := i
	for i < len(text) && !isBlankByte(text[i]) && text[i] != '>' {
		i++
	}
	return string(text[from:i]), i
}

func skipBlank(text []byte, i int) int {
	for i < len(text) && (isBlankByte(text[i]) || text[i] == '\f') {
		i++
	}
	return i
}

// skipContent is where the end tag of an element is whose content is no HTML
// (script, style …), or the end of text.
func skipContent(text []byte, i int, name string) int {
	for ; i < len(text); i++ {
		n := bytes.Index(text[i:], []byte("</"))
		if n < 0 {
			return len(text)
		}
		i += n
		if rest := text[i+2:]; len(rest) >= len(name) && strings.EqualFold(string(rest[:len(name)]), name) {
			return i
		}
	}
	return len(text)
}
