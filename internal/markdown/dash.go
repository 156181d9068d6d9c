package markdown

import (
	"unicode"
	"unicode/utf8"
)

// dash is what a run of n hyphens or dots at i becomes; "" where it stays. "--"
// is an en dash, "---" an em dash, "..." an ellipsis; beside CJK characters in
// Chinese they are the two-character dash and ellipsis of GB/T 15834, but "--"
// between figures stays an en dash. Options ("--site") and arrows stay.
func (d *Dialect) dash(text []byte, i, n int) string {
	before, after := runeBefore(text, i), runeAfter(text, i+n)
	beside := d.chinese && (isCJK(before) || isCJK(after) || before == ' ' && isCJK(runeBefore(text, i-1)))
	if text[i] == '.' {
		switch {
		case n == 3 && beside, n == 6 && d.chinese:
			return "……"
		case n == 3:
			return "…"
		}
		return ""
	}
	option := isSpace(before) && (unicode.IsLetter(after) || unicode.IsDigit(after)) && !isCJK(after)
	arrow := before == '<' || before == '!' || after == '>'
	switch {
	case n < 2 || n > 3 || arrow || n == 2 && option:
		return ""
	case beside:
		return "——"
	case n == 2:
		return "–"
	}
	return "—"
}

func runeBefore(text []byte, i int) rune {
	c, n := utf8.DecodeLastRune(text[:max(i, 0)])
	if n == 0 {
		return ' '
	}
	return c
}

func runeAfter(text []byte, i int) rune {
	c, n := utf8.DecodeRune(text[i:])
	if n == 0 {
		return ' '
	}
	return c
}

func runLength(text []byte, c byte) int {
	n := 0
	for n < len(text) && text[n] == c {
		n++
	}
	return n
}
