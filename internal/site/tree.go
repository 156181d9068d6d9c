package site

import (
	"path"
	"slices"
	"strings"

	"qiao/internal/config"
)

// newPage makes the page of a group with what its documents share.
func (a *assembler) newPage(g *group) *Page {
	p := &Page{
		ID: g.id, Kind: kindOf(g), Type: a.typeName(g), TypeDef: g.schema.typ, Source: g.source,
		Date: g.shared.moment("date"), Reviewed: g.shared.moment("reviewed"), Expires: g.shared.moment("expires"),
		Weight:  g.shared.number("weight"),
		NoIndex: g.shared.flag("noindex", false), TOC: g.shared.flag("toc", true), Print: g.shared.flag("print", true),
		PageSize: g.shared.number("page_size"),
		Params:   typeParams(g.schema, g.shared, false),
	}
	_, p.HasWeight = g.shared.get("weight")
	if g.id != "" {
		return p
	}
	*a.site.Home = *p // which is a place in the tree even if nobody writes it
	return a.site.Home
}

// typeName is the page's type; a page of an unknown type passes as a common
// one, so that the rest of it can be checked.
func (a *assembler) typeName(g *group) string {
	if g.schema.typ != nil {
		return g.schema.typ.Name
	}
	if name := g.shared.text("type"); slices.Contains(a.types, name) {
		return name
	}
	return [...]string{KindHome: "home", KindSection: "section", KindPage: "page"}[kindOf(g)]
}

// newDocument makes a published document.
func newDocument(p *Page, g *group, e *entry, st state) *Document {
	return &Document{
		Page: p, Lang: e.lang, File: e.source.File, Shape: e.source.Shape, Outline: e.outline, Index: e.index,
		Title: e.values.text("title"), TitlePos: e.titlePos, Description: e.values.text("description"),
		Params:      typeParams(g.schema, e.values, true),
		FrontMatter: e.source.FrontMatter,
		Draft:       st.draft, Future: st.future,
	}
}

// typeParams are the values of the fields that the type declares: a document's
// own, or those that all documents share. They are nil where there are none.
func typeParams(sc *schema, fields values, own bool) map[string]any {
	if sc.typ == nil {
		return nil
	}
	var params map[string]any
	for i := range sc.typ.Fields {
		f := &sc.typ.Fields[i]
		v, ok := fields.get(f.Name)
		if !ok || ownField(f) != own || sc.fields[f.Name] != f {
			continue
		}
		if params == nil {
			params = make(map[string]any)
		}
		params[f.Name] = v.v
	}
	return params
}

// joinTree links the published pages with the sections above them. A folder
// without a published _index is only a part of addresses, no page.
func (a *assembler) joinTree() {
	s := a.site
	for _, g := range a.groups {
		if g.page == nil {
			continue
		}
		s.Pages = append(s.Pages, g.page)
		s.lookup.pages[g.id] = g.page
		for _, d := range g.page.Documents {
			l := s.languages[d.Lang.Code]
			l.documents = append(l.documents, d)
		}
	}
	for _, p := range s.Pages {
		if p.Kind == KindHome {
			continue
		}
		p.Parent = s.sectionAbove(p.ID)
		p.Parent.Children = append(p.Parent.Children, p)
	}
	for _, l := range s.Config.Languages {
		if s.Home.Document(l.Code) == nil && len(s.Documents(l.Code)) > 0 {
			a.reportHome(l)
		}
	}
}

// reportHome reports a language that has pages but no home page. It is said at
// the home page that exists, so that the file to translate is named.
func (a *assembler) reportHome(l *config.Language) {
	file := "content/_index." + l.Code + ".md"
	a.report("home-missing", l.Pos, "lang", l.Code, "file", file)
}

// sectionAbove is the nearest published section above an id, at last the home
// page.
func (s *Site) sectionAbove(id string) *Page {
	for id != "" {
		id = parentID(id)
		if p := s.lookup.pages[id]; p != nil && p.Kind == KindSection {
			return p
		}
	}
	return s.Home
}

// parentID is the id one folder up; "" is the home page.
func parentID(id string) string {
	i := strings.LastIndexByte(id, '/')
	return id[:max(i, 0)]
}

// joinResources gives the published pages the files that belong to them. The
// files of a page that is not published stay out of the site, as do those of a
// folder that belongs to one.
func (a *assembler) joinResources() {
	for i := range a.in.Tree.Resources {
		r := &a.in.Tree.Resources[i]
		name := strings.TrimPrefix(r.File, "content/")
		g := a.groupAbove(r.Page)
		if g != nil && g.page == nil {
			a.site.lookup.withheld[name] = g.reason
			continue
		}
		owner := a.site.Home
		if g != nil {
			owner = g.page
		}
		res := &Resource{Resource: *r, Path: name, Lang: a.variant(r.Name)}
		owner.Resources = append(owner.Resources, res)
		a.site.lookup.files[name] = res
		if res.Lang != "" {
			a.site.lookup.varied[res.neutral()] = true
		}
	}
	a.shareRights()
	for _, p := range a.site.Pages {
		slices.SortFunc(p.Resources, func(x, y *Resource) int { return strings.Compare(x.Name, y.Name) })
	}
}

// shareRights gives a picture's variants for languages, where nothing else is
// recorded about them, the rights to the picture.
func (a *assembler) shareRights() {
	for name, res := range a.site.lookup.files {
		if res.Lang == "" || res.Rights != nil {
			continue
		}
		ext := path.Ext(name)
		if picture := a.site.lookup.files[strings.TrimSuffix(name, "."+res.Lang+ext)+ext]; picture != nil && picture.Lang == "" {
			res.Rights = picture.Rights
		}
	}
}

// groupAbove is the page of that id, published or not, or the nearest above.
func (a *assembler) groupAbove(id string) *group {
	for {
		if g := a.byID[id]; g != nil || id == "" {
			return g
		}
		id = parentID(id)
	}
}

// variant is the language in a file's name (photo.de.jpg), or "".
func (a *assembler) variant(name string) string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	code := strings.TrimPrefix(path.Ext(stem), ".")
	if a.site.languages[code] == nil {
		return ""
	}
	return code
}
