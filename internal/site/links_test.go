package site_test

import (
	"strings"
	"testing"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/site/sitetest"
)

var linked = clusters + `-- content/clusters/auto-parts/plan.pdf --
pdf
-- content/clusters/auto-parts/photo.jpg --
jpg
-- content/clusters/auto-parts/photo.de.jpg --
jpg
-- content/clusters/auto-parts/chart.zh.svg --
svg
-- content/clusters/map.png --
png
-- static/brochure.pdf --
pdf
` + sitetest.Article("news/a.zh.md", "甲", "## 收费标准", "", "## 联系 {#contact}", "", "[^1]", "", "[^1]: 注") +
	sitetest.Article("news/a.de.md", "A", "## Gebühren", "", "## Kontakt") +
	sitetest.Article("news/b.zh.md", "乙") + `-- content/news/secret/index.zh.md --
---
title: 草稿
draft: true
---
-- content/news/secret/secret.pdf --
pdf
-- content/news/soon.zh.md --
---
title: 以后
date: 2025-01-01
---
`

// show describes what a link led to.
func show(t site.Target, p *site.Problem) string {
	if p != nil {
		d := p.At(diag.Pos{})
		text := d.ID + ": " + d.Message("en")
		if hint := d.Hint("en"); hint != "" {
			text += "; " + hint
		}
		return text
	}
	switch {
	case t.Kind == site.External:
		return "external " + t.URL
	case t.Fallback:
		return "fallback " + t.Href("")
	}
	return t.Href("")
}

