package render

import (
	"bytes"
	"slices"
	"strings"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/snapshot"
)

// Plan lists all outputs of the site, sorted by path. Nothing is rendered yet,
// but it is known for every page which layout it has, and that no two outputs
// have one path; what is wrong with that is reported.
func Plan(in Input) ([]Output, []diag.Diagnostic) {
	p := newPlanner(in)
	p.plan(in.Digest)
	for _, l := range p.inOrder() {
		p.search(l)
	}
	slices.SortFunc(p.outputs, func(a, b Output) int { return strings.Compare(a.Path, b.Path) })
	return p.outputs, p.ds
}

// plan collects all outputs but those of the search.
func (p *planner) plan(d *Digest) {
	p.ds = append(p.ds, p.booklets()...)
	var booklets []bool
	for _, l := range p.inOrder() {
		booklets = append(booklets, l.booklet != nil)
	}
	p.inputs = newInputs(d, booklets)
	for _, l := range p.inOrder() {
		p.documents(l)
		p.copies(l)
		p.terms(l)
		p.feeds(l)
		p.notFound(l)
		p.data(l)
		p.booklet(l)
	}
	p.llms()
	p.security()
	p.rootFiles()
	p.resources()
	p.themeFiles()
}

// planner collects outputs.
type planner struct {
	*renderer
	inputs  inputs
	claims  *site.Outputs
	outputs []Output
	layouts map[string]string // by kind and type
	ds      []diag.Diagnostic
}

func newPlanner(in Input) *planner {
	return &planner{renderer: newRenderer(in), claims: in.Site.Outputs(), layouts: make(map[string]string)}
}

// add adds an output whose path is known to be its own.
func (p *planner) add(o Output) {
	o.Path = filePath(o.Path)
	p.outputs = append(p.outputs, o)
}

// claim adds an output that the site does not know of, unless something else
// has its path.
func (p *planner) claim(rank site.Rank, o Output) {
	ds := p.claims.Claim(site.Owner{Path: o.Path, Pos: diag.Pos{File: o.Source}, Rank: rank})
	p.ds = append(p.ds, ds...)
	if len(ds) == 0 {
		p.add(o)
	}
}

// generate adds an output that every site has, and whose source is the output
// itself; it is made from the texts of documents, or from none.
func (p *planner) generate(address string, render func(b *bytes.Buffer) []diag.Diagnostic, from ...*site.Document) {
	p.claim(site.GeneratedFile, Output{Path: address, Source: address, Inputs: p.inputs.of(from...), Render: render})
}

// layoutOf is the layout of a page; what has none is reported, once for each
// kind of page.
func (p *planner) layoutOf(kind, typ, source string) (name string, ok bool) {
	key := kind + " " + typ
	name, known := p.layouts[key]
	if !known {
		var ds []diag.Diagnostic
		name, ds = p.layout(kind, typ, source)
		p.ds = append(p.ds, ds...)
		p.layouts[key] = name
	}
	return name, name != ""
}

// documents adds the documents of a language, with all pages of their lists,
// and the pages at their former addresses.
func (p *planner) documents(l *language) {
	docs := p.site.Documents(l.Code)
	p.outputs = slices.Grow(p.outputs, 2*len(docs)) // with their copies
	for _, d := range docs {
		layout, ok := p.layoutOf(kindOf(d.Page), d.Page.Type, d.File)
		if !ok {
			continue
		}
		from := p.inputs.of(d)
		if d == l.searchDoc {
			from = p.inputs.of(p.site.Documents(l.Code)...) // it names the index
		}
		p.add(Output{Path: d.Path, Source: d.File, Inputs: from, Render: func(b *bytes.Buffer) []diag.Diagnostic {
			return p.document(d, 1, layout, b)
		}})
		p.card(d)
		for n := 2; n <= pagesOf(d); n++ {
			p.claim(site.ListPage, Output{Path: site.PagePath(d.Path, n), Source: d.File, Inputs: from, Render: func(b *bytes.Buffer) []diag.Diagnostic {
				return p.document(d, n, layout, b)
			}})
		}
		for _, alias := range d.Aliases {
			p.add(Output{Path: alias.Path, Source: d.File, Inputs: p.inputs.site, Render: func(b *bytes.Buffer) []diag.Diagnostic {
				return p.redirect(d, alias.Path, b)
			}})
		}
	}
}

