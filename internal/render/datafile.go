package render

import (
	"bytes"
	"path"
	"strings"
	"sync"

	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// dataFile is a file that gives away some of the site's data in one language.
// Pages say how large it is, so it is written when the first of them asks, once
// for all, and its bytes are kept for the output.
type dataFile struct {
	path    string // below the base URL: de/data/facts.csv
	subject string // what it is about, for templates: facts
	title   string // the same in words
	write   func(b *bytes.Buffer)
	bytes   func() []byte // see forget
}

// forget lets the file be written anew when it is asked for next.
func (f *dataFile) forget() {
	f.bytes = sync.OnceValue(func() []byte {
		var b bytes.Buffer
		f.write(&b)
		return b.Bytes()
	})
}

// dataFile makes a data file of a language. name is its path below the
// language's home page; the theme's message download-SUBJECT says what is in
// it: without one, it goes by its name.
func (r *renderer) dataFile(l *language, name, subject string, write func(b *bytes.Buffer)) *dataFile {
	f := &dataFile{path: l.home() + name, subject: subject, title: r.theme.Message(l.Code, "download-"+subject), write: write}
	if f.title == "" {
		f.title = path.Base(name)
	}
	f.forget()
	return f
}

// dataFiles are the data files of a language, in the order in which pages list
// them.
func (r *renderer) dataFiles(l *language) []*dataFile {
	var all []*dataFile
	if len(r.site.Facts.All()) > 0 {
		all = append(all,
			r.dataFile(l, factsCSV, "facts", func(b *bytes.Buffer) { r.writeFactsCSV(l, b) }),
			r.dataFile(l, factsJSON, "facts", func(b *bytes.Buffer) { r.writeFactsJSON(l, b) }))
	}
	for _, c := range r.publicCollections() {
		all = append(all,
			r.recordFile(l, c, ".csv", func(b *bytes.Buffer) { r.writeRecordsCSV(l, c, b) }),
			r.recordFile(l, c, ".json", func(b *bytes.Buffer) { r.writeRecordsJSON(l, c, b) }))
	}
	if terms := r.publicTerms(l); len(terms) > 0 {
		all = append(all, r.dataFile(l, glossaryCSV, "glossary", func(b *bytes.Buffer) { r.writeGlossary(l, terms, b) }))
	}
	return all
}

// data adds the data files of a language.
func (p *planner) data(l *language) {
	for _, f := range l.files {
		p.generate(f.path, func(b *bytes.Buffer) []diag.Diagnostic {
			b.Write(f.bytes())
			return nil
		})
	}
}

// downloads are the views of the data files.
func (p *page) downloads() []theme.FileView {
	var views []theme.FileView
	for _, f := range p.lang.files {
		size := int64(len(f.bytes()))
		views = append(views, theme.FileView{
			URL: p.href(f.path), Name: path.Base(f.path), Subject: f.subject, Title: f.title, Format: formatOf(f.path),
			Size: size, SizeText: sizeText(p.lang.Locale, size),
			Date: p.lang.view.AsOf, Tag: p.lang.Tag, Language: p.lang.Name,
		})
	}
	return views
}

// formatOf is a file's format as people call it: the end of its name in
// capitals.
func formatOf(name string) string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
}

// asOf is the date of the newest source of the site's figures; nil if none has
// one. It may be a month or a year.
func asOf(s *site.Site, l *language) *theme.DateView {
	var newest facts.Period
	for _, f := range s.Facts.All() {
		if f.Source == nil {
			continue
		}
		if p := (facts.Period{Text: f.Source.Date}); p.End().After(newest.End()) {
			newest = p
		}
	}
	if newest.Text == "" {
		return nil
	}
	text := facts.PeriodText(l.Locale, newest)
	return &theme.DateView{Text: text, Short: text, ISO: newest.Text, Year: newest.Start().Year()}
}
