package chart

import (
	"strings"

	"qiao/internal/locale"
)

// scale maps values on the width or height of a drawing, in per cent.
type scale struct {
	low, high locale.Decimal // low <= 0 <= high, low < high
}

var (
	hundred = locale.NewDecimal(100, 0)
	one     = locale.NewDecimal(1, 0)
)

// newScale spans from zero to all values: an axis that does not begin at zero
// makes small differences look large.
func newScale(values []locale.Decimal) scale {
	var s scale
	for _, v := range values {
		if v.Cmp(s.high) > 0 {
			s.high = v
		}
		if v.Cmp(s.low) < 0 {
			s.low = v
		}
	}
	if s.high.Equal(s.low) {
		s.high = one
	}
	return s
}

func (s scale) size() locale.Decimal { return s.high.Add(s.low.Neg()) }

// at is the place of a value, rounded to hundredths of a per cent.
func (s scale) at(v locale.Decimal) locale.Decimal {
	return s.share(v.Add(s.low.Neg()))
}

// share is how much of the scale an amount takes.
func (s scale) share(amount locale.Decimal) locale.Decimal {
	q, _ := amount.Mul(hundred).Quo(s.size(), 4)
	return q.Round(2)
}

// ticks are the multiples of a nice step (1, 2 or 5 times a power of ten) on the
// scale, at most so many besides zero; none if that is less than one.
func (s scale) ticks(most int) []locale.Decimal {
	if most < 1 {
		return nil
	}
	step := locale.NewDecimal(1, magnitude(s.size())-1)
	for i := 0; s.count(step) > most; i++ {
		factor := locale.NewDecimal(2, 0)
		if i%3 == 1 {
			factor = locale.NewDecimal(25, -1)
		}
		step = step.Mul(factor).Trim()
	}
	var all []locale.Decimal
	first, _ := s.low.Quo(step, 0)
	for v := first.Mul(step); v.Cmp(s.high) <= 0; v = v.Add(step) {
		if v.Cmp(s.low) >= 0 {
			all = append(all, v)
		}
	}
	return all
}

// count is how many multiples of step besides zero are on the scale, at least.
func (s scale) count(step locale.Decimal) int {
	n := 0
	for v := step; v.Cmp(s.high) <= 0; v = v.Add(step) {
		n++
	}
	for v := step; v.Cmp(s.low.Neg()) <= 0; v = v.Add(step) {
		n++
	}
	return n
}

// magnitude is the exponent of the first digit of a number above zero.
func magnitude(d locale.Decimal) int32 {
	whole, fraction, _ := strings.Cut(d.Abs().String(), ".")
	if whole = strings.TrimLeft(whole, "0"); whole != "" {
		return int32(len(whole)) - 1
	}
	return -1 - int32(len(fraction)-len(strings.TrimLeft(fraction, "0")))
}
