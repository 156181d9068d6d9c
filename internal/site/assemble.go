package site

import (
	"cmp"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/source"
)

// Assemble joins the documents into the site. What does not fit is reported
// and left out, so that all mistakes come in one run; the site is nil only if
// there is no configuration to assemble it by.
func Assemble(in Input) (*Site, []diag.Diagnostic) {
	if in.Config == nil || in.Tree == nil {
		return nil, nil
	}
	a := newAssembler(in)
	a.gather()
	a.decode()
	for _, g := range a.groups {
		a.publish(g)
	}
	a.joinTree()
	a.joinResources()
	a.joinTerms()
	a.address()
	for _, p := range a.site.Pages {
		alignHeadings(p)
	}
	a.order()
	a.joinMenus()
	a.resolveReferences()
	a.resolveRecords()
	a.claim()
	return a.site, a.ds
}

// assembler is a site in the making.
type assembler struct {
	in       Input
	site     *Site
	groups   []*group // by page id
	byID     map[string]*group
	types    []string // names of all types, sorted
	schemas  map[schemaKey]*schema
	terms    map[string]map[string]*Term // by taxonomy and key, used or not
	schedule schedule
	reader   config.Reader
	ds       []diag.Diagnostic
}

// group is all documents of one page, published or not.
type group struct {
	id      string
	entries []*entry // in the order of the site's languages
	source  string   // code of the language in which the page is written first
	giver   *entry   // whose fields hold for all: the source document, if it exists
	schema  *schema
	shared  values
	page    *Page
	reason  string // why a document of it is withheld
}

// entry is one document before it is known whether it is published.
type entry struct {
	source   *source.Document
	outline  *markdown.Outline
	index    int // in Input.Tree.Documents
	lang     *config.Language
	front    *decode.Value // only while its group is decoded
	aliases  *decode.Value // as written; nil: none
	values   values
	titlePos diag.Pos
}

func newAssembler(in Input) *assembler {
	if in.Manifest == nil {
		in.Manifest = &config.Manifest{}
	}
	if in.Taxonomies == nil {
		in.Taxonomies = &TaxonomyData{}
	}
	s := &Site{
		Config: in.Config, Manifest: in.Manifest, Facts: in.Facts, Records: in.Records, Glossary: in.Glossary, Now: in.Now,
		Home:      new(Page),
		texts:     in.Texts,
		Static:    in.Tree.Static,
		Menus:     make(map[string][]MenuItem),
		languages: make(map[string]*languageIndex),
	}
	*s.Home = emptyHome(in.Config)
	s.lookup = newLookup(s)
	for i, l := range in.Config.Languages {
		s.languages[l.Code] = &languageIndex{language: l, position: i, fallbacks: fallbacks(in.Config, l)}
	}
	return &assembler{
		in: in, site: s,
		byID:     make(map[string]*group),
		types:    typeNames(in.Manifest),
		schemas:  make(map[schemaKey]*schema),
		terms:    make(map[string]map[string]*Term),
		reader:   config.FrontMatterReader(in.Config),
		schedule: schedule{now: in.Now, drafts: in.Drafts, future: in.Future},
	}
}

// emptyHome is the home page that nobody wrote.
func emptyHome(cfg *config.Site) Page {
	return Page{Kind: KindHome, Type: "home", Source: cfg.SourceLanguage}
}

// report adds a finding.
func (a *assembler) report(id string, pos diag.Pos, args ...any) {
	a.ds = append(a.ds, diag.New(id, pos, args...))
}

// fallbacks are the other languages in the order in which a link tries them:
// as configured, then the site's source language, then as they are listed.
func fallbacks(cfg *config.Site, l *config.Language) []*config.Language {
	codes := append(slices.Clone(l.Fallback), cfg.SourceLanguage)
	for _, other := range cfg.Languages {
		codes = append(codes, other.Code)
	}
	var order []*config.Language
	for _, code := range codes {
		other := cfg.Language(code)
		if other != nil && other != l && !slices.Contains(order, other) {
			order = append(order, other)
		}
	}
	return order
}

// gather groups the documents by page.
func (a *assembler) gather() {
	for i, doc := range a.in.Tree.Documents {
		lang := a.site.languages[doc.Lang]
		if lang == nil {
			continue // package source does not read such files
		}
		g := a.byID[doc.Page]
		if g == nil {
			g = &group{id: doc.Page}
			a.byID[doc.Page] = g
			a.groups = append(a.groups, g)
		}
		g.addEntry(&entry{source: doc, outline: a.in.Outlines[i], index: i, lang: lang.language})
	}
	slices.SortFunc(a.groups, func(x, y *group) int { return strings.Compare(x.id, y.id) })
	for _, g := range a.groups {
		slices.SortFunc(g.entries, func(x, y *entry) int {
			return cmp.Compare(a.site.languages[x.lang.Code].position, a.site.languages[y.lang.Code].position)
		})
	}
}

// addEntry adds a document to its page, unless it contradicts those already
// there, which package source reports: a second one in the language, or a
// section where the others are a page.
func (g *group) addEntry(e *entry) {
	for _, other := range g.entries {
		if other.lang == e.lang || (other.source.Shape == source.Section) != (e.source.Shape == source.Section) {
			return
		}
	}
	g.entries = append(g.entries, e)
}
