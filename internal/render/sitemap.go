package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"qiao/internal/diag"
	"qiao/internal/site"
)

// sitemapIndex is the index of the languages' sitemaps.
const sitemapIndex = "sitemap.xml"

// sitemapLimit is the number of addresses in one sitemap; the protocol allows
// 50,000.
const sitemapLimit = 45_000

// sitemapEntry is one page in a sitemap.
type sitemapEntry struct {
	path       string
	changed    time.Time
	alternates []alternate
}

// sitemap is one file of addresses in a language.
type sitemap struct {
	name    string
	entries []sitemapEntry
}

// sitemaps are all sitemaps; the pages of a language are divided where they are
// too many for one.
func (r *renderer) sitemaps() []sitemap {
	var all []sitemap
	for _, l := range r.inOrder() {
		for i, entries := range site.Paginate(r.sitemapEntries(l), sitemapLimit) {
			name := "sitemap-" + l.Code + ".xml"
			if i > 0 {
				name = fmt.Sprintf("sitemap-%s-%d.xml", l.Code, i+1)
			}
			all = append(all, sitemap{name, entries})
		}
	}
	return all
}

// sitemapEntries are the pages of a language that search engines may list.
func (r *renderer) sitemapEntries(l *language) []sitemapEntry {
	var entries []sitemapEntry
	for _, d := range r.site.Documents(l.Code) {
		if !d.Page.NoIndex {
			entries = append(entries, sitemapEntry{d.Path, changed(d), r.samePages(d, 1)})
		}
	}
	for _, t := range l.taxonomies {
		entries = append(entries, sitemapEntry{path: t.Path(l.Code), alternates: r.everywhere(t.Path)})
		for _, term := range t.TermsIn(l.Language) {
			entries = append(entries, sitemapEntry{path: term.Path(l.Code), alternates: r.everywhere(term.Path)})
		}
	}
	return entries
}

// everywhere are the addresses of a page that is made in every language in
// which path gives it one.
func (r *renderer) everywhere(path func(lang string) string) []alternate {
	var all []alternate
	for _, l := range r.inOrder() {
		if to := path(l.Code); to != "" {
			all = append(all, alternate{lang: l, path: to})
		}
	}
	return all
}

// changed is when a document was last changed, as far as it says so.
func changed(d *site.Document) time.Time {
	if d.Page.Reviewed.After(d.Page.Date) {
		return d.Page.Reviewed
	}
	return d.Page.Date
}

// The namespaces of sitemaps.
const (
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlSpace   = "http://www.w3.org/1999/xhtml"
)

type xmlSitemapIndex struct {
	XMLName xml.Name     `xml:"sitemapindex"`
	Space   string       `xml:"xmlns,attr"`
	Maps    []xmlAddress `xml:"sitemap"`
}

type xmlAddress struct {
	Loc string `xml:"loc"`
}

type xmlURLSet struct {
	XMLName xml.Name `xml:"urlset"`
	Space   string   `xml:"xmlns,attr"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	URLs    []xmlURL `xml:"url"`
}

type xmlURL struct {
	Loc     string         `xml:"loc"`
	LastMod string         `xml:"lastmod,omitempty"`
	Links   []xmlAlternate `xml:"xhtml:link"`
}

type xmlAlternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// writeSitemapIndex writes the index of the sitemaps.
func (r *renderer) writeSitemapIndex(maps []sitemap, b *bytes.Buffer) []diag.Diagnostic {
	index := xmlSitemapIndex{Space: sitemapSpace}
	for _, m := range maps {
		index.Maps = append(index.Maps, xmlAddress{r.site.Absolute(m.name)})
	}
	return writeXML(b, index)
}

// writeSitemap writes one sitemap.
func (r *renderer) writeSitemap(m sitemap, b *bytes.Buffer) []diag.Diagnostic {
	set := xmlURLSet{Space: sitemapSpace, XHTML: xhtmlSpace}
	for _, e := range m.entries {
		u := xmlURL{Loc: r.site.Absolute(e.path)}
		if !e.changed.IsZero() {
			u.LastMod = e.changed.Format(time.DateOnly)
		}
		for _, a := range e.alternates {
			u.Links = append(u.Links, xmlAlternate{"alternate", a.lang.Tag, r.site.Absolute(a.path)})
		}
		u.Links = append(u.Links, xmlAlternate{"alternate", "x-default", r.site.Absolute("")})
		set.URLs = append(set.URLs, u)
	}
	return writeXML(b, set)
}

// writeXML writes an XML document.
func writeXML(b *bytes.Buffer, v any) []diag.Diagnostic {
	b.WriteString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		panic("render: " + err.Error()) // our own types always encode
	}
	b.WriteByte('\n')
	return nil
}

// writeRobots writes robots.txt: everything may be read.
func (r *renderer) writeRobots(b *bytes.Buffer) []diag.Diagnostic {
	b.WriteString("User-agent: *\nAllow: /\n\nSitemap: " + r.site.Absolute(sitemapIndex) + "\n")
	return nil
}
