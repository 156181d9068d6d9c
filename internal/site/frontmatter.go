package site

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/source"
)

// given is a value that front matter gives.
type given struct {
	v   any           // typed after the field's declaration
	raw *decode.Value // as written
}

// values are the fields that front matter gives: a handful, which a look at all
// of them finds faster, and holds smaller, than a map.
type values []value

type value struct {
	name string
	given
}

// get returns the field of that name.
func (vs values) get(name string) (given, bool) {
	for i := range vs {
		if vs[i].name == name {
			return vs[i].given, true
		}
	}
	return given{}, false
}

// set gives a field its value.
func (vs *values) set(name string, g given) {
	for i := range *vs {
		if (*vs)[i].name == name {
			(*vs)[i].given = g
			return
		}
	}
	*vs = append(*vs, value{name, g})
}

// decode reads the front matter of all documents, on all cores.
func (a *assembler) decode() {
	const few = 64 // pages, for which it is not worth while
	parts := make([]assembler, max(1, min(runtime.GOMAXPROCS(0), len(a.groups)/few)))
	var g sync.WaitGroup
	for i := range parts {
		part := &parts[i]
		*part = *a
		part.groups = a.groups[i*len(a.groups)/len(parts) : (i+1)*len(a.groups)/len(parts)]
		part.schemas, part.ds = make(map[schemaKey]*schema), nil
		g.Go(func() {
			for _, g := range part.groups {
				part.decodeGroup(g)
			}
		})
	}
	g.Wait()
	for i := range parts {
		a.ds = append(a.ds, parts[i].ds...)
	}
}

// decodeGroup reads the front matter of a page's documents: which language is
// the source, what type the page has, and all fields after their declaration.
func (a *assembler) decodeGroup(g *group) {
	for _, e := range g.entries {
		e.front = e.source.FrontMatter()
		e.aliases = e.front.Get("aliases")
	}
	a.chooseGiver(g)
	name := a.typeOf(g)
	g.schema = a.schemaOf(name, kindOf(g))
	for _, e := range g.entries {
		e.values = a.decodeEntry(e, g.schema, name != "")
	}
	for _, v := range g.giver.values {
		if !ownField(g.schema.fields[v.name]) {
			g.shared = append(g.shared, v)
		}
	}
	for _, e := range g.entries {
		if e != g.giver {
			a.checkShared(g, e)
		}
	}
	a.fillDefaults(g)
	a.checkRequired(g)
	for _, e := range g.entries {
		e.front = nil
	}
}

// chooseGiver finds the document whose fields hold for all translations.
func (a *assembler) chooseGiver(g *group) {
	code := a.in.Config.SourceLanguage
	var first *decode.Value
	for _, e := range g.entries {
		v := e.front.Get("source_language")
		switch {
		case v == nil || v.Kind != decode.String:
		case a.site.languages[v.Text] == nil:
			a.report("source-language-unknown", v.Pos, "lang", v.Text,
				"suggestion", diag.Suggest(v.Text, languageCodes(a.in.Config)))
		case first == nil:
			first, code = v, v.Text
		}
	}
	i := max(0, slices.IndexFunc(g.entries, func(e *entry) bool { return e.lang.Code == code }))
	g.source, g.giver = code, g.entries[i]
}

// languageCodes are the codes of the site's languages.
func languageCodes(cfg *config.Site) []string {
	codes := make([]string, len(cfg.Languages))
	for i, l := range cfg.Languages {
		codes[i] = l.Code
	}
	return codes
}

// kindOf says what a page is, by the shape of its files.
func kindOf(g *group) Kind {
	switch {
	case g.id == "":
		return KindHome
	case g.entries[0].source.Shape == source.Section:
		return KindSection
	default:
		return KindPage
	}
}

// typeOf is the type that the page says it has, else the one that its place
// and shape suggest. It is "" if the page names a type that does not exist.
func (a *assembler) typeOf(g *group) string {
	if v := g.giver.front.Get("type"); v != nil && v.Kind == decode.String {
		return a.knownType(v)
	}
	switch kindOf(g) {
	case KindHome:
		return "home"
	case KindSection:
		return "section"
	}
	if folder, _, below := strings.Cut(g.id, "/"); below && slices.Contains(a.types, folder) {
		return folder
	}
	return "page"
}

