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

// LinkView is a link to a page, or to an address.
type LinkView struct {
	URL   string
	Title string
	// Tag is the language of the page, as BCP 47, if it is another one than
	// that of the page with the link; Language is then its name in itself.
	Tag      string
	Language string
	// External links lead to another site.
	External bool
	// Current is the page itself; Open says that the page is below the target.
	Current, Open bool
	ID            string
	Type          string
	Description   string
	Summary       string
	Date          *DateView
	Image         *ImageView
	// Count is the number of pages of a term.
	Count int

	children func() []LinkView
}

// WithChildren returns the link with what it has below it.
func (l LinkView) WithChildren(children func() []LinkView) LinkView {
	l.children = children
	return l
}

// Children are the entries below a menu's entry, or the pages of a section.
func (l LinkView) Children() []LinkView {
	if l.children == nil {
		return nil
	}
	return l.children()
}

// TranslationView is one entry of the language switcher.
type TranslationView struct {
	LanguageView
	// URL leads to the same page in the language; where that does not exist, to
	// the language's home page, and is "" if there is none either.
	URL     string
	Title   string
	Current bool
	// Exists says that the page exists in the language.
	Exists bool
}

// AlternateView is an hreflang of the page, with its absolute address.
type AlternateView struct {
	Tag string // zh-Hans, x-default
	URL string
}

// HeadingView is a heading of the outline.
type HeadingView struct {
	ID       string
	Text     string
	Level    int
	Children []HeadingView
}

// DateView is a day.
type DateView struct {
	Text  string // 5. März 2024
	Short string // 05.03.2024
	ISO   string // 2024-03-05
	Year  int
}

// ImageView is a picture of the site.
type ImageView struct {
	// URL is the picture in its own format, in the largest size published.
	URL string
	// Width and Height are those of URL, in pixels; 0 if not known.
	Width, Height int
	// SrcSet lists the picture's widths in its own format, as the attribute of
	// that name does; "" if there is only one.
	SrcSet string
	// Sources are the same in better formats, the best first.
	Sources []SourceView
	// Sizes says how wide the theme shows pictures, as the attribute of that name
	// does: what theme.yaml says for pictures in the text.
	Sizes string
	// Credit names the author and the licence; CreditURL leads to the source.
	Credit, CreditURL string
}

// SourceView is one format of a picture.
type SourceView struct {
	Type   string // image/webp
	SrcSet string
}

// FileView is a file to download.
type FileView struct {
	URL  string
	Name string // facts.csv
	// Subject is what a file of the site's data is about: facts, glossary, a
	// collection of records; ""
	// for other files.
	Subject string
	// Title is what is in it, or its name where nobody said.
	Title string
	// Format is what kind of file it is: CSV, PDF.
	Format string
	// Size is its length in bytes; SizeText says it in words: 1.2 MB. Size is 0
	// if it is not known.
	Size     int64
	SizeText string
	// Date is that of what is in it; nil if not known.
	Date *DateView
	// Tag is the language that it is in, as BCP 47, and Language its name; ""
	// if not known.
	Tag, Language string
}

// TermsView are the terms of one taxonomy.
type TermsView struct {
	Key   string // of the taxonomy
	Name  string
	Terms []LinkView
}

// ListView is one page of a list.
type ListView struct {
	Items []LinkView
	// Total is the number of entries on all pages; Page and Pages count from 1.
	Total, Page, Pages int
	Previous, Next     *LinkView
	// All leads to every page of the list.
	All []LinkView
}

// SearchView is the search of the site in a language.
type SearchView struct {
	// Page is the page to search on.
	Page LinkView
	// Index leads to the file by which the index is found.
	Index string
}

// FeedView is a news feed.
type FeedView struct {
	URL   string
	Title string
}

