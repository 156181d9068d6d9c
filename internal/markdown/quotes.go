package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// quote is a straight quotation mark or apostrophe.
type quote struct {
	at            int // offset
	char          byte
	before, after rune // neighbours; ' ' at a paragraph's ends
	typographic   string
}

// quoteMarks are the straight quotation marks of one paragraph, in order, with
// what they become.
type quoteMarks struct {
	quotes []quote
	next   int
}

// at is what the quotation mark at offset becomes; "" where it stays.
func (m *quoteMarks) at(offset int) string {
	for m.next < len(m.quotes) && m.quotes[m.next].at < offset {
		m.next++
	}
	if m.next < len(m.quotes) && m.quotes[m.next].at == offset {
		return m.quotes[m.next].typographic
	}
	return ""
}

// findQuotes prepares the quotation marks of a paragraph. They are paired over
// the whole of it, because a quotation may begin in one inline mark and end in
// another.
func (r *renderer) findQuotes(n ast.Node) {
	r.marks.quotes, r.marks.next = r.marks.quotes[:0], 0
	if !r.d.options.Typography || !r.hasQuotes(n) {
		return
	}
	w := quoteWalk{r: r, before: ' '}
	w.walk(n)
	w.seen(' ')
	r.d.pairQuotes(r.marks.quotes)
}

// hasQuotes reports whether a straight quotation mark may stand in a block.
func (r *renderer) hasQuotes(n ast.Node) bool {
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		text := r.src[line.Start:line.Stop]
		if bytes.IndexByte(text, '"') >= 0 || bytes.IndexByte(text, '\'') >= 0 {
			return true
		}
	}
	return false
}

// quoteWalk collects quotation marks with their neighbours.
type quoteWalk struct {
	r       *renderer
	before  rune
	waiting bool // the last quotation mark has no neighbour after it yet
}

// seen says which character comes next.
func (w *quoteWalk) seen(c rune) {
	if quotes := w.r.marks.quotes; w.waiting {
		quotes[len(quotes)-1].after = c
		w.waiting = false
	}
	w.before = c
}

// object stands for what is read like a word but is no text: code, an image, a
// component.
const object = '\ufffc'

func (w *quoteWalk) walk(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.text(c)
		case *ast.RawHTML, *noteReference:
		case *ast.CodeSpan, *ast.Image, *ast.AutoLink, *inlineDirective:
			w.seen(object)
		default:
			w.walk(c)
		}
	}
}

func (w *quoteWalk) text(n *ast.Text) {
	text := w.r.src[n.Segment.Start:n.Segment.Stop]
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && isASCIIPunct(text[i+1]):
			w.seen(rune(text[i+1]))
			i += 2
		case (c == '"' || c == '\'') && !n.IsRaw():
			before := w.before
			w.seen(rune(c))
			w.r.marks.quotes = append(w.r.marks.quotes, quote{at: n.Segment.Start + i, char: c, before: before})
			w.waiting = true
			i++
		case c < utf8.RuneSelf:
			w.seen(rune(c))
			i++
		default:
			r, size := utf8.DecodeRune(text[i:])
			w.seen(r)
			i += size
		}
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.seen(' ')
	}
}

// pairQuotes decides what each quotation mark becomes. Marks that have no
// partner stay as they are; apostrophes in and at the end of words need none.
func (d *Dialect) pairQuotes(quotes []quote) {
	p := pairing{d: d, quotes: quotes}
	for i := range quotes {
		p.decide(i)
	}
}

// pairing is the state of pairing: the opening marks that wait for their end.
type pairing struct {
	d       *Dialect
	quotes  []quote
	open    []int
	waiting [2]int // how many of open are ' and "
}

func kindOf(char byte) int {
	if char == '"' {
		return 1
	}
	return 0
}

// decide looks at the neighbours of a mark. Where they allow both directions,
// as between Han characters, a mark closes what is open.
func (p *pairing) decide(i int) {
	q := &p.quotes[i]
	word := isWordRune(q.before)
	if word && isWordRune(q.after) {
		if q.char == '\'' && !(unicode.IsDigit(q.before) && unicode.IsDigit(q.after)) {
			q.typographic = "’"
		} else if q.char == '"' {
			p.close(i)
		}
		return
	}
	opens := !isSpace(q.after) && !isClosing(q.after) && (!word || isCJK(q.after))
	closes := !isSpace(q.before) && !isOpening(q.before)
	switch {
	case closes && p.close(i):
	case opens:
		p.push(i)
	case closes && q.char == '\'' && unicode.IsLetter(q.before):
		q.typographic = "’"
	}
	if q.char == '\'' && isSpace(q.before) && unicode.IsDigit(q.after) {
		q.typographic = "’" // ’90s, unless a partner turns up
	}
}

func (p *pairing) push(i int) {
	p.open = append(p.open, i)
	p.waiting[kindOf(p.quotes[i].char)]++
}

// close pairs mark i with the last open one of its kind, if there is one. Marks
// that were opened in between are left without a partner.
func (p *pairing) close(i int) bool {
	kind := kindOf(p.quotes[i].char)
	if p.waiting[kind] == 0 {
		return false
	}
	for {
		last := p.open[len(p.open)-1]
		p.open = p.open[:len(p.open)-1]
		p.waiting[kindOf(p.quotes[last].char)]--
		if p.quotes[last].char != p.quotes[i].char {
			continue
		}
		marks := p.d.quotes
		p.quotes[last].typographic, p.quotes[i].typographic = marks.Open, marks.Close
		if kind == 0 || p.waiting[1]%2 == 1 {
			p.quotes[last].typographic, p.quotes[i].typographic = marks.InnerOpen, marks.InnerClose
		}
		return true
	}
}

// isWordRune reports whether c belongs to a word of a script with spaces.
func isWordRune(c rune) bool {
	return c == object || (unicode.IsLetter(c) || unicode.IsDigit(c)) && (c < 0x1100 || !isCJK(c))
}

func isOpening(c rune) bool { return unicode.In(c, unicode.Ps, unicode.Pi) }

func isClosing(c rune) bool {
	switch c {
	case '.', ',', ';', ':', '!', '?', '…', '。', '，', '；', '：', '！', '？', '、':
		return true
	}
	return unicode.In(c, unicode.Pe, unicode.Pf)
}

// smarten applies the typography to a text without markup: alternative texts
// and titles.
func (d *Dialect) smarten(s string) string {
	if !d.options.Typography || !strings.ContainsAny(s, `"'-.`) {
		return s
	}
	text := []byte(s)
	quotes := quotesIn(text)
	d.pairQuotes(quotes)
	marks := quoteMarks{quotes: quotes}
	var out []byte
	for i := 0; i < len(text); {
		n, replacement := 1, ""
		switch c := text[i]; c {
		case '"', '\'':
			replacement = marks.at(i)
		case '-', '.':
			n = runLength(text[i:], c)
			replacement = d.dash(text, i, n)
		}
		if replacement == "" {
			replacement = string(text[i : i+n])
		}
		out = append(out, replacement...)
		i += n
	}
	return string(out)
}

// quotesIn finds the quotation marks of a text without markup.
func quotesIn(text []byte) []quote {
	var quotes []quote
	for i, c := range text {
		if c == '"' || c == '\'' {
			quotes = append(quotes, quote{at: i, char: c, before: runeBefore(text, i), after: runeAfter(text, i+1)})
		}
	}
	return quotes
}
