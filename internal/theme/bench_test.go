package theme

import (
	"bytes"
	"html/template"
	"os"
	"testing"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// BenchmarkExecute executes a whole layout of the park theme, and a component,
// by both ways. The views cost nothing here: they are made beforehand.
func BenchmarkExecute(b *testing.B) {
	compiled := parkTheme(b)
	page := benchPage()
	component := &ComponentView{Name: "fact", Form: "inline", Fact: benchFact(), Page: page, Params: Params{"show": "full"}}
	for name, th := range map[string]*Theme{"compiled": compiled, "interpreted": compiled.Interpreted()} {
		b.Run("page/"+name, func(b *testing.B) {
			bench(b, func(out *bytes.Buffer) { noFindings(b, th.Execute(out, "page.html", page, "x.md")) })
		})
		b.Run("component/"+name, func(b *testing.B) {
			bench(b, func(out *bytes.Buffer) { noFindings(b, th.ExecuteComponent(out, "de", component, "x.md")) })
		})
	}
}

func bench(b *testing.B, execute func(*bytes.Buffer)) {
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		execute(&out)
	}
	b.SetBytes(int64(out.Len()))
}

func parkTheme(b *testing.B) *Theme {
	dir := b.TempDir()
	if err := os.WriteFile(dir+"/site.yaml", []byte(siteYAML), 0o644); err != nil {
		b.Fatal(err)
	}
	root, err := files.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { root.Close() })
	cfg, _ := config.Load(root)
	th, ds := Load(root, cfg)
	if th == nil {
		b.Fatal(lines(ds))
	}
	return th
}

func benchFact() *FactView {
	return &FactView{
		ID: "area", Label: "Fläche", Value: "59,03 Mrd. CNY", Number: "59030000000", Kind: "actual",
		Period: "2024", Source: "Jahresbericht", SourceDate: "2024-12", Quote: "„59,03 Mrd. CNY“", QuoteTag: "de",
	}
}

// benchPage is an ordinary page of a site: a menu of five entries with three
// below each, a dozen figures, neighbours, an outline.
func benchPage() *PageView {
	link := LinkView{URL: "../über uns/?a=1&b=2", Title: "Über den Park & mehr", ID: "about", Type: "page", Description: "Was der Park ist"}
	below := link.WithChildren(func() []LinkView { return []LinkView{link, link, link} })
	languages := []LanguageView{{"zh", "zh-Hans", "中文", "ltr"}, {"de", "de", "Deutsch", "ltr"}, {"en", "en", "English", "ltr"}}
	p := &PageView{
		Site: &SiteView{Title: "Deutsch-Chinesischer Industriepark", Language: languages[1], Languages: languages, BaseURL: "https://park.example/"},
		Kind: "page", Type: "page", ID: "clusters", Title: "Cluster", Description: "Die Cluster des Parks", Summary: "Zusammenfassung",
		Params: Params{"lead": "Ein Satz, der sagt, worum es geht."}, SiteParams: Params{"contact": nil, "legal": nil, "method": nil},
		Content: template.HTML(bytes.Repeat([]byte("<p>Text.</p>\n"), 100)), TOC: []HeadingView{{ID: "a", Text: "A"}, {ID: "b", Text: "B"}},
		Root: "../", URL: "https://park.example/de/clusters/", Home: link, Self: link, Breadcrumbs: []LinkView{link, link},
		Menus:        map[string][]LinkView{"main": {below, below, below, below, below}, "footer": {link, link, link, link}},
		Translations: []TranslationView{{LanguageView: languages[0], URL: "../../zh/"}, {LanguageView: languages[1], Current: true}, {LanguageView: languages[2], URL: "../../en/"}},
		Alternates:   []AlternateView{{"zh-Hans", "https://park.example/zh/"}, {"de", "https://park.example/de/"}, {"x-default", "https://park.example/"}},
		Previous:     &link, Next: &link, Downloads: []FileView{{URL: "f.csv", Subject: "facts", Format: "CSV", SizeText: "12 kB"}},
		Markdown: "index.md", StructuredData: `{"@context":"https://schema.org"}`,
	}
	p.WithFactNotes(func() []*FactView {
		var notes []*FactView
		for range 12 {
			notes = append(notes, benchFact())
		}
		return notes
	})
	return p
}

func noFindings(b *testing.B, ds []diag.Diagnostic) {
	if len(ds) > 0 {
		b.Fatal(lines(ds))
	}
}
