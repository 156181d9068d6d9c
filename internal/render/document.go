package render

import (
	"bytes"
	"strings"

	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// layouts are the names of the layouts that a page may have, the best first.
func layouts(kind, typ string) []string {
	var names []string
	add := func(more ...string) {
		for _, name := range more {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	switch kind {
	case "home":
		if typ != "home" {
			add(typ)
		}
		add("home", "section", "page")
	case "section":
		if typ != "section" {
			add(typ)
		}
		add("section", "page")
	case "page":
		if typ != "page" {
			add(typ)
		}
		add("page")
	case "taxonomy", "term":
		add(kind, "section")
	case "404":
		add("404", "page")
	default:
		add(kind)
	}
	return names
}

// layout finds the layout of a page, or reports that there is none.
func (r *renderer) layout(kind, typ, source string) (string, []diag.Diagnostic) {
	names := layouts(kind, typ)
	if name, ok := r.theme.Layout(names); ok {
		return name, nil
	}
	for i := range names {
		names[i] += ".html"
	}
	return "", []diag.Diagnostic{diag.New("theme-no-layout", diag.Pos{File: r.theme.LayoutFolder()},
		"page", source, "layouts", strings.Join(names, ", "), "folders", r.theme.LayoutFolder())}
}

// kindOf is the name of a page's kind.
func kindOf(p *site.Page) string {
	switch p.Kind {
	case site.KindHome:
		return "home"
	case site.KindSection:
		return "section"
	default:
		return "page"
	}
}

// document writes a document; n is the number of the page of its list, from 1.
func (r *renderer) document(d *site.Document, n int, layout string, b *bytes.Buffer) []diag.Diagnostic {
	p := r.documentPage(d, n)
	if n == 1 && copyPath(d) != "" {
		r.texts.put(d, p.filled())
	}
	return p.write(layout, b)
}

// documentPage is a document as its layout sees it.
func (r *renderer) documentPage(d *site.Document, n int) *page {
	text := r.site.Body(d)
	p := r.documentViews(d, n, text)
	p.view.Content = p.body(text, d, true).html(&text.Fragment)
	return p
}

// documentViews makes the views of a document's page, but for its content.
func (r *renderer) documentViews(d *site.Document, n int, text *markdown.Body) *page {
	p := r.newPage(r.languages[d.Lang.Code], kindOf(d.Page), site.PagePath(d.Path, n))
	p.doc, p.source = d, d.File
	v := p.view
	p.describe(d, text)
	p.frame()
	p.sectionList(d, n)
	v.Params = p.docParams(d)
	if d.Page.TOC {
		v.TOC = p.outline(d, text)
	}
	p.alternates(r.samePages(d, n))
	v.StructuredData = p.structuredData()
	return p
}

// describe notes what a document with its text says of itself.
func (p *page) describe(d *site.Document, text *markdown.Body) {
	v := p.view
	v.ID, v.Type, v.Title, v.Description = d.Page.ID, d.Page.Type, d.Title, d.Description
	v.Summary = p.plain(d.Outline.Summary)
	v.Date, v.Reviewed = p.date(d.Page.Date), p.date(d.Page.Reviewed)
	v.ReadingMinutes = text.ReadingMinutes()
	v.NoIndex = d.Page.NoIndex
	if address := copyPath(d); address != "" {
		v.Markdown = p.href(address)
	}
	v.Self = p.link(d)
	v.Self.URL = p.href(d.Path)
	v.Breadcrumbs = p.breadcrumbs(d)
	v.Terms = p.terms(d.Page)
	if t, ok := p.r.site.Image(d); ok {
		v.Image = p.image(&t)
	}
	v.Card = p.cardView(d)
	if next := d.Next(); next != nil {
		to := p.link(next)
		v.Next = &to
	}
	if previous := d.Previous(); previous != nil {
		to := p.link(previous)
		v.Previous = &to
	}
	switch {
	case d.Draft:
		v.Preview = "draft"
	case d.Future:
		v.Preview = "future"
	}
	if p.lang.newsIn[d] {
		v.Feeds = append(v.Feeds, theme.FeedView{URL: p.href(feedPath(d.Path)), Title: d.Title})
	}
}

// outline is the text's outline: its headings of the second and third level.
func (p *page) outline(d *site.Document, text *markdown.Body) []theme.HeadingView {
	var all []theme.HeadingView
	for i, h := range text.Headings {
		v := theme.HeadingView{ID: d.HeadingIDs[i], Text: p.plain(h.Text), Level: h.Level}
		switch {
		case h.Level <= 2:
			all = append(all, v)
		case h.Level == 3 && len(all) > 0:
			last := &all[len(all)-1]
			last.Children = append(last.Children, v)
		}
	}
	return all
}

// write writes the page with a layout.
func (p *page) write(layout string, b *bytes.Buffer) []diag.Diagnostic {
	ds := p.r.theme.Execute(b, layout, p.view, p.source) // which may add to p.ds
	return append(p.ds, ds...)
}
