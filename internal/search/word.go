package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes the same of what readers take for the same: letters in either
// case, wide or narrow; ä and ae, ö and oe, ü and ue, ß and ss; letters with and
// without other accents.
func fold(text string) string {
	if isPlain(text) {
		return text
	}
	b := make([]byte, 0, len(text)+len(text)/16)
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b = append(b, byte(r))
		case isHan(r):
			b = utf8.AppendRune(b, r)
		default:
			folded, ok := common[r]
			if !ok {
				return foldAny(text)
			}
			b = append(b, folded...)
		}
	}
	return string(b)
}

// common are characters that often occur in texts that are not plain, folded:
// none of them becomes another one beside the next.
var common = func() map[rune]string {
	all := make(map[rune]string)
	for _, span := range [][2]rune{{0xa0, 0x17f}, {0x2010, 0x2027}, {0x3000, 0x3011}, {0xff01, 0xff5e}} {
		for r := span[0]; r <= span[1]; r++ {
			all[r] = foldAny(string(r))
		}
	}
	return all
}()

// foldAny folds a text of any characters.
func foldAny(text string) string {
	text = strings.ToLower(norm.NFKC.String(text))
	text = umlauts.Replace(text)
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		if r < 0x300 || r > 0x36f { // combining marks of Latin, Greek and Cyrillic
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// isPlain reports whether there is nothing to fold in a text: it is of lower-case
// ASCII, common Han characters and their punctuation.
func isPlain(text string) bool {
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				return false
			}
		case isHan(r), 0x3001 <= r && r <= 0x3002, 0x2018 <= r && r <= 0x201d:
		case r == '，', r == '：', r == '；', r == '（', r == '）':
		default:
			return false
		}
	}
	return true
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// paired reports whether a character belongs to a script that is written
// without spaces, and is indexed in pairs.
func paired(r rune) bool {
	return r >= 0x2e80 && (isHan(r) || r == prolonged || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

// prolonged is the mark of long vowels in Katakana, which Unicode counts to no
// script of its own.
const prolonged = 'ー'

// tokens calls add for every word of a folded text, and every run of characters
// that is to be cut into pairs. A single Latin letter is no word.
func tokens(folded string, add func(word string, run bool)) {
	start, run := -1, false
	end := func(at int) {
		if start >= 0 && (run || at-start > 1 || isDigit(folded[start])) {
			add(folded[start:at], run)
		}
		start = -1
	}
	for i, r := range folded {
		if !isLetter(r) {
			end(i)
			continue
		}
		if p := paired(r); start >= 0 && p != run {
			end(i)
			start, run = i, p
		} else if start < 0 {
			start, run = i, p
		}
	}
	end(len(folded))
}

// isLetter reports whether a folded character belongs to a word or a run.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return isDigit(byte(r)) || 'a' <= r && r <= 'z'
	}
	return isHan(r) || unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// isHan reports whether a character is one of the common Han characters.
func isHan(r rune) bool { return 0x4e00 <= r && r <= 0x9fff }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// pairs calls add for each two neighbouring characters of a run, and for its
// last character, so that what is looked up by one character is found wherever
// it stands.
func pairs(run string, add func(pair string)) {
	for i, r := range run {
		next := i + utf8.RuneLen(r)
		if next < len(run) {
			_, n := utf8.DecodeRuneInString(run[next:])
			next += n
		}
		add(run[i:next])
	}
}

// terms calls add for every word and pair of a folded text.
func terms(folded string, add func(term string)) {
	tokens(folded, func(word string, run bool) {
		if run {
			pairs(word, add)
		} else {
			add(word)
		}
	})
}
