package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qiao/internal/locale"
)

// standsAlone reports whether a bare number is a figure of its own.
func (s *scanner) standsAlone(r reading) bool {
	if s.chinese {
		return false
	}
	before, after := s.text[:r.Start], s.text[r.End:]
	return !looksLikeYear(r) && !joined(before, after) && !partOfDate(before, after)
}

// looksLikeYear reports whether a bare number is four digits from 1900 to 2200.
func looksLikeYear(r reading) bool {
	v := r.number.value
	return !r.number.grouped && r.End-r.number.end == 0 && v.Places() == 0 &&
		v.Cmp(locale.NewDecimal(1900, 0)) >= 0 && v.Cmp(locale.NewDecimal(2200, 0)) <= 0
}

// joined reports whether a word, or a range, is joined to a bare number.
func joined(before, after string) bool {
	next, size := utf8.DecodeRuneInString(after)
	if inWord(next) || next == '_' {
		return true
	}
	if strings.ContainsRune("-–~〜～—/:", next) {
		second, _ := utf8.DecodeRuneInString(after[size:])
		if inWord(second) {
			return true
		}
	}
	previous, size := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune("-–~〜～—", previous) {
		last, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
		return inWord(last)
	}
	return false
}

// dateWords are what a bare number belongs to as an ordinal or a day.
var dateWords = []string{
	"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
	"January", "February", "March", "May", "June", "July", "October", "December", "Quartal", "Halbjahr", "Jahrhundert",
}

// partOfDate reports whether a bare number is a day or an ordinal ("1. Quartal",
// "5 March"), or numbers an item of a list.
func partOfDate(before, after string) bool {
	ordinal := strings.HasPrefix(after, ".")
	rest := strings.TrimLeftFunc(strings.TrimPrefix(after, "."), isSpace)
	for _, word := range dateWords {
		if startsWith(rest, word) || endsWith(strings.TrimRightFunc(before, isSpace), word) {
			return true
		}
	}
	if !ordinal || len(rest) == len(after)-1 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	atLineStart := before == "" || strings.HasSuffix(before, "\n")
	return atLineStart || unicode.IsLower(first)
}
