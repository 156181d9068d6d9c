package decode

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"qiao/internal/diag"
)

// scalar fills a string, bool or number.
func (f *filler) scalar(v *Value, dst reflect.Value, at place) {
	switch {
	case dst.Kind() == reflect.String:
		if !v.scalar() {
			f.wrongType(v, kindWords[String], "", at)
			return
		}
		dst.SetString(v.Text)
	case dst.Kind() == reflect.Bool:
		if v.Kind != Bool {
			f.wrongType(v, kindWords[Bool], boolMeant(v), at)
			return
		}
		dst.SetBool(strings.EqualFold(v.Text, "true"))
	case dst.CanInt():
		f.integer(v, dst, at)
	case dst.CanFloat():
		number, err := v.number()
		if err != nil {
			f.wrongType(v, kindWords[Float], numberMeant(v, (*Value).number), at)
			return
		}
		dst.SetFloat(number)
	default:
		panic(fmt.Sprintf("decode: cannot fill a %s", dst.Type()))
	}
}

func (f *filler) integer(v *Value, dst reflect.Value, at place) {
	n, err := v.integer()
	switch {
	case errors.Is(err, strconv.ErrRange) || err == nil && dst.OverflowInt(n):
		limit := int64(math.MaxInt64) >> (64 - dst.Type().Bits())
		f.wrongType(v, diag.Words{
			EN: fmt.Sprintf("a whole number of at most %d", limit),
			ZH: fmt.Sprintf("不超过 %d 的整数", limit),
		}, "", at)
	case err != nil:
		f.wrongType(v, kindWords[Int], numberMeant(v, (*Value).integer), at)
	default:
		dst.SetInt(n)
	}
}

// errKind is the error of reading a value of another kind as a number.
var errKind = errors.New("not a number")

// integer reads an Int: decimal, 0x or 0o, with "_" between digits. Leading
// zeros do not make it octal.
func (v *Value) integer() (int64, error) {
	if v.Kind != Int {
		return 0, errKind
	}
	digits := strings.TrimPrefix(strings.ReplaceAll(v.Text, "_", ""), "+")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		n, err = strconv.ParseInt(digits, 0, 64)
	}
	return n, err
}

// number reads an Int or Float; infinity and NaN are none.
func (v *Value) number() (float64, error) {
	if n, err := v.integer(); err == nil {
		return float64(n), nil
	}
	if v.Kind != Int && v.Kind != Float {
		return 0, errKind
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(v.Text, "_", ""), 64)
	if err == nil && (math.IsInf(x, 0) || math.IsNaN(x)) {
		return 0, errKind
	}
	return x, err
}

// numberMeant is the number that stands in quotes or full-width digits.
func numberMeant[T any](v *Value, read func(*Value) (T, error)) string {
	if v.Kind != String {
		return ""
	}
	text := width.Fold.String(strings.TrimSpace(v.Text))
	for _, kind := range []Kind{Int, Float} {
		if _, err := read(&Value{Kind: kind, Text: text}); err == nil {
			return text
		}
	}
	return ""
}

// boolWords are words that people write for true and false.
var boolWords = map[string]string{
	"true": "true", "yes": "true", "y": "true", "on": "true", "1": "true",
	"ja": "true", "wahr": "true", "是": "true", "对": "true", "真": "true",
	"false": "false", "no": "false", "n": "false", "off": "false", "0": "false",
	"nein": "false", "falsch": "false", "否": "false", "不": "false", "不是": "false", "假": "false",
}

func boolMeant(v *Value) string {
	return boolWords[strings.ToLower(width.Fold.String(strings.TrimSpace(v.Text)))]
}

// scalar reports whether the value is one piece of text.
func (v *Value) scalar() bool {
	switch v.Kind {
	case Bool, Int, Float, String:
		return true
	default:
		return false
	}
}
