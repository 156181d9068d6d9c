package check

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// afterTag is the offset after the tag or comment that begins at i, or after
// the "<" if none does.
func afterTag(data []byte, i int) int {
	if i+1 >= len(data) || !(data[i+1] == '/' || data[i+1] == '!' || data[i+1]|0x20 >= 'a' && data[i+1]|0x20 <= 'z') {
		return i + 1
	}
	end := bytes.IndexByte(data[i:], '>')
	if end < 0 {
		return i + 1
	}
	return i + end + 1
}

// decodeMeant reads one character, escaped in one of the usual ways or not.
func decodeMeant(data []byte) (r rune, size int) {
	switch c := data[0]; {
	case c == '&':
		return decodeEntity(data)
	case c == '%':
		return decodePercent(data)
	case c == '\\':
		return decodeUnicodeEscape(data)
	case c < utf8.RuneSelf:
		return rune(c), 1
	}
	return utf8.DecodeRune(data)
}

// longestEntity bounds the length of what is read as an entity.
const longestEntity = 12

func decodeEntity(data []byte) (rune, int) {
	end := bytes.IndexByte(data[:min(len(data), longestEntity)], ';')
	if end < 0 {
		return '&', 1
	}
	decoded := html.UnescapeString(string(data[:end+1]))
	r, n := utf8.DecodeRuneInString(decoded)
	if n != len(decoded) {
		return '&', 1
	}
	return r, end + 1
}

// decodePercent reads the bytes of one character written as %E9%A9%AC.
func decodePercent(data []byte) (rune, int) {
	var encoded [utf8.UTFMax]byte
	for n := 0; n < utf8.UTFMax; n++ {
		at := 3 * n
		if at+2 >= len(data) || data[at] != '%' || !isHex(data[at+1]) || !isHex(data[at+2]) {
			break
		}
		encoded[n] = unhex(data[at+1])<<4 | unhex(data[at+2])
		if utf8.FullRune(encoded[:n+1]) {
			if r, size := utf8.DecodeRune(encoded[:n+1]); r != utf8.RuneError {
				return r, 3 * size
			}
			break
		}
	}
	return '%', 1
}

func decodeUnicodeEscape(data []byte) (rune, int) {
	if len(data) < 6 || data[1] != 'u' {
		return '\\', 1
	}
	var r rune
	for _, c := range data[2:6] {
		if !isHex(c) {
			return '\\', 1
		}
		r = r<<4 | rune(unhex(c))
	}
	return r, 6
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// latin reports whether a character is one of a word in Latin letters.
func latin(r rune) bool {
	return r >= '0' && r <= '9' || r < 0x250 && unicode.IsLetter(r)
}

// fold is a text in the form in which words are compared.
func fold(text string) []rune {
	var folded []rune
	for _, r := range strings.TrimSpace(text) {
		r = foldRune(r)
		if r >= 0 && (r != ' ' || len(folded) > 0 && folded[len(folded)-1] != ' ') {
			folded = append(folded, r)
		}
	}
	return folded
}

// foldRune is a character in the form in which words are compared; negative if
// it shows nothing.
func foldRune(r rune) rune {
	switch {
	case r > ' ' && r < 0x7f:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0x4e00 && r <= 0x9fff:
		return r
	case r == '\u00ad', r >= '\u200b' && r <= '\u200f', r >= '\u2060' && r <= '\u2064', r == '\ufeff':
		return -1
	case r >= '！' && r <= '～':
		return unicode.ToLower(r - '！' + '!')
	case unicode.IsSpace(r):
		return ' '
	}
	return unicode.ToLower(r)
}
