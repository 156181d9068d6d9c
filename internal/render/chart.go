package render

import (
	"qiao/internal/chart"
	"qiao/internal/facts"
	"qiao/internal/markdown"
	"qiao/internal/theme"
)

// chart is the chart that a component's content makes. What is wrong with it is
// package check's to report.
func (b *body) chart(c *markdown.Call, values map[string]any) *theme.ChartView {
	source := chart.SourceOf(b.r.theme.Manifest, b.r.site.Facts, b.lang.Language, c, values)
	data, _ := chart.Read(source)
	drawing := chart.Draw(data, b.lang.Locale, chart.Words{
		Estimate: b.r.theme.Message(b.lang.Code, "kind-estimate"),
		Target:   b.r.theme.Message(b.lang.Code, "kind-target"),
		Value:    b.valueText,
	})
	v := &theme.ChartView{
		Kind: string(data.Kind), Series: data.Series, Height: drawing.Height, Marks: drawing.Marks,
		Period: facts.PeriodText(b.lang.Locale, data.CommonPeriod()), FromFacts: len(source.IDs) > 0,
	}
	for _, row := range data.Rows {
		r := theme.ChartRowView{Label: row.Label}
		for i, value := range row.Values {
			if i < len(data.Series) {
				r.Values = append(r.Values, b.chartValue(data.Series[i], value))
			}
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}

// valueText writes a value of a chart: a fact as everywhere.
func (b *body) valueText(v *chart.Value) string {
	if v.Fact != nil {
		return b.lang.facts[v.Fact.ID].Value
	}
	return facts.Text(b.lang.Locale, v.Quantity, facts.Format{})
}

func (b *body) chartValue(series string, v *chart.Value) theme.ChartValueView {
	view := theme.ChartValueView{Series: series, Kind: string(facts.Actual)}
	if v == nil {
		return view
	}
	view.Value = b.valueText(v)
	if v.Fact != nil {
		view.Fact = b.fact(v.Fact.ID)
		view.Kind, view.Period = view.Fact.Kind, view.Fact.Period
	}
	return view
}
