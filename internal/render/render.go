// Package render turns the assembled site and its theme into outputs: the bytes
// of every published file.
//
// It exists to keep three things apart that tend to grow together: what the
// site is (package site), what a page looks like (package theme), and which
// files there are. [Plan] lists the files; each is written by a function of its
// own, which only reads, so that whoever publishes can write them in parallel,
// in any order, and keep none of them in memory. What an output looks like
// depends on the site, the theme and nothing else: no clock, no machine.
package render

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/semaphore"

	"qiao/internal/cache"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/images"
	"qiao/internal/markdown"
	"qiao/internal/search"
	"qiao/internal/site"
	"qiao/internal/snapshot"
	"qiao/internal/theme"
)

// Input is what outputs are made from.
type Input struct {
	Site  *site.Site
	Theme *theme.Theme
	// Root holds the files that are published as they are.
	Root *files.Root
	// Images keeps encoded images and drawn cards; may be nil.
	Images *cache.Cache
	// Digest tells the states of what outputs are made from apart; may be nil.
	Digest *Digest
}

// Digest has the hashes of what outputs are made from.
type Digest struct {
	// Site is of all that any output may see of the site: configuration, theme,
	// data, which documents there are, and of each its face; but not of texts.
	Site snapshot.Sum
	// Text is of a document with its text.
	Text func(d *site.Document) snapshot.Sum
	// File is of a file of the site.
	File func(name string) snapshot.Sum
}

// Output is one file of the published site.
type Output struct {
	// Path is relative to the published folder: de/park/index.html.
	Path string
	// Source is what the file is made from, for messages: a document, a file,
	// or the output's own name.
	Source string
	// Inputs is the hash of all that the file is made from: two builds in which it
	// is the same make the same bytes. It is zero without a [Digest].
	Inputs snapshot.Sum
	// Hashed says that the path has a hash of the content in it: what once had
	// been there will never be anything else.
	Hashed bool
	// Render writes the file. It may be called at any time, by any goroutine,
	// more than once. Outputs with findings that are errors are not whole.
	Render func(b *bytes.Buffer) []diag.Diagnostic
}

// renderer is what all outputs of a site share.
type renderer struct {
	site      *site.Site
	theme     *theme.Theme
	root      *files.Root
	languages map[string]*language
	ordered   []*language // in the order of the site
	params    config.ParamValues
	pictures  map[string]*picture     // of pages, by file
	cards     map[*site.Document]bool // that have a social card; known when all is planned
	sizes     sync.Map                // of static images: file → imageSize
	defaults  sync.Map                // parameters of calls that give none: *config.Component → map[string]any
	latest    recent
	texts     handover // of pages, for their copies
	cache     *cache.Cache
	decoding  *semaphore.Weighted // bytes of pictures being decoded
	encoding  *semaphore.Weighted // bytes of pictures being encoded
}

// language is what all outputs of one language share.
type language struct {
	*config.Language
	view    *theme.SiteView
	dialect *markdown.Dialect
	facts   map[string]*theme.FactView // not to be changed
	files   []*dataFile
	nodes   nodes    // of structured data
	booklet *booklet // nil: there is none
	// printSize is how large a booklet would be, or is; see printLimit.
	printSize int
	// dated says that some page has a date, and there is a feed; newsIn are the
	// sections of which some page has one.
	dated  bool
	newsIn map[*site.Document]bool
	// taxonomies are those that have terms in use.
	taxonomies []*site.Taxonomy
	// homeDoc is the language's home page, or nil.
	homeDoc *site.Document
	// searchDoc is the page on which visitors search; nil where the language has
	// none. searchIndex makes the index, once.
	searchDoc   *site.Document
	searchIndex func() *search.Index
}

// home is the path of the language's home page, which every site has an
// address for, but not every language a document.
func (l *language) home() string { return l.Code + "/" }

// newRenderer prepares what the outputs share.
func newRenderer(in Input) *renderer {
	r := &renderer{
		site: in.Site, theme: in.Theme, root: in.Root,
		languages: make(map[string]*language), pictures: make(map[string]*picture),
		cards: make(map[*site.Document]bool),
		cache: in.Images, decoding: semaphore.NewWeighted(images.MaxMemory),
		encoding: semaphore.NewWeighted(images.MaxEncoding),
	}
	cfg := in.Site.Config
	r.params, _ = config.Params(cfg, in.Theme.Manifest) // package build reports its findings
	for _, l := range cfg.Languages {
		own := &language{Language: l, view: siteView(in.Site, l)}
		own.dialect = markdown.New(markdown.Options{
			Locale: l.Locale, RawHTML: config.Forbid, Words: in.Theme.Words(l.Code),
			Typography: true, HanTag: cfg.HanTag(),
		})
		own.facts = factViews(in.Site, own)
		own.view.AsOf = asOf(in.Site, own)
		own.findNews(in.Site)
		own.taxonomies = slices.DeleteFunc(slices.Clone(in.Site.Taxonomies), func(t *site.Taxonomy) bool { return t.Path(l.Code) == "" })
		if in.Site.Home != nil {
			own.homeDoc = in.Site.Home.Document(l.Code)
		}
		r.languages[l.Code] = own
		r.ordered = append(r.ordered, own)
	}
	for _, l := range r.ordered {
		l.searchDoc = searchDoc(in.Site.Documents(l.Code))
		l.nodes = r.nodes(l)
		l.files = r.dataFiles(l)
	}
	r.forget()
	return r
}

// forget forgets what was made from the words of several documents: it is made
// anew when it is asked for.
func (r *renderer) forget() {
	r.texts.clear()
	for _, l := range r.ordered {
		for _, f := range l.files {
			f.forget()
		}
		l.searchIndex = sync.OnceValue(func() *search.Index { return search.Build(r.searchSource(l)) })
	}
}

func siteView(s *site.Site, l *config.Language) *theme.SiteView {
	cfg := s.Config
	v := &theme.SiteView{Title: cfg.Title.In(l.Code), Language: languageView(l), BaseURL: s.Absolute("")}
	if cfg.BaseURL != nil {
		v.Domain, v.ToFill = cfg.BaseURL.Hostname(), config.IsReserved(cfg.BaseURL)
	}
	for _, other := range cfg.Languages {
		v.Languages = append(v.Languages, languageView(other))
		if other != l {
			v.Titles = append(v.Titles, theme.TextView{Text: cfg.Title.In(other.Code), Tag: other.Tag})
		}
	}
	return v
}

func languageView(l *config.Language) theme.LanguageView {
	return theme.LanguageView{Code: l.Code, Tag: l.Tag, Name: l.Name, Dir: l.Locale.Direction()}
}

// sourceLanguage is the site's.
func (r *renderer) sourceLanguage() *language {
	if l := r.languages[r.site.Config.SourceLanguage]; l != nil {
		return l
	}
	return r.languages[r.site.Config.Languages[0].Code]
}

// inOrder are the languages in the order of the site; nobody changes the list.
func (r *renderer) inOrder() []*language { return r.ordered }

// findNews notes where the dated pages of the language are: the sections above
// each of them, up to one that is noted already.
func (l *language) findNews(s *site.Site) {
	l.newsIn = make(map[*site.Document]bool)
	for _, d := range s.Documents(l.Code) {
		if d.Page.Date.IsZero() {
			continue
		}
		l.dated = true
		for above := d.Parent(); above != nil && above.Page.Kind == site.KindSection && !l.newsIn[above]; above = above.Parent() {
			l.newsIn[above] = true
		}
	}
}

// filePath is the file of an address: de/park/ is de/park/index.html.
func filePath(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}
