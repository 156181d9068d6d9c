package render

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"time"

	"qiao/internal/diag"
	"qiao/internal/site"
)

// feedLength is the number of entries of a feed.
const feedLength = 50

// feedPath is the address of the feed of a home page or section.
func feedPath(address string) string { return address + "feed.xml" }

// dated are the documents below a section that have a date, the newest first.
func dated(section *site.Document) []*site.Document {
	var docs []*site.Document
	var collect func(d *site.Document)
	collect = func(d *site.Document) {
		for _, child := range d.Children() {
			if !child.Page.Date.IsZero() {
				docs = append(docs, child)
			}
			collect(child)
		}
	}
	collect(section)
	newestFirst(docs)
	return docs
}

// datedIn are the dated documents of a language, the newest first.
func (r *renderer) datedIn(l *language) []*site.Document {
	var docs []*site.Document
	for _, d := range r.site.Documents(l.Code) {
		if !d.Page.Date.IsZero() {
			docs = append(docs, d)
		}
	}
	newestFirst(docs)
	return docs
}

func newestFirst(docs []*site.Document) {
	slices.SortStableFunc(docs, func(a, b *site.Document) int {
		if c := b.Page.Date.Compare(a.Page.Date); c != 0 {
			return c
		}
		return strings.Compare(a.Page.ID, b.Page.ID)
	})
}

type atomFeed struct {
	XMLName xml.Name    `xml:"feed"`
	Space   string      `xml:"xmlns,attr"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Lang string `xml:"hreflang,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string     `xml:"id"`
	Title     string     `xml:"title"`
	Links     []atomLink `xml:"link"`
	Published string     `xml:"published"`
	Updated   string     `xml:"updated"`
	Summary   string     `xml:"summary,omitempty"`
}

// feed writes the Atom feed (RFC 4287) of a home page or section.
func (r *renderer) feed(l *language, address, title string, docs []*site.Document, b *bytes.Buffer) []diag.Diagnostic {
	docs = docs[:min(len(docs), feedLength)]
	f := atomFeed{
		Space: "http://www.w3.org/2005/Atom", Lang: l.Tag, Title: title,
		ID: r.site.Absolute(address), Author: atomAuthor{l.view.Title},
		Links: []atomLink{
			{"self", "application/atom+xml", "", r.site.Absolute(feedPath(address))},
			{"alternate", "text/html", l.Tag, r.site.Absolute(address)},
		},
	}
	p := r.newPage(l, "feed", feedPath(address))
	var updated time.Time
	for _, d := range docs {
		if changed(d).After(updated) {
			updated = changed(d)
		}
		f.Entries = append(f.Entries, p.feedEntry(d))
	}
	f.Updated = updated.Format(time.RFC3339)
	return writeXML(b, f)
}

func (p *page) feedEntry(d *site.Document) atomEntry {
	address := p.r.site.Absolute(d.Path)
	e := atomEntry{
		ID: address, Title: d.Title,
		Published: d.Page.Date.Format(time.RFC3339), Updated: changed(d).Format(time.RFC3339),
		Summary: d.Description,
		Links:   []atomLink{{"alternate", "text/html", d.Lang.Tag, address}},
	}
	if e.Summary == "" {
		e.Summary = p.plain(d.Outline.Summary)
	}
	return e
}
