package site

import (
	"errors"
	"io/fs"
	"maps"
	"slices"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// TaxonomyFile is the name of the file that names taxonomies and terms.
const TaxonomyFile = "data/taxonomies.yaml"

// TaxonomyData is data/taxonomies.yaml: for each taxonomy of site.yaml its name
// and slug and its terms, each in every language:
//
//	topics:
//	  name: {zh: 专题, de: Themen, en: Topics}
//	  slug: {de: themen}              # where it differs from the key
//	  terms:
//	    land:
//	      name: {zh: 用地, de: Flächen, en: Land}
//	      slug: {de: flaechen}
//	      description: {…}
//	      sort: 2                     # terms with a lower one come first
type TaxonomyData struct {
	taxonomies []taxonomyData // in the order of the file
}

// taxonomyData is one taxonomy as written, checked.
type taxonomyData struct {
	key        string
	name, slug config.Localized
	terms      []Term
}

// taxonomy makes the taxonomy of that key with its terms, none of them in use.
// One that the file does not have is empty.
func (d *TaxonomyData) taxonomy(key string) *Taxonomy {
	t := &Taxonomy{Key: key, terms: make(map[string]*Term), paths: make(map[string]string)}
	for i := range d.taxonomies {
		if d.taxonomies[i].key != key {
			continue
		}
		t.Name, t.Slug = d.taxonomies[i].name, d.taxonomies[i].slug
		for _, term := range d.taxonomies[i].terms {
			term.Taxonomy, term.paths = t, make(map[string]string)
			t.terms[term.Key] = &term
		}
	}
	return t
}

// LoadTaxonomies reads data/taxonomies.yaml, which may be missing if site.yaml
// declares no taxonomies. What is wrong is reported and left out.
func LoadTaxonomies(root *files.Root, cfg *config.Site) (*TaxonomyData, []diag.Diagnostic) {
	raw, err := root.Read(TaxonomyFile)
	if errors.Is(err, fs.ErrNotExist) {
		r := taxonomyReader{cfg: cfg}
		r.checkDeclared()
		return &r.data, r.ds
	}
	if err != nil {
		return &TaxonomyData{}, []diag.Diagnostic{diag.New("taxonomies-unreadable", diag.Pos{File: TaxonomyFile}, "reason", files.Cause(err))}
	}
	return ParseTaxonomies(TaxonomyFile, raw, cfg)
}

// ParseTaxonomies reads the text of a taxonomy file.
func ParseTaxonomies(file string, raw []byte, cfg *config.Site) (*TaxonomyData, []diag.Diagnostic) {
	r := taxonomyReader{cfg: cfg}
	v, ds := decode.YAMLFile(file, raw)
	r.ds = ds
	if v != nil && v.Kind != decode.Null {
		r.read(v)
	}
	if v != nil {
		r.checkDeclared()
	}
	return &r.data, r.ds
}

// taxonomyReader is a file being read.
type taxonomyReader struct {
	cfg  *config.Site
	data TaxonomyData
	ds   []diag.Diagnostic
}

// writtenTaxonomy and writtenTerm are the file's form.
type writtenTaxonomy struct {
	Name  *decode.Value `yaml:"name"`
	Slug  *decode.Value `yaml:"slug"`
	Terms *decode.Value `yaml:"terms"`
}

type writtenTerm struct {
	Name        *decode.Value `yaml:"name"`
	Slug        *decode.Value `yaml:"slug"`
	Description *decode.Value `yaml:"description"`
	Sort        int           `yaml:"sort"`
}

// read reads the taxonomies.
func (r *taxonomyReader) read(v *decode.Value) {
	if !r.isMap(v) {
		return
	}
	keys := make([]string, len(r.cfg.Taxonomies))
	for i, t := range r.cfg.Taxonomies {
		keys[i] = t.Key
	}
	for _, f := range v.Fields {
		if !slices.Contains(keys, f.Key) {
			r.report("taxonomy-unknown", f.Pos, "taxonomy", f.Key, "suggestion", diag.Suggest(f.Key, keys))
			continue
		}
		r.readTaxonomy(f)
	}
}

func (r *taxonomyReader) readTaxonomy(f decode.Field) {
	var w writtenTaxonomy
	if !r.isMap(f.Value) {
		return
	}
	r.ds = append(r.ds, decode.Into(f.Value, decode.Data, &w)...)
	t := taxonomyData{key: f.Key, name: r.names(f, w.Name), slug: r.slugs(f.Key, w.Slug)}
	if w.Terms != nil && w.Terms.Kind != decode.Null && r.isMap(w.Terms) {
		for _, term := range w.Terms.Fields {
			if r.isMap(term.Value) {
				t.terms = append(t.terms, r.term(term))
			}
		}
	}
	r.data.taxonomies = append(r.data.taxonomies, t)
}

func (r *taxonomyReader) term(f decode.Field) Term {
	var w writtenTerm
	r.ds = append(r.ds, decode.Into(f.Value, decode.Data, &w)...)
	return Term{
		Key: f.Key, Pos: f.Pos, Sort: w.Sort,
		Name:        r.names(f, w.Name),
		Slug:        r.slugs(f.Key, w.Slug),
		Description: r.localized(w.Description),
	}
}

// names reads a name, which every language needs.
func (r *taxonomyReader) names(f decode.Field, v *decode.Value) config.Localized {
	names := r.localized(v)
	pos := f.Pos
	if v != nil {
		pos = v.Pos
	}
	for _, l := range r.cfg.Languages {
		if names.In(l.Code) == "" {
			r.report("term-name-missing", pos, "term", f.Key, "lang", l.Code)
		}
	}
	return names
}

// slugs reads the slugs; in a language without one it is the key.
func (r *taxonomyReader) slugs(key string, v *decode.Value) config.Localized {
	slugs := r.localized(v)
	if slugs == nil {
		slugs = make(config.Localized)
	}
	if slugs.In("") == "" {
		slugs[""] = key
	}
	for _, code := range slices.Sorted(maps.Keys(slugs)) {
		if id, args := slugProblem(slugs[code]); id != "" {
			r.report(id, slugPos(v, code), args...)
			slugs[code] = key
		}
	}
	return slugs
}

// slugPos is where the slug of a language is written.
func slugPos(v *decode.Value, code string) diag.Pos {
	if of := v.Get(code); of != nil {
		return of.Pos
	}
	if v != nil {
		return v.Pos
	}
	return diag.Pos{File: TaxonomyFile}
}

// localized reads a text in several languages, or one text for all.
func (r *taxonomyReader) localized(v *decode.Value) config.Localized {
	switch {
	case v == nil || v.Kind == decode.Null:
		return nil
	case v.Kind == decode.List:
		r.report("taxonomy-form", v.Pos)
		return nil
	case v.Kind != decode.Map:
		return config.Localized{"": v.Text}
	}
	text := make(config.Localized, len(v.Fields))
	for _, f := range v.Fields {
		switch {
		case r.cfg.Language(f.Key) == nil:
			r.report("taxonomy-language", f.Pos, "lang", f.Key, "suggestion", diag.Suggest(f.Key, languageCodes(r.cfg)))
		case f.Value.Kind == decode.List || f.Value.Kind == decode.Map:
			r.report("taxonomy-form", f.Value.Pos)
		case f.Value.Kind != decode.Null:
			text[f.Key] = f.Value.Text
		}
	}
	return text
}

// isMap reports a value that is no map.
func (r *taxonomyReader) isMap(v *decode.Value) bool {
	if v.Kind == decode.Map {
		return true
	}
	r.report("taxonomy-form", v.Pos)
	return false
}

// checkDeclared reports the taxonomies of site.yaml that the file lacks.
func (r *taxonomyReader) checkDeclared() {
	for _, t := range r.cfg.Taxonomies {
		has := slices.ContainsFunc(r.data.taxonomies, func(d taxonomyData) bool { return d.key == t.Key })
		if !has {
			r.report("taxonomy-undefined", t.Pos, "taxonomy", t.Key, "file", TaxonomyFile)
		}
	}
}

func (r *taxonomyReader) report(id string, pos diag.Pos, args ...any) {
	r.ds = append(r.ds, diag.New(id, pos, args...))
}
