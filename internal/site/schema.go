package site

import (
	"maps"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
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
	{Name: "print", Type: config.Boolean},
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
