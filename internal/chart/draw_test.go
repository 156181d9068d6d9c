package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"qiao/internal/facts"
	"qiao/internal/locale"
)

func localeOf(t testing.TB, tag string) *locale.Locale {
	t.Helper()
	l, err := locale.New(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func wordsOf(l *locale.Locale) Words {
	return Words{Estimate: "Schätzung", Target: "Ziel", Value: func(v *Value) string {
		return facts.Text(l, v.Quantity, facts.Format{})
	}}
}

// dataOf makes data of one series.
func dataOf(kind Kind, unit facts.Unit, amounts ...string) *Data {
	d := &Data{Kind: kind, Unit: unit, Series: []string{""}}
	for i, a := range amounts {
		q := facts.Quantity{Amount: locale.MustDecimal(a), Unit: unit}
		d.Rows = append(d.Rows, Row{Label: fmt.Sprint("Bezeichnung ", i+1), Values: []*Value{{Quantity: q}}})
	}
	return d
}

// number reads a length.
func number(t *testing.T, length, unit string) float64 {
	t.Helper()
	digits, ok := strings.CutSuffix(length, unit)
	f, err := strconv.ParseFloat(digits, 64)
	if !ok || err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		t.Fatalf("%q is no length in %s", length, unit)
	}
	return f
}

func TestBarsAreProportional(t *testing.T) {
	l := localeOf(t, "de")
	for _, amounts := range [][]string{
		{"59030000000", "65800000000", "75000000000"},
		{"1"},
		{"0"},
		{"0", "5"},
		{"-3.5", "14.07"},
		{"-1", "-2"},
		{"1" + strings.Repeat("0", 90), "3" + strings.Repeat("0", 90)},
		{"0." + strings.Repeat("0", 60) + "1", "0." + strings.Repeat("0", 60) + "4"},
	} {
		d := Draw(dataOf(Bar, "%", amounts...), l, wordsOf(l))
		var widths []float64
		for _, m := range d.Marks {
			if m.Shape == "rect" {
				x, width := number(t, m.X, "%"), number(t, m.Width, "%")
				if x < 0 || width < 0 || x+width > 100.01 {
					t.Errorf("%v: bar from %v of %v", amounts, x, width)
				}
				widths = append(widths, width)
			}
		}
		if len(widths) != len(amounts) {
			t.Fatalf("%v: %d bars", amounts, len(widths))
		}
		for i, a := range amounts {
			for j, b := range amounts {
				va, _ := strconv.ParseFloat(a, 64)
				vb, _ := strconv.ParseFloat(b, 64)
				if math.Abs(va)*widths[j]-math.Abs(vb)*widths[i] > 0.02*max(math.Abs(va), math.Abs(vb)) {
					t.Errorf("%v: bars of %v are %v wide", amounts, []string{a, b}, []float64{widths[i], widths[j]})
				}
			}
		}
	}
}

// TestNothingOverlaps draws charts of every kind with labels and values of any
// size, and holds every text to the drawing at its narrowest, and apart from
// the other texts on its line.
func TestNothingOverlaps(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	labels := []string{
		"", "工业总产值", "Gross industrial output value", "Wachstum des Bruttoproduktionswerts der Industrie gegenüber dem Vorjahreszeitraum",
		strings.Repeat("W", 60), "新增“四上企业”（规模以上工业企业、限额以上商贸企业）", "2024",
	}
	for range 2000 {
		tag := []string{"zh-Hans", "de", "en"}[random.IntN(3)]
		l := localeOf(t, tag)
		d := &Data{Kind: []Kind{Bar, Line, Share, Target}[random.IntN(4)], Unit: []facts.Unit{"CNY", "%", "家", "ha"}[random.IntN(4)]}
		series := 1
		if d.Kind != Share {
			series += random.IntN(3)
		}
		for s := range series {
			d.Series = append(d.Series, labels[(s+random.IntN(3))%len(labels)])
		}
		for range 1 + random.IntN(8) {
			row := Row{Label: labels[random.IntN(len(labels))]}
			for range series {
				amount := locale.NewDecimal(random.Int64N(100000), int32(random.IntN(14)-3))
				if d.Kind != Share && random.IntN(4) == 0 {
					amount = amount.Neg()
				}
				v := &Value{Quantity: facts.Quantity{Amount: amount, Unit: d.Unit}}
				if random.IntN(3) == 0 {
					v.Fact = &facts.Fact{Kind: []facts.Kind{facts.Actual, facts.Estimate, facts.Target}[random.IntN(3)], Period: facts.Period{Text: "2024-01/2024-11"}}
				}
				row.Values = append(row.Values, v)
			}
			d.Rows = append(d.Rows, row)
		}
		checkTexts(t, fmt.Sprint(tag, " ", d.Kind), Draw(d, l, wordsOf(l)))
	}
}

func checkTexts(t *testing.T, what string, d Drawing) {
	t.Helper()
	height := number(t, d.Height, "em")
	var texts []Mark
	for _, m := range d.Marks {
		if m.Shape != "text" {
			continue
		}
		if m.left < -0.01 || m.right > narrowest+0.01 || m.above > height+0.01 {
			t.Errorf("%s: %q reaches from %.2f to %.2f of %v, at %.2f of %.2f", what, m.Text, m.left, m.right, narrowest, m.above, height)
		}
		for _, other := range texts {
			if math.Abs(m.above-other.above) < 0.9 && m.left < other.right && other.left < m.right && m.Class == other.Class {
				t.Errorf("%s: %q and %q overlap", what, m.Text, other.Text)
			}
		}
		texts = append(texts, m)
	}
}

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		values string
		want   string
	}{
		{"75", "0 20 40 60"}, {"0", "0 0.5 1"}, {"14.07 -3.5", "0 5 10"}, {"100", "0 50 100"}, {"-40", "-40 -20 0"}, {"0.3", "0 0.1 0.2 0.3"}, {"95", "0 50"},
	} {
		var values []locale.Decimal
		for _, v := range strings.Fields(tt.values) {
			values = append(values, locale.MustDecimal(v))
		}
		var got []string
		for _, tick := range newScale(values).ticks(3) {
			got = append(got, tick.Trim().String())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("ticks of %s: %v, want %s", tt.values, got, tt.want)
		}
	}
}
