package locale

import "github.com/cockroachdb/apd/v3"

// Decimal is an exact decimal number. The zero value is 0. Decimals are
// values: operations return new ones. Digits that were written are kept
// (590.30 stays 590.30 until trimmed).
type Decimal struct{ d apd.Decimal }

// ParseDecimal reads digits with an optional sign and decimal point
// ("590.3", "-0.5"); exponents, grouping and other forms are errors.
func ParseDecimal(text string) (Decimal, error) { panic("skeleton") }

// NewDecimal is coefficient × 10^exponent.
func NewDecimal(coefficient int64, exponent int32) Decimal { panic("skeleton") }

// String is the plain form without exponent, with a point: "59030000000".
func (d Decimal) String() string { panic("skeleton") }

// Cmp compares by value: 1.0 equals 1.
func (d Decimal) Cmp(e Decimal) int { panic("skeleton") }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { panic("skeleton") }

// Neg, Add, Mul are exact.
func (d Decimal) Neg() Decimal            { panic("skeleton") }
func (d Decimal) Add(e Decimal) Decimal   { panic("skeleton") }
func (d Decimal) Mul(e Decimal) Decimal   { panic("skeleton") }
func (d Decimal) Shift(ten int32) Decimal { panic("skeleton") }

// Quo divides; exact is false when the quotient does not end within digits
// decimal places, and the result is then rounded half up to them.
func (d Decimal) Quo(e Decimal, digits int32) (q Decimal, exact bool) { panic("skeleton") }

// Round rounds half up to so many decimal places.
func (d Decimal) Round(places int32) Decimal { panic("skeleton") }

// Trim drops trailing zeros after the decimal point.
func (d Decimal) Trim() Decimal { panic("skeleton") }

// Places is the number of decimal places written.
func (d Decimal) Places() int32 { panic("skeleton") }

// Number writes a decimal with the language's separators: 5.159 in de, 5,159 in
// en, 5159 in zh; all digits are kept.
func (l *Locale) Number(d Decimal) string { panic("skeleton") }
