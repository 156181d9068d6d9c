package locale

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// numbers is how a language writes figures.
type numbers struct {
	decimal, group string
	minus, plus    string
	first          int    // digits in the lowest group
	others         int    // digits in the other groups: 2 in Hindi
	ungrouped      int    // numbers of up to so many digits are not grouped
	before, after  string // around a percentage: the no-break space and sign of "14,07 %"
}

// minusSign is U+2212, which typographers of German and English want where the
// CLDR keeps the hyphen of the keyboard.
const minusSign = "\u2212"

// twoDigitGrouping lists the languages that leave four digits together: 1234
// but 12.345 (the CLDR's minimumGroupingDigits).
var twoDigitGrouping = map[string]bool{"bg": true, "es": true, "et": true, "lv": true, "pl": true, "pt-PT": true}

// numbersOf reads a language's habits off numbers written by x/text, which does
// not publish the CLDR's symbols themselves. Digits are European everywhere,
// as on the web pages of agencies and companies that qiao is for.
func numbersOf(tag language.Tag) numbers {
	if t, err := tag.SetTypeForKey("nu", "latn"); err == nil {
		tag = t
	}
	p := message.NewPrinter(tag)
	n := numbers{plus: "+", first: 3, others: 3, ungrouped: 3}

	sample := p.Sprint(number.Decimal(12345678.5))
	whole, fraction, _ := cutLast(sample, "678")
	n.decimal = strings.TrimSuffix(fraction, "5")
	n.group = strings.TrimLeft(whole, "12345")
	if i := strings.LastIndex(whole, "5"); i >= 0 {
		n.group = whole[i+1:]
	}
	if strings.Contains(sample, "3"+n.group+"45"+n.group) {
		n.others = 2
	}
	n.minus, _, _ = strings.Cut(p.Sprint(number.Decimal(-1)), "1")
	n.before, n.after, _ = strings.Cut(p.Sprint(number.Percent(1)), "100")

	switch base, _ := tag.Base(); base.String() {
	case "zh":
		// GB/T 15835 groups by thin spaces from five digits on, which no
		// report does; continuous digits are what readers know.
		n.group = ""
	case "de", "en":
		n.minus = minusSign
	default:
		if twoDigitGrouping[base.String()] || twoDigitGrouping[tag.String()] {
			n.ungrouped = 4
		}
	}
	return n
}

func cutLast(text, sep string) (before, after string, found bool) {
	i := strings.LastIndex(text, sep)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(sep):], true
}

// Number writes a decimal with the language's separators: 5.159 in de, 5,159 in
// en, 5159 in zh; all digits are kept.
func (l *Locale) Number(d Decimal) string {
	n := &l.numbers
	whole, fraction, hasPoint := strings.Cut(d.Abs().String(), ".")
	var b strings.Builder
	if d.Sign() < 0 {
		b.WriteString(n.minus)
	}
	n.writeGrouped(&b, whole)
	if hasPoint {
		b.WriteString(n.decimal)
		b.WriteString(fraction)
	}
	return b.String()
}

func (n *numbers) writeGrouped(b *strings.Builder, digits string) {
	if n.group == "" || len(digits) <= n.ungrouped {
		b.WriteString(digits)
		return
	}
	for i := range len(digits) {
		rest := len(digits) - i
		if i > 0 && rest >= n.first && (rest-n.first)%n.others == 0 {
			b.WriteString(n.group)
		}
		b.WriteByte(digits[i])
	}
}

// Signed is Number with a sign before positive numbers too: +14,07.
func (l *Locale) Signed(d Decimal) string {
	if d.Sign() > 0 {
		return l.numbers.plus + l.Number(d)
	}
	return l.Number(d)
}

// Percent puts the language's percent sign to a written number: "14,07 %" with
// a no-break space in de (DIN 5008), "14.07%" in en and zh.
func (l *Locale) Percent(written string) string {
	return l.numbers.before + written + l.numbers.after
}

// DecimalMark is the sign before decimal places: "," in de, "." in en and zh.
func (l *Locale) DecimalMark() string { return l.numbers.decimal }

// GroupMark is the sign between thousands, empty where the language has none.
func (l *Locale) GroupMark() string { return l.numbers.group }
