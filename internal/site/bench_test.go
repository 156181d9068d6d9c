package site_test

import (
	"fmt"
	"runtime"
	"testing"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/site"
	"qiao/internal/site/sitetest"
	"qiao/internal/source"
)

// BenchmarkAssemble assembles sites of so many pages, each in three languages:
// the time and the memory held for a document must not grow with them.
func BenchmarkAssemble(b *testing.B) {
	for _, pages := range []int{1000, 10000} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) { benchAssemble(b, pages) })
	}
}

func benchAssemble(b *testing.B, pages int) {
	in, _ := sitetest.Load(b, sitetest.Homes)
	const sections = 20
	for i := range pages {
		section := fmt.Sprintf("section-%d", i%sections)
		for _, l := range in.Config.Languages {
			if i < sections {
				add(&in, l, section, source.Section, i)
			}
			add(&in, l, fmt.Sprintf("%s/page-%d", section, i), source.Bundle, i)
		}
	}
	b.ReportAllocs()
	before := held()
	var s *site.Site
	for b.Loop() {
		var ds []diag.Diagnostic
		s, ds = site.Assemble(in)
		if len(ds) > 0 || len(s.Pages) != pages+sections+1 {
			b.Fatalf("%d pages, findings %v", len(s.Pages), sitetest.Lines(ds[:min(5, len(ds))]))
		}
	}
	documents := len(in.Tree.Documents)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*documents), "ns/document")
	b.ReportMetric(float64(held()-before)/float64(documents), "B-held/document")
	runtime.KeepAlive(s)
}

// held is the memory in use, in bytes.
func held() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// add adds a document with a few headings.
func add(in *site.Input, l *config.Language, id string, shape source.Shape, n int) {
	file := "content/" + id + "/index." + l.Code + ".md"
	field := func(line int, key, value string) decode.Field {
		return decode.Field{
			Key: key, Pos: diag.Pos{File: file, Line: line, Column: 1},
			Value: &decode.Value{Kind: decode.String, Text: value, Pos: diag.Pos{File: file, Line: line, Column: len(key) + 3}},
		}
	}
	front := &decode.Value{Kind: decode.Map, Pos: diag.Pos{File: file, Line: 2, Column: 1}}
	front.Fields = append(front.Fields,
		field(2, "title", fmt.Sprintf("Title %d", n%97)), field(3, "slug", fmt.Sprintf("slug-%s-%d", l.Code, n)))
	if l.Code == "zh" {
		front.Fields = append(front.Fields, field(4, "date", fmt.Sprintf("2023-%02d-%02d", 1+n%12, 1+n%28)))
	}
	outline := &markdown.Outline{}
	for i := range 5 {
		outline.Headings = append(outline.Headings, markdown.Anchor{Level: 2, Auto: fmt.Sprintf("heading-%d", i)})
	}
	in.Tree.Documents = append(in.Tree.Documents, &source.Document{File: file, Page: id, Lang: l.Code, Shape: shape, FrontMatter: func() *decode.Value { return front }})
	in.Outlines = append(in.Outlines, outline)
}
