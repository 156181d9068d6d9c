package config

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// structure checks the title, the taxonomies and the menus.
func (r *reading) structure(w *written) {
	r.site.Title = r.text("title", w.Title)
	if w.Title != nil {
		r.complete("title", r.site.Title, w.Title.Pos)
	}
	r.taxonomies(w.Taxonomies)
	r.menus(w.Menus)
}

// complete reports a text that is there in some of the languages only.
func (r *reading) complete(field string, text Localized, pos diag.Pos) {
	if lacks := text.Lacks(r.codes); len(text) > 0 && len(lacks) > 0 {
		r.report("localized-incomplete", pos, "field", field, "languages", strings.Join(lacks, ", "))
	}
}

// commonFields are the front-matter fields of every document. No taxonomy and
// no type's field may have such a name.
var commonFields = []string{
	"title", "description", "slug", "date", "publish", "expires", "draft", "weight", "type", "image", "aliases",
	"source_language", "toc", "noindex", "print", "reviewed",
}

// keyForm is that of the names that authors and templates write.
var keyForm = regexp.MustCompile(`^[a-z][a-z0-9]*([_-][a-z0-9]+)*$`)

func (r *reading) taxonomies(v *decode.Value) {
	for _, f := range r.fields("taxonomies", v) {
		switch {
		case slices.Contains(commonFields, f.Key):
			r.report("config-taxonomy/field", f.Pos, "name", f.Key)
		case !keyForm.MatchString(f.Key):
			r.report("config-taxonomy/name", f.Pos, "name", f.Key)
		default:
			r.ds = append(r.ds, decode.FieldInto(f, decode.Config, &struct{}{})...)
			r.site.Taxonomies = append(r.site.Taxonomies, Taxonomy{Key: f.Key, Pos: f.Pos})
		}
	}
}

// fields returns the fields of a map; what is no map is reported.
func (r *reading) fields(name string, v *decode.Value) []decode.Field {
	if v == nil || v.Kind == decode.Null {
		return nil
	}
	if v.Kind != decode.Map {
		r.ds = append(r.ds, decode.Config.WrongType(name, v, decode.Map.Words(), ""))
	}
	return v.Fields
}

func (r *reading) menus(v *decode.Value) {
	menus := r.fields("menus", v)
	if len(menus) > 0 {
		r.site.Menus = make(map[string][]MenuEntry, len(menus))
	}
	for _, f := range menus {
		if !keyForm.MatchString(f.Key) {
			r.report("config-menu/name", f.Pos, "name", f.Key)
			continue
		}
		r.site.Menus[f.Key] = r.entries(f.Key, f.Value, 0)
	}
}

// menuEntry is an entry as it is written.
type menuEntry struct {
	Page     decode.At[string] `yaml:"page"`
	URL      decode.At[string] `yaml:"url"`
	Name     *decode.Value     `yaml:"name"`
	Children *decode.Value     `yaml:"children"`
}

// entries reads the entries of a menu, or the children of an entry.
func (r *reading) entries(name string, v *decode.Value, level int) []MenuEntry {
	if v == nil || v.Kind == decode.Null {
		return nil
	}
	if v.Kind != decode.List {
		r.ds = append(r.ds, decode.Config.WrongType(name, v, decode.List.Words(), ""))
		return nil
	}
	if level > 1 {
		r.report("config-menu/depth", v.Pos)
		return nil
	}
	entries := make([]MenuEntry, 0, len(v.Items))
	for _, item := range v.Items {
		var w menuEntry
		ds := decode.FieldInto(decode.Field{Key: name, Pos: item.Pos, Value: item}, decode.Config, &w)
		r.ds = append(r.ds, ds...)
		e := MenuEntry{
			Page: strings.Trim(w.Page.V, "/"), URL: w.URL.V, Pos: cmp.Or(w.Page.Pos, w.URL.Pos, item.Pos),
			Name: r.text("name", w.Name), Children: r.entries("children", w.Children, level+1),
		}
		if !diag.HasErrors(ds) {
			r.target(&w, e)
		}
		entries = append(entries, e)
	}
	return entries
}

// target checks where an entry leads to.
func (r *reading) target(w *menuEntry, e MenuEntry) {
	switch {
	case w.Page.V != "" && w.URL.V != "":
		r.report("config-menu/both", w.URL.Pos)
		return
	case w.Page.V == "" && w.URL.V == "":
		r.report("config-menu/neither", e.Pos)
		return
	case w.URL.V == "":
		return
	}
	if !address(w.URL.V, "http", "https", "mailto", "tel") {
		r.report("field-form/url", w.URL.Pos, "name", "url", "got", w.URL.V)
	}
	if len(e.Name) == 0 && w.Name == nil {
		r.report("config-menu/nameless", w.URL.Pos, "url", w.URL.V)
	}
	r.complete("name", e.Name, e.Pos)
}

// address reports whether a text is an absolute address of one of the schemes.
func address(text string, schemes ...string) bool {
	u, err := url.Parse(text)
	if err != nil || !slices.Contains(schemes, u.Scheme) || strings.ContainsAny(text, " \\\"<>：／") {
		return false
	}
	if u.Scheme == "http" || u.Scheme == "https" {
		return u.Hostname() != "" && u.User == nil
	}
	return u.Opaque != ""
}
