package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// textNode writes a piece of running text with the line break after it.
func (r *renderer) textNode(n *ast.Text) {
	if n.IsRaw() {
		r.emit(string(n.Segment.Value(r.src)))
	} else {
		for range n.Segment.Padding {
			r.emit(" ")
		}
		r.text(n.Segment.Start, r.trimmed(n))
	}
	switch {
	case n.HardLineBreak():
		r.str("<br>\n")
		if !r.joined(r.lastRune(), r.firstRune(n.NextSibling())) {
			r.plain.space()
		}
	case n.SoftLineBreak():
		if !r.joined(r.lastRune(), r.firstRune(following(n))) {
			r.str("\n")
			r.plain.space()
		}
	}
}

// trimmed is where a piece of text ends without the white space at the end of
// its line, which the parser of bare addresses may have split off.
func (r *renderer) trimmed(n *ast.Text) int {
	stop := n.Segment.Stop
	next, ok := n.NextSibling().(*ast.Text)
	if !ok || !next.SoftLineBreak() && !next.HardLineBreak() || !util.IsBlank(next.Segment.Value(r.src)) {
		return stop
	}
	for stop > n.Segment.Start && r.src[stop-1] == ' ' {
		stop--
	}
	return stop
}

// text writes the source from start to stop: escapes and entities resolved,
// typography applied.
func (r *renderer) text(start, stop int) {
	from := start
	for i := start; i < stop; {
		if !special[r.src[i]] {
			i++
			continue
		}
		n, as := r.decode(i, stop)
		r.flush(from, i)
		r.emit(as)
		i += n
		from = i
	}
	r.flush(from, stop)
}

// decode says what the special byte at i begins: its length in the source, and
// the text that it stands for.
func (r *renderer) decode(i, stop int) (n int, as string) {
	n = 1
	switch c := r.src[i]; c {
	case '\\':
		if i+1 < stop && isASCIIPunct(r.src[i+1]) {
			return 2, string(r.src[i+1 : i+2])
		}
	case '&':
		if decoded, length := r.entity(r.src[i:stop], i); length > 0 {
			return length, decoded
		}
	case '"', '\'':
		as = r.marks.at(i)
	case '-', '.':
		if n = runLength(r.src[i:stop], c); n > 1 && r.d.options.Typography {
			as = r.d.dash(r.src, i, n)
		}
	}
	if as == "" {
		as = string(r.src[i : i+n])
	}
	return n, as
}

// special marks the bytes at which text may change on its way to HTML.
var special = [256]bool{
	'\\': true, '&': true, '<': true, '>': true, '"': true, '\'': true, '-': true, '.': true, 0: true,
}

// flush writes source as it is.
func (r *renderer) flush(from, to int) {
	if from >= to {
		return
	}
	chunk := r.src[from:to]
	r.plain.text = append(r.plain.text, chunk...)
	if r.d.marksHan() && r.foreign == 0 {
		r.hanRuns(chunk)
		return
	}
	r.HTML = append(r.HTML, chunk...)
}

// emit writes decoded text.
func (r *renderer) emit(s string) {
	r.plain.text = append(r.plain.text, s...)
	r.escape(s)
}

// lastRune is the character written last, as far as line breaks mind it: 0
// after an image, code or a component.
func (r *renderer) lastRune() rune {
	if r.atom == len(r.plain.text) {
		return 0
	}
	return r.plain.last()
}

func lastRune(s string) rune {
	c, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return 0
	}
	return c
}

// following is the node that is read after n in its paragraph.
func following(n ast.Node) ast.Node {
	for n != nil && n.Type() == ast.TypeInline {
		if next := n.NextSibling(); next != nil {
			return next
		}
		n = n.Parent()
	}
	return nil
}

// firstRune is the first character of n; 0 where it does not begin with text.
func (r *renderer) firstRune(n ast.Node) rune {
	for n != nil {
		switch t := n.(type) {
		case *ast.Text:
			return firstOfText(r.src[t.Segment.Start:t.Segment.Stop])
		case *ast.Emphasis, *ast.Link:
			n = n.FirstChild()
		default:
			if n.FirstChild() == nil || n.Kind() == ast.KindCodeSpan || n.Kind() == ast.KindImage {
				return 0
			}
			n = n.FirstChild()
		}
	}
	return 0
}

func firstOfText(text []byte) rune {
	if len(text) > 1 && text[0] == '\\' && isASCIIPunct(text[1]) {
		text = text[1:]
	}
	if len(text) > 0 && text[0] == '&' {
		if decoded, n, _ := decodeEntity(text); n > 0 {
			c, _ := utf8.DecodeRuneInString(decoded)
			return c
		}
	}
	c, n := utf8.DecodeRune(text)
	if n == 0 {
		return 0
	}
	return c
}

// joined reports whether a line break between two characters disappears:
// between Han, kana and full-width punctuation. In a language written with
// these, quotation marks, dashes and ellipses are full-width too.
func (r *renderer) joined(before, after rune) bool {
	if !r.d.cjk {
		return joinsLines(before) && joinsLines(after)
	}
	return (joinsLines(before) || r.fullWidth(before)) && (joinsLines(after) || r.fullWidth(after))
}

// fullWidth reports whether c is full-width in this language though not
// everywhere. A straight quotation mark will be a curly one.
func (r *renderer) fullWidth(c rune) bool {
	return ambiguousWidth(c) || r.d.options.Typography && (c == '"' || c == '\'')
}
