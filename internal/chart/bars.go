package chart

import (
	"fmt"

	"qiao/internal/facts"
	"qiao/internal/locale"
)

// bars draws a bar for each value, below its label and beside its figure.
func (w *drawing) bars() {
	top := len(w.marks)
	periods := w.CommonPeriod().Text == ""
	grouped := len(w.Series) > 1
	for i, row := range w.Rows {
		if i > 0 {
			w.y += rowGap
		}
		if grouped {
			w.lines("label", row.Label, narrowest)
			w.group(row, periods)
			continue
		}
		v := row.Values[0]
		if v == nil {
			w.pair("label", row.Label, "–")
			continue
		}
		note := w.note(v, periods)
		switch repeated := i > 0 && row.Label == w.Rows[i-1].Label; {
		case note == "":
			w.pair("label", row.Label, w.words.Value(v))
		case repeated:
			w.pair("note", note, w.words.Value(v))
		default:
			w.lines("label", row.Label, narrowest)
			w.pair("note", note, w.words.Value(v))
		}
		w.bar(v, 0, barHeight)
	}
	w.axis(top)
}

// group draws the bars of one row of a table, one for each series.
func (w *drawing) group(row Row, periods bool) {
	for i, v := range row.Values {
		if i >= len(w.Series) || v == nil {
			continue
		}
		name := w.Series[i]
		if note := w.note(v, periods); note != "" {
			name += " · " + note
		}
		w.pair("note", name, w.words.Value(v))
		w.bar(v, i, thinBar)
		w.y += 0.25
	}
}

// bar draws one bar from zero to its value. What is expected is an outline;
// what is aimed at is one with an open end.
func (w *drawing) bar(v *Value, series int, height float64) {
	w.y += 0.2
	amount := w.amount(v)
	zero, end := w.scale.at(locale.Decimal{}), w.scale.at(amount)
	from, to := zero, end
	if to.Cmp(from) < 0 {
		from, to = to, from
	}
	y, bottom := w.y, w.y+height
	w.y = bottom
	w.bands = append(w.bands, [2]float64{y - 0.2, bottom + 0.2})
	class := fmt.Sprintf("tone-%d", series%tones+1)
	if v.kind() != facts.Target {
		if v.kind() == facts.Estimate {
			class += " estimate"
		}
		w.marks = append(w.marks, Mark{
			Shape: "rect", Class: "bar " + class, X: percent(from), Y: em(y),
			Width: percent(to.Add(from.Neg())), Height: em(height),
		})
		return
	}
	for _, l := range [][4]string{
		{percent(zero), em(y), percent(end), em(y)},
		{percent(zero), em(bottom), percent(end), em(bottom)},
	} {
		w.marks = append(w.marks, Mark{Shape: "line", Class: "target", X: l[0], Y: l[1], X2: l[2], Y2: l[3]})
	}
}

// axis draws zero, and nice numbers as hairlines behind the bars with labels
// below, as many as have room.
func (w *drawing) axis(top int) {
	bars := w.marks[top:]
	w.marks = w.marks[:top:top]
	ticks := w.ticks()
	w.y += 0.6
	for _, tick := range ticks {
		class := "tick"
		if tick.Sign() == 0 {
			class = "zero"
		}
		x := percent(w.scale.at(tick))
		for _, band := range w.bands {
			w.marks = append(w.marks, Mark{Shape: "line", Class: class, X: x, Y: em(band[0]), X2: x, Y2: em(band[1])})
		}
	}
	w.marks = append(w.marks, bars...)
	for _, tick := range ticks {
		w.centred("tick-label", w.tickText(tick), w.scale.at(tick), w.y+ascent)
	}
	w.y += lineHeight
}

// tickText writes a nice number; zero needs no unit.
func (w *drawing) tickText(tick locale.Decimal) string {
	if tick.Sign() == 0 {
		return "0"
	}
	return facts.Text(w.locale, facts.Quantity{Amount: tick.Reduce(), Unit: w.Unit}, facts.Format{})
}

// anchorAt centres a text of some width at its place, unless it would reach out
// of the drawing at the narrowest.
func anchorAt(x locale.Decimal, width float64) string {
	at := float(x) / 100 * narrowest
	switch {
	case at >= width/2 && at+width/2 <= narrowest:
		return "middle"
	case at < narrowest/2:
		return "start"
	default:
		return "end"
	}
}

// centred writes a text at a place, centred if there is room.
func (w *drawing) centred(class, text string, x locale.Decimal, baseline float64) {
	w.text(class, text, x, anchorAt(x, textWidth(text)), baseline)
}

// span is where a text at a place reaches from and to, at the narrowest.
func span(text string, x locale.Decimal) (left, right float64) {
	at, width := float(x)/100*narrowest, textWidth(text)
	switch anchorAt(x, width) {
	case "start":
		return at, at + width
	case "end":
		return at - width, at
	default:
		return at - width/2, at + width/2
	}
}

// ticks are the nice numbers for the axis: at most three besides zero, fewer
// where their labels would touch.
func (w *drawing) ticks() []locale.Decimal {
	for most := 3; most > 0; most-- {
		ticks := w.scale.ticks(most)
		if w.roomFor(ticks) {
			return ticks
		}
	}
	return []locale.Decimal{{}}
}

// roomFor reports whether the labels of ticks stand side by side.
func (w *drawing) roomFor(ticks []locale.Decimal) bool {
	end := -1.0
	for _, tick := range ticks {
		left, right := span(w.tickText(tick), w.scale.at(tick))
		if left < end+0.6 && end >= 0 || left < 0 || right > narrowest {
			return false
		}
		end = right
	}
	return true
}
