package render

import (
	"bytes"
	"encoding/csv"
	"slices"

	"qiao/internal/check"
	"qiao/internal/glossary"
)

// glossaryCSV holds the site's terms, below each language's home page.
const glossaryCSV = "data/glossary.csv"

// publicTerms are the terms that the site gives away, in the order of a
// language: those whose names are verified and known in all languages, and
// hold no word that must not be published.
func (r *renderer) publicTerms(l *language) []*glossary.Term {
	if r.site.Glossary == nil {
		return nil
	}
	withheld := check.NewWithheld(r.site.Config.Checks.Withhold)
	var terms []*glossary.Term
	for i := range r.site.Glossary.Terms {
		t := &r.site.Glossary.Terms[i]
		if t.Confidence == glossary.Verified && r.publicTerm(t, withheld) {
			terms = append(terms, t)
		}
	}
	slices.SortStableFunc(terms, func(a, b *glossary.Term) int {
		return l.Locale.Compare(a.Forms[l.Code][0], b.Forms[l.Code][0])
	})
	return terms
}

func (r *renderer) publicTerm(t *glossary.Term, withheld *check.Withheld) bool {
	for _, l := range r.site.Config.Languages {
		forms := t.Forms[l.Code]
		if len(forms) == 0 || len(withheld.InText(forms[0])) > 0 {
			return false
		}
	}
	return true
}

// writeGlossary writes terms as CSV (RFC 4180), a column for each language, the
// file's own first.
func (r *renderer) writeGlossary(l *language, terms []*glossary.Term, b *bytes.Buffer) {
	languages := slices.Clone(r.inOrder())
	slices.SortStableFunc(languages, func(a, c *language) int {
		switch l {
		case a:
			return -1
		case c:
			return 1
		}
		return 0
	})
	row := make([]string, len(languages))
	for i, other := range languages {
		row[i] = other.Tag
	}
	w := newCSV(b)
	_ = w.Write(row) // writing to a buffer does not fail
	for _, t := range terms {
		for i, other := range languages {
			row[i] = cell(t.Forms[other.Code][0])
		}
		_ = w.Write(row)
	}
	w.Flush()
}

// newCSV begins a CSV file (RFC 4180), with a byte order mark because Excel
// takes the file for another encoding without one.
func newCSV(b *bytes.Buffer) *csv.Writer {
	b.WriteString("\ufeff")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	return w
}