// knownType returns the type of that name, or reports it and returns "".
func (a *assembler) knownType(v *decode.Value) string {
	names := a.types
	switch {
	case slices.Contains(names, v.Text):
		return v.Text
	case strings.ContainsAny(v.Text, `/\`):
		a.report("type-unknown/path", v.Pos, "type", v.Text, "types", strings.Join(names, ", "))
	default:
		a.report("type-unknown", v.Pos, "type", v.Text,
			"suggestion", diag.Suggest(v.Text, names), "types", strings.Join(names, ", "))
	}
	return ""
}

// typeNames are the theme's types and those that every theme has, sorted.
func typeNames(m *config.Manifest) []string {
	names := []string{"home", "page", "section"}
	for _, t := range m.Types {
		names = append(names, t.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// decodeEntry reads the fields of one document. Fields that the type does not
// declare are reported if the type is known.
func (a *assembler) decodeEntry(e *entry, sc *schema, strict bool) values {
	fields := make(values, 0, len(e.front.Fields))
	e.titlePos = e.front.Pos
	for _, f := range e.front.Fields {
		field := sc.fields[f.Key]
		if field == nil {
			if strict {
				a.ds = append(a.ds, a.unknownField(f, sc))
			}
			continue
		}
		if f.Key == "title" {
			e.titlePos = f.Value.Pos
		}
		if f.Value.Kind == decode.Null || f.Value.Kind == decode.String && strings.TrimSpace(f.Value.Text) == "" {
			continue // an empty field says nothing
		}
		v, ds := a.reader.Value(*field, f.Value)
		a.ds = append(a.ds, ds...)
		if v != nil && !diag.HasErrors(ds) {
			fields.set(f.Key, given{v, f.Value})
		}
	}
	return fields
}

// fillDefaults gives the type's fields that are left out the values that the
// theme declares for them.
func (a *assembler) fillDefaults(g *group) {
	if g.schema.typ == nil {
		return
	}
	for i := range g.schema.typ.Fields {
		f := &g.schema.typ.Fields[i]
		if !ownField(f) {
			a.fillDefault(&g.shared, f)
			continue
		}
		for _, e := range g.entries {
			a.fillDefault(&e.values, f)
		}
	}
}

func (a *assembler) fillDefault(fields *values, f *config.Field) {
	if _, ok := fields.get(f.Name); ok {
		return
	}
	if v, _ := a.reader.Value(*f, nil); v != nil {
		fields.set(f.Name, given{v: v})
	}
}

// checkRequired reports the fields that a document must give and does not.
// What was given and is wrong was reported already.
func (a *assembler) checkRequired(g *group) {
	for _, name := range g.schema.names {
		f := g.schema.fields[name]
		if !f.Required {
			continue
		}
		for _, e := range g.entries {
			if !ownField(f) && e != g.giver {
				continue
			}
			v := e.front.Get(name)
			blank := v != nil && v.Kind == decode.String && strings.TrimSpace(v.Text) == ""
			if v == nil || v.Kind == decode.Null || blank {
				a.reportMissing(e, name)
			}
		}
	}
}

// reportMissing reports a required field at its empty key, or at the front
// matter as a whole.
func (a *assembler) reportMissing(e *entry, name string) {
	pos := e.front.Pos
	for _, f := range e.front.Fields {
		if f.Key == name {
			pos = f.Pos
		}
	}
	if pos.Line == 0 {
		pos = diag.Pos{File: e.source.File, Line: 1, Column: 1}
	}
	a.ds = append(a.ds, decode.FrontMatter.Missing(name, pos))
}

// text, moment, flag and number read a field; what was not given is zero, or
// the value said.

func (vs values) text(name string) string {
	g, _ := vs.get(name)
	s, _ := g.v.(string)
	return s
}

func (vs values) moment(name string) time.Time {
	g, _ := vs.get(name)
	t, _ := g.v.(time.Time)
	return t
}

func (vs values) flag(name string, otherwise bool) bool {
	g, _ := vs.get(name)
	if v, ok := g.v.(bool); ok {
		return v
	}
	return otherwise
}

func (vs values) number(name string) int {
	g, _ := vs.get(name)
	n, _ := g.v.(int)
	return n
}
