package theme

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
	// Count is the number of pages of a term.
	Count int

	page     LinkedPage
	children func() []LinkView
}

// LinkedPage is what templates may ask of the page that a link leads to, and
// mostly do not: a page has many links, and every one to a page with a picture
// would look for it.
type LinkedPage interface {
	Summary() string
	Date() *DateView
	Image() *ImageView
	Children() []LinkView
}

// WithPage returns the link with the way to its page.
func (l LinkView) WithPage(page LinkedPage) LinkView {
	l.page = page
	return l
}

// Summary is the plain text of the page's first paragraph; "" for an address.
func (l LinkView) Summary() string {
	if l.page == nil {
		return ""
	}
	return l.page.Summary()
}

// Date is the page's; nil if it has none.
func (l LinkView) Date() *DateView {
	if l.page == nil {
		return nil
	}
	return l.page.Date()
}

// Image is the page's; nil if it has none.
func (l LinkView) Image() *ImageView {
	if l.page == nil {
		return nil
	}
	return l.page.Image()
}

// WithChildren returns the link with entries below it that are not those of its
// page: a menu's.
func (l LinkView) WithChildren(children func() []LinkView) LinkView {
	l.children = children
	return l
}

// Children are the entries below a menu's entry, or the pages of a section.
func (l LinkView) Children() []LinkView {
	switch {
	case l.children != nil:
		return l.children()
	case l.page != nil:
		return l.page.Children()
	default:
		return nil
	}
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

	all func() []LinkView
}

// WithAll gives the list the way to its pages, which are many, and on each of
// them.
func (l *ListView) WithAll(all func() []LinkView) { l.all = all }

// All leads to every page of the list.
func (l *ListView) All() []LinkView {
	if l.all == nil {
		return nil
	}
	return l.all()
}

// SearchView is the search of the site in a language.
type SearchView struct {
	// Page is the page to search on.
	Page LinkView
	// Index leads to the file by which the index is found. Only the page to search
	// on has it, because its name changes with every text of the language.
	Index string
}

// FeedView is a news feed.
type FeedView struct {
	URL   string
	Title string
}
