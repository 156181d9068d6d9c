package theme

import (
	"html/template"
	"reflect"

	"qiao/internal/chart"
)

// The views are all that a template sees. They are made for one output and one
// language: every URL in them leads from that output, every text is in that
// language unless the view says otherwise. docs/themes.md describes them for
// theme authors.

// PageView is the dot of every layout: one page to write.
type PageView struct {
	Site *SiteView
	// Kind is home, section, page, taxonomy, term, print, 404 or chooser.
	Kind string
	// Type is the page's type (page, news, cluster …); "" where there is none.
	Type string
	// ID is the page's id: clusters/auto-parts.
	ID          string
	Title       string
	Description string
	// Params are the fields that the page's type declares.
	Params Params
	// SiteParams are the parameters that the theme declares and site.yaml gives.
	SiteParams Params
	// Content is the page's text.
	Content template.HTML
	// TOC is the outline of the text, if the page is to show one.
	TOC []HeadingView
	// Summary is the plain text of the first paragraph.
	Summary        string
	Date           *DateView
	Reviewed       *DateView
	ReadingMinutes int
	Image          *ImageView
	// Card is the picture that stands for the page where a link to it is shared:
	// the page's own image, or its social card; its URL is absolute.
	Card *ImageView
	// Root leads to the site's root from here: "../../", "" at the root, or a
	// path from the host on a 404 page, which is served at any depth.
	Root string
	// URL is the page's own address, absolute; "" on a 404 page.
	URL     string
	NoIndex bool
	// Home leads to the home page in the language.
	Home LinkView
	// Self leads to the page itself; its Children are a section's pages.
	Self LinkView
	// Breadcrumbs lead from the home page to the section above.
	Breadcrumbs  []LinkView
	Menus        map[string][]LinkView
	Translations []TranslationView
	Alternates   []AlternateView
	// Terms are the terms that the page is filed under, by taxonomy.
	Terms []TermsView
	// List is what a section, a taxonomy or a term lists; nil on other pages.
	List           *ListView
	Previous, Next *LinkView
	Feeds          []FeedView
	// Downloads are the site's data as files, in the language.
	Downloads []FileView
	// Markdown leads to the page's copy in Markdown; "" if there is none.
	Markdown string
	// Print leads to the page that holds all pages of the language, to be printed;
	// nil if there is none. Chapters are those pages, on the page itself.
	Print    *LinkView
	Chapters []ChapterView
	// Search is the site's search in the language; nil if there is none.
	Search *SearchView
	// StructuredData is JSON-LD.
	StructuredData template.JS
	// Preview says why the page is not public yet: "draft" or "future"; else "".
	Preview string

	factNotes func() []*FactView
	records   func(collection string) []*RecordView
	dataset   func(licence string) template.JS
}

// WithRecords gives the page the way to the site's records.
func (p *PageView) WithRecords(records func(collection string) []*RecordView) { p.records = records }

// Records are all records of a collection that the theme declares, in the order
// in which the site has written them.
func (p *PageView) Records(collection string) []*RecordView {
	if p.records == nil {
		return nil
	}
	return p.records(collection)
}

// WithDataset gives the page the way to its description of the site's figures.
func (p *PageView) WithDataset(dataset func(licence string) template.JS) { p.dataset = dataset }

// Dataset is JSON-LD that describes the site's figures as a whole; "" if there
// are none. It belongs on the page that shows them. licence is the address of
// the terms under which they may be used, or "".
func (p *PageView) Dataset(licence string) template.JS {
	if p.dataset == nil {
		return ""
	}
	return p.dataset(licence)
}

// WithFactNotes gives the page the way to its notes.
func (p *PageView) WithFactNotes(notes func() []*FactView) { p.factNotes = notes }

// FactNotes are the figures that the page has referred to so far (see
// [FactView.Reference]), in the order of their numbers: ask for them after
// everything that shows figures.
func (p *PageView) FactNotes() []*FactView {
	if p.factNotes == nil {
		return nil
	}
	return p.factNotes()
}

// SiteView is the site in one language.
type SiteView struct {
	Title string
	// Titles are the site's title in its other languages.
	Titles    []TextView
	Language  LanguageView
	Languages []LanguageView
	// BaseURL is the site's address, and Domain the host in it.
	BaseURL, Domain string
	// ToFill says that the address does not exist yet: it is one of RFC 2606.
	ToFill bool
	// AsOf is the date of the newest source of the site's figures, which may be
	// a month or a year; nil if none has one.
	AsOf *DateView
}

// LanguageView is one of the site's languages.
type LanguageView struct {
	Code string // zh
	Tag  string // zh-Hans
	Name string // 中文
	Dir  string // ltr or rtl
}

// TextView is a text with its language.
type TextView struct {
	Text string
	Tag  string
}

// Params are declared fields by name. Fields that are not given are there too,
// with the empty value of their type, so that a misspelt name is an error.
//
//	text, string, enum, url, email, tel  string
//	markdown                             template.HTML
//	int                                  int
//	number                               string, as the language writes it
//	bool                                 bool
//	date                                 *DateView
//	page                                 *LinkView
//	fact                                 *FactView
//	record                               *RecordView
//	quote                                *TextView
//	image                                *ImageView
//	file                                 *FileView
//	group                                Params, nil if all of it is empty
//	lists of these                       a slice of the type
type Params map[string]any

// ChapterView is one page on the page that holds all pages of a language.
type ChapterView struct {
	Title string
	// Anchor is the id to put around the page: links lead to it.
	Anchor string
	// Level is that of the title's heading: 2 or 3.
	Level    int
	Children []ChapterView

	html func() template.HTML
}

// WithHTML returns the chapter with the way to its text.
func (c ChapterView) WithHTML(html func() template.HTML) ChapterView {
	c.html = html
	return c
}

// HTML is the page as the layout chapter.html draws it, with headings, ids and
// links that fit in.
func (c ChapterView) HTML() template.HTML {
	if c.html == nil {
		return ""
	}
	return c.html()
}

// AssetView is a file that pages load.
type AssetView struct {
	// Path is where it is, from the site's root: assets/main.1f2e3d4c.css.
	Path string
	// Integrity is for the attribute of that name: sha384-….
	Integrity string
}

// viewTypes are the views that have fields, for suggestions.
var viewTypes = []reflect.Type{
	reflect.TypeFor[PageView](), reflect.TypeFor[SiteView](), reflect.TypeFor[LanguageView](),
	reflect.TypeFor[TextView](), reflect.TypeFor[LinkView](), reflect.TypeFor[TranslationView](),
	reflect.TypeFor[AlternateView](), reflect.TypeFor[HeadingView](), reflect.TypeFor[DateView](),
	reflect.TypeFor[ImageView](), reflect.TypeFor[SourceView](), reflect.TypeFor[FileView](), reflect.TypeFor[TermsView](),
	reflect.TypeFor[ListView](), reflect.TypeFor[FeedView](), reflect.TypeFor[FactView](), reflect.TypeFor[ReferenceView](),
	reflect.TypeFor[ComponentView](), reflect.TypeFor[ChapterView](), reflect.TypeFor[AssetView](),
	reflect.TypeFor[SearchView](), reflect.TypeFor[RecordView](),
	reflect.TypeFor[ChartView](), reflect.TypeFor[ChartRowView](), reflect.TypeFor[ChartValueView](),
	reflect.TypeFor[ItemView](), reflect.TypeFor[chart.Mark](),
}
