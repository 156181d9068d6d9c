package markdown

import (
	"strconv"
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

// marksHan reports whether Han characters are marked with their language.
func (d *Dialect) marksHan() bool {
	return d.options.Typography && !d.cjk && d.options.HanTag != ""
}

// hanRuns writes text in which runs of Han characters, with the full-width
// punctuation around them, are marked with their language, for the right
// glyphs and pronunciation (WCAG 3.1.2). Runs with kana are Japanese.
func (r *renderer) hanRuns(text []byte) {
	from := 0
	for i := 0; i < len(text); {
		if text[i] < 0xe2 {
			i++
			continue
		}
		run := hanRun(text, i)
		if run.lang == "" {
			i = run.next
			continue
		}
		r.HTML = append(r.HTML, text[from:i]...)
		r.str("<span")
		if run.lang == "ja" {
			r.attribute("lang", run.lang)
		} else {
			r.attribute("lang", r.d.options.HanTag)
		}
		r.str(">")
		r.HTML = append(r.HTML, text[i:run.end]...)
		r.str("</span>")
		i, from = run.end, run.end
	}
	r.HTML = append(r.HTML, text[from:]...)
}

// stretch is a run of Han, kana and full-width punctuation.
type stretch struct {
	end  int    // an opening bracket at the end belongs to what follows
	next int    // where to look on if this is no run in a language
	lang string // "zh", "ja" or ""
}

// hanRun looks at the run that may begin at i.
func hanRun(text []byte, i int) stretch {
	run := stretch{end: i}
	for start := i; i < len(text); {
		c, n := utf8.DecodeRune(text[i:])
		selector := i > start && (isTextSelector(c) || isIdeographicSelector(c))
		if !joinsLines(c) && !selector {
			break
		}
		switch {
		case isKana(c):
			run.lang = "ja"
		case run.lang == "" && isIdeograph(c):
			run.lang = "zh"
		}
		if i += n; !isOpening(c) {
			run.end = i
		}
		run.next = i
	}
	if run.next == 0 {
		_, n := utf8.DecodeRune(text[i:])
		run.next = i + n
	}
	return run
}

// entity decodes the entity or character reference at the start of text, and
// reports references to control characters. n is 0 where there is none.
func (r *renderer) entity(text []byte, offset int) (decoded string, n int) {
	decoded, n, control := decodeEntity(text)
	if control {
		r.st.report("html-control-character", offset, "text", string(text[:n]))
	}
	return decoded, n
}

// decodeEntity decodes "&name;", "&#123;" and "&#x1F;" at the start of text.
func decodeEntity(text []byte) (decoded string, n int, control bool) {
	if len(text) > 2 && text[1] == '#' {
		return decodeNumber(text)
	}
	n = 1
	for n < len(text) && n < 40 && isWordByte(text[n]) {
		n++
	}
	if n == 1 || n >= len(text) || text[n] != ';' {
		return "", 0, false
	}
	entity, ok := util.LookUpHTML5EntityByName(string(text[1:n]))
	if !ok {
		return "", 0, false
	}
	return string(entity.Characters), n + 1, false
}

func decodeNumber(text []byte) (decoded string, n int, control bool) {
	from, base, longest := 2, 10, 7
	if text[2] == 'x' || text[2] == 'X' {
		from, base, longest = 3, 16, 6
	}
	n = from
	for n < len(text) && n-from <= longest && util.IsHexDecimal(text[n]) {
		n++
	}
	if n >= len(text) || text[n] != ';' || n-from > longest {
		return "", 0, false
	}
	v, err := strconv.ParseUint(string(text[from:n]), base, 32)
	if err != nil {
		return "", 0, false
	}
	if isControl(rune(v)) {
		return "\ufffd", n + 1, true
	}
	return string(util.ToValidRune(rune(v))), n + 1, false
}

// isControl reports whether c is a control character that no text has.
func isControl(c rune) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7f && c < 0xa0
}

// unescape resolves backslash escapes and entities in a part of the source
// that starts at offset (nearly: where it is spread over lines, findings in it
// are placed on its first).
func (r *renderer) unescape(text []byte, offset int) string {
	i := indexEscape(text)
	if i < 0 {
		return string(text)
	}
	out := make([]byte, 0, len(text))
	for from := 0; ; {
		out = append(out, text[from:i]...)
		from = i
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && isASCIIPunct(text[i+1]):
			out = append(out, text[i+1])
			from = i + 2
		case c == '&':
			if decoded, n := r.entity(text[i:], offset+i); n > 0 {
				out = append(out, decoded...)
				from = i + n
			}
		}
		next := indexEscape(text[max(from, i+1):])
		if next < 0 {
			return string(append(out, text[from:]...))
		}
		i = max(from, i+1) + next
	}
}

func indexEscape(text []byte) int {
	for i, c := range text {
		if c == '\\' || c == '&' {
			return i
		}
	}
	return -1
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
