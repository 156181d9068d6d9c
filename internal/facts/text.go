package facts

import (
	"strings"

	"qiao/internal/locale"
)

// Format says how a quantity is written.
type Format struct {
	// Digits rounds to so many decimal places of the written scale (59.0
	// billion with 1); nil keeps every digit. Rounding that loses something is
	// marked as "about".
	Digits *int
	// Unit converts into another unit of the same kind first (亩 to ha). A unit
	// that is not [Convertible] has no effect.
	Unit Unit
}

// Text writes a quantity in a language, with no-break spaces where the language
// wants them, after the table in design section 5.4.
func Text(l *locale.Locale, q Quantity, f Format) string {
	if l.Base() == "zh" {
		return chineseText(l, q, f)
	}
	w := wordingOf(l)
	unit := f.unitFor(q)
	if unit == "mu" && f.Unit != "mu" {
		// Nobody knows the unit outside of China.
		unit = "ha"
	}
	v := f.figure(w, q.Amount, q.Unit, unit)
	written := w.write(l, v)
	if unit == "mu" {
		hectares := f.hectares(w, q)
		written += " (" + w.qualify(w.write(l, hectares), Exact, hectares.rounded) + ")"
	}
	return w.qualify(written, q.Qualifier, v.rounded)
}

// unitFor is the unit that is asked for, if there is a way to it.
func (f Format) unitFor(q Quantity) Unit {
	if f.Unit != "" && Convertible(q.Unit, f.Unit) {
		return f.Unit
	}
	return q.Unit
}

// figure is an amount on its way to paper: scaled, converted and rounded.
type figure struct {
	number  locale.Decimal // of the scale
	scale   *scale         // nil for none
	unit    Unit
	rounded bool // something was lost
}

// figure prepares an amount for writing it in a unit.
func (f Format) figure(w *wording, amount locale.Decimal, from, to Unit) figure {
	v := figure{unit: to}
	if from != to {
		places := sensiblePlaces(amount, from, to)
		if f.Digits != nil {
			// Enough for rounding below to see what it rounds.
			places = int32(max(*f.Digits, 0)) + maxConversionPlaces
		}
		converted, exact := convert(amount, from, to, places)
		amount, v.rounded = converted, !exact
	}
	v.scale = w.scaleFor(amount, to, f.Digits != nil)
	v.number = scaled(amount, v.scale)
	if f.Digits != nil {
		rounded := v.number.Round(int32(max(*f.Digits, 0)))
		v.rounded = v.rounded || !rounded.Equal(v.number)
		v.number = rounded
	}
	return v
}

// hectares prepares 亩 for readers who do not know them.
func (f Format) hectares(w *wording, q Quantity) figure {
	return f.figure(w, q.Amount, q.Unit, "ha")
}

// scaled divides an amount by its scale. Zeros that were written after the
// decimal point stay (590.30亿 is 59.030 billion), those that only fill up a
// whole number go (820万 is 8.2 million).
func scaled(amount locale.Decimal, s *scale) locale.Decimal {
	switch {
	case s == nil:
		return amount
	case amount.Exponent() > 0:
		return amount.Shift(-s.exponent)
	default:
		return amount.Shift(-s.exponent).Trim()
	}
}

// scaleFor finds the largest scale that the amount reaches. Money always takes
// it; counts and measures only where few decimals are left, since 1.234.567
// reads better than 1,234567 Mio. Percentages are never scaled.
func (w *wording) scaleFor(amount locale.Decimal, unit Unit, rounds bool) *scale {
	info := unit.info()
	if info.dimension == percent || info.dimension == points {
		return nil
	}
	abs := amount.Abs()
	for i := range w.scales {
		s := &w.scales[i]
		if abs.Cmp(locale.NewDecimal(1, s.exponent)) < 0 {
			continue
		}
		if info.dimension != currency && !rounds && abs.Reduce().Shift(-s.exponent).Places() > s.exponent/2 {
			return nil
		}
		return s
	}
	return nil
}

// write puts number, scale and unit together.
func (w *wording) write(l *locale.Locale, v figure) string {
	written := l.Number(v.number)
	info := v.unit.info()
	if info.dimension == percent {
		return l.Percent(written)
	}
	if v.scale != nil {
		word := v.scale.word(l.Plural(v.number))
		if !l.CJK() && l.Base() != "ko" {
			word = nbsp + word
		}
		written += word
	}
	switch {
	case v.unit.Counts():
		return written
	case w.codeFirst && info.dimension == currency:
		return info.symbol + nbsp + written
	default:
		return written + nbsp + w.unitWord(l, v)
	}
}

func (w *wording) unitWord(l *locale.Locale, v figure) string {
	words := w.units[v.unit]
	if word, ok := words[l.Plural(v.number)]; ok {
		return word
	}
	if word, ok := words["other"]; ok {
		return word
	}
	return v.unit.info().symbol
}

// ChangeText writes a change on the year before with its sign: +14,07 %.
func ChangeText(l *locale.Locale, d locale.Decimal) string {
	return l.Percent(l.Signed(d))
}

// CountText is the fact's value with the noun of what it counts, in the form
// that the number wants (mehr als 120 Anliegen), if the fact has a noun in the
// language of that code; otherwise the value alone. Chinese says it with the
// measure word and needs no noun.
func CountText(l *locale.Locale, code string, fact *Fact, f Format) string {
	written := Text(l, fact.Value, f)
	noun := fact.Noun[code]
	if len(noun) == 0 {
		return written
	}
	form, ok := noun[l.Plural(f.figure(wordingOf(l), fact.Value.Amount, fact.Value.Unit, fact.Value.Unit).number)]
	if !ok {
		form = noun["other"]
	}
	if l.CJK() {
		return written + form
	}
	return written + nbsp + form
}

// isTraditional reports whether Chinese is to be written in traditional
// characters.
func isTraditional(l *locale.Locale) bool {
	script, _ := l.Tag.Script()
	return strings.EqualFold(script.String(), "Hant")
}
