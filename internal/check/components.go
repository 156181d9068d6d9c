package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/site"
)

// components reports component calls that the theme does not understand, and
// what they name that does not exist.
func components(c *Checker, d *document) {
	for _, call := range d.text.Calls {
		component := c.components[call.Name]
		if component == nil {
			d.report("component-unknown", call.Pos, "name", call.Name, "suggestion", diag.Suggest(call.Name, c.names))
			continue
		}
		if !slices.Contains(component.Forms, call.Form) {
			d.report("component-form", call.Pos, "name", call.Name,
				"form", written(call.Name, call.Form), "suggestion", written(call.Name, component.Forms...))
			continue
		}
		c.checkLabel(d, component, call)
		c.checkParams(d, component, call)
	}
}

// written shows how a component is written in a form.
func written(name string, forms ...config.Form) string {
	var all []string
	for _, f := range forms {
		switch f {
		case config.Inline:
			all = append(all, ":"+name+"[…]")
		case config.Block:
			all = append(all, "::"+name)
		case config.Container:
			all = append(all, ":::"+name+" … :::")
		}
	}
	return strings.Join(all, ", ")
}

// checkLabel checks the text in brackets.
func (c *Checker) checkLabel(d *document, component *config.Component, call *markdown.Call) {
	label := component.Label
	blank := strings.TrimSpace(call.RawLabel) == ""
	switch {
	case label == nil && !blank:
		d.report("component-label/none", call.LabelPos, "name", call.Name)
	case label == nil:
	case blank && label.Required:
		d.report("component-label/missing", call.Pos, "name", call.Name)
	case !blank:
		v := &decode.Value{Kind: decode.String, Text: call.RawLabel, Quoted: true, Pos: call.LabelPos}
		_, found := c.params.Value(*label, v)
		d.found = append(d.found, found...)
		if !diag.HasErrors(found) {
			c.checkNamed(d, label, call.RawLabel, call.LabelPos)
		}
	}
}

// checkParams checks the attributes in braces.
func (c *Checker) checkParams(d *document, component *config.Component, call *markdown.Call) {
	given := paramValues(call)
	_, found := c.params.Values(component.Params, given, call.Pos)
	d.found = append(d.found, found...)
	for i := range component.Params {
		p := &component.Params[i]
		v := given.Get(p.Name)
		if v == nil {
			continue
		}
		value, _ := c.params.Value(*p, v)
		at := 0
		for _, name := range texts(value) {
			at += max(strings.Index(v.Text[at:], name), 0)
			pos := v.Pos
			pos.Column += utf8.RuneCountInString(v.Text[:at])
			c.checkNamed(d, p, name, pos)
		}
	}
}

// paramValues are the attributes of a call in the form in which package config
// reads them.
func paramValues(call *markdown.Call) *decode.Value {
	values := &decode.Value{Kind: decode.Map, Pos: call.Pos}
	for _, p := range call.Params {
		values.Fields = append(values.Fields, decode.Field{Key: p.Name, Pos: p.Pos, Value: &decode.Value{
			Kind: decode.String, Text: p.Value, Quoted: true, Pos: p.ValuePos,
		}})
	}
	return values
}

// texts are the texts in a typed value.
func texts(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		var all []string
		for _, item := range value {
			all = append(all, texts(item)...)
		}
		return all
	default:
		return nil
	}
}

// checkNamed reports a page, fact or file that a component names and that does
// not exist.
func (c *Checker) checkNamed(d *document, f *config.Field, name string, pos diag.Pos) {
	var p *site.Problem
	switch f.Type {
	case config.PageRef:
		_, p = c.site.ResolvePage(name)
	case config.FactRef:
		_, p = c.site.ResolveFact(strings.TrimSpace(name))
	case config.RecordRef:
		_, p = c.site.ResolveRecord(f.Of, strings.TrimSpace(name))
	case config.Quote:
		p = c.site.ResolveQuote(name)
	case config.Image:
		_, p = c.site.ResolveImage(d.Document, name)
	case config.FileRef:
		_, p = c.site.Resolve(d.Document, name)
	}
	if p != nil {
		d.found = append(d.found, p.At(pos))
	}
}
