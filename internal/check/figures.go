package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qiao/internal/facts"
)

// figures reports figures in running text that are typed and not written by
// :fact, so that nobody would notice when they change or differ between
// languages. Only digits with a unit are a figure; years, dates, ordinals and
// numbers in words are not, nor is what stands in front matter, in a component
// or in code.
func figures(c *Checker, d *document) {
	for i := range d.passages {
		p := &d.passages[i]
		if p.origin != inBody && p.origin != inCell || !mayHaveFigure(p.text) {
			continue
		}
		for _, m := range facts.Find(d.Lang.Locale, p.text) {
			written := p.text[m.Start:m.End]
			if m.Quantity.Unit == "" || !strings.ContainsFunc(written, unicode.IsDigit) {
				continue
			}
			if id := c.figures[keyOf(m.Quantity)]; id != "" {
				d.report("figure-unlinked/fact", p.pos(m.Start), "figure", written, "fact", id)
				continue
			}
			d.report("figure-unlinked", p.pos(m.Start), "figure", written)
		}
	}
}

// beginsDigit says which bytes are digits or may begin one of another script:
// all digits of Unicode but those in the blocks from U+2000 to U+A61F, which are
// punctuation, Han characters and kana, begin with one of them.
var beginsDigit = func() (begins [256]bool) {
	note := func(r rune) {
		if r < 0x2000 || r >= 0xa620 {
			begins[string(r)[0]] = true
		}
	}
	for _, stretch := range unicode.Digit.R16 {
		for r := rune(stretch.Lo); r <= rune(stretch.Hi); r += rune(stretch.Stride) {
			note(r)
		}
	}
	for _, stretch := range unicode.Digit.R32 {
		for r := rune(stretch.Lo); r <= rune(stretch.Hi); r += rune(stretch.Stride) {
			note(r)
		}
	}
	return begins
}()

// mayHaveFigure reports whether a text has a digit of any script.
func mayHaveFigure(text string) bool {
	for i := range len(text) {
		if !beginsDigit[text[i]] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// figureKey names a value: facts with the same one say the same number.
type figureKey struct {
	amount string
	unit   facts.Unit
}

// figureIndex finds a fact by its value.
type figureIndex map[figureKey]string

// indexFigures indexes the facts of a site.
func indexFigures(set *facts.Set) figureIndex {
	index := make(figureIndex)
	if set == nil {
		return index
	}
	for _, f := range set.All() {
		key := keyOf(f.Value)
		if _, taken := index[key]; !taken {
			index[key] = f.ID
		}
	}
	return index
}

// keyOf is the key of a quantity.
func keyOf(q facts.Quantity) figureKey {
	return figureKey{q.Amount.Trim().String(), q.Unit}
}
