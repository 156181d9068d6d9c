package site_test

import (
	"fmt"
	"testing"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/site"
	"qiao/internal/site/sitetest"
	"qiao/internal/source"
)

// BenchmarkAssemble assembles 10,000 pages in three languages.
func BenchmarkAssemble(b *testing.B) {
	in, _ := sitetest.Load(b, sitetest.Homes)
	const pages, sections = 10000, 20
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
	b.ResetTimer()
	for b.Loop() {
		s, ds := site.Assemble(in)
		if len(ds) > 0 || len(s.Pages) != pages+sections+1 {
			b.Fatalf("%d pages, findings %v", len(s.Pages), sitetest.Lines(ds[:min(5, len(ds))]))
		}
	}
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
	in.Tree.Documents = append(in.Tree.Documents, &source.Document{File: file, Page: id, Lang: l.Code, Shape: shape, FrontMatter: front})
	in.Outlines = append(in.Outlines, outline)
}
