package source

import (
	"bytes"
	"slices"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
)

// Parse reads one document's bytes. The document is nil after an error.
//
// The language is the one in the file's name, else the front matter's
// source_language, else the site's.
func Parse(file string, raw []byte, cfg *config.Site) (*Document, []diag.Diagnostic) {
	n, named := identify(file, cfg)
	doc, ds := parse(file, n, raw, cfg)
	ds = slices.Concat(named, ds)
	if diag.HasErrors(ds) {
		return nil, ds
	}
	return doc, ds
}

// parse reads the bytes of a document whose name is known.
func parse(file string, n name, raw []byte, cfg *config.Site) (*Document, []diag.Diagnostic) {
	p, ds := read(file, raw)
	if diag.HasErrors(ds) {
		return nil, ds
	}
	front, more := frontMatter(file, p)
	ds = append(ds, more...)
	if front == nil {
		return nil, ds
	}
	doc := &Document{
		File: file, Page: n.page(), Lang: n.lang, Shape: n.shape,
		FrontMatter: func() *decode.Value { return front }, Body: p.body, BodyLine: p.line,
	}
	if doc.Lang == "" {
		doc.Lang = sourceLanguage(front, cfg)
	}
	return doc, ds
}

// read turns bytes into the parts of a document.
func read(file string, raw []byte) (parts, []diag.Diagnostic) {
	if len(raw) > MaxDocument {
		return parts{}, []diag.Diagnostic{tooLarge(file)}
	}
	if len(raw) == 0 {
		return parts{}, []diag.Diagnostic{diag.New("file-empty", diag.Pos{File: file})}
	}
	text, ds := decode.UTF8(file, raw)
	if diag.HasErrors(ds) {
		return parts{}, ds
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return parts{}, append(ds, diag.New("file-empty/blank", diag.Pos{File: file}))
	}
	if found := conflicts(file, text); len(found) > 0 {
		return parts{}, append(ds, found...)
	}
	p, more := cut(file, text)
	if len(p.front) > MaxFrontMatter {
		more = append(more, diag.New("front-matter-size", diag.Pos{File: file, Line: 1, Column: 1}, "kib", MaxFrontMatter>>10))
	}
	return p, append(ds, more...)
}

func tooLarge(file string) diag.Diagnostic {
	return diag.New("file-size", diag.Pos{File: file}, "mib", MaxDocument>>20)
}

// frontMatter decodes the front matter into a Map; nil after an error.
func frontMatter(file string, p parts) (*decode.Value, []diag.Diagnostic) {
	parse := decode.YAML
	if p.fence == tomlFence {
		parse = decode.TOML
	}
	v, ds := parse(file, p.front, 2)
	if v == nil || diag.HasErrors(ds) {
		return nil, ds
	}
	switch v.Kind {
	case decode.Map:
		return v, ds
	case decode.Null:
		return &decode.Value{Kind: decode.Map, Pos: diag.Pos{File: file, Line: 2, Column: 1}}, ds
	case decode.List:
		return nil, append(ds, diag.New("front-matter-form/list", v.Pos))
	default:
		return nil, append(ds, diag.New("front-matter-form", v.Pos, "text", v.Text))
	}
}

// sourceLanguage is the language of a document whose file name gives none.
// Whether source_language is valid is reported where fields are decoded.
func sourceLanguage(front *decode.Value, cfg *config.Site) string {
	if own := front.Get("source_language"); own != nil && cfg.Language(own.Text) != nil {
		return own.Text
	}
	return cfg.SourceLanguage
}
