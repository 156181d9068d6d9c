package render

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// The layouts of the page that holds all pages of a language: its frame, and
// each page in it. A theme without both has no such page.
const (
	printLayout   = "print"
	chapterLayout = "chapter"
)

// printFolder is where that page is, below a language's home page.
const printFolder = "print/"

// printLimit is how much text, in bytes of HTML before components and links are
// filled in, all pages together may have to be put into one: some 500 sheets of
// paper. What is larger nobody prints, and no browser opens with pleasure.
const printLimit = 2 << 20

// booklet is all pages of a language on one.
type booklet struct {
	path            string // of the page: de/print/
	layout, chapter string // the theme's
	chapters        []*chapter
	size            int               // of the text, before its holes are filled
	anchors         map[string]string // by path of the document
}

// chapter is a document in the booklet.
type chapter struct {
	doc      *site.Document
	anchor   string
	level    int // of its title
	children []*chapter
}

// booklet puts the documents of a language together: the home page, then what
// is in the main menu, in its order, then the rest as sections list it. It is
// nil where the theme has no layouts for it, or where it is too large, which is
// a finding.
func (r *renderer) booklet(l *language) (*booklet, []diag.Diagnostic) {
	layout, hasFrame := r.theme.Layout([]string{printLayout})
	inner, hasChapter := r.theme.Layout([]string{chapterLayout})
	if !hasFrame || !hasChapter || l.homeDoc == nil {
		return nil, nil
	}
	b := &booklet{path: l.home() + printFolder, layout: layout, chapter: inner, anchors: make(map[string]string)}
	b.chapters = b.add(nil, l.homeDoc, 2)
	b.chapters = append(b.chapters, b.below(r.menuOrder(l), 2)...)
	if l.printSize = b.size; b.size > printLimit {
		return nil, []diag.Diagnostic{diag.New("print-too-large", l.Pos, "lang", l.Code, "limit", "2 MiB")}
	}
	return b, nil
}

// booklets makes the booklets of all languages.
func (r *renderer) booklets() (ds []diag.Diagnostic) {
	for _, l := range r.inOrder() {
		b, more := r.booklet(l)
		l.booklet, ds = b, append(ds, more...)
	}
	return ds
}

// menuOrder are the documents below the home page: those in the main menu
// first.
func (r *renderer) menuOrder(l *language) []*site.Document {
	children := l.homeDoc.Children()
	below := make(map[*site.Document]bool, len(children)) // and not yet listed
	for _, d := range children {
		below[d] = true
	}
	docs := make([]*site.Document, 0, len(children))
	add := func(d *site.Document) {
		if below[d] {
			docs = append(docs, d)
			delete(below, d)
		}
	}
	for _, item := range r.site.Menus["main"] {
		if item.Page != nil {
			add(item.Page.Document(l.Code))
		}
	}
	for _, d := range children {
		add(d)
	}
	return docs
}

// below makes chapters of documents, each with what is below it. Titles are
// headings of the second and third level; deeper ones would leave none for the
// text.
func (b *booklet) below(docs []*site.Document, level int) []*chapter {
	var chapters []*chapter
	for _, d := range docs {
		before := len(chapters)
		chapters = b.add(chapters, d, level)
		children := b.below(d.Children(), min(level+1, 3))
		if len(chapters) == before { // the section itself is left out
			chapters = append(chapters, children...)
			continue
		}
		chapters[before].children = children
	}
	return chapters
}

// add adds a document, unless it is not to be printed.
func (b *booklet) add(chapters []*chapter, d *site.Document, level int) []*chapter {
	if !d.Page.Print || d.Page.NoIndex {
		return chapters
	}
	c := &chapter{doc: d, anchor: fmt.Sprintf("p%d", len(b.anchors)+1), level: level}
	b.anchors[d.Path] = c.anchor
	b.size += d.Outline.Size
	return append(chapters, c)
}

// booklet adds the page that holds all pages of a language.
func (p *planner) booklet(l *language) {
	if l.booklet == nil {
		return
	}
	write := func(w *bytes.Buffer) []diag.Diagnostic { return p.writeBooklet(l, l.booklet, w) }
	p.generate(l.booklet.path, write, p.site.Documents(l.Code)...)
}

// writeBooklet writes the page that holds all pages of a language.
func (r *renderer) writeBooklet(l *language, b *booklet, w *bytes.Buffer) []diag.Diagnostic {
	p := r.newPage(l, "print", b.path)
	p.source = b.path
	v := p.view
	v.Title, v.NoIndex = r.theme.Message(l.Code, "print-title"), true
	if v.Title == "" {
		v.Title = l.view.Title
	}
	v.Breadcrumbs = p.homeCrumb()
	v.Chapters = p.chapters(b.chapters)
	var same []alternate
	for _, other := range r.inOrder() {
		if other.booklet != nil {
			same = append(same, alternate{lang: other, path: other.booklet.path, name: r.theme.Message(other.Code, "print-title")})
		}
	}
	p.alternates(same)
	p.frame()
	return p.write(b.layout, w)
}

// chapters are the views of chapters. Their text is written when the layout
// asks for it, so that only one of them is held at a time.
func (p *page) chapters(all []*chapter) []theme.ChapterView {
	var views []theme.ChapterView
	for _, c := range all {
		v := theme.ChapterView{Title: c.doc.Title, Anchor: c.anchor, Level: c.level, Children: p.chapters(c.children)}
		views = append(views, v.WithHTML(func() template.HTML { return p.chapterHTML(c) }))
	}
	return views
}

// chapterHTML writes a document as a part of the page. Its figures are noted
// among those of the whole booklet: most stand in several chapters.
func (p *page) chapterHTML(c *chapter) template.HTML {
	d := c.doc
	q := p.r.newPage(p.lang, kindOf(d.Page), p.path)
	q.doc, q.source, q.notes = d, d.File, p.notes
	text := p.r.site.Body(d)
	q.describe(d, text)
	q.frame()
	q.view.WithFactNotes(nil)
	q.view.Params = q.docParams(d)
	q.view.Content = q.body(text, d, true).html(&text.Fragment)
	var own, moved bytes.Buffer
	// What is wrong with the document is found where it is a page of its own.
	p.ds = append(p.ds, p.r.theme.Execute(&own, p.lang.booklet.chapter, q.view, q.source)...)
	e := embedding{prefix: c.anchor + ".", shift: c.level - 1, link: p.lang.booklet.anchor}
	e.write(&moved, own.Bytes())
	return template.HTML(moved.String())
}

// anchor turns a relative address into one within the booklet, if it leads to a
// page that is in it.
func (b *booklet) anchor(address string) string {
	ref, err := url.Parse(address)
	if err != nil || ref.IsAbs() || ref.Host != "" || ref.RawQuery != "" || strings.HasPrefix(ref.Path, "/") {
		return address
	}
	to := (&url.URL{Path: "/" + b.path}).ResolveReference(ref)
	anchor, ok := b.anchors[strings.TrimPrefix(to.Path, "/")]
	switch {
	case !ok:
		return address
	case ref.Fragment == "":
		return "#" + anchor
	case isFactID(ref.Fragment):
		return "#" + ref.EscapedFragment()
	}
	return "#" + anchor + "." + ref.EscapedFragment()
}

// printLink leads to the page that holds all pages of the language; nil if
// there is none.
func (p *page) printLink() *theme.LinkView {
	if p.lang.booklet == nil {
		return nil
	}
	return &theme.LinkView{
		URL: p.href(p.lang.booklet.path), Title: p.r.theme.Message(p.lang.Code, "print-title"),
		Current: p.path == p.lang.booklet.path,
	}
}
