package main

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/xml"
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// host is that of the site, without the slash at its end.
const host = "https://www.park.org"

//go:embed page.html list.html frame.html
var layoutFiles embed.FS

var layouts = template.Must(template.ParseFS(layoutFiles, "*.html"))

// site is what all pages share.
type site struct {
	out   string
	docs  []*document
	langs []string
	nav   map[string][]link // by language
}

func newSite(out string, docs []*document) *site {
	s := &site{out: out, docs: docs, nav: make(map[string][]link)}
	for _, d := range docs {
		if d.section == "" {
			s.langs = append(s.langs, d.lang)
		} else if d.slug == "" {
			s.nav[d.lang] = append(s.nav[d.lang], link{d.URL, d.section})
		}
	}
	return s
}

// page is the dot of the layouts.
type page struct {
	site *site
	*document
	Content template.HTML
	TOC     []heading
	// Entries, Page and Pages are those of a list.
	Entries     []*document
	Page, Pages int
}

func (p *page) Lang() string { return p.lang }
func (p *page) Home() string { return address(p.lang) }
func (p *page) Nav() []link  { return p.site.nav[p.lang] }
func (p *page) Host() string { return host }
func (p *page) Crumbs() []link {
	return []link{{p.Home(), p.lang}, {address(p.lang, p.section), p.section}}
}

// Alternates are the addresses of the page in all languages.
func (p *page) Alternates() []link {
	var all []link
	for _, lang := range p.site.langs {
		all = append(all, link{address(lang) + strings.TrimPrefix(p.URL, p.Home()), lang})
	}
	return all
}

// perPage is the number of entries on a page of a list, feedLength that of a
// feed.
const (
	perPage    = 20
	feedLength = 50
)

// lists are the pieces of work that are left when all documents are read:
// the pages of each list, feeds, and the files that name everything.
func (s *site) lists() []func(w *writer) error {
	var work []func(w *writer) error
	groups := make(map[string][]*document)
	for _, d := range s.docs {
		if d.slug == "" {
			continue
		}
		groups[address(d.lang, d.section)] = append(groups[address(d.lang, d.section)], d)
		groups[address(d.lang)] = append(groups[address(d.lang)], d)
		for _, tag := range d.Tags {
			groups[tag.URL] = append(groups[tag.URL], d)
		}
	}
	for url, docs := range groups {
		if url != address(docs[0].lang) {
			work = append(work, s.list(url, docs)...)
		}
		if !strings.Contains(url, "/tags/") {
			work = append(work, func(w *writer) error { return s.feed(w, url, docs) })
		}
	}
	for _, lang := range s.langs {
		work = append(work, func(w *writer) error { return s.index(w, lang, groups[address(lang)]) })
	}
	return work
}

// list are the pages of a list.
func (s *site) list(url string, docs []*document) []func(w *writer) error {
	var work []func(w *writer) error
	pages := slices.Collect(slices.Chunk(docs, perPage))
	for i, entries := range pages {
		at := url
		if i > 0 {
			at = fmt.Sprintf("%spage/%d/", url, i+1)
		}
		self := &document{lang: docs[0].lang, section: docs[0].section, URL: at, Title: docs[0].Title, Description: docs[0].Description}
		work = append(work, func(w *writer) error {
			return w.execute("list.html", at, &page{site: s, document: self, Entries: entries, Page: i + 1, Pages: len(pages)})
		})
	}
	return work
}

// feed writes a feed of the newest pages.
func (s *site) feed(w *writer, url string, docs []*document) error {
	newest := slices.SortedFunc(slices.Values(docs), func(a, b *document) int { return cmp.Compare(b.Date, a.Date) })
	w.file.Reset()
	w.file.WriteString(xml.Header + "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
	for _, d := range newest[:min(len(newest), feedLength)] {
		fmt.Fprintf(&w.file, "  <entry>\n    <id>%s</id>\n    <title>", host+d.URL)
		escape(&w.file, d.Title)
		fmt.Fprintf(&w.file, "</title>\n    <link rel=\"alternate\" type=\"text/html\" hreflang=\"%s\" href=\"%s\"></link>\n", d.lang, host+d.URL)
		fmt.Fprintf(&w.file, "    <published>%s</published>\n    <updated>%s</updated>\n    <summary>", d.Date, d.Date)
		escape(&w.file, d.Description)
		w.file.WriteString("</summary>\n  </entry>\n")
	}
	w.file.WriteString("</feed>\n")
	return w.write(s, url+"feed.xml")
}

func escape(b *bytes.Buffer, text string) {
	if err := xml.EscapeText(b, []byte(text)); err != nil {
		panic(err) // a buffer takes everything
	}
}

// index writes the sitemap and the list for programs of a language.
func (s *site) index(w *writer, lang string, docs []*document) error {
	w.file.Reset()
	w.file.WriteString(xml.Header + "<urlset>\n")
	for _, d := range docs {
		fmt.Fprintf(&w.file, "  <url>\n    <loc>%s</loc>\n    <lastmod>%s</lastmod>\n", host+d.URL, d.Date)
		for _, other := range (&page{site: s, document: d}).Alternates() {
			fmt.Fprintf(&w.file, "    <xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"></xhtml:link>\n", other.Title, host+other.URL)
		}
		w.file.WriteString("  </url>\n")
	}
	w.file.WriteString("</urlset>\n")
	if err := w.write(s, "sitemap-"+lang+".xml"); err != nil {
		return err
	}
	w.file.Reset()
	for _, d := range docs {
		fmt.Fprintf(&w.file, "- [%s](%sindex.md): %s\n", d.Title, host+d.URL, d.Description)
	}
	return w.write(s, address(lang)+"llms.txt")
}
