package check

import (
	"slices"
	"strings"

	"qiao/internal/diag"
	"qiao/internal/glossary"
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
	missingTerms(c, d)
}

// expectedTerm is an enforced term with the place of its first mention.
type expectedTerm struct {
	glossary.Expected
	at diag.Pos
}

// expectedIn are the enforced terms of a source document, each once.
func (c *Checker) expectedIn(source *document) []expectedTerm {
	var all []expectedTerm
	for i := range source.passages {
		p := &source.passages[i]
		for _, e := range c.site.Glossary.Expected(source.Lang.Code, p.text) {
			if !slices.ContainsFunc(all, func(known expectedTerm) bool { return known.Form == e.Form }) {
				all = append(all, expectedTerm{e, p.pos(e.Start)})
			}
		}
	}
	return all
}

// missingTerms reports the enforced terms of the source document, each at most
// once, of which a translation has no right form anywhere: where it says a term
// twice, a pronoun may stand for it.
func missingTerms(c *Checker, d *document) {
	if d.source == nil || len(d.source.terms) == 0 {
		return
	}
	glossary, text := c.site.Glossary, textOf(d.passages)
	for _, e := range d.source.terms {
		if !glossary.Met(e.Expected, d.Lang.Code, text) {
			d.found = append(d.found, diag.New("term-mismatch/missing", diag.Pos{File: d.File},
				"term", e.Form, "place", e.at.String(), "right", glossary.Right(e.Expected, d.Lang.Code)).With(e.at))
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
