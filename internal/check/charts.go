package check

import (
	"qiao/internal/chart"
	"qiao/internal/config"
	"qiao/internal/facts"
)

// charts reports what a component that draws a chart cannot draw.
func charts(c *Checker, d *document) {
	for _, call := range d.text.Calls {
		component := c.components[call.Name]
		if component == nil || component.View != config.ChartView {
			continue
		}
		values, _ := c.params.Values(component.Params, paramValues(call), call.Pos)
		set := c.site.Facts
		if set == nil {
			set = new(facts.Set)
		}
		_, found := chart.Read(chart.SourceOf(c.site.Manifest, set, d.Lang, call, values))
		d.found = append(d.found, found...)
	}
}
