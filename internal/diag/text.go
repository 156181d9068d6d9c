package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// TextWriter writes findings for people: position, severity, message, hint and
// code in one line, then the line of the file with a caret below the place.
type TextWriter struct {
	// Lang is the language of the words: "en" or "zh".
	Lang string
	// Source returns the text of a file of the site, nil if there is none. May
	// be nil, for findings without the lines they are about.
	Source func(file string) []byte
	// Color marks severities and carets for a terminal.
	Color bool

	file string // the last one whose text was asked for
	text []byte
}

// severityWords are the severities in the languages of the command line.
var severityWords = map[Severity]Words{
	Error:   {EN: "error", ZH: "错误"},
	Warning: {EN: "warning", ZH: "警告"},
	Info:    {EN: "info", ZH: "提示"},
}

// Word is the severity's name in a language ("en" or "zh").
func (s Severity) Word(lang string) string { return severityWords[s].in(lang) }

// severityColors are the terminal's codes for them: red, yellow, cyan.
var severityColors = map[Severity]string{Error: "31", Warning: "33", Info: "36"}

// Write writes the findings in their order.
func (t *TextWriter) Write(w io.Writer, ds []Diagnostic) error {
	var b bytes.Buffer
	for _, d := range ds {
		t.one(&b, d)
	}
	if b.Len() == 0 {
		return nil
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (t *TextWriter) one(b *bytes.Buffer, d Diagnostic) {
	if d.Pos.File != "" {
		fmt.Fprintf(b, "%s: ", Printable(d.Pos.String()))
	}
	b.WriteString(t.paint(d.Severity, d.Severity.Word(t.Lang)+":"))
	b.WriteString(" " + Printable(d.Message(t.Lang)))
	if hint := d.Hint(t.Lang); hint != "" {
		b.WriteString(Words{EN: "; ", ZH: "；"}.in(t.Lang) + Printable(hint))
	}
	fmt.Fprintf(b, " [%s]\n", d.Code())
	if e, ok := t.excerpt(d.Pos); ok {
		fmt.Fprintf(b, "    %s\n    %s%s\n", e.Line, e.Indent, t.paint(d.Severity, "^"))
	}
	for _, note := range d.Notes {
		fmt.Fprintf(b, "    %s %s\n", Words{EN: "see", ZH: "参见"}.in(t.Lang), Printable(note.String()))
	}
}

func (t *TextWriter) paint(s Severity, text string) string {
	if !t.Color {
		return text
	}
	return "\x1b[1;" + severityColors[s] + "m" + text + "\x1b[0m"
}

func (t *TextWriter) excerpt(at Pos) (Excerpt, bool) {
	if t.Source == nil || at.Line == 0 || at.Column == 0 {
		return Excerpt{}, false
	}
	if at.File != t.file {
		t.file, t.text = at.File, t.Source(at.File)
	}
	return NewExcerpt(t.text, at)
}

// Excerpt is the part of a file's line around a position.
type Excerpt struct {
	// Line is printable, and shortened where the line is long.
	Line string
	// Indent is as wide as what stands before the position, where a
	// full-width character takes two cells.
	Indent string
	// Before, At and After are Line in parts: At is the character, or word of
	// Latin letters and digits, at the position; empty at the line's end.
	Before, At, After string
}

// The width of an excerpt in cells, and how much of it is for what stands
// before the position.
const (
	excerptWidth  = 100
	excerptBefore = 60
)

// NewExcerpt takes the line of a position from the text of its file; ok is
// false where the text has no such line. A BOM is not counted.
func NewExcerpt(text []byte, at Pos) (e Excerpt, ok bool) {
	line, ok := lineOf(text, at.Line)
	if !ok {
		return e, false
	}
	runes := []rune(strings.ToValidUTF8(line, "\uFFFD"))
	column := min(max(at.Column-1, 0), len(runes))
	end := column
	for end < len(runes) && (end == column || isWord(runes[column]) && isWord(runes[end])) {
		end++
	}
	e.Before = headCut(runes[:column], excerptBefore)
	e.At = Printable(string(runes[column:end]))
	e.After = tailCut(runes[end:], excerptWidth-cells(e.Before)-cells(e.At))
	e.Line = e.Before + e.At + e.After
	e.Indent = strings.Repeat(" ", cells(e.Before))
	return e, true
}

func isWord(r rune) bool {
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '-' || r == '_'
}

// lineOf is a line of a text, from 1, without its end.
func lineOf(text []byte, n int) (string, bool) {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	for ; n > 1; n-- {
		i := bytes.IndexAny(text, "\r\n")
		if i < 0 {
			return "", false
		}
		if bytes.HasPrefix(text[i:], []byte("\r\n")) {
			i++
		}
		text = text[i+1:]
	}
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		text = text[:i]
	}
	return string(text), n == 1 && len(text) > 0
}

// headCut makes the end of a line's beginning fit into so many cells.
func headCut(runes []rune, most int) string {
	from := len(runes)
	for used := 0; from > 0; from-- {
		if used += cells(Printable(string(runes[from-1]))); used > most {
			break
		}
	}
	text := Printable(string(runes[from:]))
	if from > 0 {
		text = "…" + text
	}
	return text
}

// tailCut makes the beginning of a line's end fit into so many cells.
func tailCut(runes []rune, most int) string {
	to := 0
	for used := 0; to < len(runes); to++ {
		if used += cells(Printable(string(runes[to]))); used > most {
			return Printable(string(runes[:to])) + "…"
		}
	}
	return Printable(string(runes))
}

// cells is the width of a text on a terminal.
func cells(text string) int {
	n := 0
	for _, r := range text {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			if !unicode.In(r, unicode.Mn, unicode.Me) {
				n++
			}
		}
	}
	return n
}

// Printable replaces what a terminal, or a reader's eye, would take for a
// command: control characters, and marks that turn the direction of writing.
// A tab becomes a space.
func Printable(text string) string {
	if strings.IndexFunc(text, hidden) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case hidden(r) && r < utf8.RuneSelf:
			fmt.Fprintf(&b, `\x%02x`, r)
		case hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hidden(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == '\uFEFF'
}
