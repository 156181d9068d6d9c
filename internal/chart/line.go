package chart

import (
	"cmp"
	"fmt"
	"slices"

	"qiao/internal/facts"
	"qiao/internal/locale"
)

// Lengths of line charts in em.
const (
	plotTop    = 1.8
	plotHeight = 10.0
	dot        = 0.28
)

// point is one value on the plot.
type point struct {
	row    int
	value  *Value
	x      locale.Decimal // per cent
	y      float64        // em
	marked bool           // its value is written
}

// line draws values over time. One series has its values written beside its
// points; several have a scale, and are named at their ends, or above the plot
// where the names have no room.
func (w *drawing) line() {
	places := w.inOrder(w.places())
	var all [][]point
	for s := range w.Series {
		all = append(all, w.points(s, places))
	}
	names, named := w.names(all)
	if len(all) > 1 && !named {
		w.key(all)
	}
	w.shift(all, names)
	bottom := w.y + plotTop + plotHeight
	written := len(all) == 1 && w.chooseMarked(all[0])
	w.grid(written)
	for s, points := range all {
		w.path(s, points)
	}
	if len(all) == 1 {
		w.values(all[0])
	} else if named {
		for _, n := range names {
			w.text("series", n.text, atEnd, "end", n.y)
		}
	}
	w.times(places, bottom)
}

// shift moves the plot down to the cursor.
func (w *drawing) shift(all [][]point, names []name) {
	for _, points := range all {
		for i := range points {
			points[i].y += w.y
		}
	}
	for i := range names {
		names[i].y += w.y
	}
}

// margin is what the plot keeps free at both ends, in per cent.
var margin = locale.NewDecimal(2, 0)

// places are where the rows stand: at their time, if all of them are periods,
// otherwise at equal distances.
func (w *drawing) places() []locale.Decimal {
	n := len(w.Rows)
	at := make([]int64, n)
	timed := true
	for i, row := range w.Rows {
		at[i] = int64(i)
		timed = timed && !w.period(row).Start().IsZero()
	}
	if timed {
		for i, row := range w.Rows {
			p := w.period(row)
			at[i] = (p.Start().Unix() + p.End().Unix()) / 2
		}
	}
	first, last := slices.Min(at), slices.Max(at)
	room := hundred.Add(margin.Add(margin).Neg())
	places := make([]locale.Decimal, n)
	for i := range places {
		if first == last {
			places[i] = locale.NewDecimal(50, 0)
			continue
		}
		q, _ := room.Mul(locale.NewDecimal(at[i]-first, 0)).Quo(locale.NewDecimal(last-first, 0), 2)
		places[i] = margin.Add(q)
	}
	return places
}

// inOrder sorts the rows by their places.
func (w *drawing) inOrder(places []locale.Decimal) []locale.Decimal {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return places[a].Cmp(places[b]) })
	sorted := *w.Data
	sorted.Rows = make([]Row, len(order))
	at := make([]locale.Decimal, len(order))
	for i, from := range order {
		sorted.Rows[i], at[i] = w.Rows[from], places[from]
	}
	w.Data = &sorted
	return at
}

// period is what a row is about: its fact's period, or its label if that is one.
func (w *drawing) period(row Row) facts.Period {
	if v := row.Values[0]; v != nil && v.Fact != nil {
		return v.Fact.Period
	}
	if p, ok := facts.ReadPeriod(w.locale, row.Label); ok {
		return p
	}
	return facts.Period{}
}

// points are the values of a series.
func (w *drawing) points(series int, places []locale.Decimal) []point {
	var points []point
	for i, row := range w.Rows {
		if series >= len(row.Values) || row.Values[series] == nil {
			continue
		}
		v := row.Values[series]
		up := float(w.scale.at(w.amount(v))) / 100
		points = append(points, point{row: i, value: v, x: places[i], y: plotTop + plotHeight*(1-up)})
	}
	return points
}

// chooseMarked says whose values are written: all, if they have room, otherwise
// the ends and the extremes. It reports whether these are all.
func (w *drawing) chooseMarked(points []point) (all bool) {
	end := -1.0
	all = true
	for _, p := range points {
		left, right := span(w.words.Value(p.value), p.x)
		all = all && left >= 0 && right <= narrowest && (left > end+0.5 || end < 0)
		end = right
	}
	if all {
		for i := range points {
			points[i].marked = true
		}
		return true
	}
	chosen := []int{0, len(points) - 1, highest(points)}
	for i, c := range chosen {
		left, right := span(w.words.Value(points[c].value), points[c].x)
		free := left >= 0 && right <= narrowest
		for _, other := range chosen[:i] {
			l, r := span(w.words.Value(points[other].value), points[other].x)
			free = free && (!points[other].marked || right < l-0.5 || left > r+0.5)
		}
		points[c].marked = points[c].marked || free
	}
	return false
}

