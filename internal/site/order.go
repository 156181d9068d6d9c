package site

import (
	"cmp"
	"slices"

	"qiao/internal/locale"
)

// order builds the lists of every language: what stands below each section,
// and who comes before and after whom.
func (a *assembler) order() {
	for _, l := range a.in.Config.Languages {
		for _, d := range a.site.Documents(l.Code) {
			d.parent = d.Page.nearestParent(l.Code)
			if d.parent != nil {
				d.parent.children = append(d.parent.children, d)
			}
		}
		for _, d := range a.site.Documents(l.Code) {
			sortDocuments(d.children)
			chain(d.children)
		}
	}
}

// nearestParent is the document of the nearest section above that exists in
// the language; nil for the home page.
func (p *Page) nearestParent(lang string) *Document {
	for above := p.Parent; above != nil; above = above.Parent {
		if d := above.Document(lang); d != nil {
			return d
		}
	}
	return nil
}

// chain links the pages of one list with their neighbours; sections are no
// neighbours of pages.
func chain(list []*Document) {
	var last *Document
	for _, d := range list {
		if d.Page.Kind != KindPage {
			continue
		}
		if last != nil {
			last.next, d.previous = d, last
		}
		last = d
	}
}

// sortDocuments puts the documents of a list, all in one language, in order:
// first what has a weight, by weight; then by date, the newest first, what has
// none at the end; then by title as the language sorts; at last by id, so that
// the order is always the same.
func sortDocuments(list []*Document) {
	slices.SortFunc(list, func(a, b *Document) int { return cmp.Or(compareRank(a, b), cmp.Compare(a.Page.ID, b.Page.ID)) })
	for start, end := 0, 0; start < len(list); start = end {
		for end = start + 1; end < len(list) && compareRank(list[start], list[end]) == 0; {
			end++
		}
		if end > start+1 { // titles are slow to compare
			locale.SortBy(list[start].Lang.Locale, list[start:end], func(d *Document) string { return d.Title })
		}
	}
}

// compareRank compares weights and dates.
func compareRank(a, b *Document) int {
	p, q := a.Page, b.Page
	switch {
	case p.HasWeight != q.HasWeight:
		return order(q.HasWeight)
	case p.Weight != q.Weight:
		return cmp.Compare(p.Weight, q.Weight)
	default:
		return q.Date.Compare(p.Date)
	}
}

// order is 1 if the second comes first.
func order(second bool) int {
	if second {
		return 1
	}
	return -1
}

// Children are the pages and sub-sections of a section in its language, in the
// order of all lists: by weight, date, title, id. Where a sub-section has no
// document in the language, what stands below it counts as below this one.
func (d *Document) Children() []*Document { return d.children }

// Parent is the document of the nearest section above that exists in the
// language, or nil.
func (d *Document) Parent() *Document { return d.parent }

// Ancestors are the documents above, the home page first.
func (d *Document) Ancestors() []*Document {
	var all []*Document
	for above := d.parent; above != nil; above = above.parent {
		all = append(all, above)
	}
	slices.Reverse(all)
	return all
}

// Section is the document of the top-level section that the page is in, or is;
// nil if it is in none.
func (d *Document) Section() *Document {
	top := d
	for top.parent != nil && top.parent.Page.Kind != KindHome {
		top = top.parent
	}
	if top.Page.Kind != KindSection {
		return nil
	}
	return top
}

// Previous is the page before this one in the list of its section, or nil.
func (d *Document) Previous() *Document { return d.previous }

// Next is the page after this one in the list of its section, or nil.
func (d *Document) Next() *Document { return d.next }

// Translations are the documents of the same page, this one included, in the
// order of the site's languages.
func (d *Document) Translations() []*Document { return d.Page.Documents }

// Paginate cuts a list into pages of at most size entries; size 0 or less means
// one page. There is always a first page.
func Paginate[T any](list []T, size int) [][]T {
	if size <= 0 || len(list) <= size {
		return [][]T{list}
	}
	return slices.Collect(slices.Chunk(list, size))
}

// Nearest is the page's document in a language, or else the one that a link
// from there leads to: the nearest in the fallback order. It is nil only for a
// home page that nobody wrote.
func (s *Site) Nearest(p *Page, lang string) *Document {
	if d := p.Document(lang); d != nil {
		return d
	}
	if l := s.languages[lang]; l != nil {
		for _, other := range l.fallbacks {
			if d := p.Document(other.Code); d != nil {
				return d
			}
		}
	}
	return nil
}
