package render

import (
	"bytes"
	"testing"

	"qiao/internal/theme"
)

// BenchmarkLayout executes the layouts of the park's own pages, all that stands
// around their texts, by both ways. One operation is one page.
func BenchmarkLayout(b *testing.B) {
	in := load(b, "../..")
	for name, th := range map[string]*theme.Theme{"compiled": in.Theme, "interpreted": in.Theme.Interpreted()} {
		r := newRenderer(in)
		var pages []*page
		var layouts []string
		for _, l := range r.inOrder() {
			for _, d := range in.Site.Documents(l.Code) {
				layout, _ := r.layout(kindOf(d.Page), d.Page.Type, d.File)
				pages, layouts = append(pages, r.documentPage(d, 1)), append(layouts, layout)
			}
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var out bytes.Buffer
			for i := 0; b.Loop(); i++ {
				p := pages[i%len(pages)]
				out.Reset()
				failOn(b, th.Execute(&out, layouts[i%len(pages)], p.view, p.source))
			}
		})
	}
}
