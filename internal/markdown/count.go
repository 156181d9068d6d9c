package markdown

import (
	"unicode"
	"unicode/utf8"
)

// The speed of reading: words a minute in scripts with spaces, and Han
// characters a minute.
const (
	wordsPerMinute = 200
	hanPerMinute   = 300
)

// ReadingMinutes is the time to read the body, in minutes, at least 1: 200
// words a minute and 300 Han characters a minute, added up.
func (b *Body) ReadingMinutes() int {
	seconds := b.WordCount*60/wordsPerMinute + b.HanCount*60/hanPerMinute
	return max(1, (seconds+30)/60)
}

// count counts words, and Han characters and kana, outside of code.
func (p *plainText) count() (words, han int) {
	at := 0
	for _, code := range p.code {
		w, h := countText(p.text[at:code[0]])
		words, han, at = words+w, han+h, code[1]
	}
	w, h := countText(p.text[at:])
	return words + w, han + h
}

// countText counts runs of letters and digits as words, with the marks that
// stand inside of words and numbers, and ideographs one by one.
func countText(text []byte) (words, han int) {
	inWord := false
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		switch {
		case isIdeograph(r):
			han++
			inWord = false
		case r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if !inWord {
				words++
			}
			inWord = true
		case inWord && (r == '\'' || r == '’' || r == '-' || r == '.' || r == ',' || unicode.IsMark(r)):
			next, _ := utf8.DecodeRune(text)
			inWord = unicode.IsMark(r) || unicode.IsLetter(next) || unicode.IsDigit(next)
		default:
			inWord = false
		}
	}
	return words, han
}
