package corpus

import (
	"slices"

	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/snapshot"
	"qiao/internal/source"
)

// Found are the findings of all documents.
func (c *Corpus) Found() (ds []diag.Diagnostic) {
	for _, e := range c.all {
		if e != nil {
			ds = append(ds, e.ds...)
		}
	}
	return ds
}

// Revised is a document that was read and compiled once more.
type Revised struct {
	*entry
	at int
}

// Read reads the i-th of Tree.Documents once more. It reports false if it is no
// more the same document in other words: if it has errors, or another language.
func (c *Corpus) Read(i int) (r Revised, ok bool) {
	was := c.entries[i]
	m := maker{Corpus: c, reader: c.in.Root.Reader()}
	defer m.reader.Close()
	raw, _, err := m.reader.ReadLimit(nil, was.name, source.MaxDocument)
	if err != nil {
		return Revised{}, false
	}
	e := &entry{name: was.name, sum: snapshot.SumOf(raw)}
	doc, ds := source.Parse(was.name, raw, c.in.Config)
	m.fill(e, doc, ds)
	if e.doc == nil || diag.HasErrors(e.ds) || e.doc.Lang != was.doc.Lang || e.doc.Page != was.doc.Page || e.doc.Shape != was.doc.Shape {
		return Revised{}, false
	}
	return Revised{e, i}, true
}

// Document is the document without its body.
func (r Revised) Document() *source.Document { return r.doc }

// Outline is the outline of the document's body.
func (r Revised) Outline() *markdown.Outline { return r.outline }

// Accept puts a revised document in the place of the old one, which it returns.
// Nobody may read the corpus meanwhile.
func (c *Corpus) Accept(r Revised) (was Revised) {
	was = Revised{c.entries[r.at], r.at}
	c.all[slices.Index(c.all, was.entry)] = r.entry
	c.entries[r.at], c.Outlines[r.at], c.Tree.Documents[r.at] = r.entry, r.outline, r.doc
	return was
}
