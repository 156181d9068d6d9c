package html2md

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline is the text of nodes in one line, but for breaks that are written.
func (c *converter) inline(nodes []*html.Node) string {
	t := &text{converter: c}
	for _, n := range nodes {
		t.node(n)
	}
	return strings.TrimSpace(t.b.String())
}

// text is a line being written. White space is one space, written when a word
// follows.
type text struct {
	*converter
	b     strings.Builder
	space bool
}

func (t *text) node(n *html.Node) {
	if n.Type == html.TextNode {
		t.words(n.Data)
		return
	}
	if n.Type != html.ElementNode || left(n) {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		if t.cell {
			t.space = true
			return
		}
		t.b.WriteString("\\\n")
		t.space = false
	case atom.Strong, atom.B:
		t.around(n, "**")
	case atom.Em, atom.I, atom.Cite, atom.Dfn:
		t.around(n, "*")
	case atom.Del, atom.S:
		t.around(n, "~~")
	case atom.Q:
		t.raw("“" + t.inline(children(n)) + "”")
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
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// raw writes Markdown, after the space that is due.
func (t *text) raw(s string) {
	if s == "" {
		return
	}
	if t.space && t.b.Len() > 0 {
		t.b.WriteByte(' ')
	}
	t.space = false
	t.b.WriteString(s)
}

// words writes text, with what means something in Markdown escaped. No-break
// spaces stay.
func (t *text) words(s string) {
	for s != "" {
		i := strings.IndexFunc(s, blank)
		if i == 0 {
			t.space = true
			s = strings.TrimLeftFunc(s, blank)
			continue
		}
		if i < 0 {
			i = len(s)
		}
		t.raw(t.escape(s[:i]))
		s = s[i:]
	}
}

func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// Escape is a text in Markdown: what means something there is escaped.
func Escape(text string) string { return escape(text, false) }

func (t *text) escape(word string) string { return escape(word, t.cell) }

func escape(text string, cell bool) string {
	if !strings.ContainsAny(text, "\\`*_[]<|~") {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if c == '<' { // a backslash would do, but not for who takes the text for HTML
			b.WriteString("&lt;")
			continue
		}
		if strings.IndexByte("\\`*_[]", c) >= 0 || c == '|' && cell || c == '~' && strings.Contains(text, "~~") {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// around writes an element between marks, unless it is empty.
func (t *text) around(n *html.Node, mark string) {
	t.edge(n.FirstChild, strings.TrimLeftFunc)
	if inner := t.inline(children(n)); inner != "" {
		t.raw(mark + inner + mark)
	}
	t.edge(n.LastChild, strings.TrimRightFunc)
}

// edge notes the space that an element begins or ends with: it belongs outside
// of marks.
func (t *text) edge(n *html.Node, trim func(string, func(rune) bool) string) {
	if n != nil && n.Type == html.TextNode && trim(n.Data, blank) != n.Data {
		t.space = true
	}
}

// code writes code in a line, between as many backticks as it needs.
func (t *text) code(n *html.Node) {
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
func (t *text) link(n *html.Node) {
	address := attr(n, "href")
	if t.Reference != nil {
		if reference := t.Reference(address); reference != "" {
			t.space = false
			t.raw(reference)
			return
		}
	}
	words := t.inline(children(n))
	if words == "" {
		words = t.escape(attr(n, "aria-label"))
	}
	switch {
	case strings.HasPrefix(address, "#") && !strings.ContainsFunc(words, says):
	case words == "", address == "", strings.HasPrefix(address, "#"):
		t.raw(words)
	default:
		t.edge(n.FirstChild, strings.TrimLeftFunc)
		t.raw("[" + words + "](" + t.address(address) + ")")
		t.edge(n.LastChild, strings.TrimRightFunc)
	}
}

func says(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// address is an address as a link of Markdown gives it.
func (t *text) address(address string) string {
	if t.Link != nil {
		address = t.Link(address)
	}
	if strings.ContainsAny(address, "() \n<>") {
		address = strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "\n", "", "<", "%3C", ">", "%3E").Replace(address)
	}
	return address
}

func (t *text) image(n *html.Node) {
	alt := strings.Join(strings.Fields(attr(n, "alt")), " ")
	if alt != "" { // else it is an ornament
		t.raw("![" + t.escape(alt) + "](" + t.address(attr(n, "src")) + ")")
	}
}

// superscripts are the raised digits.
var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// raised writes a superscript: a reference as it is, digits raised, and words in
// brackets.
func (t *text) raised(n *html.Node) {
	inner := &text{converter: t.converter}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.DataAtom == atom.A && t.Reference != nil && t.Reference(attr(child, "href")) != "" {
			t.node(child)
			continue
		}
		inner.node(child)
	}
	words := strings.TrimSpace(inner.b.String())
	switch {
	case words == "":
	case strings.Trim(words, "0123456789") == "":
		t.raw(strings.Map(func(r rune) rune { return superscripts[r-'0'] }, words))
	default:
		t.space = true
		t.raw("(" + words + ")")
	}
}

// escapeStart keeps the beginning of a paragraph from being read as a heading,
// a list or a quotation.
func escapeStart(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsRune("#>", first):
		return "\\" + text
	case strings.ContainsRune("-+=", first) && (len(text) == size || strings.ContainsRune(" -=", rune(text[size]))):
		return "\\" + text
	}
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits > 0 && digits < len(text)-1 && strings.IndexByte(".)", text[digits]) >= 0 && text[digits+1] == ' ' {
		return text[:digits] + "\\" + text[digits:]
	}
	return text
}
