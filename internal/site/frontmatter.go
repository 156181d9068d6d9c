package site

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/locale"
	"qiao/internal/source"
)

// commonFields are the fields of every document (design 5.2).
var commonFields = []config.Field{
	{Name: "title", Type: config.Text, Required: true},
	{Name: "description", Type: config.Text},
	{Name: "slug", Type: config.Text},
	{Name: "aliases", Type: config.Text, List: true},
	{Name: "date", Type: config.Date},
	{Name: "publish", Type: config.Date},
	{Name: "expires", Type: config.Date},
	{Name: "reviewed", Type: config.Date},
	{Name: "draft", Type: config.Boolean},
	{Name: "weight", Type: config.Integer},
	{Name: "type", Type: config.Word},
	{Name: "image", Type: config.Word},
	{Name: "source_language", Type: config.Word},
	{Name: "toc", Type: config.Boolean},
	{Name: "noindex", Type: config.Boolean},
}

// sectionFields are the fields of sections besides.
var sectionFields = []config.Field{{Name: "page_size", Type: config.Integer}}

// foreignFields are names that authors bring from other tools or languages,
// with ours.
var foreignFields = map[string]string{
	"cover": "image", "thumbnail": "image", "images": "image", "banner": "image", "featured_image": "image",
	"layout": "type", "template": "type", "kind": "type",
	"lastmod": "reviewed", "updated": "reviewed", "modified": "reviewed",
	"publishdate": "publish", "pubdate": "publish", "publish_date": "publish",
	"expirydate": "expires", "expiry_date": "expires", "unpublishdate": "expires",
	"url": "slug", "permalink": "slug", "summary": "description", "excerpt": "description", "abstract": "description",
	"linktitle": "title", "headline": "title", "order": "weight", "position": "weight",
	"language": "source_language", "lang": "source_language", "redirect_from": "aliases",
	"标题": "title", "摘要": "description", "描述": "description", "日期": "date", "草稿": "draft", "图片": "image",
	"类型": "type", "titel": "title", "beschreibung": "description", "datum": "date", "entwurf": "draft", "bild": "image",
}

// groupingFields are names that other tools have for what are taxonomies here.
var groupingFields = []string{"tags", "categories", "keywords", "标签", "分类"}

// schema is what the front matter of one type of page may hold.
type schema struct {
	typ    *config.Type // nil for a type without declared fields
	fields map[string]*config.Field
	names  []string // sorted
}

// schemaKey tells schemas apart.
type schemaKey struct {
	name    string
	section bool
}

// given is a value that front matter gives.
type given struct {
	v   any           // typed after the field's declaration
	raw *decode.Value // as written
}

// schemaOf returns the schema of a type; the unknown type "" has the common
// fields only.
func (a *assembler) schemaOf(name string, kind Kind) *schema {
	key := schemaKey{name, kind != KindPage}
	if sc := a.schemas[key]; sc != nil {
		return sc
	}
	sc := &schema{fields: make(map[string]*config.Field)}
	declare := func(fields []config.Field) {
		for i := range fields {
			if _, taken := sc.fields[fields[i].Name]; !taken {
				sc.fields[fields[i].Name] = &fields[i]
			}
		}
	}
	declare(commonFields)
	if key.section {
		declare(sectionFields)
	}
	for _, t := range a.in.Config.Taxonomies {
		declare([]config.Field{{Name: t.Key, Type: config.Word, List: true}})
	}
	for i := range a.in.Manifest.Types {
		if t := &a.in.Manifest.Types[i]; t.Name == name {
			sc.typ = t
			declare(t.Fields)
		}
	}
	sc.names = slices.Sorted(maps.Keys(sc.fields))
	a.schemas[key] = sc
	return sc
}

// ownField reports whether each document gives the field for itself: the texts.
func ownField(f *config.Field) bool {
	switch f.Type {
	case config.Text, config.Markdown:
		return true
	case config.Group:
		return slices.ContainsFunc(f.Fields, func(sub config.Field) bool { return ownField(&sub) })
	default:
		return false
	}
}

// decodeGroup reads the front matter of a page's documents: which language is
// the source, what type the page has, and all fields after their declaration.
func (a *assembler) decodeGroup(g *group) {
	a.chooseGiver(g)
	name := a.typeOf(g)
	g.schema = a.schemaOf(name, kindOf(g))
	g.shared = make(map[string]given)
	for _, e := range g.entries {
		e.values = a.decodeEntry(e, g.schema, name != "")
	}
	for name, v := range g.giver.values {
		if !ownField(g.schema.fields[name]) {
			g.shared[name] = v
		}
	}
	for _, e := range g.entries {
		if e != g.giver {
			a.checkShared(g, e)
		}
	}
	a.fillDefaults(g)
	a.checkRequired(g)
}

