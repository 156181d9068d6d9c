package config

import (
	"errors"
	"io/fs"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// written is site.yaml as it is written. What is checked beyond its type stays
// a value, or keeps its position.
type written struct {
	Title          *decode.Value     `yaml:"title"`
	BaseURL        decode.At[string] `yaml:"base_url,required"`
	SourceLanguage decode.At[string] `yaml:"source_language"`
	TimeZone       decode.At[string] `yaml:"time_zone"`
	Languages      []entry           `yaml:"languages,required"`
	Theme          decode.At[string] `yaml:"theme"`
	Output         decode.At[string] `yaml:"output"`
	Taxonomies     *decode.Value     `yaml:"taxonomies"`
	Menus          *decode.Value     `yaml:"menus"`
	Markdown       struct {
		RawHTML string `yaml:"raw_html,enum=forbid|sanitize|allow"`
	} `yaml:"markdown"`
	Translation struct {
		Publish       string        `yaml:"publish,enum=complete|partial"`
		PublishDrafts bool          `yaml:"publish_drafts"`
		Machine       *decode.Value `yaml:"machine"`
	} `yaml:"translation"`
	Checks struct {
		Severity   *decode.Value       `yaml:"severity"`
		Ignore     []decode.At[string] `yaml:"ignore"`
		Withhold   []decode.At[string] `yaml:"withhold"`
		FactMaxAge decode.At[string]   `yaml:"fact_max_age"`
	} `yaml:"checks"`
	Security    *decode.Value `yaml:"security"`
	SocialCards bool          `yaml:"social_cards"`
	Params      *decode.Value `yaml:"params"`
	Deploy      *decode.Value `yaml:"deploy"`
	Images      struct {
		Formats []decode.At[string] `yaml:"formats,enum=avif|webp"`
		Quality decode.At[int]      `yaml:"quality"`
	} `yaml:"images"`
}

// Load reads and validates site.yaml. The site is nil after an error.
func Load(root *files.Root) (*Site, []diag.Diagnostic) {
	raw, err := root.Read(File)
	if err != nil {
		return nil, []diag.Diagnostic{unreadable(File, err)}
	}
	return parse(raw)
}

// unreadable is the finding for a file that the system does not give out.
func unreadable(file string, err error) diag.Diagnostic {
	pos := diag.Pos{File: file}
	if errors.Is(err, fs.ErrNotExist) {
		return diag.New("config-file", pos, "file", file)
	}
	return diag.New("config-file/unreadable", pos, "file", file, "reason", files.Cause(err))
}

// parse is Load of a text.
func parse(raw []byte) (*Site, []diag.Diagnostic) {
	top, ds := decodeFile(File, raw)
	if top == nil {
		return nil, ds
	}
	if top.Kind == decode.Null {
		return nil, append(ds, diag.New("config-empty", diag.Pos{File: File, Line: 1, Column: 1}))
	}
	var w written
	r := &reading{site: &Site{}, ds: append(ds, decode.Into(top, decode.Config, &w)...)}
	if top.Kind == decode.Map {
		if v := top.Get("languages"); v != nil && v.Kind == decode.List && len(v.Items) == 0 {
			r.report("config-language/none", v.Pos)
		}
		r.languages(w.Languages, w.SourceLanguage)
		if v := top.Get("base_url"); v != nil && v.Kind == decode.String {
			r.baseURL(w.BaseURL)
		}
		r.publication(&w)
		r.structure(&w)
		r.security(w.Security)
		r.checks(&w)
		r.images(&w, top)
		r.own(top, &w)
	}
	if diag.HasErrors(r.ds) {
		return nil, r.ds
	}
	return r.site, r.ds
}

// decodeFile turns the bytes of a YAML file into a value; nil after an error.
func decodeFile(file string, raw []byte) (*decode.Value, []diag.Diagnostic) {
	v, ds := decode.YAMLFile(file, raw)
	if diag.HasErrors(ds) {
		return nil, ds
	}
	return v, ds
}

// reading is a site.yaml being read. Its methods check one matter each and
// go on after a mistake, so that one run reports them all.
type reading struct {
	site *Site
	ds   []diag.Diagnostic
	// codes are the languages that texts may be in; nil, any, where the
	// languages themselves are in doubt.
	codes []string
}

// report notes a finding; see diag.New.
func (r *reading) report(id string, pos diag.Pos, args ...any) {
	r.ds = append(r.ds, diag.New(id, pos, args...))
}

// text reads a text that may be given for each language.
func (r *reading) text(field string, v *decode.Value) Localized {
	texts, ds := localized(decode.Config, field, v, r.codes)
	r.ds = append(r.ds, ds...)
	return texts
}

// own takes over what belongs to the theme and to deployment.
func (r *reading) own(top *decode.Value, w *written) {
	r.site.Params, r.site.Deploy, r.site.Machine = w.Params, w.Deploy, w.Translation.Machine
	r.site.ParamsPos = diag.Pos{File: File}
	if pos, ok := keyPos(top, "params"); ok {
		r.site.ParamsPos = pos
	}
	r.fields("params", w.Params)
	r.ds = append(r.ds, Placeholders(w.Params)...)
}