func TestResolve(t *testing.T) {
	t.Parallel()
	s, _ := assemble(t, linked, nil)
	tests := []struct{ from, destination, want string }{
		// Pages, from the folder of the file and from that of the address.
		{"zh clusters/new-materials", "../auto-parts/", "zh/%E4%BA%A7%E4%B8%9A/auto-parts/"},
		{"zh clusters/new-materials", "auto-parts", "zh/%E4%BA%A7%E4%B8%9A/auto-parts/"},
		{"zh clusters/auto-parts", "../new-materials", "zh/%E4%BA%A7%E4%B8%9A/new-materials/"},
		{"zh clusters", "auto-parts/", "zh/%E4%BA%A7%E4%B8%9A/auto-parts/"},
		{"zh clusters", "..", "zh/"},
		{"zh ", "clusters/auto-parts", "zh/%E4%BA%A7%E4%B8%9A/auto-parts/"},
		{"zh news/a", "/", "zh/"},
		{"zh news/a", "/clusters/auto-parts/", "zh/%E4%BA%A7%E4%B8%9A/auto-parts/"},
		{"zh news/a", "./b?x=1", "zh/news/b/?x=1"},
		// Files, with or without language, lead to the link's own language.
		{"de clusters/auto-parts", "/clusters/_index.zh.md", "de/branchen/"},
		{"de clusters/auto-parts", "/clusters/auto-parts/index.md", "de/branchen/fahrzeugteile/"},
		{"zh news/a", "b.zh.md", "zh/news/b/"},
		{"zh news/a", "b.md", "zh/news/b/"},
		{"zh news/a", "a.de.md", "zh/news/a/"},
		// A page that is missing in the language.
		{"de news/a", "b.zh.md", "fallback zh/news/b/"},
		{"de news/a", "/clusters/smart-home", "fallback en/clusters/smart-home/"},
		// Anchors: of this page, of another, in the language of either.
		{"zh news/a", "#收费标准", "zh/news/a/#%E6%94%B6%E8%B4%B9%E6%A0%87%E5%87%86"},
		{"zh news/b", "a#contact", "zh/news/a/#contact"},
		{"de news/a", "#gebuehren", "de/news/a/#%E6%94%B6%E8%B4%B9%E6%A0%87%E5%87%86"},
		{"de news/a", "#%E6%94%B6%E8%B4%B9%E6%A0%87%E5%87%86", "de/news/a/#%E6%94%B6%E8%B4%B9%E6%A0%87%E5%87%86"},
		{"de news/a", "#kontakt", "de/news/a/#contact"},
		{"zh news/a", "#", "zh/news/a/"},
		{"zh news/a", "#fei-yong", `link-anchor/list: content/news/a.zh.md has no heading or element "#fei-yong"; its headings are #收费标准, #contact`},
		{"zh news/b", "a.zh.md#contcat", `link-anchor: content/news/a.zh.md has no heading or element "#contcat"; did you mean "#contact"?`},
		{"zh news/a", "b#x", `link-anchor/none: content/news/b.zh.md has no heading or element "#x"; it has no headings at all; leave out "#x"`},
		// Files.
		{"zh clusters/auto-parts", "plan.pdf", "clusters/auto-parts/plan.pdf"},
		{"de clusters/auto-parts", "photo.jpg", "clusters/auto-parts/photo.de.jpg"},
		{"zh clusters/auto-parts", "photo.jpg", "clusters/auto-parts/photo.jpg"},
		{"de clusters/auto-parts", "chart.svg", "clusters/auto-parts/chart.zh.svg"},
		{"zh clusters/auto-parts", "../map.png", "clusters/map.png"},
		{"zh clusters/new-materials", "map.png", "clusters/map.png"},
		{"zh news/a", "/clusters/auto-parts/plan.pdf", "clusters/auto-parts/plan.pdf"},
		{"zh news/a", "/brochure.pdf", "brochure.pdf"},
		// What leaves the site.
		{"zh news/a", "https://example.org/x?y#z", "external https://example.org/x?y#z"},
		{"zh news/a", "mailto:a@example.org", "external mailto:a@example.org"},
		{"zh news/a", "tel:+4989123", "external tel:+4989123"},
		{"zh news/a", "javascript:alert(1)", `link-scheme: links with "javascript:" are not allowed: "javascript:alert(1)"; use http, https, mailto or tel`},
		{"zh news/a", "java\tscript:alert(1)", "link-scheme: links with \"javascript:\" are not allowed: \"java\tscript:alert(1)\"; use http, https, mailto or tel"},
		{"zh news/a", "//example.org/x", `link-scheme/none: "//example.org/x" lacks http: or https:; write https://example.org/x`},
		{"zh news/a", "https:///x", `link-scheme/host: "https:///x" is no complete address; write it like https://www.example.com/`},
		{"zh news/a", `C:\bilder\x.jpg`, `link-outside/drive: "C:\bilder\x.jpg" is a place on one computer, not on the site; put the file beside the page and link to its name`},
		{"zh news/a", "../../../etc/passwd", `link-outside: "../../../etc/passwd" leads out of the site; link to a page or file inside content/ or static/`},
		{"zh news/a", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", `link-outside: "%2e%2e/%2e%2e/%2e%2e/etc/passwd" leads out of the site; link to a page or file inside content/ or static/`},
		// What does not exist.
		{"zh news/a", "", `link-empty: this link leads nowhere; write the page or address it should lead to`},
		{"zh news/a", "/clusters/autoparts", `link-unknown: no page or file "/clusters/autoparts"; did you mean "/clusters/auto-parts"?`},
		{"zh news/a", "auto-parts", `link-unknown: no page or file "auto-parts"; did you mean "/clusters/auto-parts"?`},
		{"zh clusters/auto-parts", "plan.pfd", `link-unknown: no page or file "plan.pfd"; did you mean "/clusters/auto-parts/plan.pdf"?`},
		{"zh news/a", "/zh/产业/auto-parts/", `link-unknown: no page or file "/zh/产业/auto-parts/"; did you mean "/clusters/auto-parts"?`},
		{"zh news/a", "/content/news/b.zh.md", `link-unknown: no page or file "/content/news/b.zh.md"; did you mean "/news/b"?`},
		{"zh news/a", "www.example.org/x", `link-unknown: no page or file "www.example.org/x"; did you mean "https://www.example.org/x"?`},
		{"zh news/a", "/news/", `link-unknown/folder: "/news/" is a folder without a page of its own; write content/news/_index.zh.md, or link to a page in it`},
		{"zh news/a", `..\clusters\auto-parts`, `link-unknown/backslash: links are written with "/", not with backslashes: "..\clusters\auto-parts"; write ../clusters/auto-parts`},
		{"zh news/a", "nothing-like-it", `link-unknown: no page or file "nothing-like-it"`},
		{"zh news/a", "B.zh.md", `link-case: "B.zh.md" differs from the name of the file or page only in upper and lower case, which works on Windows alone; write b.zh.md`},
		{"zh news/a", "/Clusters/Auto-Parts/#x", `link-case: "/Clusters/Auto-Parts/#x" differs from the name of the file or page only in upper and lower case, which works on Windows alone; write /clusters/auto-parts/#x`},
		// What is not published.
		{"zh news/a", "secret", `link-unpublished/draft: "secret" leads to news/secret, which is a draft; publish it, or take the link out`},
		{"zh news/a", "secret/secret.pdf", `link-unpublished/draft: "secret/secret.pdf" leads to news/secret/secret.pdf, which is a draft; publish it, or take the link out`},
		{"zh news/a", "soon.zh.md", `link-unpublished/future: "soon.zh.md" leads to news/soon, which is not yet published; publish this page later, or take the link out`},
	}
	for _, tt := range tests {
		lang, id, _ := strings.Cut(tt.from, " ")
		if got := show(s.Resolve(document(t, s, id, lang), tt.destination)); got != tt.want {
			t.Errorf("from %q to %q:\n got %s\nwant %s", tt.from, tt.destination, got, tt.want)
		}
	}
}

func TestResolveImage(t *testing.T) {
	t.Parallel()
	s, _ := assemble(t, linked, nil)
	from := document(t, s, "clusters/auto-parts", "de")
	tests := []struct{ source, want string }{
		{"photo.jpg", "clusters/auto-parts/photo.de.jpg"},
		{"plan.pdf", `image-type: "plan.pdf" is no image: pdf is not a type that browsers show; save it as JPEG, PNG, WebP, AVIF or SVG`},
		{"phto.jpg", `image-unknown: no image "phto.jpg"; did you mean "photo.jpg"?`},
		{"../new-materials", `image-unknown/page: "../new-materials" is a page, not an image; write the name of an image file`},
		{"https://example.org/x.jpg", `image-external: the image "https://example.org/x.jpg" would be loaded from another site; save the image beside the page and write its name`},
		{"data:image/png;base64,xx", `image-external: the image "data:image/png;base64,xx" would be loaded from another site; save the image beside the page and write its name`},
		{"../../../x.jpg", `image-outside: the image "../../../x.jpg" leaves the site; put the image beside the page and write its name`},
	}
	for _, tt := range tests {
		if got := show(s.ResolveImage(from, tt.source)); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.source, got, tt.want)
		}
	}
}

