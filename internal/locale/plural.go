package locale

import (
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
)

// millions lists the languages in which whole millions take "of" (un million
// d'entreprises) and have had the category "many" since CLDR 38, which is newer
// than the tables of x/text.
var millions = []string{"ca", "es", "fr", "it", "pt"}

// Plural is the CLDR plural category (zero, one, two, few, many, other) of a
// decimal as it is written: 1 is "one" in English, 1.0 is "other".
func (l *Locale) Plural(d Decimal) string {
	whole, fraction, _ := strings.Cut(d.Abs().String(), ".")
	trimmed := strings.TrimRight(fraction, "0")
	if fraction == "" && slices.Contains(millions, l.Base()) && len(whole) > 6 && strings.HasSuffix(whole, "000000") {
		return "many"
	}
	form := plural.Cardinal.MatchPlural(l.Tag, lowDigits(whole), len(fraction), len(trimmed), lowDigits(fraction), lowDigits(trimmed))
	return categories[form]
}

var categories = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// lowDigits is the number that the last digits make; the rules ask for no more,
// except whether a number is larger than a million.
func lowDigits(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
		if n >= 100_000_000 {
			n = n%10_000_000 + 10_000_000
		}
	}
	return n
}
