package check

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// identityShape matches what may be the number of a Chinese identity card.
var identityShape = regexp.MustCompile(`[1-9][0-9]{16}[0-9Xx]`)

// identityNumbers reports numbers of identity cards, masked.
func identityNumbers(_ *Checker, d *document) {
	for i := range d.passages {
		p := &d.passages[i]
		if !hasDigits(p.text, 17) {
			continue // looking for the shape costs more
		}
		for _, at := range identityShape.FindAllStringIndex(p.text, -1) {
			number := p.text[at[0]:at[1]]
			if standsAlone(p.text, at[0], at[1]) && isIdentityNumber(number) {
				masked := number[:4] + strings.Repeat("*", 12) + number[16:]
				d.report("pii-id-number", p.pos(at[0]), "number", masked)
			}
		}
	}
}

// hasDigits reports whether so many digits stand in a row. One of them must be
// where a look at each so manieth byte falls.
func hasDigits(text string, many int) bool {
	for i := many - 1; i < len(text); i += many {
		if !isDigit(text[i]) {
			continue
		}
		from, to := i, i+1
		for from > 0 && isDigit(text[from-1]) {
			from--
		}
		for to < len(text) && isDigit(text[to]) {
			to++
		}
		if to-from >= many {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// standsAlone reports whether neither a letter of the Latin script nor a digit
// touches text[from:to].
func standsAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	touches := func(r rune) bool { return unicode.IsDigit(r) || unicode.Is(unicode.Latin, r) }
	return !touches(before) && !touches(after)
}

// isIdentityNumber checks a number of 18 places after GB 11643-1999: a date of
// birth in the places 7 to 14, and a check character by ISO 7064 MOD 11-2.
func isIdentityNumber(number string) bool {
	born, err := time.Parse("20060102", number[6:14])
	if err != nil || born.Year() < 1850 {
		return false
	}
	sum, weight := 0, 1
	for i := len(number) - 2; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(number[i]-'0') * weight
	}
	const check = "10X98765432"
	return strings.ToUpper(number[17:]) == check[sum%11:sum%11+1]
}