// highest is the point with the largest value.
func highest(points []point) int {
	best := 0
	for i, p := range points {
		if p.y < points[best].y {
			best = i
		}
	}
	return best
}

// grid draws zero, and a scale where not every value is written.
func (w *drawing) grid(written bool) {
	ticks := []locale.Decimal{{}}
	if !written {
		ticks = w.scale.ticks(3)
	}
	for _, tick := range ticks {
		class := "tick"
		if tick.Sign() == 0 {
			class = "zero"
		}
		y := w.y + plotTop + plotHeight*(1-float(w.scale.at(tick))/100)
		w.marks = append(w.marks, Mark{Shape: "line", Class: class, X: "0%", Y: em(y), X2: "100%", Y2: em(y)})
		if tick.Sign() != 0 {
			w.text("tick-label", w.tickText(tick), atStart, "start", y-0.3)
		}
	}
}

// path draws the line of a series and its points: open ones, and broken lines,
// for what is expected.
func (w *drawing) path(series int, points []point) {
	class := seriesClass(series)
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		segment := "path " + class
		if to.value.kind() != facts.Actual {
			segment += " expected"
		}
		w.marks = append(w.marks, Mark{Shape: "line", Class: segment, X: percent(from.x), Y: em(from.y), X2: percent(to.x), Y2: em(to.y)})
	}
	for _, p := range points {
		look := "dot " + class
		if p.value.kind() != facts.Actual {
			look += " " + string(p.value.kind())
		}
		w.marks = append(w.marks, Mark{Shape: "circle", Class: look, X: percent(p.x), Y: em(p.y), Radius: em(dot)})
	}
}

// values writes the values of a single series above its points.
func (w *drawing) values(points []point) {
	for _, p := range points {
		if p.marked {
			w.centred("value", w.words.Value(p.value), p.x, p.y-0.65)
		}
	}
}

// name is what stands at the end of a series.
type name struct {
	text string
	y    float64
}

// names are the names of the series with their last values, at their ends, the
// highest first, moved apart where they would touch; ok is false if there is no
// room for them.
func (w *drawing) names(all [][]point) (names []name, ok bool) {
	for s, points := range all {
		if len(points) > 0 {
			last := points[len(points)-1]
			names = append(names, name{w.Series[s] + " " + w.words.Value(last.value), last.y - 0.65})
		}
	}
	slices.SortStableFunc(names, func(a, b name) int { return cmp.Compare(a.y, b.y) })
	ok = true
	for i := range names {
		if i > 0 {
			names[i].y = max(names[i].y, names[i-1].y+1.25)
		}
		ok = ok && names[i].y < plotTop+plotHeight-0.3 && textWidth(names[i].text) < narrowest*0.6
	}
	return names, ok
}

// key names the series above the plot, each beside a piece of its line.
func (w *drawing) key(all [][]point) {
	for s, points := range all {
		if len(points) == 0 {
			continue
		}
		w.marks = append(w.marks, Mark{
			Shape: "line", Class: "path " + seriesClass(s), X: "0em", Y: em(w.y + 0.7), X2: em(swatch), Y2: em(w.y + 0.7),
		})
		w.indent = swatch + swatchGap
		w.pair("label", w.Series[s], w.words.Value(points[len(points)-1].value))
		w.indent = 0
	}
}

func seriesClass(s int) string { return fmt.Sprintf("tone-%d series-%d", s%tones+1, s%tones+1) }

// times writes the labels of the rows, so many that they do not touch, and
// below them how sure the values are.
func (w *drawing) times(places []locale.Decimal, bottom float64) {
	end, lines := -1.0, 1
	for i := len(w.Rows) - 1; i >= 0; i-- {
		row := w.Rows[i]
		texts := wrap(row.Label, narrowest/2)
		if note := w.certainty(row); note != "" {
			texts = append(texts, note)
		}
		left, right := narrowest, 0.0
		for _, text := range texts {
			l, r := span(text, places[i])
			left, right = min(left, l), max(right, r)
		}
		if len(texts) == 0 || left < 0 || right > narrowest || end >= 0 && right > end-0.6 {
			continue
		}
		end = left
		for n, text := range texts {
			w.centred("time", text, places[i], bottom+ascent+0.35+float64(n)*lineHeight)
		}
		lines = max(lines, len(texts))
	}
	w.y = bottom + 0.4 + float64(lines)*lineHeight
}

// certainty is the word for the values of a row that are no results.
func (w *drawing) certainty(row Row) string {
	for _, v := range row.Values {
		if v != nil && v.kind() != facts.Actual {
			return w.note(v, false)
		}
	}
	return ""
}
