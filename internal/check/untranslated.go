package check

import (
	"unicode"
	"unicode/utf8"
)

// untranslated reports passages in a language without Han characters that are
// mostly written in them. A Chinese name in brackets is meant to be there; a
// cell of a table may be nothing but one.
func untranslated(_ *Checker, d *document) {
	if d.Lang.Locale.CJK() {
		return
	}
	for i := range d.passages {
		p := &d.passages[i]
		if p.origin != inTitle && p.origin != inBody {
			continue
		}
		if at, is := mostlyHan(p.text); is {
			d.report("untranslated-text", p.pos(at), "text", excerpt(p.text[at:]))
		}
	}
}

// mostlyHan reports whether more than half of a text's letters are Han
// characters, at least two, and where the first of them is.
func mostlyHan(text string) (first int, is bool) {
	first = firstHan(text)
	if first < 0 {
		return 0, false // nearly always
	}
	hans, letters := 0, 0
	for _, r := range text {
		switch {
		case han(r):
			hans++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return first, hans >= 2 && 2*hans > letters
}

// firstHan is where the first Han character of a text is; -1 if there is none.
func firstHan(text string) int {
	for i := 0; i < len(text); {
		if text[i] < 0xe2 { // the first byte of U+2000
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if han(r) {
			return i
		}
		i += size
	}
	return -1
}

// excerpt is the beginning of a text.
func excerpt(text string) string {
	const long = 16
	n := 0
	for i := range text {
		if n++; n > long {
			return text[:i] + "…"
		}
	}
	return text
}
