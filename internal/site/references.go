package site

import (
	"strings"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/records"
)

// resolveReferences checks what the front matter names: the page's picture, and
// the pages, facts and files of the type's fields.
func (a *assembler) resolveReferences() {
	for _, g := range a.groups {
		if g.page == nil {
			continue
		}
		from := g.document()
		if v, ok := g.shared.get("image"); ok && v.raw.Text != "" {
			g.page.Image = a.imageRef(from, v.raw)
		}
		if g.schema.typ == nil {
			continue
		}
		for i := range g.schema.typ.Fields {
			f := &g.schema.typ.Fields[i]
			if g.schema.fields[f.Name] == f {
				a.checkField(g, f)
			}
		}
	}
}

// document is the published document from which the page's shared fields are
// read: the one that gives them, if it is published.
func (g *group) document() *Document {
	if d := g.page.Document(g.giver.lang.Code); d != nil {
		return d
	}
	return g.page.Documents[0]
}

// checkField checks what one field names, in the documents that give it.
func (a *assembler) checkField(g *group, f *config.Field) {
	if !ownField(f) {
		if v, ok := g.shared.get(f.Name); ok {
			a.checkValue(g.document(), f, v.raw)
		}
		return
	}
	for _, d := range g.page.Documents {
		if v, ok := g.entryOf(d.Lang.Code).values.get(f.Name); ok {
			a.checkValue(d, f, v.raw)
		}
	}
}

// resolveRecords checks what the records name. Their pictures and files are
// named as from the home page.
func (a *assembler) resolveRecords() {
	var home *Document
	if len(a.site.Home.Documents) > 0 {
		home = a.site.Home.Documents[0]
	}
	for _, c := range a.site.Records.Collections() {
		for _, r := range a.site.Records.All(c.Name) {
			for i := range c.Fields {
				a.checkValue(home, &c.Fields[i], r.Written.Get(c.Fields[i].Name))
			}
		}
	}
}

// checkValue checks what a value names, or the values in it; pictures and files
// as from a document, which may be nil.
func (a *assembler) checkValue(d *Document, f *config.Field, v *decode.Value) {
	if v == nil || v.Kind == decode.Null {
		return
	}
	if v.Kind == decode.List {
		for _, item := range v.Items {
			a.checkValue(d, f, item)
		}
		return
	}
	switch f.Type {
	case config.PageRef:
		a.pageRef(v.Text, v.Pos)
	case config.FactRef:
		if _, p := a.site.ResolveFact(v.Text); p != nil {
			a.ds = append(a.ds, p.At(v.Pos))
		}
	case config.RecordRef:
		if _, p := a.site.ResolveRecord(f.Of, v.Text); p != nil {
			a.ds = append(a.ds, p.At(v.Pos))
		}
	case config.Quote:
		if p := a.site.ResolveQuote(v.Text); p != nil {
			a.ds = append(a.ds, p.At(v.Pos))
		}
	case config.Image:
		if d != nil {
			a.imageRef(d, v)
		}
	case config.FileRef:
		if d != nil {
			a.fileRef(d, v)
		}
	case config.Group:
		for i := range f.Fields {
			a.checkValue(d, &f.Fields[i], v.Get(f.Fields[i].Name))
		}
	}
}

// pageRef finds the page that a menu or a field names, or reports it.
func (a *assembler) pageRef(id string, pos diag.Pos) *Page {
	p, problem := a.site.ResolvePage(id)
	if problem != nil {
		a.ds = append(a.ds, problem.At(pos))
	}
	return p
}

// ResolvePage finds the published page that an id names; "/" is the home page.
func (s *Site) ResolvePage(id string) (*Page, *Problem) {
	trimmed := strings.Trim(id, "/")
	if p := s.Page(trimmed); p != nil && len(p.Documents) > 0 {
		return p, nil
	}
	n := s.lookup.nearby()
	if reason, is := n.unpub[trimmed]; is {
		return nil, &Problem{"page-unpublished/" + reason, []any{"page", id}}
	}
	suggestion := n.folded[strings.ToLower(trimmed)]
	if suggestion == "" {
		suggestion = n.suggest(trimmed)
	}
	if s.lookup.pages[suggestion] == nil {
		suggestion = "" // a file
	}
	return nil, &Problem{"page-unknown", []any{"page", id, "suggestion", suggestion}}
}

// ResolveFact finds the fact that an id names.
func (s *Site) ResolveFact(id string) (*facts.Fact, *Problem) {
	if s.Facts == nil {
		return nil, &Problem{"fact-unknown", []any{"fact", id, "suggestion", ""}}
	}
	if f, ok := s.Facts.Get(id); ok {
		return f, nil
	}
	return nil, &Problem{"fact-unknown", []any{"fact", id, "suggestion", diag.Suggest(id, s.Facts.IDs())}}
}

// ResolveRecord finds the record that an id names in a collection.
func (s *Site) ResolveRecord(collection, id string) (*records.Record, *Problem) {
	if r, ok := s.Records.Get(collection, id); ok {
		return r, nil
	}
	file := (&config.Collection{Name: collection}).File()
	return nil, &Problem{"record-unknown", []any{"record", id, "file", file, "suggestion", diag.Suggest(id, s.Records.IDs(collection))}}
}

// ResolveQuote looks for a quote in the sources of the facts.
func (s *Site) ResolveQuote(quote string) *Problem {
	quote = strings.TrimSpace(quote)
	if file, files := s.Facts.Verbatim(quote); quote != "" && file == "" && len(files) > 0 {
		return &Problem{"field-quote", []any{"files", strings.Join(files, ", ")}}
	}
	return nil
}

// imageRef finds a picture that front matter names and returns it in the form
// of [Page.Image], or reports it and returns "".
func (a *assembler) imageRef(d *Document, v *decode.Value) string {
	t, p := a.site.ResolveImage(d, v.Text)
	if p != nil {
		a.ds = append(a.ds, p.At(v.Pos))
		return ""
	}
	return "/" + t.Neutral()
}

// fileRef reports a download that does not exist.
func (a *assembler) fileRef(d *Document, v *decode.Value) {
	t, p := a.site.Resolve(d, v.Text)
	switch {
	case p != nil:
		a.ds = append(a.ds, p.At(v.Pos))
	case t.Kind == External || t.Kind == ToDocument:
		a.report("field-file", v.Pos, "file", v.Text)
	}
}

// Image is the page's picture as a language shows it; ok is false if the page
// has none.
func (s *Site) Image(d *Document) (t Target, ok bool) {
	if d.Page.Image == "" {
		return Target{}, false
	}
	t, p := s.Resolve(d, d.Page.Image)
	return t, p == nil
}
