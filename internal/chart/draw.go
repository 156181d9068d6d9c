package chart

import (
	"strconv"
	"strings"

	"qiao/internal/facts"
	"qiao/internal/locale"
)

// Mark is one mark of a drawing. Attributes that a shape does not have are "".
// X, X2, Width are percentages of the drawing's width, all others in em.
type Mark struct {
	// Shape is that of SVG: rect, line, circle, text.
	Shape string
	// Class says what the mark is, for style sheets: "bar tone-1 estimate".
	Class              string
	X, Y, X2, Y2       string
	Width, Height      string
	Radius             string
	Anchor, Text       string
	left, right, above float64 // box of a text at the narrowest, for tests
}

// Drawing is a chart laid out.
type Drawing struct {
	Height string // in em
	Marks  []Mark
}

// Words are what a drawing says besides labels and values.
type Words struct {
	Estimate, Target string
	// Value writes a value: with its fact's noun, if it has one.
	Value func(*Value) string
}

// Lengths in em. The narrowest drawing is on a telephone of 320 px, where 20em
// of 14 px are left.
const (
	narrowest  = 20.0
	pairGap    = 0.8
	lineHeight = 1.4
	ascent     = 1.05 // of a line's baseline below its top
	barHeight  = 0.95
	thinBar    = 0.7
	rowGap     = 1.0
	tones      = 5
)

// drawing is a drawing being made, from top to bottom.
type drawing struct {
	*Data
	locale *locale.Locale
	words  Words
	scale  scale
	marks  []Mark
	y      float64
	indent float64 // of labels
	// measuring is the first of two passes, which finds out whether values have
	// to be stacked below their labels.
	measuring, stacked bool
	bands              [][2]float64 // top and bottom of the bars
}

// Draw lays data out.
func Draw(d *Data, l *locale.Locale, words Words) Drawing {
	first := &drawing{Data: d, locale: l, words: words, scale: newScale(d.amounts()), measuring: true}
	if d.Kind == Target {
		// Room that shows that the bar of a target is open.
		first.scale.high = first.scale.high.Mul(locale.NewDecimal(105, -2))
	}
	first.draw()
	w := &drawing{Data: d, locale: l, words: words, scale: first.scale, stacked: first.stacked}
	w.draw()
	return Drawing{Height: em(w.y), Marks: w.marks}
}

func (w *drawing) draw() {
	switch {
	case w.Empty():
	case w.Kind == Line:
		w.line()
	case w.Kind == Share:
		w.share()
	default:
		w.bars()
	}
}

// amounts are all values in the chart's unit.
func (d *Data) amounts() []locale.Decimal {
	var all []locale.Decimal
	for _, row := range d.Rows {
		for _, v := range row.Values {
			if v != nil {
				all = append(all, d.amount(v))
			}
		}
	}
	return all
}

func (d *Data) amount(v *Value) locale.Decimal {
	amount, _ := v.Quantity.In(d.Unit)
	return amount
}

// em and percent write lengths, with as many digits as a screen can show.
func em(f float64) string { return strconv.FormatFloat(roundTo(f), 'f', -1, 64) + "em" }

// roundTo rounds to hundredths.
func roundTo(f float64) float64 {
	return float64(int64(f*100+0.5)) / 100
}

func percent(d locale.Decimal) string { return d.Trim().String() + "%" }

// text writes one line at a place across and a baseline.
func (w *drawing) text(class, text string, x locale.Decimal, anchor string, baseline float64) {
	width := textWidth(text)
	at := float(x) / 100 * narrowest
	if anchor == "start" && x.Sign() == 0 {
		at = w.indent
	}
	m := Mark{Shape: "text", Class: class, X: percent(x), Y: em(baseline), Anchor: anchor, Text: text, above: baseline}
	switch anchor {
	case "end":
		m.left = at - width
	case "middle":
		m.left = at - width/2
	default:
		m.left = at
	}
	if at == w.indent && w.indent > 0 {
		m.X = em(w.indent)
	}
	m.right = m.left + width
	w.marks = append(w.marks, m)
}

// float is a rounded place as a float.
func float(d locale.Decimal) float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

var (
	atStart = locale.NewDecimal(0, 0)
	atEnd   = hundred
)

// lines writes a label, wrapped, and leaves the cursor below it.
func (w *drawing) lines(class, text string, limit float64) (last float64) {
	for _, line := range wrap(text, limit) {
		w.text(class, line, atStart, "start", w.y+ascent)
		w.y += lineHeight
		last = textWidth(line)
	}
	return last
}

// pair writes a label to the left and a value to the right: on one line if
// they fit in all of the chart, else the value below.
func (w *drawing) pair(class, label, value string) {
	last := 0.0
	if label != "" {
		last = w.indent + w.lines(class, label, narrowest-w.indent)
	}
	switch {
	case label == "" || w.measuring || w.stacked:
		w.stacked = w.stacked || w.measuring && last+pairGap+textWidth(value) > narrowest
		w.lines("value", value, narrowest-w.indent)
	default:
		w.text("value", value, atEnd, "end", w.y-lineHeight+ascent)
	}
}

// note says when and how sure a value is: 2025 · target.
func (w *drawing) note(v *Value, periods bool) string {
	var parts []string
	if v.Fact != nil && periods && v.Fact.Period.Text != "" {
		parts = append(parts, facts.PeriodText(w.locale, v.Fact.Period))
	}
	switch v.kind() {
	case facts.Estimate:
		parts = append(parts, w.words.Estimate)
	case facts.Target:
		parts = append(parts, w.words.Target)
	}
	return strings.Join(parts, " · ")
}

// CommonPeriod is the period that all values are about, or the zero Period.
func (d *Data) CommonPeriod() facts.Period {
	var common facts.Period
	for _, row := range d.Rows {
		for _, v := range row.Values {
			switch {
			case v == nil:
			case v.Fact == nil || common.Text != "" && common != v.Fact.Period:
				return facts.Period{}
			default:
				common = v.Fact.Period
			}
		}
	}
	return common
}
