package source

import (
	"fmt"
	"testing"

	"qiao/internal/config"
	"qiao/internal/files"
)

// BenchmarkNames sorts out the names of a large site, and looks for names that
// clash. It reports nanoseconds a name.
func BenchmarkNames(b *testing.B) {
	cfg := &config.Site{SourceLanguage: "zh", Languages: []*config.Language{{Code: "zh"}, {Code: "de"}, {Code: "en"}}}
	var content []files.Entry
	for i := range 10_000 {
		for _, l := range cfg.Languages {
			content = append(content, files.Entry{Name: fmt.Sprintf("content/section-%d/company-%05d.%s.md", i%20, i, l.Code)})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		l, ds := Sort(content, nil, cfg)
		if ds = append(ds, clashes(l, nil)...); len(l.Documents) != len(content) || len(ds) > 0 {
			b.Fatal(ds)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(content)), "ns/name")
}