// terms adds the lists of the taxonomies' terms, and of each term's pages.
func (p *planner) terms(l *language) {
	for _, t := range l.taxonomies {
		if layout, ok := p.layoutOf("taxonomy", "", site.TaxonomyFile); ok {
			p.add(Output{Path: t.Path(l.Code), Source: site.TaxonomyFile, Inputs: p.inputs.site, Render: func(b *bytes.Buffer) []diag.Diagnostic {
				return p.taxonomy(l, t, layout, b)
			}})
		}
		layout, ok := p.layoutOf("term", "", site.TaxonomyFile)
		if !ok {
			continue
		}
		for _, term := range t.TermsIn(l.Language) {
			p.termPages(l, term, layout)
		}
	}
}

// termPages adds all pages of the list of a term's documents.
func (p *planner) termPages(l *language, t *site.Term, layout string) {
	for n := range count(len(t.Documents(l.Code)), pageSize) {
		o := Output{Path: site.PagePath(t.Path(l.Code), n+1), Source: site.TaxonomyFile, Inputs: p.inputs.site}
		o.Render = func(b *bytes.Buffer) []diag.Diagnostic { return p.term(l, t, n+1, layout, b) }
		if n == 0 {
			p.add(o)
			continue
		}
		p.claim(site.ListPage, o)
	}
}

// feeds adds the feed of a language and those of its sections, where there are
// dated pages: a feed of nothing would be one that nobody can subscribe to in
// earnest.
func (p *planner) feeds(l *language) {
	if l.dated {
		p.generate(feedPath(l.home()), func(b *bytes.Buffer) []diag.Diagnostic {
			return p.feed(l, l.home(), l.view.Title, p.datedIn(l), b)
		})
	}
	for _, d := range p.site.Documents(l.Code) {
		if l.newsIn[d] {
			p.generate(feedPath(d.Path), func(b *bytes.Buffer) []diag.Diagnostic { return p.feed(l, d.Path, d.Title, dated(d), b) })
		}
	}
}

// notFoundPage is the name of the page for addresses that do not exist.
const notFoundPage = "404.html"

func (p *planner) notFound(l *language) {
	if layout, ok := p.layoutOf("404", "", notFoundPage); ok {
		p.notFoundAt(l, l.home()+notFoundPage, layout)
	}
}

func (p *planner) notFoundAt(l *language, address, layout string) {
	p.generate(address, func(b *bytes.Buffer) []diag.Diagnostic { return p.renderer.notFound(l, address, layout, b) })
}

// rootFiles adds what stands at the site's root.
func (p *planner) rootFiles() {
	chooser := p.plainChooser
	if layout, ok := p.theme.Layout([]string{"chooser"}); ok {
		chooser = func(b *bytes.Buffer) []diag.Diagnostic { return p.chooser(layout, b) }
	}
	p.claim(site.GeneratedFile, Output{Source: "index.html", Inputs: p.inputs.site, Render: chooser})
	if layout, ok := p.layoutOf("404", "", notFoundPage); ok {
		p.notFoundAt(p.sourceLanguage(), notFoundPage, layout)
	}
	maps := p.sitemaps()
	p.generate(sitemapIndex, func(b *bytes.Buffer) []diag.Diagnostic { return p.writeSitemapIndex(maps, b) })
	for _, m := range maps {
		p.generate(m.name, func(b *bytes.Buffer) []diag.Diagnostic { return p.writeSitemap(m, b) })
	}
	if owner, taken := p.claims.Owner("robots.txt"); !taken || owner.Rank != site.StaticFile {
		p.generate("robots.txt", p.writeRobots)
	}
}

// themeFiles adds the theme's assets and static files. A static file of the
// site stands in for the theme's of the same name.
func (p *planner) themeFiles() {
	for _, a := range p.theme.Assets() {
		p.claim(site.GeneratedFile, Output{Path: a.Path, Source: a.File, Inputs: snapshot.SumOf(a.Data), Hashed: true, Render: bytesOf(a.Data)})
	}
	for _, f := range p.theme.Static() {
		if owner, taken := p.claims.Owner(f.Path); !taken || owner.Rank != site.StaticFile {
			p.claim(site.GeneratedFile, Output{Path: f.Path, Source: f.File, Inputs: snapshot.SumOf(f.Data), Render: bytesOf(f.Data)})
		}
	}
}

func bytesOf(data []byte) func(b *bytes.Buffer) []diag.Diagnostic {
	return func(b *bytes.Buffer) []diag.Diagnostic {
		b.Write(data)
		return nil
	}
}