// chooseGiver finds the document whose fields hold for all translations.
func (a *assembler) chooseGiver(g *group) {
	code := a.in.Config.SourceLanguage
	var first *decode.Value
	for _, e := range g.entries {
		v := e.source.FrontMatter.Get("source_language")
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
	if v := g.giver.source.FrontMatter.Get("type"); v != nil && v.Kind == decode.String {
		return a.knownType(v)
	}
	switch kindOf(g) {
	case KindHome:
		return "home"
	case KindSection:
		return "section"
	}
	if folder, _, below := strings.Cut(g.id, "/"); below && slices.Contains(a.typeNames(), folder) {
		return folder
	}
	return "page"
}

// knownType returns the type of that name, or reports it and returns "".
func (a *assembler) knownType(v *decode.Value) string {
	names := a.typeNames()
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

// typeNames are the theme's types and those that every theme has.
func (a *assembler) typeNames() []string {
	names := []string{"home", "page", "section"}
	for _, t := range a.in.Manifest.Types {
		names = append(names, t.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// decodeEntry reads the fields of one document. Fields that the type does not
// declare are reported if the type is known.
func (a *assembler) decodeEntry(e *entry, sc *schema, strict bool) map[string]given {
	values := make(map[string]given, len(e.source.FrontMatter.Fields))
	e.titlePos = e.source.FrontMatter.Pos
	for _, f := range e.source.FrontMatter.Fields {
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
			values[f.Key] = given{v, f.Value}
		}
	}
	return values
}

// unknownField is the finding about a field that the type does not declare,
// with the name that we have for what it says.
func (a *assembler) unknownField(f decode.Field, sc *schema) diag.Diagnostic {
	found := decode.FrontMatter.Unknown(f, sc.names)
	folded := strings.ToLower(f.Key)
	if ours := foreignFields[folded]; ours != "" {
		found.Args["suggestion"] = ours
	} else if slices.Contains(groupingFields, folded) && len(a.in.Config.Taxonomies) > 0 {
		found.Args["suggestion"] = a.in.Config.Taxonomies[0].Key
	}
	return found
}

// checkShared reports the fields of a translation that hold for all languages
// and say something else than the source document.
func (a *assembler) checkShared(g *group, e *entry) {
	for _, name := range slices.Sorted(maps.Keys(e.values)) {
		field := g.schema.fields[name]
		if ownField(field) {
			continue
		}
		translated := e.values[name]
		shared, ok := g.shared[name]
		switch {
		case name == "draft" && translated.v == true:
			// a translation may be a draft alone
		case !ok && isZero(translated.v):
			// says what is so anyway
		case !ok:
			a.report("shared-field/only-here", translated.raw.Pos, "field", name, "source", g.giver.source.File)
		case !sameValue(shared.v, translated.v):
			a.ds = append(a.ds, diag.New("shared-field", translated.raw.Pos,
				"field", name, "source", shared.raw.Pos.String()).With(shared.raw.Pos))
		}
	}
}

// isZero reports a value that is the same as none: false.
func isZero(v any) bool { return v == false }

// sameValue compares typed values: dates as moments, numbers by value.
func sameValue(a, b any) bool {
	switch a := a.(type) {
	case time.Time:
		b, ok := b.(time.Time)
		return ok && a.Equal(b)
	case locale.Decimal:
		b, ok := b.(locale.Decimal)
		return ok && a.Cmp(b) == 0
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, sameValue)
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, sameValue)
	default:
		return reflect.DeepEqual(a, b)
	}
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
			a.fillDefault(g.shared, f)
			continue
		}
		for _, e := range g.entries {
			a.fillDefault(e.values, f)
		}
	}
}

func (a *assembler) fillDefault(values map[string]given, f *config.Field) {
	if _, ok := values[f.Name]; ok {
		return
	}
	if v, _ := a.reader.Value(*f, nil); v != nil {
		values[f.Name] = given{v: v}
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
			v := e.source.FrontMatter.Get(name)
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
	pos := e.source.FrontMatter.Pos
	for _, f := range e.source.FrontMatter.Fields {
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

func text(values map[string]given, name string) string {
	s, _ := values[name].v.(string)
	return s
}

func moment(values map[string]given, name string) time.Time {
	t, _ := values[name].v.(time.Time)
	return t
}

func flag(values map[string]given, name string, otherwise bool) bool {
	if v, ok := values[name].v.(bool); ok {
		return v
	}
	return otherwise
}

func number(values map[string]given, name string) int {
	n, _ := values[name].v.(int)
	return n
}
