package site_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/locale"
	"qiao/internal/site"
	"qiao/internal/site/sitetest"
)

func TestRelative(t *testing.T) {
	t.Parallel()
	tests := []struct{ from, to, want string }{
		{"de/branchen/auto/", "de/", "../../"},
		{"de/branchen/auto/", "de/branchen/auto/", "./"},
		{"de/branchen/auto/", "de/branchen/glas/", "../glas/"},
		{"de/branchen/", "de/branchen/auto/", "auto/"},
		{"de/a/", "de/ab/", "../ab/"},
		{"de/a/", "zh/新闻/", "../../zh/%E6%96%B0%E9%97%BB/"},
		{"", "", "./"},
		{"", "de/", "de/"},
		{"de/", "", "../"},
		{"404.html", "a.pdf", "a.pdf"},
		{"de/404.html", "a b?.pdf", "../a%20b%3F.pdf"},
		{"de/", "de/a:b", "./a:b"},
	}
	for _, tt := range tests {
		if got := site.Relative(tt.from, tt.to); got != tt.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestAbsolute(t *testing.T) {
	t.Parallel()
	s := clean(t, "-- site.yaml --\n"+strings.Replace(sitetest.Config, "www.park.org/", "www.park.org/wuhan", 1))
	if got, want := s.Absolute("zh/新闻/"), "https://www.park.org/wuhan/zh/%E6%96%B0%E9%97%BB/"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestHeadingIDs(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, zh, de, want string }{
		{"same outline", "## 一\n### 甲\n## 二", "## Eins\n### A\n## Zwei", "一 甲 二"},
		{"own id wins", "## 一\n## 二", "## Eins\n## Zwei {#z}", "一 z"},
		{"the source's own id", "## 一 {#eins}\n## 二", "## Hm\n## Zwei", "eins 二"},
		{"one section has more below it", "## 一\n### 甲\n### 乙\n## 二\n### 丙", "## Eins\n### A\n## Zwei\n### C", "一 a 二 丙"},
		{"more sections", "## 一\n### 甲", "## Eins\n### A\n## Zwei", "eins a zwei"},
		{"other levels, same nesting", "## 一\n#### 甲\n## 二", "## Eins\n### A\n## Zwei", "一 甲 二"},
		{"id taken", "## 一\n## 二", "## Eins {#二}\n## Zwei", "二 zwei"},
		{"same text twice", "## 一\n## 一", "## Eins\n## Eins", "一 一-2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			lines := func(text string) string { return strings.ReplaceAll(text, "\n", "\n\n") }
			s, _ := assemble(t, sitetest.Article("a.zh.md", "甲", lines(tt.zh))+sitetest.Article("a.de.md", "A", lines(tt.de)), nil)
			if got := strings.Join(document(t, s, "a", "de").HeadingIDs, " "); got != tt.want {
				t.Errorf("ids %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPaginate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		n, size int
		want    [][]int
	}{
		{0, 3, [][]int{{}}}, {3, 3, [][]int{{0, 1, 2}}}, {4, 3, [][]int{{0, 1, 2}, {3}}}, {4, 0, [][]int{{0, 1, 2, 3}}},
	}
	for _, tt := range tests {
		list := make([]int, tt.n)
		for i := range list {
			list[i] = i
		}
		if diff := cmp.Diff(tt.want, site.Paginate(list, tt.size)); diff != "" {
			t.Errorf("%d entries, %d a page (-want +got):\n%s", tt.n, tt.size, diff)
		}
	}
	if got := site.PagePath("de/aktuelles/", 2); got != "de/aktuelles/page/2/" {
		t.Errorf("second page at %s", got)
	}
}

const topics = `-- site.yaml --
` + sitetest.Config + `taxonomies: {topics: {}}
-- data/taxonomies.yaml --
topics:
  name: {zh: 专题, de: Themen, en: Topics}
  slug: {de: themen}
  terms:
    land: {name: {zh: 用地, de: Flächen, en: Land}, slug: {de: flaechen}, sort: 2}
    talent: {name: {zh: 人才, de: Fachkräfte, en: Talent}, sort: 1}
    unused: {name: x}
-- content/a.zh.md --
---
title: 甲
topics: [land, talent]
date: 2024-01-01
---
-- content/a.de.md --
---
title: A
---
-- content/b.zh.md --
---
title: 乙
topics: [land]
date: 2024-02-01
---
-- content/c.zh.md --
---
title: 丙
topics: [land]
draft: true
---
`

func TestTaxonomies(t *testing.T) {
	t.Parallel()
	s := clean(t, topics)
	var got []string
	for _, l := range s.Config.Languages {
		for _, term := range s.Taxonomies[0].TermsIn(l) {
			got = append(got, s.Taxonomies[0].Path(l.Code)+" "+term.Path(l.Code)+" "+strings.Join(titles(term.Documents(l.Code)), ","))
		}
	}
	want := []string{
		"zh/topics/ zh/topics/talent/ 甲", "zh/topics/ zh/topics/land/ 乙,甲",
		"de/themen/ de/themen/talent/ A", "de/themen/ de/themen/flaechen/ A",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("terms (-want +got):\n%s", diff)
	}
	if terms := s.Page("a").Terms["topics"]; len(terms) != 2 || terms[0].Key != "land" {
		t.Errorf("terms of a: %v", terms)
	}
}

func TestTermFindings(t *testing.T) {
	t.Parallel()
	_, ds := assemble(t, topics+`-- content/d.zh.md --
---
title: 丁
topics: [lnad, 用地]
---
-- content/topics/land.zh.md --
---
title: 同址
---
`, nil)
	want := []string{
		`content/d.zh.md:3:10 error term-unknown: taxonomy "topics" has no term "lnad"; did you mean "land"?`,
		`content/d.zh.md:3:16 error term-unknown: taxonomy "topics" has no term "用地"; did you mean "land"?`,
		`data/taxonomies.yaml:5:5 error output-conflict: data/taxonomies.yaml and content/topics/land.zh.md both make /zh/topics/land/; give one of them another name or slug`,
	}
	if diff := cmp.Diff(want, sitetest.Lines(ds)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// taxonomyConfig is a configuration of three languages and one taxonomy.
func taxonomyConfig(t testing.TB) *config.Site {
	t.Helper()
	cfg := &config.Site{Taxonomies: []config.Taxonomy{{Key: "topics", Pos: diag.Pos{File: "site.yaml", Line: 9, Column: 14}}}}
	for _, code := range []string{"zh", "de", "en"} {
		l, err := locale.New(code)
		if err != nil {
			t.Fatal(err)
		}
		cfg.Languages = append(cfg.Languages, &config.Language{Code: code, Locale: l})
	}
	return cfg
}

func TestParseTaxonomies(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       []string
	}{
		{"no taxonomy", "", []string{
			`site.yaml:9:14 error taxonomy-undefined: taxonomy "topics" has no name and terms in data/taxonomies.yaml; add it there`,
		}},
		{"several mistakes", `topcis: {}
topics:
  name: {zh: 专题, de: Themen}
  slug: {de: a/b}
  trems: {}
  terms:
    land: {name: {zh: 用地, de: Flächen, fr: Terrain, en: Land}}
    talent: [x]
`, []string{
			`data/taxonomies.yaml:1:1 error taxonomy-unknown: site.yaml declares no taxonomy "topcis"; did you mean "topics"?`,
			`data/taxonomies.yaml:3:9 error term-name-missing: "topics" has no name in language "en"; add it under name`,
			`data/taxonomies.yaml:4:14 error slug-invalid/slash: a slug is one part of an address and may not hold "/": "a/b"; write a-b`,
			`data/taxonomies.yaml:5:3 error data-unknown: unknown field "trems"; did you mean "terms"?`,
			`data/taxonomies.yaml:7:40 error taxonomy-language: "fr" is not a language of this site`,
			`data/taxonomies.yaml:8:13 error taxonomy-form: a taxonomy is written as "key: name, slug and terms"`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, ds := site.ParseTaxonomies(site.TaxonomyFile, []byte(tt.text), taxonomyConfig(t))
			diag.Sort(ds)
			if diff := cmp.Diff(tt.want, sitetest.Lines(ds)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzParseTaxonomies looks for texts that panic, or are placed outside of the
// file.
func FuzzParseTaxonomies(f *testing.F) {
	cfg := taxonomyConfig(f)
	f.Add("topics: {name: x, slug: {de: y}, terms: {a: {name: {zh: 一}}}}")
	f.Add("topics:\n  terms: [a]\n  name: [x]")
	f.Fuzz(func(t *testing.T, text string) {
		_, ds := site.ParseTaxonomies(site.TaxonomyFile, []byte(text), cfg)
		lines := strings.Count(strings.ReplaceAll(text, "\r", "\n"), "\n") + 1
		for _, d := range ds {
			if own := !strings.HasPrefix(d.ID, "yaml"); own && d.Pos.File == site.TaxonomyFile && d.Pos.Line > lines {
				t.Errorf("%s is outside of %d lines", d.Pos, lines)
			}
		}
	})
}

// FuzzSlugify makes sure that what is suggested as a slug is one.
func FuzzSlugify(f *testing.F) {
	for _, seed := range []string{"../../etc/passwd", "%2e%2e%2fx", "产业 集群", "Äh?", "a--b", "ﬁ", ".a."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		slug := site.Slugify(text)
		if slug != site.Slugify(slug) {
			t.Errorf("Slugify(%q) = %q, which it would change", text, slug)
		}
		if strings.ContainsAny(slug, "/\\%. ") || strings.HasPrefix(slug, "-") {
			t.Errorf("Slugify(%q) = %q", text, slug)
		}
	})
}
