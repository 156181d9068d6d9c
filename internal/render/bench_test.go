package render

import (
	"bytes"
	"fmt"
	"testing"

	"qiao/internal/build/buildtest"
	"qiao/internal/markdown"
	"qiao/internal/site"
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

// benchSizes are the numbers of pages, each in three languages, of the sites
// that are measured: the time per document must not grow with them.
var benchSizes = []int{1000, 10000}

// BenchmarkSite measures what is done for every site and for every document
// of it: to plan the outputs, to make the views of a page, and to fill its body.
func BenchmarkSite(b *testing.B) {
	for _, pages := range benchSizes {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			dir := b.TempDir()
			if err := buildtest.WriteSite(dir, pages); err != nil {
				b.Fatal(err)
			}
			in := load(b, dir)
			b.Run("plan", func(b *testing.B) { benchPlan(b, in) })
			b.Run("views", func(b *testing.B) { benchViews(b, in) })
			b.Run("body", func(b *testing.B) { benchBody(b, in) })
		})
	}
}

// benchPlan plans the outputs. Search is measured where it is made.
func benchPlan(b *testing.B, in Input) {
	documents := 0
	for _, l := range in.Site.Config.Languages {
		documents += len(in.Site.Documents(l.Code))
	}
	b.ReportAllocs()
	for b.Loop() {
		p := newPlanner(in)
		for _, l := range p.inOrder() {
			p.documents(l)
			p.copies(l)
			p.terms(l)
			p.feeds(l)
		}
		p.rootFiles()
		p.resources()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*documents), "ns/document")
}

// benchDocuments calls do for one document after the other.
func benchDocuments(b *testing.B, in Input, do func(r *renderer, d *site.Document, text *markdown.Body)) {
	r := newPlanner(in).renderer
	docs := in.Site.Documents("de")
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		d := docs[i%len(docs)]
		do(r, d, in.Site.Body(d))
		i++
	}
}

func benchViews(b *testing.B, in Input) {
	benchDocuments(b, in, func(r *renderer, d *site.Document, text *markdown.Body) { r.documentViews(d, 1, text) })
}

func benchBody(b *testing.B, in Input) {
	var w bytes.Buffer
	benchDocuments(b, in, func(r *renderer, d *site.Document, text *markdown.Body) {
		p := r.newPage(r.languages["de"], "page", d.Path)
		p.doc, p.source = d, d.File
		body := p.body(text, d, true)
		w.Reset()
		for i := range text.Links {
			body.linkOpen(&w, &text.Links[i])
			body.linkClose(&w, &text.Links[i])
		}
		for i := range text.Images {
			body.imageElement(&w, &text.Images[i])
		}
		for _, c := range text.Calls {
			body.call(c)
		}
	})
}