// FactView is a figure.
type FactView struct {
	ID    string
	Label string
	// Value is the figure as the language writes it: 59,03 Mrd. CNY.
	Value string
	// Before, Digits and After are the parts of Value: words before the number,
	// the number, and what follows it.
	Before, Digits, After string
	// Number is the exact value for machines: 59030000000.
	Number string
	Change string // +14,07 %; "" if not given
	Period string // Januar–November 2024; "" if not given
	// Kind is actual, estimate or target.
	Kind string
	// Source is the title of the source; SourceDate when it was published.
	Source, SourceDate, SourceURL string
	// Quote is the sentence that the figure was taken from, QuoteTag its language.
	Quote, QuoteTag string

	reference func() ReferenceView
}

// WithReference gives the figure the way to its note.
func (f *FactView) WithReference(reference func() ReferenceView) { f.reference = reference }

// Reference refers to the figure's note on the page. Asking for it is what puts
// the figure among the page's notes.
func (f *FactView) Reference() ReferenceView {
	if f.reference == nil {
		return ReferenceView{}
	}
	return f.reference()
}

// ReferenceView is a reference to a note.
type ReferenceView struct {
	// Number is the note's, from 1.
	Number int
	// First says that nothing has referred to the note before: the place to
	// which the note leads back.
	First bool
}

// RecordView is a record of one of the theme's collections.
type RecordView struct {
	Collection, ID string
	// Title is the text of the field that names it.
	Title string

	params func() Params
	first  func() bool
}

// WithParams gives the record the way to its fields, which may lead to other
// records and back.
func (r *RecordView) WithParams(params func() Params) { r.params = params }

// WithFirst gives the record the way to its place on the page.
func (r *RecordView) WithFirst(first func() bool) { r.first = first }

// Params are the fields that the collection declares.
func (r *RecordView) Params() Params {
	if r.params == nil {
		return nil
	}
	return r.params()
}

// First reports whether nothing on the page has asked before: there the
// record's anchor can stand, which must not be twice on a page.
func (r *RecordView) First() bool { return r.first != nil && r.first() }

// ComponentView is the dot of a component's template.
type ComponentView struct {
	Name string
	// Form is inline, block or container.
	Form string
	// Label is the text in brackets; Fact is the figure, if it names one, and
	Label template.HTML
	Fact  *FactView
	// Record the record.
	Record *RecordView
	// Params are the declared parameters.
	Params Params
	// Body is what stands in a container, without what Items has.
	Body template.HTML
	// Chart is what a component with the view chart draws, Items are the list
	// entries in one with the view items; nil for others.
	Chart *ChartView
	Items []ItemView
	// InLink says that the component stands in a link, and must not hold another.
	InLink bool
	// Number counts the calls of components on the page, from 1, to make ids with.
	Number int
	Page   *PageView
}

// ChartView is a chart: what it shows, and how it is laid out.
type ChartView struct {
	// Kind is bar, line, share or target.
	Kind string
	// Period is what all values are about, "" if they differ.
	Period string
	// Series are the names of the columns; a single one may have none.
	Series []string
	Rows   []ChartRowView
	// Height is the drawing's, in em; it is as wide as its place. Marks are its
	// marks, in the order of painting.
	Height string
	Marks  []chart.Mark
	// FromFacts says that every row is a fact, so that no table with the values
	// stands in the text.
	FromFacts bool
}

// ChartRowView is what belongs to one label.
type ChartRowView struct {
	Label  string
	Values []ChartValueView
}

// ChartValueView is one value.
type ChartValueView struct {
	// Series is the name of its column.
	Series string
	// Value is the figure as the language writes it; "" where there is none.
	Value string
	// Kind is actual, estimate or target.
	Kind string
	// Period is what it is about; "" if not known.
	Period string
	// Fact is the fact that it is; nil for a typed figure.
	Fact *FactView
}

// ItemView is an entry of a list in a component, with what is listed below it.
type ItemView struct {
	// Term is the bold text at the beginning; Time is the year, month or day
	// that it is, as HTML's <time> writes it, if it is one.
	Term template.HTML
	Time string
	// Text is the rest of the entry.
	Text  template.HTML
	Items []ItemView
}

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
