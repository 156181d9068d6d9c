package check

import (
	"strings"

	"qiao/internal/diag"
)

// terms reports forms of names and notions that the glossary forbids, and terms
// of the source document that a translation does not have.
func terms(c *Checker, d *document) {
	for i := range d.passages {
		p := &d.passages[i]
		for _, w := range c.site.Glossary.Wrong(d.Lang.Code, p.text) {
			d.report("term-mismatch/forbidden", p.pos(w.Start), "wrong", p.text[w.Start:w.End], "right", w.Right)
		}
	}
	if c.site.Glossary.Enforces() {
		missingTerms(c, d)
	}
}

// missingTerms reports the enforced terms of the source document, each at most
// once, of which a translation has no right form anywhere: where it says a term
// twice, a pronoun may stand for it.
func missingTerms(c *Checker, d *document) {
	source := d.source
	if source == nil {
		return
	}
	glossary, text := c.site.Glossary, textOf(d.passages)
	reported := make(map[string]bool)
	for _, p := range source.passages {
		for _, e := range glossary.Expected(source.Lang.Code, p.text) {
			if reported[e.Form] || glossary.Met(e, d.Lang.Code, text) {
				continue
			}
			reported[e.Form] = true
			at := p.pos(e.Start)
			d.found = append(d.found, diag.New("term-mismatch/missing", diag.Pos{File: d.File},
				"term", e.Form, "place", at.String(), "right", glossary.Right(e, d.Lang.Code)).With(at))
		}
	}
}

// textOf is the text of passages, one on each line.
func textOf(passages []passage) string {
	var b strings.Builder
	for i := range passages {
		b.WriteString(passages[i].text)
		b.WriteByte('\n')
	}
	return b.String()
}
