package site_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/site/sitetest"
)

// assemble assembles an archive on top of the three home pages.
func assemble(t *testing.T, archive string, change func(*site.Input)) (*site.Site, []diag.Diagnostic) {
	t.Helper()
	return sitetest.Assemble(t, sitetest.Homes+archive, change)
}

// clean assembles an archive that must have no errors or warnings.
func clean(t *testing.T, archive string) *site.Site {
	t.Helper()
	s, ds := assemble(t, archive, nil)
	if len(ds) > 0 {
		t.Fatalf("unwanted findings:\n%s", strings.Join(sitetest.Lines(ds), "\n"))
	}
	return s
}

// document returns a document that must exist.
func document(t *testing.T, s *site.Site, id, lang string) *site.Document {
	t.Helper()
	p := s.Page(id)
	if p == nil {
		t.Fatalf("no page %q", id)
	}
	d := p.Document(lang)
	if d == nil {
		t.Fatalf("no document of %q in %q", id, lang)
	}
	return d
}

// TestFindings holds archives against the findings that they must give: place,
// severity, code, words, all of them and no others.
func TestFindings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"unknown field", `-- content/a.zh.md --
---
tilte: 甲
title: 甲
cover: a.jpg
tags: [x]
---
`, []string{
			`content/a.zh.md:2:1 error front-matter-unknown: unknown field "tilte"; did you mean "title"?`,
			`content/a.zh.md:4:1 error front-matter-unknown: unknown field "cover"; did you mean "image"?`,
			`content/a.zh.md:5:1 error front-matter-unknown: unknown field "tags"`,
		}},
		{"title missing", `-- content/a.zh.md --
---
date: 2024-01-02
---
-- content/b.zh.md --
---
date: 2024-01-02
title:
---
`, []string{
			`content/a.zh.md:2:1 error front-matter-required: field "title" is missing; add a line "title: …"`,
			`content/b.zh.md:3:1 error front-matter-required: field "title" is missing; add a line "title: …"`,
		}},
		{"type", `-- content/a.zh.md --
---
title: 甲
type: nwes
---
-- content/b.zh.md --
---
title: 乙
type: ../../etc/passwd
---
`, []string{
			`content/a.zh.md:3:7 error type-unknown: the theme has no page type "nwes" (it has: home, news, page, section); did you mean "news"?`,
			`content/b.zh.md:3:7 error type-unknown/path: a type is a name, not a path: "../../etc/passwd"; use one of: home, news, page, section`,
		}},
		{"shared fields", `-- content/a.zh.md --
---
title: 甲
date: 2024-03-05
weight: 2
---
-- content/a.de.md --
---
title: A
date: 2024-03-06
weight: 2
noindex: true
---
`, []string{
			`content/a.de.md:3:7 error shared-field: "date" holds for all languages and differs from the source document (content/a.zh.md:3:7); leave it out here, or change it in the source document`,
			`content/a.de.md:5:10 error shared-field/only-here: "noindex" holds for all languages and belongs into the source document content/a.zh.md; move it there`,
		}},
		{"draft is shared one way", `-- content/a.zh.md --
---
title: 甲
draft: true
---
-- content/a.de.md --
---
title: A
draft: false
---
-- content/b.zh.md --
---
title: 乙
---
-- content/b.de.md --
---
title: B
draft: true
---
`, []string{
			`content/a.de.md:3:8 error shared-field: "draft" holds for all languages and differs from the source document (content/a.zh.md:3:8); leave it out here, or change it in the source document`,
		}},
		{"slugs", `-- content/a.zh.md --
---
title: 甲
slug: ../../etc/passwd
---
-- content/b.zh.md --
---
title: 乙
slug: /etc/cron.d/x
---
-- content/c.zh.md --
---
title: 丙
slug: ..\..\windows\x
---
-- content/d.zh.md --
---
title: 丁
slug: "%2e%2e%2f%2e%2e%2fx"
---
-- content/e.zh.md --
---
title: 戊
slug: 产业 集群?
---
`, []string{
			`content/a.zh.md:3:7 error slug-invalid/dots: a slug may not lead out of its folder with "..": "../../etc/passwd"; write etc-passwd`,
			`content/b.zh.md:3:7 error slug-invalid/slash: a slug is one part of an address and may not hold "/": "/etc/cron.d/x"; write etc-cron-d-x`,
			`content/c.zh.md:3:7 error slug-invalid/backslash: a slug may not hold a backslash: "..\..\windows\x"; write windows-x`,
			`content/d.zh.md:3:7 error slug-invalid/percent: a slug may not hide dots and slashes in percent-encoding: "%2e%2e%2f%2e%2e%2fx" is "../../x"; write x`,
			`content/e.zh.md:3:7 error slug-invalid: a slug may not hold " ": "产业 集群?"; write 产业-集群`,
		}},
		{"one address twice", `-- content/news/a.zh.md --
---
title: 甲
slug: same
---
-- content/news/b.zh.md --
---
title: 乙
slug: same
---
`, []string{
			`content/news/a.zh.md:3:7 error output-conflict: content/news/a.zh.md and content/news/b.zh.md both make /zh/news/same/; give one of them another name or slug`,
		}},
		{"addresses that differ in case", `-- content/news/a.zh.md --
---
title: 甲
slug: Same
---
-- content/news/b.zh.md --
---
title: 乙
slug: same
---
`, []string{
			`content/news/a.zh.md:3:7 error output-conflict/case: content/news/a.zh.md and content/news/b.zh.md make /zh/news/Same/ and /zh/news/same/, which are one file where upper and lower case are the same; give one of them another name or slug`,
		}},
		{"static file in a page's place", sitetest.Article("news/a.zh.md", "甲") + `-- static/zh/news/a/index.html --
static
`, []string{
			`static/zh/news/a/index.html error output-conflict: static/zh/news/a/index.html and content/news/a.zh.md both make /zh/news/a/index.html; give one of them another name or slug`,
		}},
		{"alias of a page", sitetest.Article("news/a.zh.md", "甲") + `-- content/news/b.zh.md --
---
title: 乙
aliases:
  - /zh/news/a/
  - alt/
  - /zh/../x
  - https://example.org/x
  - /zh/news/b
---
`, []string{
			`content/news/b.zh.md:4:5 error alias-conflict: alias /zh/news/a/ of the page /zh/news/b/ is the address that content/news/a.zh.md makes (/zh/news/a/); an alias may not replace a page: delete the alias`,
			`content/news/b.zh.md:6:5 error alias-invalid/dots: an alias may not hold "." or "..": "/zh/../x"; write the whole path like /zh/old/`,
			`content/news/b.zh.md:7:5 error alias-invalid/host: an alias is an address on this site: "https://example.org/x"; leave out what stands before the path`,
			`content/news/b.zh.md:8:5 error alias-conflict/self: /zh/news/b/ is the page's own address; delete the alias`,
		}},
		{"alias loop", `-- content/news/a.zh.md --
---
title: 甲
aliases: [/zh/news/b/]
---
-- content/news/b.zh.md --
---
title: 乙
aliases: [/zh/news/a/]
---
`, []string{
			`content/news/a.zh.md:3:11 error alias-conflict: alias /zh/news/b/ of the page /zh/news/a/ is the address that content/news/b.zh.md makes (/zh/news/b/); an alias may not replace a page: delete the alias`,
			`content/news/b.zh.md:3:11 error alias-conflict: alias /zh/news/a/ of the page /zh/news/b/ is the address that content/news/a.zh.md makes (/zh/news/a/); an alias may not replace a page: delete the alias`,
		}},
		{"two aliases", `-- content/a.zh.md --
---
title: 甲
aliases: [old/]
---
-- content/b.zh.md --
---
title: 乙
aliases: [old/]
---
`, []string{
			`content/a.zh.md:3:11 error alias-conflict/alias: content/a.zh.md and content/b.zh.md both have the alias /zh/old/; keep it in one of them`,
		}},
		{"references in front matter", `-- content/news/a.zh.md --
---
title: 甲
image: ../../../../../../etc/hostname
about: prak
figures: [output, ouput]
photo: photo.jgp
---
-- content/park.zh.md --
---
title: 园区
---
-- content/news/photo.jpg --
jpg
`, []string{
			`content/news/a.zh.md:3:8 error image-outside: the image "../../../../../../etc/hostname" leaves the site; put the image beside the page and write its name`,
			`content/news/a.zh.md:4:8 error page-unknown: no page "prak"; did you mean "park"?`,
			`content/news/a.zh.md:5:19 error fact-unknown: no fact "ouput"; did you mean "output"?`,
			`content/news/a.zh.md:6:8 error image-unknown: no image "photo.jgp"; did you mean "/news/photo.jpg"?`,
		}},
		{"menus", `-- site.yaml --
` + sitetest.Config + `menus:
  main:
    - page: prak
    - page: soon
    - page: /
-- content/park.zh.md --
---
title: 园区
---
-- content/soon.zh.md --
---
title: 以后
publish: 2024-12-01
---
`, []string{
			`site.yaml:11:13 error page-unknown: no page "prak"; did you mean "park"?`,
			`site.yaml:12:13 error page-unpublished/future: page "soon" is not yet published; name another page until then`,
		}},
		{"expires first", `-- content/a.zh.md --
---
title: 甲
date: 2024-03-05
publish: 2024-05-01
expires: 2024-04-01
---
`, []string{
			`content/a.zh.md:5:10 error dates-order: the page expires before its "publish", so it would never be published; correct one of the two dates`,
		}},
		{"source language", `-- content/a.zh.md --
---
title: 甲
source_language: deu
---
`, []string{
			`content/a.zh.md:3:18 error source-language-unknown: "deu" is not a language of this site; did you mean "de"?`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, ds := assemble(t, tt.archive, nil)
			if diff := cmp.Diff(tt.want, sitetest.Lines(ds)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFileInFolderPlace claims a file where a folder must be.
func TestFileInFolderPlace(t *testing.T) {
	t.Parallel()
	_, ds := assemble(t, sitetest.Article("news/a.zh.md", "甲")+"-- static/zh/news --\na file\n", nil)
	want := []string{`static/zh/news error output-conflict/folder: static/zh/news makes /zh/news and content/news/a.zh.md makes /zh/news/a/: one cannot be a file and a folder; give one of them another name or slug`}
	if diff := cmp.Diff(want, sitetest.Lines(ds)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

const clusters = `-- content/clusters/_index.zh.md --
---
title: 产业集群
slug: 产业
---
-- content/clusters/_index.de.md --
---
title: Branchen
slug: branchen
---
-- content/clusters/auto-parts/index.zh.md --
---
title: 汽车零部件
weight: 1
---
-- content/clusters/auto-parts/index.de.md --
---
title: Fahrzeugteile
slug: fahrzeugteile
---
-- content/clusters/new-materials.zh.md --
---
title: 新材料
---
-- content/clusters/smart-home.zh.md --
---
title: 智能家居
---
-- content/clusters/smart-home.en.md --
---
title: Smart home
---
-- content/about/team/leaders.zh.md --
---
title: 团队
---
`

func TestTree(t *testing.T) {
	t.Parallel()
	s := clean(t, clusters)
	var got []string
	for _, p := range s.Pages {
		parent := "-"
		if p.Parent != nil {
			parent = p.Parent.ID
		}
		for _, d := range p.Documents {
			got = append(got, p.ID+" < "+parent+" "+p.Type+" "+d.Path)
		}
	}
	want := []string{
		" < - home zh/", " < - home de/", " < - home en/",
		"about/team/leaders <  page zh/about/team/leaders/",
		"clusters <  section zh/产业/",
		"clusters <  section de/branchen/",
		"clusters/auto-parts < clusters page zh/产业/auto-parts/",
		"clusters/auto-parts < clusters page de/branchen/fahrzeugteile/",
		"clusters/new-materials < clusters page zh/产业/new-materials/",
		"clusters/smart-home < clusters page zh/产业/smart-home/",
		"clusters/smart-home < clusters page en/clusters/smart-home/",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if got := len(s.Documents("en")); got != 2 {
		t.Errorf("%d English documents, want 2", got)
	}
}

// titles are the titles of a list.
func titles(list []*site.Document) []string {
	var all []string
	for _, d := range list {
		all = append(all, d.Title)
	}
	return all
}

func TestOrder(t *testing.T) {
	t.Parallel()
	s := clean(t, clusters+`-- content/news/_index.zh.md --
---
title: 新闻
---
-- content/news/a.zh.md --
---
title: 重庆
date: 2024-01-02
---
-- content/news/b.zh.md --
---
title: 北京
date: 2024-01-02
---
-- content/news/c.zh.md --
---
title: 新的
date: 2024-02-03
---
-- content/news/d.zh.md --
---
title: 安徽
---
-- content/news/e.zh.md --
---
title: 后面
weight: 20
---
-- content/news/f.zh.md --
---
title: 前面
weight: 3
---
`)
	news := document(t, s, "news", "zh")
	want := []string{"前面", "后面", "新的", "北京", "重庆", "安徽"}
	if diff := cmp.Diff(want, titles(news.Children())); diff != "" {
		t.Errorf("children (-want +got):\n%s", diff)
	}
	b := document(t, s, "news/b", "zh")
	if b.Previous().Title != "新的" || b.Next().Title != "重庆" {
		t.Errorf("neighbours of 北京 are %q and %q", b.Previous().Title, b.Next().Title)
	}
	if d := document(t, s, "news/d", "zh"); d.Next() != nil {
		t.Errorf("the last page has a next one: %q", d.Next().Title)
	}
}

func TestListsOfMissingSections(t *testing.T) {
	t.Parallel()
	s := clean(t, clusters)
	if diff := cmp.Diff([]string{"Smart home"}, titles(document(t, s, "", "en").Children())); diff != "" {
		t.Errorf("English home page (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"首页", "产业集群"}, titles(document(t, s, "clusters/auto-parts", "zh").Ancestors())); diff != "" {
		t.Errorf("ancestors (-want +got):\n%s", diff)
	}
	if got := document(t, s, "clusters/auto-parts", "de").Section().Title; got != "Branchen" {
		t.Errorf("section %q, want Branchen", got)
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	s := clean(t, clusters)
	for _, tt := range []struct{ id, lang, want string }{
		{"clusters/smart-home", "zh", "zh"},
		{"clusters/smart-home", "de", "en"},
		{"clusters/new-materials", "en", "zh"},
		{"clusters/auto-parts", "en", "zh"},
	} {
		if got := s.Nearest(s.Page(tt.id), tt.lang).Lang.Code; got != tt.want {
			t.Errorf("nearest of %s to %s is %s, want %s", tt.id, tt.lang, got, tt.want)
		}
	}
}

const dated = `-- content/news/draft.zh.md --
---
title: 草稿
draft: true
image: photo.jpg
---
-- content/news/draft.de.md --
---
title: Entwurf
---
-- content/news/half.zh.md --
---
title: 一半
---
-- content/news/half.de.md --
---
title: Halb
draft: true
---
-- content/news/future.zh.md --
---
title: 将来
date: 2024-11-16
---
-- content/news/today.zh.md --
---
title: 今天
date: 2024-11-15
---
-- content/news/embargo.zh.md --
---
title: 禁发
date: 2024-01-01
publish: 2024-11-15T12:00:01
---
-- content/news/due/index.zh.md --
---
title: 到时
date: 2024-12-01
publish: 2024-11-15T12:00:00
expires: 2025-01-01
---
-- content/news/old.zh.md --
---
title: 过期
expires: 2024-11-15
---
`

func TestPublish(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		change    func(*site.Input)
		published string
		next      string
	}{
		{"now", nil, "news/due zh, news/half zh, news/today zh", "2024-11-15T12:00:01"},
		{"drafts", func(in *site.Input) { in.Drafts = true }, "news/draft zh, news/draft de, news/due zh, news/half zh, news/half de, news/today zh", "2024-11-15T12:00:01"},
		{"future", func(in *site.Input) { in.Future = true }, "news/due zh, news/embargo zh, news/future zh, news/half zh, news/today zh", "2024-11-15T12:00:01"},
		{"later", func(in *site.Input) { in.Now = sitetest.Now.AddDate(0, 1, 0) }, "news/due zh, news/embargo zh, news/future zh, news/half zh, news/today zh", "2025-01-01T00:00:00"},
		{"much later", func(in *site.Input) { in.Now = sitetest.Now.AddDate(1, 0, 0) }, "news/embargo zh, news/future zh, news/half zh, news/today zh", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, _ := assemble(t, dated, tt.change)
			var published []string
			for _, p := range s.Pages {
				for _, d := range p.Documents {
					if p.ID != "" {
						published = append(published, p.ID+" "+d.Lang.Code)
					}
				}
			}
			if got := strings.Join(published, ", "); got != tt.published {
				t.Errorf("published\n%s, want\n%s", got, tt.published)
			}
			next := ""
			if !s.NextDue.IsZero() {
				next = s.NextDue.In(s.Config.TimeZone).Format("2006-01-02T15:04:05")
			}
			if next != tt.next {
				t.Errorf("next due %q, want %q", next, tt.next)
			}
		})
	}
}

func TestWithheld(t *testing.T) {
	t.Parallel()
	s := clean(t, dated)
	var got []string
	for _, w := range s.Withheld {
		due := ""
		if !w.Due.IsZero() {
			due = " " + w.Due.In(s.Config.TimeZone).Format(time.DateTime)
		}
		got = append(got, w.File+" "+w.Reason+" "+w.Title+due)
	}
	want := []string{
		"content/news/draft.zh.md draft 草稿",
		"content/news/draft.de.md draft Entwurf",
		"content/news/embargo.zh.md future 禁发 2024-11-15 12:00:01",
		"content/news/future.zh.md future 将来 2024-11-16 00:00:00",
		"content/news/half.de.md draft Halb",
		"content/news/old.zh.md expired 过期",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("withheld (-want +got):\n%s", diff)
	}
}

// TestWithheldHome looks for what a withheld home page could leave behind.
func TestWithheldHome(t *testing.T) {
	t.Parallel()
	s, _ := sitetest.Assemble(t, `-- content/_index.zh.md --
---
title: 首页
draft: true
weight: 7
date: 2024-01-01
---
-- content/secret.jpg --
jpg
`, nil)
	if h := s.Home; len(h.Documents)+len(h.Resources) > 0 || h.HasWeight || !h.Date.IsZero() {
		t.Errorf("the withheld home page left something: %+v", h)
	}
	if len(s.Pages) > 0 {
		t.Errorf("%d pages, want none", len(s.Pages))
	}
}

// TestSharedFields gives what translations inherit.
func TestSharedFields(t *testing.T) {
	t.Parallel()
	s := clean(t, `-- content/news/a.zh.md --
---
title: 甲
description: 说明
lead: 导语
date: 2024-03-05
weight: 4
toc: false
place: Wuhan
figures: [output]
about: /
---
-- content/news/a.de.md --
---
title: A
lead: Vorspann
---
-- content/news/b.de.md --
---
title: B
place: München
source_language: de
---
-- content/news/b.zh.md --
---
title: 乙
---
-- content/news/c.en.md --
---
title: C
place: London
---
`)
	a := document(t, s, "news/a", "de")
	if p := a.Page; p.Type != "news" || p.Weight != 4 || p.TOC || p.Date.Format(time.RFC3339) != "2024-03-05T00:00:00+08:00" {
		t.Errorf("shared fields of news/a: %+v", p)
	}
	if diff := cmp.Diff(map[string]any{"place": "Wuhan", "figures": []any{"output"}, "about": "/", "level": "low"}, a.Page.Params); diff != "" {
		t.Errorf("shared params (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]any{"lead": "Vorspann"}, a.Params); diff != "" {
		t.Errorf("own params (-want +got):\n%s", diff)
	}
	if a.Description != "" {
		t.Errorf("the translation has the source's description %q", a.Description)
	}
	if b := s.Page("news/b"); b.Source != "de" || b.Params["place"] != "München" {
		t.Errorf("news/b: source %s, place %v", b.Source, b.Params["place"])
	}
	if c := s.Page("news/c"); c.Params["place"] != "London" {
		t.Errorf("news/c without source document: place %v", c.Params["place"])
	}
}
