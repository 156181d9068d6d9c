package facts

import "qiao/internal/locale"

// Qualifier is the word that limits a figure.
type Qualifier string

// The qualifiers: 超、余、多、破 (strictly more); 以上 (the number included,
// after Article 1259 of the Civil Code); 约、近; 不足.
const (
	Exact   Qualifier = ""
	Over    Qualifier = "over"
	AtLeast Qualifier = "at-least"
	About   Qualifier = "about"
	Under   Qualifier = "under"
)

// Quantity is an exact amount with unit and qualifier.
type Quantity struct {
	Amount    locale.Decimal // in Unit, unscaled: 590.3亿元 is 59030000000 CNY
	Unit      Unit
	Qualifier Qualifier
}

// Agrees reports whether two figures say the same, as a figure in one language
// and its translation should: same value, same qualifier. One that only a
// conversion made "about" (1000亩, rund 66,7 ha) agrees too.
func (q Quantity) Agrees(r Quantity) bool {
	if q.Qualifier == r.Qualifier {
		return q.SameValue(r)
	}
	if r.Qualifier == About && q.Qualifier == Exact {
		q, r = r, q
	}
	return q.Qualifier == About && r.Qualifier == Exact && q.Unit != r.Unit && q.SameValue(r)
}

// SameValue reports whether the amounts are the same, whatever the qualifiers:
// across units that convert exactly (3000亩, 200 ha), across a counter and a
// bare number (25个, 25), and where a conversion does not end, to the digits
// given (1000亩, 66.7 ha).
func (q Quantity) SameValue(r Quantity) bool {
	if q.Unit == r.Unit || sameCount(q.Unit, r.Unit) {
		return q.Amount.Equal(r.Amount)
	}
	return Convertible(q.Unit, r.Unit) && (q.converts(r) || r.converts(q))
}

// converts reports whether q in the unit of r has the amount of r, rounded to
// its places where the quotient does not end.
func (q Quantity) converts(r Quantity) bool {
	amount, _ := convert(q.Amount, q.Unit, r.Unit, r.Amount.Places())
	return amount.Equal(r.Amount)
}

// sameCount reports whether both units count, and one leaves open what: a bare
// number or the general measure word.
func sameCount(a, b Unit) bool {
	return a.Counts() && b.Counts() && (a == "" || b == "" || a == general || b == general)
}

// Convertible reports whether a quantity in one unit can be written in the
// other: lengths in lengths, areas in areas. Currencies are not: a rate would
// need a date and a source.
func Convertible(from, to Unit) bool {
	if from == to {
		return true
	}
	d := from.info().dimension
	return d == to.info().dimension && (d == area || d == length)
}

// convert gives an amount in another unit; where the quotient does not end, it
// is rounded to so many decimal places and not exact.
func convert(amount locale.Decimal, from, to Unit, places int32) (converted locale.Decimal, exact bool) {
	f, t := from.info(), to.info()
	amount = amount.Mul(locale.NewDecimal(f.size*t.den, 0))
	divisor := locale.NewDecimal(f.den*t.size, 0)
	if q, exact := amount.Quo(divisor, amount.Places()+maxConversionPlaces); exact {
		return q, true
	}
	return amount.Quo(divisor, places)
}

// maxConversionPlaces is how many places a quotient may add and still count as
// ending: the factors are thirds, halves, fifths and powers of ten.
const maxConversionPlaces = 12

// sensiblePlaces is how far a converted area is worth writing where the request
// does not say: 66.7 ha, 0.067 ha, 3333 ha.
func sensiblePlaces(amount locale.Decimal, from, to Unit) int32 {
	rough, _ := convert(amount.Abs(), from, to, 8)
	switch {
	case rough.Cmp(locale.NewDecimal(1000, 0)) >= 0:
		return 0
	case rough.Cmp(locale.NewDecimal(1, 0)) >= 0:
		return 1
	}
	places := int32(2)
	for limit := locale.NewDecimal(1, -1); places < 8 && rough.Cmp(limit) < 0; limit = limit.Shift(-1) {
		places++
	}
	return places
}

// In is the amount in another unit; ok is false where there is no way to it.
// Things that are counted stay as many, whatever they are. A conversion that
// does not end is rounded to twelve decimal places.
func (q Quantity) In(unit Unit) (amount locale.Decimal, ok bool) {
	if q.Unit == unit || q.Unit.Counts() && unit.Counts() {
		return q.Amount, true
	}
	if !Convertible(q.Unit, unit) {
		return locale.Decimal{}, false
	}
	amount, _ = convert(q.Amount, q.Unit, unit, maxConversionPlaces)
	return amount, true
}
