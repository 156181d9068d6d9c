// Package site assembles documents into the site: pages with one document per
// language, sections, types, taxonomies, menus, addresses, and the answers to
// where a link leads. It joins what belongs together and reports what does not
// fit; it holds data, immutable once assembled, and leaves rules about content
// to package check and everything visible to theme and render.
package site

import (
	"time"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/markdown"
	"qiao/internal/source"
)

// Input is what a site is assembled from.
type Input struct {
	Config   *config.Site
	Manifest *config.Manifest
	Tree     *source.Tree
	// Bodies are the compiled bodies, in the order of Tree.Documents.
	Bodies     []*markdown.Body
	Facts      *facts.Set
	Taxonomies *TaxonomyData
	// Now decides what is published; Drafts and Future publish what is not due.
	Now            time.Time
	Drafts, Future bool
}

// Site is the assembled site. It is immutable.
type Site struct {
	Config     *config.Site
	Manifest   *config.Manifest
	Facts      *facts.Set
	Now        time.Time
	Pages      []*Page // all pages with at least one published document, by id
	Home       *Page
	Taxonomies []*Taxonomy
	Menus      map[string][]MenuItem
	Static     []source.Static
	// Withheld are the documents that are not published now, with the reason;
	// nothing of them may reach an output.
	Withheld []Withheld
	// NextDue is the next moment at which a document appears or disappears;
	// zero if there is none.
	NextDue time.Time
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
	Parent    *Page        // nearest section above; nil for the home page
	Children  []*Page      // of a section: its pages and sub-sections, by id; see Document.Children
	Source    string       // code of the language in which the page is written first
	Date      time.Time    // zero: none
	Reviewed  time.Time
	Expires   time.Time
	Weight    int
	HasWeight bool
	NoIndex   bool
	TOC       bool
	Image     string // name of a resource, resolved; "" for none
	PageSize  int    // of a section: entries on a page of its list
	Params    map[string]any // the type's shared fields, typed after their declaration
	Terms     map[string][]*Term
	Resources []*Resource
	Documents []*Document // published ones, in the order of the site's languages
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
	Body        *markdown.Body
	Title       string
	TitlePos    diag.Pos
	Description string
	Params      map[string]any // the type's translated fields
	FrontMatter *decode.Value
	// HeadingIDs are the ids of Body.Headings: the author's, or the source
	// document's where the outlines agree, or made from the text.
	HeadingIDs []string
	// Path is the document's address below the base URL: "de/branchen/auto/".
	Path    string
	Aliases []string // former addresses in the same form
	// Draft or Future mark what is shown only because it was asked for.
	Draft, Future bool
}

// Resource is a file that belongs to a page and is published beside it.
type Resource struct {
	source.Resource
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
	Due    time.Time // when that changes, if ever
}

// Taxonomy is one way of grouping, with its terms in use.
type Taxonomy struct {
	Key   string
	Name  config.Localized
	Slug  config.Localized
	Terms []*Term // by key
}

// Term is one entity across languages.
type Term struct {
	Taxonomy    *Taxonomy
	Key         string
	Name        config.Localized
	Slug        config.Localized
	Description config.Localized
	Pages       []*Page // by id
}

// MenuItem is a resolved entry of a menu.
type MenuItem struct {
	Page     *Page
	URL      string
	Name     config.Localized // empty: the page's title
	Children []MenuItem
}

// TaxonomyData is data/taxonomies.yaml.
type TaxonomyData struct{}
