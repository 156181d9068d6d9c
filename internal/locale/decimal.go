package locale

import (
	"errors"
	"fmt"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// Decimal is an exact decimal number. The zero value is 0. Decimals are
// values: operations return new ones. Digits that were written are kept
// (590.30 stays 590.30 until trimmed).
type Decimal struct{ d apd.Decimal }

// maxDigits bounds what ParseDecimal reads. No figure in a report comes near
// it; a text of a million digits would cost quadratic time in every operation.
const maxDigits = 100

// exact is the arithmetic in which nothing is ever rounded.
var exact = apd.BaseContext.WithPrecision(0)

// ParseDecimal reads digits with an optional sign and decimal point
// ("590.3", "-0.5"); exponents, grouping and other forms are errors, and so are
// more than 100 digits.
func ParseDecimal(text string) (Decimal, error) {
	unsigned := strings.TrimLeft(text, "+-")
	if len(text)-len(unsigned) > 1 {
		return Decimal{}, fmt.Errorf("%q is not a decimal number", text)
	}
	if len(unsigned) > maxDigits {
		return Decimal{}, errors.New("a number of more than 100 digits")
	}
	whole, fraction, hasPoint := strings.Cut(unsigned, ".")
	if !allDigits(whole) || hasPoint && !allDigits(fraction) {
		return Decimal{}, fmt.Errorf("%q is not a decimal number", text)
	}
	var d Decimal
	if _, _, err := d.d.SetString(text); err != nil {
		return Decimal{}, fmt.Errorf("%q is not a decimal number", text)
	}
	return d.positiveZero(), nil
}

// MustDecimal is ParseDecimal for numbers written in the program.
func MustDecimal(text string) Decimal {
	d, err := ParseDecimal(text)
	if err != nil {
		panic(err)
	}
	return d
}

func allDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// NewDecimal is coefficient × 10^exponent.
func NewDecimal(coefficient int64, exponent int32) Decimal {
	return Decimal{*apd.New(coefficient, exponent)}
}

// String is the plain form without exponent, with a point: "59030000000".
func (d Decimal) String() string {
	if d.d.Exponent > 0 && d.d.IsZero() {
		return "0" // and not as many as the exponent says
	}
	return d.d.Text('f')
}

// Cmp compares by value: 1.0 equals 1.
func (d Decimal) Cmp(e Decimal) int { return d.d.Cmp(&e.d) }

// Equal reports whether the values are the same, however they are written.
func (d Decimal) Equal(e Decimal) bool { return d.Cmp(e) == 0 }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { return d.d.Sign() }

// Neg is -d.
func (d Decimal) Neg() Decimal {
	var r Decimal
	r.d.Neg(&d.d)
	return r.positiveZero()
}

// Abs is d without its sign.
func (d Decimal) Abs() Decimal {
	var r Decimal
	r.d.Abs(&d.d)
	return r
}

// Add is d + e, exactly.
func (d Decimal) Add(e Decimal) Decimal {
	var r Decimal
	must(exact.Add(&r.d, &d.d, &e.d))
	return r.positiveZero()
}

// Mul is d × e, exactly.
func (d Decimal) Mul(e Decimal) Decimal {
	var r Decimal
	must(exact.Mul(&r.d, &d.d, &e.d))
	return r.positiveZero()
}

// Shift moves the decimal point: d × 10^ten. It keeps the digits as written:
// 590.30 shifted up by 8 and down by 9 is 59.030.
func (d Decimal) Shift(ten int32) Decimal {
	d.d.Exponent += ten
	return d
}

// Exponent is the power of ten of the last digit written: -1 of 590.3; above 0
// for a number that was shifted up, or reduced.
func (d Decimal) Exponent() int32 { return d.d.Exponent }

// Quo divides; exact is false when the quotient does not end within digits
// decimal places, and the result is then rounded half up to them. An exact
// quotient has no needless zeros. Quo panics when e is 0.
func (d Decimal) Quo(e Decimal, digits int32) (q Decimal, exact bool) {
	if e.Sign() == 0 {
		panic("locale: division by zero")
	}
	// d/e × 10^digits as a quotient of whole numbers.
	numerator, denominator := d.d.Coeff, e.d.Coeff
	if shift := d.d.Exponent - e.d.Exponent + digits; shift >= 0 {
		numerator = scale(numerator, shift)
	} else {
		denominator = scale(denominator, -shift)
	}
	var rest apd.BigInt
	q.d.Coeff.QuoRem(&numerator, &denominator, &rest)
	q.d.Exponent = -digits
	q.d.Negative = d.d.Negative != e.d.Negative
	if rest.Sign() == 0 {
		return q.Trim().positiveZero(), true
	}
	if rest.Add(&rest, &rest).Cmp(&denominator) >= 0 {
		q.d.Coeff.Add(&q.d.Coeff, apd.NewBigInt(1))
	}
	return q.positiveZero(), false
}

func scale(b apd.BigInt, ten int32) apd.BigInt {
	var power, r apd.BigInt
	power.Exp(apd.NewBigInt(10), apd.NewBigInt(int64(ten)), nil)
	r.Mul(&b, &power)
	return r
}

// Round rounds half up (away from zero) to so many decimal places; fewer places
// than these stay as they are.
func (d Decimal) Round(places int32) Decimal {
	if d.Places() <= places {
		return d
	}
	return d.rescale(places)
}

// rescale writes d with exactly so many decimal places.
func (d Decimal) rescale(places int32) Decimal {
	shift := places + d.d.Exponent
	r := Decimal{apd.Decimal{Exponent: -places, Negative: d.d.Negative}}
	if shift >= 0 {
		r.d.Coeff = scale(d.d.Coeff, shift)
		return r
	}
	one := apd.NewBigInt(1)
	unit := scale(*one, -shift)
	var rest apd.BigInt
	r.d.Coeff.QuoRem(&d.d.Coeff, &unit, &rest)
	if rest.Add(&rest, &rest).Cmp(&unit) >= 0 {
		r.d.Coeff.Add(&r.d.Coeff, one)
	}
	return r.positiveZero()
}

// Trim drops trailing zeros after the decimal point.
func (d Decimal) Trim() Decimal {
	if d.Places() == 0 {
		return d
	}
	if r := d.Reduce(); r.d.Exponent < 0 {
		return r
	}
	return d.rescale(0)
}

// Reduce drops all trailing zeros: 5900 becomes 59 × 10².
func (d Decimal) Reduce() Decimal {
	var r Decimal
	r.d.Reduce(&d.d)
	return r
}

// Places is the number of decimal places written.
func (d Decimal) Places() int32 { return max(-d.d.Exponent, 0) }

// positiveZero turns -0, which no reader expects, into 0.
func (d Decimal) positiveZero() Decimal {
	if d.d.IsZero() {
		d.d.Negative = false
	}
	return d
}

// must panics on an error of exact arithmetic, which happens only where
// exponents leave the range of billions of digits.
func must(_ apd.Condition, err error) {
	if err != nil {
		panic("locale: " + err.Error())
	}
}
