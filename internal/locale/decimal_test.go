package locale

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDecimal(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"590.3", "590.3"},
		{"590.30", "590.30"},
		{"+14.07", "14.07"},
		{"-0.5", "-0.5"},
		{"007", "7"},
		{"-0.0", "0.0"},
		{"123456789012345678901234567890.5", "123456789012345678901234567890.5"},
	} {
		d, err := ParseDecimal(tt.text)
		if err != nil || d.String() != tt.want {
			t.Errorf("ParseDecimal(%q) = %s, %v; want %s", tt.text, d, err, tt.want)
		}
	}
	for _, text := range []string{
		"", "-", ".", "5.", ".5", "1e3", "1.23E+11", "1,5", "1 000", "--1", "+-1", "NaN", "Inf", "0x10", "１２", "1_000",
		strings.Repeat("9", 101),
	} {
		if d, err := ParseDecimal(text); err == nil {
			t.Errorf("ParseDecimal(%q) = %s, want an error", text, d)
		}
	}
}

func TestDecimalOperations(t *testing.T) {
	t.Parallel()
	d := MustDecimal
	for _, tt := range []struct {
		name      string
		got, want Decimal
		written   string
	}{
		{"neg", d("1.50").Neg(), d("-1.5"), "-1.50"},
		{"neg of zero", d("0").Neg(), d("0"), "0"},
		{"add", d("0.1").Add(d("0.2")), d("0.3"), "0.3"},
		{"mul", d("590.3").Mul(d("100000000")), d("59030000000"), "59030000000.0"},
		{"shift up", d("590.3").Shift(8), d("59030000000"), "59030000000"},
		{"shift down", d("59030000000").Shift(-9), d("59.03"), "59.030000000"},
		{"shift keeps digits", d("590.30").Shift(8).Shift(-9), d("59.03"), "59.030"},
		{"shift of zero", d("0").Shift(2), d("0"), "0"},
		{"reduce", d("5900").Reduce().Shift(-3), d("5.9"), "5.9"},
		{"trim", d("59.030000000").Trim(), d("59.03"), "59.03"},
		{"trim of hundreds", d("1200.00").Trim(), d("1200"), "1200"},
		{"trim of zero", d("0.00").Trim(), d("0"), "0"},
		{"round up", d("2.5").Round(0), d("3"), "3"},
		{"round down", d("2.49").Round(0), d("2"), "2"},
		{"round negative away from zero", d("-2.5").Round(0), d("-3"), "-3"},
		{"round to nothing", d("-0.04").Round(1), d("0"), "0.0"},
		{"round adds no places", d("2.5").Round(3), d("2.5"), "2.5"},
		{"coefficient and exponent", NewDecimal(59, 9), d("59000000000"), "59000000000"},
		{"trim of a positive exponent", NewDecimal(59, 2).Trim(), d("5900"), "5900"},
		{"zero value", Decimal{}, d("0"), "0"},
	} {
		if !tt.got.Equal(tt.want) || tt.got.String() != tt.written {
			t.Errorf("%s: got %s, want %s", tt.name, tt.got, tt.written)
		}
	}
}

func TestQuo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b, want string
		digits     int32
		exact      bool
	}{
		{"3000", "15", "200", 12, true},
		{"1000", "15", "66.6667", 4, false},
		{"190", "15", "12.7", 1, false},
		{"1", "8", "0.125", 3, true},
		{"1", "8", "0.13", 2, false},
		{"-1", "8", "-0.13", 2, false},
		{"0", "3", "0", 5, true},
		{"59030000000", "1000", "59030000", 0, true},
		{"0.5", "0.00001", "50000", 0, true},
		{"1", "30000", "0.0", 1, false},
	} {
		q, exact := MustDecimal(tt.a).Quo(MustDecimal(tt.b), tt.digits)
		if q.String() != tt.want || exact != tt.exact {
			t.Errorf("%s / %s to %d digits = %s, %v; want %s, %v", tt.a, tt.b, tt.digits, q, exact, tt.want, tt.exact)
		}
	}
}

// anyDecimal draws decimals of up to 24 digits.
func anyDecimal() *rapid.Generator[Decimal] {
	return rapid.Map(rapid.StringMatching(`-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,6})?`), MustDecimal)
}

func rational(d Decimal) *big.Rat {
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		panic(d.String())
	}
	return r
}

func TestDecimalAgreesWithRationals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDecimal().Draw(t, "a"), anyDecimal().Draw(t, "b")
		if got := rational(a.Add(b)); got.Cmp(new(big.Rat).Add(rational(a), rational(b))) != 0 {
			t.Errorf("%s + %s = %s", a, b, got)
		}
		if got := rational(a.Mul(b)); got.Cmp(new(big.Rat).Mul(rational(a), rational(b))) != 0 {
			t.Errorf("%s × %s = %s", a, b, got)
		}
		if a.Cmp(b) != rational(a).Cmp(rational(b)) {
			t.Errorf("Cmp(%s, %s) = %d", a, b, a.Cmp(b))
		}
		if b.Sign() == 0 {
			return
		}
		q, exact := a.Quo(b, 8)
		want := new(big.Rat).Quo(rational(a), rational(b))
		if exact != (rational(q).Cmp(want) == 0) {
			t.Errorf("%s / %s = %s, exact %v", a, b, q, exact)
		}
		off := new(big.Rat).Sub(rational(q), want)
		if off.Abs(off).Cmp(big.NewRat(1, 200_000_000)) > 0 {
			t.Errorf("%s / %s = %s, off by %s", a, b, q, off)
		}
	})
}

func TestDecimalReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDecimal().Draw(t, "d")
		again, err := ParseDecimal(d.String())
		if err != nil || again.String() != d.String() {
			t.Errorf("%s reads back as %s, %v", d, again, err)
		}
		if trimmed := d.Trim(); !trimmed.Equal(d) || trimmed.Places() > d.Places() {
			t.Errorf("%s trims to %s", d, trimmed)
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, seed := range []string{"590.3", "-0.5", "1e9", "+", "0000", "９"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDecimal(text)
		if err != nil {
			return
		}
		if again, err := ParseDecimal(d.String()); err != nil || !again.Equal(d) {
			t.Errorf("%q: %s reads back as %s, %v", text, d, again, err)
		}
	})
}
