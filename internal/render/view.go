package render

import (
	"net/url"
	"strings"
	"time"

	"qiao/internal/diag"
	"qiao/internal/locale"
	"qiao/internal/markdown"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// page is one page being written: it makes the views that lead from it.
type page struct {
	r    *renderer
	lang *language
	// path is the page's address below the base URL: de/park/.
	path string
	// rooted pages may be served at any depth: their links start at the host.
	rooted bool
	doc    *site.Document // nil for pages without a document
	source string         // what the page is made from, for messages
	view   *theme.PageView
	ds     []diag.Diagnostic

	notes  *notes
	linked bool // inside a link
	calls  int  // components written so far
	images int  // of the text written so far

	records  map[recordKey]*theme.RecordView // made so far
	anchored map[recordKey]bool              // records whose anchor is on the page
}

// newPage starts a page at an address.
func (r *renderer) newPage(l *language, kind, address string) *page {
	p := &page{r: r, lang: l, path: address, notes: new(notes)}
	p.view = &theme.PageView{Site: l.view, Kind: kind, Root: site.Relative(address, ""), URL: r.site.Absolute(address)}
	if p.view.Root == "./" {
		p.view.Root = ""
	}
	return p
}

// frame adds what every page has around its content, where components look for
// it too. The title must be known.
func (p *page) frame() {
	v := p.view
	v.Home = p.home()
	if p.doc == nil {
		v.Self = theme.LinkView{URL: p.href(p.path), Title: v.Title}
	}
	v.Menus = p.menus()
	v.SiteParams = p.siteParams()
	v.Feeds = append(p.feeds(), v.Feeds...)
	v.Downloads = p.downloads()
	v.Print = p.printLink()
	v.Search = p.searchView()
	v.WithFactNotes(p.notes.shown)
	v.WithRecords(p.allRecords)
	v.WithDataset(p.dataset)
}

// href leads from the page to another output of the site.
func (p *page) href(address string) string {
	if p.rooted {
		return p.r.rootPath() + site.EscapePath(address)
	}
	return site.Relative(p.path, address)
}

// rootPath is the path of the base URL.
func (r *renderer) rootPath() string {
	root := r.site.Config.BaseURL.EscapedPath()
	if !strings.HasSuffix(root, "/") {
		root += "/"
	}
	return root
}

// target leads from the page to what a link resolved to.
func (p *page) target(t *site.Target) string {
	if p.rooted && t.Kind != site.External {
		return p.r.rootPath() + strings.TrimPrefix(t.Href(""), "./")
	}
	return t.Href(p.path)
}

func (p *page) home() theme.LinkView {
	if d := p.lang.homeDoc; d != nil {
		return p.link(d)
	}
	return theme.LinkView{URL: p.href(""), Title: p.lang.view.Title}
}

// link makes the view of a link to a document.
func (p *page) link(d *site.Document) theme.LinkView {
	v := theme.LinkView{
		URL: p.href(d.Path), Title: d.Title, ID: d.Page.ID, Type: d.Page.Type,
		Description: d.Description,
		Current:     p.doc == d,
		Open:        p.below(d),
	}
	if d.Lang != p.lang.Language {
		v.Tag, v.Language = d.Lang.Tag, d.Lang.Name
	}
	return v.WithPage(&linkedPage{p, d})
}

// below reports whether the page's document is below another one; that it is
// below the home page goes without saying.
func (p *page) below(d *site.Document) bool {
	if p.doc == nil || p.doc == d || d.Page.Kind != site.KindSection {
		return false
	}
	for above := p.doc.Parent(); above != nil; above = above.Parent() {
		if above == d {
			return true
		}
	}
	return false
}

// linkedPage is a document as the pages see it that link to it.
type linkedPage struct {
	from *page
	doc  *site.Document
}

// Summary implements [theme.LinkedPage].
func (l *linkedPage) Summary() string { return l.from.plain(l.doc.Outline.Summary) }

// Date implements [theme.LinkedPage].
func (l *linkedPage) Date() *theme.DateView { return l.from.date(l.doc.Page.Date) }

// Image implements [theme.LinkedPage].
func (l *linkedPage) Image() *theme.ImageView {
	t, ok := l.from.r.site.Image(l.doc)
	if !ok {
		return nil
	}
	return l.from.image(&t)
}

// Children implements [theme.LinkedPage].
func (l *linkedPage) Children() []theme.LinkView { return l.from.links(l.doc.Children()) }

func (p *page) links(docs []*site.Document) []theme.LinkView {
	views := make([]theme.LinkView, 0, len(docs))
	for _, d := range docs {
		views = append(views, p.link(d))
	}
	return views
}

// pageLink leads to the nearest document of a page; nil if there is none.
func (p *page) pageLink(to *site.Page) *theme.LinkView {
	if to == nil {
		return nil
	}
	d := p.r.site.Nearest(to, p.lang.Code)
	if d == nil {
		return nil
	}
	v := p.link(d)
	return &v
}

// date makes the view of a day; nil for none.
func (p *page) date(t time.Time) *theme.DateView { return dateView(p.lang, t) }

func dateView(l *language, t time.Time) *theme.DateView {
	if t.IsZero() {
		return nil
	}
	return &theme.DateView{
		Text: l.Locale.Date(t, locale.Long), Short: l.Locale.Date(t, locale.Short),
		ISO: t.Format(time.DateOnly), Year: t.Year(),
	}
}

// plain spells a text out, with the figures in it.
func (p *page) plain(t markdown.Text) string {
	if len(t.Parts) == 1 && t.Parts[0].Call == nil {
		return strings.TrimSpace(t.Parts[0].Text)
	}
	return strings.TrimSpace(t.String(p.words))
}

// breadcrumbs lead to what is above a document.
func (p *page) breadcrumbs(d *site.Document) []theme.LinkView {
	var crumbs []theme.LinkView
	for _, above := range d.Ancestors() {
		crumbs = append(crumbs, p.link(above))
	}
	return crumbs
}

// menus are the site's menus, by name.
func (p *page) menus() map[string][]theme.LinkView {
	menus := make(map[string][]theme.LinkView, len(p.r.site.Menus))
	for name, items := range p.r.site.Menus {
		menus[name] = p.menu(items)
	}
	return menus
}

func (p *page) menu(items []site.MenuItem) []theme.LinkView {
	views := make([]theme.LinkView, 0, len(items))
	for i := range items {
		if v, ok := p.menuItem(&items[i]); ok {
			views = append(views, v)
		}
	}
	return views
}

func (p *page) menuItem(item *site.MenuItem) (theme.LinkView, bool) {
	var v theme.LinkView
	name := item.Name.In(p.lang.Code)
	switch {
	case item.Page != nil:
		to := p.r.site.Nearest(item.Page, p.lang.Code)
		if to == nil {
			return v, false
		}
		v = p.link(to)
		if name != "" {
			v.Title = name
		}
	case item.URL != "":
		v = theme.LinkView{URL: item.URL, Title: name, External: external(item.URL)}
	default:
		v = theme.LinkView{Title: name}
	}
	return v.WithChildren(func() []theme.LinkView { return p.menu(item.Children) }), true
}

// external reports whether an address is on another site (and no mail address
// or telephone number).
func external(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https")
}

// alternate is a page's address in a language.
type alternate struct {
	lang *language
	path string
	name string
	// near says that it is not the same page, but the first of its list, where
	// the language's list is shorter.
	near bool
}

// alternates notes the page's addresses in all languages, for hreflang and the
// language switcher.
func (p *page) alternates(all []alternate) {
	v := p.view
	v.Alternates = make([]theme.AlternateView, 0, len(all)+1)
	for _, a := range all {
		if !a.near {
			v.Alternates = append(v.Alternates, theme.AlternateView{Tag: a.lang.Tag, URL: p.r.site.Absolute(a.path)})
		}
	}
	v.Alternates = append(v.Alternates, theme.AlternateView{Tag: "x-default", URL: p.lang.view.BaseURL})
	v.Translations = make([]theme.TranslationView, 0, len(p.r.inOrder()))
	for _, l := range p.r.inOrder() {
		v.Translations = append(v.Translations, p.translation(l, all))
	}
}

// translation is the entry of the language switcher for a language.
func (p *page) translation(l *language, all []alternate) theme.TranslationView {
	t := theme.TranslationView{LanguageView: l.view.Language, Current: l == p.lang}
	for i := range all {
		if all[i].lang == l {
			t.Exists, t.URL, t.Title = true, p.href(all[i].path), all[i].name
			return t
		}
	}
	if l.homeDoc != nil {
		t.URL, t.Title = p.href(l.homeDoc.Path), l.homeDoc.Title
	}
	return t
}

// terms are the terms that a page is filed under.
func (p *page) terms(of *site.Page) []theme.TermsView {
	var all []theme.TermsView
	for _, t := range p.lang.taxonomies {
		v := theme.TermsView{Key: t.Key, Name: t.Name.In(p.lang.Code)}
		for _, term := range of.Terms[t.Key] {
			if term.Path(p.lang.Code) != "" {
				v.Terms = append(v.Terms, p.termLink(term))
			}
		}
		if len(v.Terms) > 0 {
			all = append(all, v)
		}
	}
	return all
}

func (p *page) termLink(t *site.Term) theme.LinkView {
	return theme.LinkView{
		URL: p.href(t.Path(p.lang.Code)), Title: t.Name.In(p.lang.Code), ID: t.Key, Type: "term",
		Description: t.Description.In(p.lang.Code), Count: len(t.Documents(p.lang.Code)),
		Current: p.path == t.Path(p.lang.Code),
	}
}

// feeds are the news feeds that the page announces: the language's, if it has
// one.
func (p *page) feeds() []theme.FeedView {
	if !p.lang.dated {
		return nil
	}
	return []theme.FeedView{{URL: p.href(feedPath(p.lang.home())), Title: p.lang.view.Title}}
}
