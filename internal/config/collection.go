package config

import (
	"slices"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// dataFiles are the files below data/ that have a form of their own.
var dataFiles = []string{"facts", "glossary", "taxonomies"}

// collection reads the declaration of a collection of records.
func (d *declaring) collection(f decode.Field) Collection {
	var w struct {
		Label  *decode.Value     `yaml:"label"`
		Title  decode.At[string] `yaml:"title,required"`
		Fields *decode.Value     `yaml:"fields,required"`
		Files  decode.At[bool]   `yaml:"files"`
	}
	d.ds = append(d.ds, decode.FieldInto(f, decode.Theme, &w)...)
	c := Collection{
		Files: w.Files.V || w.Files.Pos == (diag.Pos{}), // unless it says no
		Name:  f.Key, Pos: f.Pos, Label: d.text("label", w.Label), Title: w.Title.V,
		Fields: d.fields(decode.Field{Key: "fields", Value: w.Fields}, inData),
	}
	if slices.Contains(dataFiles, f.Key) {
		d.report("theme-declaration/data", f.Pos, "name", f.Key)
	}
	d.checkTitle(&c, w.Title)
	return c
}

// checkTitle reports a title that is none of the collection's texts.
func (d *declaring) checkTitle(c *Collection, title decode.At[string]) {
	if title.V == "" {
		return // reported when it was decoded
	}
	var texts []string
	for i := range c.Fields {
		if f := &c.Fields[i]; (f.Type == Text || f.Type == Word) && !f.List {
			texts = append(texts, f.Name)
		}
	}
	if !slices.Contains(texts, title.V) {
		d.report("theme-declaration/title", title.Pos, "name", title.V, "suggestion", diag.Suggest(title.V, texts))
	}
}

// checkReferences reports fields of records of a collection that is not
// declared.
func (d *declaring) checkReferences(collections []string) {
	for _, of := range d.references {
		if !slices.Contains(collections, of.V) {
			d.report("theme-declaration/collection", of.Pos, "name", of.V, "suggestion", diag.Suggest(of.V, collections))
		}
	}
}
