package facts

import (
	"cmp"
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// factsYAML is the form of data/facts.yaml.
type factsYAML struct {
	Sources *decode.Value `yaml:"sources"`
	Facts   *decode.Value `yaml:"facts"`
}

type sourceYAML struct {
	Title *decode.Value `yaml:"title"`
	Date  cell          `yaml:"date"`
	File  cell          `yaml:"file"`
	URL   cell          `yaml:"url"`
}

type factYAML struct {
	Label     *decode.Value `yaml:"label"`
	Noun      *decode.Value `yaml:"noun"`
	Value     *decode.Value `yaml:"value"`
	Change    cell          `yaml:"change"`
	Period    cell          `yaml:"period"`
	Kind      cell          `yaml:"kind"`
	Qualifier cell          `yaml:"qualifier"`
	Source    cell          `yaml:"source"`
	Quote     cell          `yaml:"quote"`
}

type amountYAML struct {
	Amount cell `yaml:"amount,required"`
	Unit   cell `yaml:"unit,required"`
}

func (ld *loader) readYAML() {
	text, ok := ld.text(File)
	if !ok {
		return
	}
	v, ds := decode.YAML(File, text, 1)
	ld.add(ds...)
	if v == nil {
		return
	}
	var file factsYAML
	ld.add(decode.Into(v, decode.Data, &file)...)
	for _, f := range ld.fields("sources", file.Sources) {
		ld.readSource(f)
	}
	for _, f := range ld.fields("facts", file.Facts) {
		ld.readFact(f)
	}
}

// fields are the entries of a map; a value that is none is a finding.
func (ld *loader) fields(key string, v *decode.Value) []decode.Field {
	switch {
	case v == nil || v.Kind == decode.Null:
		return nil
	case v.Kind != decode.Map:
		ld.add(decode.Data.WrongType(key, v, decode.Map.Words(), ""))
		return nil
	}
	return v.Fields
}

func (ld *loader) readSource(f decode.Field) {
	var y sourceYAML
	ds := decode.FieldInto(f, decode.Data, &y)
	s := &Source{ID: f.Key, Title: ld.localised(f.Key+".title", y.Title), Date: y.Date.V, File: y.File.V, URL: y.URL.V, Pos: f.Pos}
	if s.Date != "" {
		if i, err := readInterval(s.Date); err != nil || strings.Contains(s.Date, "/") || i.from.grain == quarters {
			ds = append(ds, diag.New("fact-source/date", y.Date.Pos, "date", s.Date))
			s.Date = ""
		}
	}
	if missing := ld.missing(s.Title); missing != "" {
		ds = append(ds, diag.New("fact-source/untitled", f.Pos, "id", f.Key, "languages", missing))
	}
	if s.File != "" && !ld.readable(s.File) {
		ds = append(ds, diag.New("fact-source/file", y.File.Pos, "file", s.File))
		s.File = ""
	}
	ld.add(ds...)
	ld.addSource(s)
}

// readable reads a source's file for later; what is wrong with its encoding is
// a finding of its own.
func (ld *loader) readable(name string) bool {
	if !ld.root.Exists(name) {
		return false
	}
	if text, ok := ld.text(name); ok {
		ld.set.texts[name] = string(text)
	}
	return true
}

func (ld *loader) readFact(f decode.Field) {
	var y factYAML
	ld.add(decode.FieldInto(f, decode.Data, &y)...)
	r := record{
		id: cell{V: f.Key, Pos: f.Pos}, label: ld.localised(f.Key+".label", y.Label), noun: ld.noun(f.Key+".noun", y.Noun),
		change: y.Change, period: y.Period, kind: y.Kind, qualifier: y.Qualifier, source: y.Source, quote: y.Quote,
	}
	switch {
	case y.Value == nil || y.Value.Kind == decode.Null:
	case y.Value.Kind == decode.Map:
		var a amountYAML
		ds := decode.FieldInto(decode.Field{Key: f.Key + ".value", Value: y.Value}, decode.Data, &a)
		ld.add(ds...)
		if len(ds) > 0 {
			return
		}
		r.amount, r.unit = a.Amount, a.Unit
	case y.Value.Kind == decode.List:
		ld.add(decode.Data.WrongType(f.Key+".value", y.Value, decode.String.Words(), ""))
		return
	default:
		r.value = cell{V: y.Value.Text, Pos: y.Value.Pos}
	}
	ld.addFact(r)
}

// localised reads a text in each language: {zh: …, de: …}.
func (ld *loader) localised(key string, v *decode.Value) map[string]string {
	texts := make(map[string]string)
	for _, f := range ld.fields(key, v) {
		var text string
		ld.add(decode.FieldInto(decode.Field{Key: key + "." + f.Key, Pos: f.Pos, Value: f.Value}, decode.Data, &text)...)
		texts[f.Key] = text
		ld.checkLanguage(f.Key, f.Pos)
	}
	return texts
}

func (ld *loader) checkLanguage(code string, pos diag.Pos) {
	if !slices.Contains(ld.langs, code) {
		ld.add(diag.New("fact-language", pos, "language", code, "suggestion", diag.Suggest(code, ld.langs)))
	}
}

// pluralForms are the plural categories of the CLDR.
var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// noun reads the forms of what is counted: {en: {one: company, other: companies}}.
func (ld *loader) noun(key string, v *decode.Value) map[string]map[string]string {
	nouns := make(map[string]map[string]string)
	for _, f := range ld.fields(key, v) {
		ld.checkLanguage(f.Key, f.Pos)
		forms := make(map[string]string)
		for _, form := range ld.fields(key+"."+f.Key, f.Value) {
			if !slices.Contains(pluralForms, form.Key) {
				ld.add(diag.New("fact-noun", form.Pos, "form", form.Key, "language", f.Key,
					"forms", strings.Join(pluralForms, ", "), "suggestion", diag.Suggest(form.Key, pluralForms)))
				continue
			}
			forms[form.Key] = form.Value.Text
		}
		if forms["other"] == "" {
			ld.add(diag.New("fact-noun/other", cmp.Or(f.Value.Pos, f.Pos), "language", f.Key))
			continue
		}
		nouns[f.Key] = forms
	}
	return nouns
}
