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

// sitemapEntry is one page in a sitemap: a document, or a page that is made in
// every language in which path gives it an address. Its links to the other
// languages are found when they are written: those of a large site are many.
type sitemapEntry struct {
	doc  *site.Document
	path func(lang string) string
}

// sitemap is one file of addresses in a language.
type sitemap struct {
	name    string
	lang    string
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
			all = append(all, sitemap{name, l.Code, entries})
		}
	}
	return all
}

// sitemapEntries are the pages of a language that search engines may list.
func (r *renderer) sitemapEntries(l *language) []sitemapEntry {
	var entries []sitemapEntry
	for _, d := range r.site.Documents(l.Code) {
		if !d.Page.NoIndex {
			entries = append(entries, sitemapEntry{doc: d})
		}
	}
	for _, t := range l.taxonomies {
		entries = append(entries, sitemapEntry{path: t.Path})
		for _, term := range t.TermsIn(l.Language) {
			entries = append(entries, sitemapEntry{path: term.Path})
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

type xmlSitemapIndex struct {
	XMLName xml.Name     `xml:"sitemapindex"`
	Space   string       `xml:"xmlns,attr"`
	Maps    []xmlAddress `xml:"sitemap"`
}

type xmlAddress struct {
	Loc string `xml:"loc"`
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
	w := &sitemapWriter{b: b}
	w.begin()
	home := r.site.Absolute("")
	for _, e := range m.entries {
		if d := e.doc; d != nil {
			w.page(r.site.Absolute(d.Path), changed(d))
			for _, other := range d.Translations() {
				w.alternate(other.Lang.Tag, r.site.Absolute(other.Path))
			}
		} else {
			w.page(r.site.Absolute(e.path(m.lang)), time.Time{})
			for _, other := range r.everywhere(e.path) {
				w.alternate(other.lang.Tag, r.site.Absolute(other.path))
			}
		}
		w.alternate("x-default", home)
		w.endPage()
	}
	w.end()
	return nil
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
