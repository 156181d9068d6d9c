package corpus

import (
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/source"
	"qiao/internal/wire"
)

// appendFront appends a document without its body, its outline and what was
// found in it. The document may be nil.
func appendFront(dst []byte, file string, doc *source.Document, outline *markdown.Outline, ds []diag.Diagnostic) []byte {
	dst = diag.Append(dst, file, ds)
	dst = wire.AppendBool(dst, doc != nil)
	if doc == nil {
		return dst
	}
	dst = wire.AppendString(dst, doc.Page)
	dst = wire.AppendString(dst, doc.Lang)
	dst = wire.AppendInt(dst, int(doc.Shape))
	dst = wire.AppendBytes(dst, doc.FrontMatter().Append(nil, file))
	return outline.Append(dst, file)
}

// read makes the document and its outline from the entry's front. It reports
// whether it could be read.
func (e *entry) read() bool {
	r := wire.NewReader(e.front)
	e.ds = diag.Read(r, e.name)
	if !r.Bool() {
		return r.Done() == nil
	}
	doc := &source.Document{File: e.name, Page: r.String(), Lang: r.String(), Shape: source.Shape(r.Below(int(source.Section) + 1))}
	e.fields = r.Bytes()
	doc.FrontMatter = e.frontMatter
	outline := markdown.ReadOutline(r, e.name)
	if r.Done() != nil {
		return false
	}
	e.doc, e.outline = doc, outline
	return true
}

// frontMatter reads the front matter, which takes much less room as it is kept.
// It can be read: it is as it was written, see [Corpus.kept].
func (e *entry) frontMatter() *decode.Value {
	return decode.ReadValue(wire.NewReader(e.fields), e.name)
}

// appendFace appends what the rest of the site may see of a document. How long
// its text is, is none of it.
func appendFace(dst []byte, doc *source.Document, outline *markdown.Outline) []byte {
	dst = wire.AppendString(dst, doc.File)
	dst = wire.AppendString(dst, doc.Lang)
	dst = doc.FrontMatter().Append(dst, doc.File)
	seen := *outline
	seen.Size = 0
	return seen.Append(dst, doc.File)
}
