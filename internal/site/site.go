// Package site assembles documents into the site: pages with one document per
// language, sections, types, taxonomies, menus, addresses, and the answers to
// where a link leads. It joins what belongs together and reports what does not
// fit; it holds data, immutable once assembled, and leaves rules about content
// to package check and everything visible to theme and render.
//
// What holds for which document. Title, description, slug, aliases and the
// type's text fields are a document's own. Everything else is written in the
// page's source document and holds for all of its translations, dates and
// draft included: a page that is a draft is one in every language. Only the
// other way round a translation decides for itself: `draft: true` in it
// withholds that translation alone. Where the source document does not exist,
// the first existing one in the order of the site's languages takes its place.
package site

import (
	"time"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/glossary"
	"qiao/internal/markdown"
	"qiao/internal/records"
	"qiao/internal/source"
)

// Input is what a site is assembled from.
type Input struct {
	Config   *config.Site
	Manifest *config.Manifest
	Tree     *source.Tree
	// Outlines are those of the compiled bodies, in the order of Tree.Documents.
	Outlines   []*markdown.Outline
	Texts      Texts
	Facts      *facts.Set
	Records    *records.Set       // nil: none
	Glossary   *glossary.Glossary // nil: no terms
	Taxonomies *TaxonomyData
	// Now decides what is published; Drafts and Future publish what is not due.
	Now            time.Time
	Drafts, Future bool
}

// Texts reads the texts of documents, by their place in the tree's Documents. It
// may be asked by any goroutine, and more than once.
type Texts interface {
	// Body is the compiled body, without its passages.
	Body(i int) *markdown.Body
	// Written is what was written into it, with its passages.
	Written(i int) *markdown.Written
}

// Site is the assembled site. It is immutable and safe for concurrent use.
type Site struct {
	Config   *config.Site
	Manifest *config.Manifest
	Facts    *facts.Set
	Records  *records.Set
	Glossary *glossary.Glossary
	Now      time.Time
	Pages    []*Page // all pages with at least one published document, by id
	// Home is the home page; it has no documents, and is not in Pages, where
	// nobody wrote one.
	Home       *Page
	Taxonomies []*Taxonomy // in the order of site.yaml
	Menus      map[string][]MenuItem
	Static     []source.Static
	// Withheld are the documents that are not published now, with the reason;
	// nothing of them may reach an output.
	Withheld []Withheld
	// NextDue is the next moment at which a document appears or disappears;
	// zero if there is none.
	NextDue time.Time

	texts     Texts
	languages map[string]*languageIndex
	lookup    *lookup
	outputs   *Outputs
}

// languageIndex is what is known of the site in one language.
type languageIndex struct {
	language  *config.Language
	position  int                // among the site's languages
	fallbacks []*config.Language // where a link may lead instead, nearest first
	documents []*Document        // by page id
}

// Documents returns the published documents of a language, by page id.
func (s *Site) Documents(lang string) []*Document {
	if l := s.languages[lang]; l != nil {
		return l.documents
	}
	return nil
}

// Body reads a document's text, to be shown. It is not kept: whoever needs it
// holds it for as long as the work takes.
func (s *Site) Body(d *Document) *markdown.Body { return s.texts.Body(d.Index) }

// Written reads what was written into a document, to be checked. It is not kept
// either.
func (s *Site) Written(d *Document) *markdown.Written { return s.texts.Written(d.Index) }

// Page returns the published page of that id, or nil. "" is the home page.
func (s *Site) Page(id string) *Page {
	if id == "" {
		return s.Home
	}
	return s.lookup.pages[id]
}

// Kind says what a page is in the tree.
type Kind uint8

// The kinds of pages.
const (
	KindHome Kind = iota
	KindSection
	KindPage
)

// Page is one thing to read, in up to one document per language. What is not
// text is shared by all of them.
type Page struct {
	ID        string // "" for the home page, "clusters/auto-parts"
	Kind      Kind
	Type      string       // name of the type, such as page, section, news
	TypeDef   *config.Type // nil for a type without declared fields
	Parent    *Page        // nearest published section above, at last the home page; nil for the home page
	Children  []*Page      // of a section: its pages and sub-sections, by id; see Document.Children
	Source    string       // code of the language in which the page is written first
	Date      time.Time    // zero: none
	Reviewed  time.Time
	Expires   time.Time
	Weight    int
	HasWeight bool
	NoIndex   bool
	TOC       bool
	// Print says that the page is among those of the page that holds them all.
	Print bool
	// Image is the page's picture in the form in which a link may name it from
	// any document ("/news/x/photo.jpg"); "" for none. [Site.Image] gives the
	// file for a language.
	Image    string
	PageSize int // of a section: entries on a page of its list; 0: the theme decides
	// Params are the type's shared fields, typed after their declaration.
	Params    map[string]any
	Terms     map[string][]*Term // by key of the taxonomy, in the order written
	Resources []*Resource        // by name
	Documents []*Document        // published ones, in the order of the site's languages
}

// Document returns the page's published document in a language, or nil.
func (p *Page) Document(lang string) *Document {
	for _, d := range p.Documents {
		if d.Lang.Code == lang {
			return d
		}
	}
	return nil
}

// Document is one page in one language, published.
type Document struct {
	Page        *Page
	Lang        *config.Language
	File        string
	Shape       source.Shape
	Outline     *markdown.Outline
	Title       string
	TitlePos    diag.Pos
	Description string
	Params      map[string]any       // the type's translated fields
	FrontMatter func() *decode.Value // see source.Document
	// HeadingIDs are the ids of Outline.Headings: the author's, or the source
	// document's where the outlines agree, or made from the text.
	HeadingIDs []string
	// Path is the document's address below the base URL: "de/branchen/auto/".
	Path    string
	Aliases []Alias // former addresses
	// Draft or Future mark what is shown only because it was asked for.
	Draft, Future bool
	// Index is the place in Input.Tree.Documents.
	Index int

	slug     string
	slugPos  diag.Pos
	parent   *Document
	children []*Document // sorted
	previous *Document
	next     *Document
}

// Alias is a former address of a document.
type Alias struct {
	Path string // below the base URL, like Document.Path
	Pos  diag.Pos
}

// Resource is a file that belongs to a page. It is published only if
// something links to it, so that what merely lies there does not get out.
type Resource struct {
	source.Resource
	// Lang is the language in the name of a variant (photo.de.jpg), or "".
	Lang string
	// Path is where it is published, below the base URL.
	Path string
}

// Withheld is a document that is not published.
type Withheld struct {
	File   string
	Page   string
	Lang   string
	Reason string // draft, future, expired
	Title  string
	Date   time.Time // zero: none
	Due    time.Time // when that changes, if ever
}

// The reasons for which a document is withheld.
const (
	ReasonDraft   = "draft"
	ReasonFuture  = "future"
	ReasonExpired = "expired"
)

// MenuItem is a resolved entry of a menu: a page, or an address.
type MenuItem struct {
	Page     *Page
	URL      string           // if Page is nil
	Name     config.Localized // empty: the page's title
	Children []MenuItem
}
