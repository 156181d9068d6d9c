package markdown

import (
	"strings"
	"unicode/utf8"
)

// plainText is what a reader hears of a body: its text without markup, in
// order, from which the texts of headings, links and the summary are cut.
type plainText struct {
	text  []byte
	calls []spoken
	code  [][2]int // stretches of text that are code
}

// spoken is a component call at a place in the text.
type spoken struct {
	at   int
	call *Call
}

// mark is a place in a plainText.
type mark struct{ text, calls int }

func (p *plainText) mark() mark { return mark{len(p.text), len(p.calls)} }

// add adds text and component calls since from. White space at both ends is
// left out.
func (p *plainText) since(from mark) Text {
	var t Text
	at := from.text
	for _, c := range p.calls[from.calls:] {
		t.add(string(p.text[at:c.at]))
		t.Parts = append(t.Parts, Part{Call: c.call})
		at = c.at
	}
	t.add(string(p.text[at:]))
	t.trim()
	return t
}

func (t *Text) add(s string) {
	if s != "" {
		t.Parts = append(t.Parts, Part{Text: s})
	}
}

func (t *Text) trim() {
	if len(t.Parts) == 0 {
		return
	}
	if first := &t.Parts[0]; first.Call == nil {
		first.Text = strings.TrimLeft(first.Text, " \n\t")
	}
	if last := &t.Parts[len(t.Parts)-1]; last.Call == nil {
		last.Text = strings.TrimRight(last.Text, " \n\t")
	}
	if len(t.Parts) == 1 && t.Parts[0].Call == nil && t.Parts[0].Text == "" {
		t.Parts = nil
	}
}

// last is the last character; 0 where there is none.
func (p *plainText) last() rune {
	r, n := utf8.DecodeLastRune(p.text)
	if n == 0 {
		return 0
	}
	return r
}

// space ends a word: at the end of a block, at a line break.
func (p *plainText) space() {
	if n := len(p.text); n > 0 && p.text[n-1] != ' ' {
		p.text = append(p.text, ' ')
	}
}
