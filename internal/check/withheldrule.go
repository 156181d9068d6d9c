package check

import (
	"maps"
	"slices"

	"qiao/internal/diag"
)

// withheldWords reports the words of checks.withhold in a document.
func withheldWords(c *Checker, d *document) {
	for i := range d.passages {
		p := &d.passages[i]
		for _, hit := range c.withheld.InText(p.text) {
			d.report("withheld-word", p.pos(hit.Start), "word", hit.Word)
		}
	}
}

// data reports withheld words in what is written for all pages: facts, their
// sources, records and terms.
func (c *Checker) data() []diag.Diagnostic {
	if c.withheld.Empty() {
		return nil
	}
	var found []diag.Diagnostic
	look := func(pos diag.Pos, texts ...string) {
		for _, text := range texts {
			for _, hit := range c.withheld.InText(text) {
				found = append(found, diag.New("withheld-word", pos, "word", hit.Word))
			}
		}
	}
	for _, t := range c.site.Taxonomies {
		for _, term := range t.Terms {
			look(term.Pos, slices.Concat(values(term.Name), values(term.Description))...)
		}
	}
	for _, p := range c.recordPassages() {
		for _, hit := range c.withheld.InText(p.text) {
			found = append(found, diag.New("withheld-word", p.pos(hit.Start), "word", hit.Word))
		}
	}
	if c.site.Facts == nil {
		return found
	}
	for _, f := range c.site.Facts.All() {
		look(f.Pos, append(values(f.Label), f.Quote)...)
		for _, code := range slices.Sorted(maps.Keys(f.Noun)) {
			look(f.Pos, values(f.Noun[code])...)
		}
	}
	for _, s := range c.site.Facts.Sources() {
		look(s.Pos, values(s.Title)...)
	}
	return found
}

// recordPassages are the texts of all records.
func (c *Checker) recordPassages() []passage {
	var all []passage
	for _, collection := range c.site.Records.Collections() {
		for _, r := range c.site.Records.All(collection.Name) {
			all = scalars(r.Written, inFrontMatter, all)
		}
	}
	return all
}

// values are the values of a map in the order of its keys.
func values[M ~map[string]string](m M) []string {
	all := make([]string, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		all = append(all, m[key])
	}
	return all
}
