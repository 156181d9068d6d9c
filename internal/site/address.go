package site

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// address gives every document, term and taxonomy its path:
// /<language>/<slug of each folder>/<slug>/. The slug of a folder is that of
// its own published document in the language, else the folder's name.
func (a *assembler) address() {
	for _, g := range a.groups {
		if g.page == nil {
			continue
		}
		for _, d := range g.page.Documents {
			d.slug, d.slugPos = a.slugOf(g, d)
		}
	}
	for _, p := range a.site.Pages {
		for _, d := range p.Documents {
			d.Path = a.pathOf(d)
			d.Aliases = a.aliasesOf(d)
		}
	}
	for _, t := range a.site.Taxonomies {
		a.addressTerms(t)
	}
}

// slugOf is the slug that a document gives itself, checked, or "".
func (a *assembler) slugOf(g *group, d *Document) (string, diag.Pos) {
	given, ok := g.entryOf(d.Lang.Code).values.get("slug")
	v := given.raw
	if v == nil || !ok {
		return "", diag.Pos{}
	}
	slug, _ := given.v.(string)
	if d.Page.Kind == KindHome {
		a.report("slug-home", v.Pos, "path", "/"+d.Lang.Code+"/")
		return "", diag.Pos{}
	}
	if id, args := slugProblem(slug); id != "" {
		a.report(id, v.Pos, args...)
		return "", diag.Pos{}
	}
	return norm.NFC.String(slug), v.Pos
}

// entryOf is the group's entry in a language.
func (g *group) entryOf(lang string) *entry {
	for _, e := range g.entries {
		if e.lang.Code == lang {
			return e
		}
	}
	return nil
}

// pathOf is a document's address.
func (a *assembler) pathOf(d *Document) string {
	id, lang := d.Page.ID, d.Lang.Code
	var b strings.Builder
	b.Grow(len(lang) + len(id) + 2)
	b.WriteString(lang)
	b.WriteByte('/')
	for start := 0; start < len(id); {
		end := strings.IndexByte(id[start:], '/')
		if end < 0 {
			end = len(id)
		} else {
			end += start
		}
		b.WriteString(a.element(id[:end], id[start:end], lang))
		b.WriteByte('/')
		start = end + 1
	}
	return b.String()
}

// element is one folder of an address: the slug of the page of that id, else
// its name.
func (a *assembler) element(id, name, lang string) string {
	if p := a.site.lookup.pages[id]; p != nil {
		if d := p.Document(lang); d != nil && d.slug != "" {
			return d.slug
		}
	}
	return norm.NFC.String(name)
}

// addressTerms gives a taxonomy and its terms their addresses, in the languages
// in which they have pages.
func (a *assembler) addressTerms(t *Taxonomy) {
	for _, term := range t.Terms {
		for _, l := range a.in.Config.Languages {
			if len(term.documents[l.Code]) == 0 {
				continue
			}
			t.paths[l.Code] = l.Code + "/" + norm.NFC.String(t.Slug.In(l.Code)) + "/"
			term.paths[l.Code] = t.paths[l.Code] + norm.NFC.String(term.Slug.In(l.Code)) + "/"
		}
	}
}

// aliasesOf are a document's former addresses, checked one by one.
func (a *assembler) aliasesOf(d *Document) []Alias {
	v := a.byID[d.Page.ID].entryOf(d.Lang.Code).aliases
	if v == nil {
		return nil
	}
	items := v.Items
	if v.Kind != decode.List {
		items = []*decode.Value{v}
	}
	var all []Alias
	for _, item := range items {
		if item.Kind != decode.String {
			continue // reported with its type
		}
		p, problem := aliasPath(item.Text, d.Lang.Code)
		if problem != "" {
			a.report(problem, item.Pos, "alias", item.Text)
			continue
		}
		all = append(all, Alias{Path: p, Pos: item.Pos})
	}
	return all
}

// aliasPath turns an alias as written into an output path: "/zh/old/" and
// "/old.html" count from the site's root, "old/" from the language's. problem
// is the id of a finding, or "".
func aliasPath(alias, lang string) (p, problem string) {
	u, err := url.Parse(alias)
	switch {
	case err != nil || strings.ContainsAny(alias, "\\\x00") || strings.ContainsFunc(alias, isControl):
		return "", "alias-invalid"
	case u.Scheme != "" || u.Host != "":
		return "", "alias-invalid/host"
	case u.RawQuery != "" || u.Fragment != "":
		return "", "alias-invalid/query"
	}
	p = u.Path
	for element := range strings.SplitSeq(p, "/") {
		if element == ".." || element == "." {
			return "", "alias-invalid/dots"
		}
	}
	if !strings.HasPrefix(p, "/") {
		p = lang + "/" + p
	}
	p = norm.NFC.String(strings.TrimPrefix(path.Clean(p), "/"))
	if p == "" || p == "." || p == lang {
		return "", "alias-invalid/root"
	}
	if ext := path.Ext(p); ext != ".html" && ext != ".htm" && ext != ".php" && ext != ".aspx" && ext != ".jsp" {
		p += "/"
	}
	return p, ""
}

// isControl reports characters that no address holds.
func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// PagePath is the address of the n-th page (from 1) of a list that starts at
// the path: "de/aktuelles/page/2/".
func PagePath(list string, n int) string {
	if n <= 1 {
		return list
	}
	return list + "page/" + strconv.Itoa(n) + "/"
}
