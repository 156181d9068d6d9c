package check

import (
	"fmt"
	"strings"
	"testing"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/site/sitetest"
)

// BenchmarkRun checks sites of so many pages, each in three languages: the time
// for a document must not grow with them.
func BenchmarkRun(b *testing.B) {
	for _, pages := range []int{1000, 10000} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			s := largeSite(b, pages)
			documents := 0
			for _, l := range s.Config.Languages {
				documents += len(s.Documents(l.Code))
			}
			b.ReportAllocs()
			for b.Loop() {
				if ds := Run(s); len(ds) > 0 {
					b.Fatal(sitetest.Lines(ds[:min(5, len(ds))]))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*documents), "ns/document")
		})
	}
}

// sentences are what the pages of the large site say in each language.
var sentences = map[string]string{
	"zh": "为了满足客户的要求，制造商决定与研发中心共同改造一条生产线，产值达:fact[output]。另见[相关企业](/%s)。",
	"de": "Um die Wünsche zu erfüllen, möchten die Betriebe eine Linie umbauen, im Wert von :fact[output]. Siehe [nebenan](/%s).",
	"en": "To meet the wishes of customers, the firms intend to rebuild a line, worth :fact[output]. See [next door](/%s).",
}

// headings of the same.
var titles = map[string]string{"zh": "现状", "de": "Stand", "en": "Status"}

// largeSite is a site of so many pages; its glossary has many terms, and its
// texts, which are a few and shared, have the length of real ones.
func largeSite(b *testing.B, pages int) *site.Site {
	b.Helper()
	const kinds = 20
	archive := strings.Builder{}
	archive.WriteString(sitetest.Homes + "-- data/glossary.yaml --\n")
	for i := range 146 {
		fmt.Fprintf(&archive, "- {zh: 术语%d号, de: Fachwort Nr. %d, en: notion no. %d, enforce: %t, forbidden: {de: [Unwort%d], en: [wrongword%d]}}\n", i, i, i, i%10 == 0, i, i)
	}
	for i := range pages {
		for _, code := range []string{"zh", "de", "en"} {
			paragraph := fmt.Sprintf(strings.Repeat(sentences[code], 3), page(i*7%pages), page(i*3%pages), page(i*5%pages))
			if i >= kinds {
				paragraph = "" // its text is that of another one
			}
			part := "## " + titles[code] + "\n\n" + paragraph + "\n\n"
			fmt.Fprintf(&archive, "-- content/%s.%s.md --\n---\ntitle: %s %d\n---\n%s", page(i), code, titles[code], i, strings.Repeat(part, 5))
		}
	}
	s, ds := sitetest.Assemble(b, archive.String(), func(in *site.Input) { shareTexts(in, kinds) })
	if diag.HasErrors(ds) {
		b.Fatal(sitetest.Lines(ds[:min(5, len(ds))]))
	}
	return s
}

// page is the id of the i-th page.
func page(i int) string { return fmt.Sprintf("page-%05d", i) }

// shareTexts gives all pages the texts of the first.
func shareTexts(in *site.Input, kinds int) {
	bodies := in.Texts.(sitetest.Bodies)
	full := make(map[string]sitetest.Bodies)
	for i, d := range in.Tree.Documents {
		if d.Page != "" && d.Page < page(kinds) {
			full[d.Lang] = append(full[d.Lang], bodies[i])
		}
	}
	for i, d := range in.Tree.Documents {
		if d.Page != "" {
			bodies[i] = full[d.Lang][i/3%kinds]
		}
	}
}
