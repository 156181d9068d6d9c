package site

import (
	"cmp"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
)

// Taxonomy is one way of grouping, with its terms in use.
type Taxonomy struct {
	Key   string
	Name  config.Localized
	Slug  config.Localized
	Terms []*Term // those with published pages, in the order of Sort and key

	terms map[string]*Term // all that are declared
	paths map[string]string
}

// Path is the address of the list of the taxonomy's terms in a language, or ""
// if no term is in use there.
func (t *Taxonomy) Path(lang string) string { return t.paths[lang] }

// TermsIn are the terms that have published pages in the language, in the order
// of their Sort, then of their names there.
func (t *Taxonomy) TermsIn(l *config.Language) []*Term {
	var terms []*Term
	for _, term := range t.Terms {
		if len(term.documents[l.Code]) > 0 {
			terms = append(terms, term)
		}
	}
	slices.SortStableFunc(terms, func(x, y *Term) int {
		return cmp.Or(cmp.Compare(x.Sort, y.Sort), l.Locale.Compare(x.Name.In(l.Code), y.Name.In(l.Code)))
	})
	return terms
}

// Term is one entity across languages.
type Term struct {
	Taxonomy    *Taxonomy
	Key         string
	Name        config.Localized
	Slug        config.Localized
	Description config.Localized
	Sort        int
	Pages       []*Page // by id
	Pos         diag.Pos

	documents map[string][]*Document // by language code, in the order of all lists
	paths     map[string]string
}

// Documents are the published documents of the term in a language, in the order
// of all lists.
func (t *Term) Documents(lang string) []*Document { return t.documents[lang] }

// Path is the address of the term's page in a language, or "" if it has no
// published pages there.
func (t *Term) Path(lang string) string { return t.paths[lang] }

// joinTerms resolves the terms that the pages name.
func (a *assembler) joinTerms() {
	for _, declared := range a.in.Config.Taxonomies {
		t := a.in.Taxonomies.taxonomy(declared.Key)
		a.site.Taxonomies = append(a.site.Taxonomies, t)
		for _, g := range a.groups {
			if v, ok := g.shared.get(declared.Key); ok {
				a.joinTermsOf(g, t, v)
			}
		}
		for _, key := range t.keys() {
			if term := t.terms[key]; len(term.Pages) > 0 {
				a.listTerm(term)
				t.Terms = append(t.Terms, term)
			}
		}
		slices.SortStableFunc(t.Terms, func(x, y *Term) int { return cmp.Compare(x.Sort, y.Sort) })
	}
}

// joinTermsOf joins one page with its terms of one taxonomy. Mistakes count in
// a page that is not published, too.
func (a *assembler) joinTermsOf(g *group, t *Taxonomy, v given) {
	items := v.raw.Items
	if v.raw.Kind != decode.List {
		items = []*decode.Value{v.raw}
	}
	for _, item := range items {
		term := t.terms[item.Text]
		if term == nil {
			a.report("term-unknown", item.Pos, "term", item.Text, "taxonomy", t.Key,
				"suggestion", t.suggest(item.Text))
			continue
		}
		p := g.page
		if p == nil || slices.Contains(p.Terms[t.Key], term) {
			continue
		}
		if p.Terms == nil {
			p.Terms = make(map[string][]*Term)
		}
		p.Terms[t.Key] = append(p.Terms[t.Key], term)
		term.Pages = append(term.Pages, p)
	}
}

// listTerm lists a term's documents in each language.
func (a *assembler) listTerm(term *Term) {
	term.documents = make(map[string][]*Document)
	for _, p := range term.Pages {
		for _, d := range p.Documents {
			term.documents[d.Lang.Code] = append(term.documents[d.Lang.Code], d)
		}
	}
	for _, list := range term.documents {
		sortDocuments(list)
	}
}

// suggest is the key of the term that a word was probably meant to be: a key,
// or the name of a term in some language.
func (t *Taxonomy) suggest(word string) string {
	for _, key := range t.keys() {
		for _, name := range t.terms[key].Name {
			if strings.EqualFold(name, word) {
				return key
			}
		}
	}
	return diag.Suggest(word, t.keys())
}

// keys are the keys of all declared terms, sorted.
func (t *Taxonomy) keys() []string {
	keys := make([]string, 0, len(t.terms))
	for key := range t.terms {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
