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
	for i := 0; i < len(text); {
		if isWordByte(text[i]) {
			if !inWord {
				words++
			}
			inWord = true
			for i < len(text) && isWordByte(text[i]) {
				i++
			}
			continue
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		i += n
		switch {
		case r == ' ':
			inWord = false
		case isIdeograph(r):
			han++
			inWord = false
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if !inWord {
				words++
			}
			inWord = true
		default:
			inWord = inWord && goesOn(r, text[i:])
		}
	}
	return words, han
}

// goesOn reports whether a word goes on after r, which is no letter in it.
func goesOn(r rune, rest []byte) bool {
	switch r {
	case '\'', '’', '-', '.', ',':
		next, _ := utf8.DecodeRune(rest)
		return unicode.IsLetter(next) || unicode.IsDigit(next)
	}
	return r >= utf8.RuneSelf && unicode.IsMark(r)
}
