package html2md

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline writes siblings, from one to before another, in one line, but for
// breaks that are written. It reports whether there was anything to write.
func (c *converter) inline(from, to *html.Node) bool {
	t := line{converter: c, start: len(c.out)}
	for n := from; n != to; n = n.NextSibling {
		t.node(n)
	}
	return t.trim()
}

// inlineText is the content of an element in one line.
func (c *converter) inlineText(n *html.Node) string {
	start := len(c.out)
	c.inline(n.FirstChild, nil)
	return c.take(start)
}

// line is a line being written, at the end of what is written so far. White
// space is one space, written when a word follows.
type line struct {
	*converter
	start int
	space bool
}

// trim takes away the white space around the line, and reports whether anything
// is left.
func (t *line) trim() bool {
	written := t.out[t.start:]
	words := bytes.TrimSpace(written)
	if len(words) < len(written) {
		t.out = t.out[:t.start+copy(written, words)]
	}
	return len(words) > 0
}

func (t *line) node(n *html.Node) {
	if n.Type == html.TextNode {
		t.words(n.Data)
		return
	}
	if n.Type != html.ElementNode || left(n) {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		t.lineBreak()
	case atom.Strong, atom.B:
		t.around(n, "**")
	case atom.Em, atom.I, atom.Cite, atom.Dfn:
		t.around(n, "*")
	case atom.Del, atom.S:
		t.around(n, "~~")
	case atom.Q:
		t.raw("“" + t.inlineText(n) + "”")
	case atom.Code, atom.Kbd, atom.Samp:
		t.code(n)
	case atom.A:
		t.link(n)
	case atom.Img:
		t.image(n)
	case atom.Sup:
		t.raised(n)
	case atom.Input:
		t.raw(map[bool]string{true: "[x]", false: "[ ]"}[hasAttr(n, "checked")])
		t.space = true
	default:
		t.space = t.space || isBlock(n)
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			t.node(child)
		}
		t.space = t.space || isBlock(n)
	}
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

func (t *line) lineBreak() {
	if t.cell {
		t.space = true
		return
	}
	t.put("\\\n")
	t.space = false
}

// due writes the space that is due.
func (t *line) due() {
	if t.space && len(t.out) > t.start {
		t.out = append(t.out, ' ')
	}
	t.space = false
}

// raw writes Markdown, after the space that is due.
func (t *line) raw(s string) {
	if s != "" {
		t.due()
		t.put(s)
	}
}

// words writes text, with what means something in Markdown escaped. No-break
// spaces stay.
func (t *line) words(s string) {
	for i := 0; i < len(s); {
		if blank(s[i]) {
			t.space = true
			i++
			continue
		}
		t.due()
		if run := plainRun(s[i:]); run > 0 {
			t.put(s[i : i+run])
			i += run
			continue
		}
		start := i
		for i < len(s) && !blank(s[i]) {
			i++
		}
		t.out = appendEscaped(t.out, s[start:i], t.cell)
	}
}

// plainRun is the length of what a text begins with that is written as it is:
// words of plain characters with single spaces between them.
func plainRun(s string) int {
	for i := range len(s) {
		if !plain[s[i]] && (s[i] != ' ' || i == 0 || i+1 == len(s) || !plain[s[i+1]]) {
			return i
		}
	}
	return len(s)
}

// plain are the bytes of words that never have to be escaped.
var plain = func() (all [256]bool) {
	for i := range all {
		all[i] = !special[i] && !blank(byte(i))
	}
	return all
}()

func blank(c byte) bool {
	return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f')
}

// Escape is a text in Markdown: what means something there is escaped.
func Escape(text string) string {
	if !strings.ContainsAny(text, "\\`*_[]<|~") {
		return text
	}
	return string(appendEscaped(nil, text, false))
}

// special are the characters that may have to be escaped.
var special = [256]bool{'\\': true, '`': true, '*': true, '_': true, '[': true, ']': true, '<': true, '|': true, '~': true}

// appendEscaped appends a text of which what means something in Markdown is
// escaped; in the cell of a table that is the bar too.
func appendEscaped(out []byte, text string, cell bool) []byte {
	start := 0
	for i := range len(text) {
		c := text[i]
		if !special[c] || c == '|' && !cell || c == '~' && !strings.Contains(text, "~~") {
			continue
		}
		out = append(out, text[start:i]...)
		start = i
		if c == '<' { // a backslash would do, but not for who takes the text for HTML
			out = append(out, "&lt;"...)
			start++
			continue
		}
		out = append(out, '\\')
	}
	return append(out, text[start:]...)
}

