package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
)

// summary gathers what stands before "<!-- more -->", or else the first
// paragraph that has text.
type summary struct {
	parts []span // of the paragraphs and lists so far
	first int    // parts up to the end of the first paragraph
	more  bool   // "<!-- more -->" was seen
}

// span is a stretch of the body's plain text.
type span struct{ from, to mark }

// add takes in a block of the body, whose text begins at from.
func (s *summary) add(n ast.Node, p *plainText, from mark) {
	if s.more {
		return
	}
	switch n.Kind() {
	case ast.KindParagraph, ast.KindList, ast.KindBlockquote:
	default:
		return
	}
	to := p.mark()
	if to.text == from.text && to.calls == from.calls {
		return
	}
	s.parts = append(s.parts, span{from, to})
	if s.first == 0 && n.Kind() == ast.KindParagraph {
		s.first = len(s.parts)
	}
}

// text is the summary's text.
func (s *summary) text(p *plainText) Text {
	parts := s.parts
	if !s.more {
		parts = parts[max(s.first-1, 0):s.first]
	}
	var t Text
	for _, part := range parts {
		cut := plainText{text: p.text[:part.to.text], calls: p.calls[:part.to.calls]}
		next := cut.since(part.from)
		if len(t.Parts) > 0 && len(next.Parts) > 0 && !joinsLines(t.lastRune()) {
			t.add(" ")
		}
		t.Parts = slices.Concat(t.Parts, next.Parts)
	}
	return t
}

func (t *Text) lastRune() rune {
	if last := t.Parts[len(t.Parts)-1]; last.Call == nil {
		return lastRune(last.Text)
	}
	return 0
}
