package render

import (
	"bytes"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// pageSize is the number of entries on a page of a list where the section does
// not say.
const pageSize = 20

// sizeOfPages is the number of entries on a page of a section's list.
func sizeOfPages(p *site.Page) int {
	if p.PageSize > 0 {
		return p.PageSize
	}
	return pageSize
}

// pagesOf is the number of pages of a document's list; 1 for pages without one.
func pagesOf(d *site.Document) int {
	if d.Page.Kind != site.KindSection {
		return 1
	}
	return count(len(d.Children()), sizeOfPages(d.Page))
}

// count is the number of pages that n entries make.
func count(n, size int) int { return max(1, (n+size-1)/size) }

// samePages are the n-th pages of a document's list in all languages.
func (r *renderer) samePages(d *site.Document, n int) []alternate {
	var all []alternate
	for _, other := range d.Translations() {
		a := alternate{lang: r.languages[other.Lang.Code], name: other.Title}
		all = append(all, a.at(other.Path, n, pagesOf(other)))
	}
	return all
}

// at is the n-th of the pages of a list that starts at an address, or else the
// first.
func (a alternate) at(address string, n, pages int) alternate {
	a.near = n > pages
	a.path = address
	if !a.near {
		a.path = site.PagePath(address, n)
	}
	return a
}

// sectionList adds the n-th page of a section's list.
func (p *page) sectionList(d *site.Document, n int) {
	if d.Page.Kind != site.KindSection {
		return
	}
	p.list(d.Path, d.Children(), sizeOfPages(d.Page), n)
}

// list adds the n-th page of a list of documents that starts at an address.
func (p *page) list(address string, docs []*site.Document, size, n int) {
	pages := site.Paginate(docs, size)
	v := &theme.ListView{
		Items: p.links(pages[n-1]),
		Total: len(docs), Page: n, Pages: len(pages),
	}
	link := func(i int) theme.LinkView {
		return theme.LinkView{URL: p.href(site.PagePath(address, i)), Current: i == n, Count: i}
	}
	v.WithAll(func() []theme.LinkView {
		all := make([]theme.LinkView, len(pages))
		for i := range all {
			all[i] = link(i + 1)
		}
		return all
	})
	if n > 1 {
		v.Previous = new(link(n - 1))
	}
	if n < len(pages) {
		v.Next = new(link(n + 1))
	}
	p.view.List = v
}

// taxonomy writes the list of a taxonomy's terms.
func (r *renderer) taxonomy(l *language, t *site.Taxonomy, layout string, b *bytes.Buffer) []diag.Diagnostic {
	p := r.newPage(l, "taxonomy", t.Path(l.Code))
	p.source = site.TaxonomyFile
	v := p.view
	v.ID, v.Title = t.Key, t.Name.In(l.Code)
	v.Breadcrumbs = p.homeCrumb()
	v.List = &theme.ListView{Page: 1, Pages: 1}
	for _, term := range t.TermsIn(l.Language) {
		v.List.Items = append(v.List.Items, p.termLink(term))
	}
	v.List.Total = len(v.List.Items)
	var same []alternate
	for _, other := range r.inOrder() {
		if to := t.Path(other.Code); to != "" {
			same = append(same, alternate{lang: other, path: to, name: t.Name.In(other.Code)})
		}
	}
	p.alternates(same)
	p.frame()
	v.StructuredData = p.structuredData()
	return p.write(layout, b)
}

// term writes the n-th page of the list of a term's documents.
func (r *renderer) term(l *language, t *site.Term, n int, layout string, b *bytes.Buffer) []diag.Diagnostic {
	p := r.newPage(l, "term", site.PagePath(t.Path(l.Code), n))
	p.source = site.TaxonomyFile
	v := p.view
	v.ID, v.Title, v.Description = t.Key, t.Name.In(l.Code), t.Description.In(l.Code)
	v.Breadcrumbs = append(p.homeCrumb(), theme.LinkView{
		URL: p.href(t.Taxonomy.Path(l.Code)), Title: t.Taxonomy.Name.In(l.Code), Open: true,
	})
	p.list(t.Path(l.Code), t.Documents(l.Code), pageSize, n)
	var same []alternate
	for _, other := range r.inOrder() {
		if docs := t.Documents(other.Code); len(docs) > 0 {
			a := alternate{lang: other, name: t.Name.In(other.Code)}
			same = append(same, a.at(t.Path(other.Code), n, count(len(docs), pageSize)))
		}
	}
	p.alternates(same)
	p.frame()
	v.StructuredData = p.structuredData()
	return p.write(layout, b)
}

// homeCrumb is the first of the breadcrumbs of pages without a document.
func (p *page) homeCrumb() []theme.LinkView {
	if p.lang.homeDoc == nil {
		return nil
	}
	return []theme.LinkView{p.home()}
}