// TestImageOfPage shows the variant for the language of a picture that the
// source document names.
func TestImageOfPage(t *testing.T) {
	t.Parallel()
	s := clean(t, `-- content/news/a/index.zh.md --
---
title: 甲
image: photo.jpg
---
-- content/news/a/index.de.md --
---
title: A
---
-- content/news/a/photo.zh.jpg --
jpg
-- content/news/a/photo.de.jpg --
jpg
`)
	for lang, want := range map[string]string{"zh": "news/a/photo.zh.jpg", "de": "news/a/photo.de.jpg"} {
		target, ok := s.Image(document(t, s, "news/a", lang))
		if !ok || target.Path() != want {
			t.Errorf("%s: %q, want %q", lang, target.Path(), want)
		}
	}
}

func TestHref(t *testing.T) {
	t.Parallel()
	s, _ := assemble(t, linked, nil)
	a := document(t, s, "news/a", "zh")
	for destination, want := range map[string]string{
		"#contact": "#contact", "a": "./", "b": "../b/", "/": "../../", "/brochure.pdf": "../../../brochure.pdf",
	} {
		target, p := s.Resolve(a, destination)
		if p != nil {
			t.Fatalf("%q: %v", destination, show(target, p))
		}
		if got := target.Href(a.Path); got != want {
			t.Errorf("%q is %q, want %q", destination, got, want)
		}
	}
}

// FuzzResolve looks for destinations that lead to something that is not
// published, or out of the site.
func FuzzResolve(f *testing.F) {
	s, _ := sitetest.Assemble(f, sitetest.Homes+linked, nil)
	from := s.Page("news/a").Document("zh")
	for _, seed := range []string{"b", "../clusters/map.png", "/x#y", "%2e%2e/", "a:b", "//x", `\`, "#", "?", "secret/secret.pdf"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, destination string) {
		target, p := s.Resolve(from, destination)
		if p != nil {
			d := p.At(diag.Pos{})
			if d.Message("en") == "" || d.Message("zh") == "" {
				t.Errorf("%q: no message", destination)
			}
			return
		}
		if target.Kind == site.External {
			if !strings.Contains(target.URL, ":") {
				t.Errorf("%q is external without a scheme", destination)
			}
			return
		}
		if _, owned := s.Outputs().Owner(target.Path()); !owned {
			t.Errorf("%q leads to %q, which nobody makes", destination, target.Path())
		}
	})
}
