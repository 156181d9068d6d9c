package facts

import (
	"errors"
	"regexp"
	"strings"

	"qiao/internal/diag"
	"qiao/internal/locale"
)

var scientific = regexp.MustCompile(`^\s*[-+]?\d+(\.\d+)?[eE][-+]?\d+`)

// value reads the figure of a record: {amount, unit}, or a figure as a Chinese
// report writes it, whose unit may stand in a column of its own.
func (ld *loader) value(r record) (Quantity, bool) {
	pos, text := r.value.Pos, r.value.V
	if r.amount.V != "" {
		pos, text = r.amount.Pos, r.amount.V
	}
	switch {
	case strings.TrimSpace(text) == "":
		ld.add(diag.New("fact-value-missing", r.id.Pos, "id", r.id.V))
		return Quantity{}, false
	case scientific.MatchString(text):
		ld.add(diag.New("fact-value/scientific", pos, "value", text))
		return Quantity{}, false
	}
	var q Quantity
	var ok bool
	if r.amount.V != "" {
		q, ok = ld.amount(r)
	} else {
		q, ok = ld.figure(r)
	}
	if !ok {
		return Quantity{}, false
	}
	ld.checkRange(q, pos)
	return ld.qualified(q, r)
}

// amount reads {amount: 59030000000, unit: CNY}.
func (ld *loader) amount(r record) (Quantity, bool) {
	amount, err := locale.ParseDecimal(r.amount.V)
	if err != nil {
		ld.add(diag.New("fact-value/amount", r.amount.Pos, "value", r.amount.V))
	}
	if r.unit.V == "" {
		ld.add(diag.New("fact-unit/missing", r.amount.Pos, "value", r.amount.V))
		return Quantity{}, false
	}
	unit, ok := ParseUnit(r.unit.V)
	if !ok {
		ld.add(unknownUnit(r.unit))
	}
	return Quantity{Amount: amount, Unit: unit}, ok && err == nil
}

// figure reads 590.3亿元.
func (ld *loader) figure(r record) (Quantity, bool) {
	written := strings.TrimSpace(r.value.V) + strings.TrimSpace(r.unit.V)
	read, err := readWhole(ld.chinese, written)
	var rest leftover
	switch {
	case errors.As(err, &rest) && r.unit.V != "":
		ld.add(unknownUnit(r.unit))
		return Quantity{}, false
	case errors.As(err, &rest) && len(rest.rest) <= maxUnit:
		ld.add(unknownUnit(cell{V: rest.rest, Pos: r.value.Pos}))
		return Quantity{}, false
	case err != nil:
		ld.add(diag.New("fact-value", r.value.Pos, "value", written))
		return Quantity{}, false
	case read.Quantity.Unit == "":
		ld.add(diag.New("fact-unit/missing", r.value.Pos, "value", written))
		return Quantity{}, false
	}
	ld.checkForm(read, r, written)
	return read.Quantity, true
}

// maxUnit is how many bytes behind a number may be meant as a unit.
const maxUnit = 24

func unknownUnit(c cell) diag.Diagnostic {
	candidates := make([]string, 0, len(counters)+2*len(measures))
	for _, u := range Units() {
		candidates = append(candidates, string(u))
	}
	for i := range measures {
		candidates = append(candidates, measures[i].zh)
	}
	return diag.New("fact-unit", c.Pos, "unit", c.V, "suggestion", diag.Suggest(c.V, candidates))
}

// checkForm finds values that can be read but should be written otherwise.
func (ld *loader) checkForm(read reading, r record, written string) {
	negativeZero := read.Quantity.Amount.Sign() == 0 && strings.ContainsAny(written, "-\u2212")
	plain := chineseText(ld.chinese, read.Quantity, Format{Unit: read.Quantity.Unit})
	if read.Quantity.Unit == "mu" {
		plain, _, _ = strings.Cut(plain, "（")
	}
	id := ""
	switch {
	case negativeZero || r.value.V != strings.TrimSpace(r.value.V):
		id = "fact-value/normalised"
	case read.mixed:
		id = "fact-value/mixed"
	case read.unusual:
		id = "fact-value/scale"
	default:
		return
	}
	value := r.value.V
	if id != "fact-value/normalised" {
		value = written
	}
	ld.add(diag.New(id, r.value.Pos, "value", value, "read", plain))
}

func (ld *loader) checkRange(q Quantity, pos diag.Pos) {
	if q.Unit == "%" && q.Amount.Abs().Cmp(locale.NewDecimal(1000, 0)) > 0 {
		ld.add(diag.New("fact-value/range", pos, "value", Text(ld.chinese, q, Format{})))
	}
}

// qualified puts the qualifier of a field or column to the value, which may
// have one of its own, but no other.
func (ld *loader) qualified(q Quantity, r record) (Quantity, bool) {
	given := Qualifier(ld.oneOf("qualifier", r.qualifier, string(Over), string(AtLeast), string(About), string(Under)))
	switch {
	case given == Exact || given == q.Qualifier:
		return q, true
	case q.Qualifier != Exact:
		ld.add(diag.New("fact-qualifier", r.qualifier.Pos, "value", r.value.V, "read", q.Qualifier, "qualifier", given))
		return q, false
	}
	q.Qualifier = given
	return q, true
}
