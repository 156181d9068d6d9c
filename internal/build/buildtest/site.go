// Package buildtest writes large sites for benchmarks and for tests that want
// much of everything: pages in three languages with prose, tables, lists,
// footnotes, links, images and facts. The same numbers give the same bytes
// everywhere. So that qiao can be measured beside others, the same pages can be
// written for Hugo, too.
package buildtest

import "fmt"

// Layout is what a site is written for.
type Layout int

// The layouts.
const (
	// Park is a site for qiao with its default theme, and a search.
	Park Layout = iota
	// Bench is one for qiao with the theme "bench", whose files are the caller's
	// to add. Its pages have a field "related", a list of pages.
	Bench
	// Hugo holds the pages of Bench for Hugo: the value of a fact stands in the
	// text, what qiao has from the source document in each translation. The
	// configuration and the layouts are the caller's to add.
	Hugo
)

// WriteSite writes a site of so many pages, each in Chinese, German and
// English, into a folder: content, data and configuration, for the default
// theme.
func WriteSite(dir string, pages int) error { return WriteFor(Park, dir, pages) }

// WriteFor writes a site of so many pages, each in Chinese, German and English,
// into a folder.
func WriteFor(layout Layout, dir string, pages int) error {
	s := &writer{layout: layout, dir: dir, pages: pages, values: make(map[string][]string)}
	if layout != Hugo {
		s.configure()
	}
	s.pictures()
	for _, l := range languages {
		s.frame(l)
		values, err := factTexts(l.tag)
		if err != nil {
			return err
		}
		s.values[l.code] = values
	}
	for i := range pages {
		for n, l := range languages {
			s.write(fmt.Sprintf("content/%s.%s.md", pageID(i), l.code), s.document(l, i, n == 0))
		}
	}
	return s.err
}

// writer writes the files of a site until one fails.
type writer struct {
	layout Layout
	dir    string
	pages  int
	values map[string][]string // of the facts, by language
	err    error
}

func (s *writer) write(name, text string) {
	if s.err == nil {
		s.err = WriteFile(s.dir, name, text)
	}
}

// frame writes what a language has besides its pages: the home page, sections,
// and for Hugo the names of the tags, which qiao has in a file of its own.
func (s *writer) frame(l *vocabulary) {
	s.write("content/_index."+l.code+".md", s.index(l, l.home, 0))
	for i, sector := range sectors {
		s.write(fmt.Sprintf("content/%s/_index.%s.md", sector.id, l.code), s.index(l, sector.in(l), i+1))
	}
	switch s.layout {
	case Park:
		s.write("content/search."+l.code+".md", s.search(l))
	case Hugo:
		s.write("content/tags/_index."+l.code+".md", "---\ntitle: "+l.tags+"\n---\n")
		for i, tag := range tags {
			s.write(fmt.Sprintf("content/tags/%s/_index.%s.md", tag.id, l.code), fmt.Sprintf("---\ntitle: %s\nweight: %d\n---\n", tag.in(l), i+1))
		}
	}
}

// pageID is the id of a page: the sectors have them in turn.
func pageID(i int) string { return fmt.Sprintf("%s/company-%05d", sectors[i%len(sectors)].id, i) }