// around writes an element between marks, unless it is empty.
func (t *line) around(n *html.Node, mark string) {
	t.edge(n.FirstChild, leading)
	before, space := len(t.out), t.space
	t.raw(mark)
	if t.inline(n.FirstChild, nil) {
		t.put(mark)
	} else {
		t.out, t.space = t.out[:before], space
	}
	t.edge(n.LastChild, trailing)
}

// edge notes the space that an element begins or ends with: it belongs outside
// of marks.
func (t *line) edge(n *html.Node, at func(string) byte) {
	if n != nil && n.Type == html.TextNode && n.Data != "" && blank(at(n.Data)) {
		t.space = true
	}
}

func leading(s string) byte { return s[0] }

func trailing(s string) byte { return s[len(s)-1] }

// code writes code in a line, between as many backticks as it needs.
func (t *line) code(n *html.Node) {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	code := strings.Join(strings.Fields(b.String()), " ")
	if t.cell {
		code = strings.ReplaceAll(code, "|", "\\|")
	}
	mark := "`"
	for strings.Contains(code, mark) {
		mark += "`"
	}
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	if code != "" {
		t.raw(mark + code + mark)
	}
}

// link writes a link, or only its text if it leads nowhere else. One whose text
// says nothing, an arrow back, is left out.
func (t *line) link(n *html.Node) {
	address := attr(n, "href")
	if reference := t.reference(address); reference != "" {
		t.space = false
		t.raw(reference)
		return
	}
	before, space := len(t.out), t.space
	leads := address != "" && address[0] != '#'
	if leads {
		t.edge(n.FirstChild, leading)
		t.raw("[")
	} else {
		t.due()
	}
	words := len(t.out)
	if !t.inline(n.FirstChild, nil) {
		t.out = appendEscaped(t.out, attr(n, "aria-label"), t.cell)
	}
	switch written := t.out[words:]; {
	case len(written) == 0, address != "" && !leads && !bytes.ContainsFunc(written, says):
		t.out, t.space = t.out[:before], space
	case leads:
		t.put("](")
		t.put(t.address(address))
		t.put(")")
		t.edge(n.LastChild, trailing)
	}
}

// reference is what a link is written as, if it is a reference.
func (c *converter) reference(address string) string {
	if c.Reference == nil {
		return ""
	}
	return c.Reference(address)
}

func says(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// address is an address as a link of Markdown gives it.
func (c *converter) address(address string) string {
	if c.Link != nil {
		address = c.Link(address)
	}
	if strings.ContainsAny(address, "() \n<>") {
		address = addressEscapes.Replace(address)
	}
	return address
}

var addressEscapes = strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "\n", "", "<", "%3C", ">", "%3E")

func (t *line) image(n *html.Node) {
	alt := strings.Join(strings.Fields(attr(n, "alt")), " ")
	if alt == "" { // it is an ornament
		return
	}
	t.raw("![")
	t.out = appendEscaped(t.out, alt, t.cell)
	t.put("](")
	t.put(t.address(attr(n, "src")))
	t.put(")")
}

// superscripts are the raised digits.
var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// raised writes a superscript: references in it as they are, and then digits
// raised, or words in brackets.
func (t *line) raised(n *html.Node) {
	refers := func(child *html.Node) bool {
		return child.DataAtom == atom.A && t.reference(attr(child, "href")) != ""
	}
	for child := range n.ChildNodes() {
		if refers(child) {
			t.node(child)
		}
	}
	inner := line{converter: t.converter, start: len(t.out)}
	for child := range n.ChildNodes() {
		if !refers(child) {
			inner.node(child)
		}
	}
	inner.trim()
	words := t.take(inner.start)
	switch {
	case words == "":
	case strings.Trim(words, "0123456789") == "":
		t.raw(strings.Map(func(r rune) rune { return superscripts[r-'0'] }, words))
	default:
		t.space = true
		t.raw("(" + words + ")")
	}
}

// startMark is where the beginning of a paragraph needs a backslash, not to be
// read as a heading, a list or a quotation; -1 if it does not.
func startMark(text []byte) int {
	first := text[0]
	switch {
	case first == '#' || first == '>':
		return 0
	case (first == '-' || first == '+' || first == '=') && (len(text) == 1 || strings.IndexByte(" -=", text[1]) >= 0):
		return 0
	}
	digits := len(text) - len(bytes.TrimLeft(text, "0123456789"))
	if digits > 0 && digits < len(text)-1 && strings.IndexByte(".)", text[digits]) >= 0 && text[digits+1] == ' ' {
		return digits
	}
	return -1
}
