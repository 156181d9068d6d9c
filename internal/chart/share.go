package chart

import (
	"fmt"

	"qiao/internal/facts"
	"qiao/internal/locale"
)

const (
	shareHeight = 2.4
	swatch      = 1.0
	swatchGap   = 0.6
)

// share draws the parts of a whole as one bar, and below it a line for each
// part, in the same order.
func (w *drawing) share() {
	var sum locale.Decimal
	for _, amount := range w.amounts() {
		sum = sum.Add(amount)
	}
	if sum.Sign() == 0 {
		return
	}
	w.scale = scale{high: sum}
	var before locale.Decimal
	for i, row := range w.Rows {
		if v := row.Values[0]; v != nil {
			w.part(v, i, before)
			before = before.Add(w.amount(v))
		}
	}
	w.y = shareHeight + 0.6
	periods := w.CommonPeriod().Text == ""
	for i, row := range w.Rows {
		if v := row.Values[0]; v != nil {
			w.partLine(row.Label, v, i, periods)
		}
	}
}

// partClass is the look of a part.
func partClass(v *Value, i int) string {
	class := fmt.Sprintf("tone-%d", i%tones+1)
	if v.kind() != facts.Actual {
		class += " " + string(v.kind())
	}
	return class
}

// part draws one part of the bar, with its share where that has room.
func (w *drawing) part(v *Value, i int, before locale.Decimal) {
	from, to := w.scale.at(before), w.scale.at(before.Add(w.amount(v)))
	width := to.Add(from.Neg())
	w.marks = append(w.marks, Mark{
		Shape: "rect", Class: "part " + partClass(v, i), X: percent(from), Y: em(0), Width: percent(width), Height: em(shareHeight),
	})
	places := int32(0)
	if width.Cmp(locale.NewDecimal(10, 0)) < 0 {
		places = 1
	}
	text := w.locale.Percent(w.locale.Number(w.scale.share(w.amount(v)).Round(places).Trim()))
	if textWidth(text)+0.6 > float(width)/100*narrowest {
		return
	}
	class := fmt.Sprintf("part-share tone-%d", i%tones+1)
	if v.kind() != facts.Actual {
		class += " expected"
	}
	middle, _ := from.Add(to).Quo(locale.NewDecimal(2, 0), 2)
	w.text(class, text, middle, "middle", shareHeight/2+0.35)
}

// partLine writes what a part is, beside a patch of its colour.
func (w *drawing) partLine(label string, v *Value, i int, periods bool) {
	w.marks = append(w.marks, Mark{
		Shape: "rect", Class: "part " + partClass(v, i), X: "0em", Y: em(w.y + 0.2), Width: em(swatch), Height: em(swatch),
	})
	if note := w.note(v, periods); note != "" {
		label += " · " + note
	}
	w.indent = swatch + swatchGap
	w.pair("label", label, w.words.Value(v))
	w.indent = 0
	w.y += 0.25
}
