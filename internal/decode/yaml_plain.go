package decode

import (
	"strings"
	"unicode/utf8"

	"qiao/internal/diag"
)

// Most front matter is a few lines of "name: value". Such a text is read here,
// for a tenth of what the parser costs; what is not beyond doubt is left to the
// parser. Both give the same values, which a fuzz test holds them to.

// The most bytes and fields that a plain text has.
const (
	maxPlain       = 64 << 10
	maxPlainFields = 64
)

// plainYAML reads a text of nothing but fields in lines of their own, whose
// values are one word or sentence, in quotes or not, or lists of these in
// brackets. ok is false for any other.
func plainYAML(file string, src []byte, firstLine int) (v *Value, ok bool) {
	if len(src) > maxPlain {
		return nil, false
	}
	r := plainReader{file: file, line: firstLine, rest: string(src)}
	lines := min(strings.Count(r.rest, "\n")+1, maxPlainFields)
	r.values, r.fields = make([]Value, 0, lines), make([]Field, 0, lines)
	for r.rest != "" {
		var line string
		line, r.rest, _ = strings.Cut(r.rest, "\n")
		if line != "" && !r.field(line) {
			return nil, false
		}
		r.line++
	}
	if len(r.fields) == 0 {
		return nil, false
	}
	return &Value{Kind: Map, Pos: r.fields[0].Pos, Fields: r.fields}, true
}

// plainReader reads a text line by line.
type plainReader struct {
	file   string
	rest   string
	line   int // of the file
	values []Value
	fields []Field
}

// field reads a line.
func (r *plainReader) field(line string) bool {
	colon := strings.IndexByte(line, ':')
	if colon < 1 || !plainKey(line[:colon]) || len(r.fields) == cap(r.fields) {
		return false
	}
	f := Field{Key: line[:colon], Pos: r.pos(1)}
	for i := range r.fields {
		if r.fields[i].Key == f.Key {
			return false
		}
	}
	start := colon + 1
	for start < len(line) && line[start] == ' ' {
		start++
	}
	if start == colon+1 || start == len(line) {
		return false
	}
	r.values = append(r.values, Value{Pos: r.pos(start + 1)})
	f.Value = &r.values[len(r.values)-1]
	r.fields = append(r.fields, f)
	if line[start] == '[' {
		return r.list(f.Value, line[start+1:])
	}
	return f.Value.plain(line[start:], "")
}

func (r *plainReader) pos(column int) diag.Pos {
	return diag.Pos{File: r.file, Line: r.line, Column: column}
}

// plainKey reports whether a key is a name. One that means nothing is none.
func plainKey(key string) bool {
	if len(key) > 100 || strings.EqualFold(key, "null") {
		return false
	}
	for i := range len(key) {
		if c := key[i]; !letter(c) && (i == 0 || !digit(c) && c != '-') && c != '_' {
			return false
		}
	}
	return true
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// list reads a list in brackets, behind the first.
func (r *plainReader) list(v *Value, text string) bool {
	text, ok := strings.CutSuffix(text, "]")
	if !ok {
		return false
	}
	v.Kind = List
	if text == "" {
		v.Items = []*Value{}
		return true
	}
	n := strings.Count(text, ",") + 1
	items := make([]Value, n)
	v.Items = make([]*Value, n)
	column := v.Pos.Column + 1
	for i := range n {
		item, rest, _ := strings.Cut(text, ",")
		written := strings.Trim(item, " ")
		lead := len(item) - len(strings.TrimLeft(item, " "))
		items[i].Pos = r.pos(column + lead)
		v.Items[i] = &items[i]
		if !items[i].plain(written, ":#[]{}\"'`&*!|>%@?\\") {
			return false
		}
		column += utf8.RuneCountInString(item) + 1
		text = rest
	}
	return true
}

// plain reads a word or sentence, or one in quotes. Without quotes it has none
// of the other characters that mean something where it stands.
func (v *Value) plain(text, other string) bool {
	if text == "" || !printable(text) {
		return false
	}
	if q := text[0]; q == '"' || q == '\'' {
		v.Kind, v.Quoted = String, true
		if len(text) < 2 || text[len(text)-1] != q {
			return false
		}
		v.Text = text[1 : len(text)-1]
		return strings.IndexByte(v.Text, q) < 0 && strings.IndexByte(v.Text, '\\') < 0
	}
	v.Text = text
	switch {
	case !letter(text[0]) && !digit(text[0]) && text[0] < utf8.RuneSelf, text[len(text)-1] == ' ', text[len(text)-1] == ':':
		return false
	case strings.ContainsAny(text, other), strings.Contains(text, ": "), strings.Contains(text, " #"):
		return false
	}
	if _, curly := curlyQuoted(text); curly {
		return false
	}
	kind, ok := plainKind(text)
	v.Kind = kind
	return ok
}

// printable reports whether a text has no character that is not read as it
// stands.
func printable(text string) bool {
	for _, r := range text {
		switch {
		case r < ' ', r == 0x7f, 0x80 <= r && r <= 0xa0, r == '\u2028', r == '\u2029', r == '\ufffe', r == '\uffff', oddBlank(r):
			return false
		}
	}
	return true
}

// plainKind is the kind of a text without quotes; ok is false where that takes
// a closer look.
func plainKind(text string) (kind Kind, ok bool) {
	switch {
	case !digit(text[0]):
		switch text {
		case "true", "True", "TRUE", "false", "False", "FALSE":
			return Bool, true
		}
		return String, !strings.EqualFold(text, "null")
	case len(text) < 19 && strings.Trim(text, "0123456789") == "":
		return Int, len(text) == 1 || text[0] != '0'
	case strings.ContainsAny(text, ":/ "), strings.Contains(text, "-") && !strings.ContainsAny(text, "eE"):
		return String, true // a date, perhaps
	default:
		return String, false
	}
}
