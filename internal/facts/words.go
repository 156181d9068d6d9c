package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// startsWith reports whether text begins with the word, as a whole: "5 hat" has
// no "ha". Words of more than three letters may be capitalised.
func startsWith(text, word string) bool {
	if len(text) < len(word) || !sameWord(text[:len(word)], word) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	next, _ := utf8.DecodeRuneInString(text[len(word):])
	return !inWord(last) || !inWord(next)
}

// endsWith reports whether text ends with the word, as a whole.
func endsWith(text, word string) bool {
	at := len(text) - len(word)
	if at < 0 || !sameWord(text[at:], word) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !inWord(first) || !inWord(before)
}

func sameWord(a, b string) bool {
	switch {
	case a == b:
		return true
	case len(b) <= 3 || a[0]|0x20 != b[0]|0x20 || b[0] >= 0xE0:
		// Chinese has no capitals. Most candidates end here.
		return false
	default:
		return strings.EqualFold(a, b)
	}
}

// inWord reports whether a character belongs to a word that spaces set off;
// Chinese, Japanese and Korean have none.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// isSpace reports whether a character is a space of any width, or the end of a
// line within a paragraph.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u2007', '\u2009', '\u202f', '\n':
		return true
	}
	return false
}

// lastWord finds the longest word that text ends with.
func lastWord[W any](text string, words []W, textOf func(W) string) (found W, ok bool) {
	for _, w := range words {
		if endsWith(text, textOf(w)) {
			return w, true
		}
	}
	return found, false
}

// firstWord finds the longest word that text begins with.
func firstWord[W any](text string, words []W, textOf func(W) string) (found W, ok bool) {
	for _, w := range words {
		if startsWith(text, textOf(w)) {
			return w, true
		}
	}
	return found, false
}

func endsWithAny(text string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}
