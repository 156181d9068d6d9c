package check

import (
	"cmp"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/site"
)

// parity compares a translation with its source document: it must show the
// same components, facts, images, links and outline.
func parity(c *Checker, d *document) {
	source := d.source
	if source == nil {
		return
	}
	theirs, ours := c.shownBy(source), c.shownBy(d)
	d.compare("component-mismatch", source, theirs.calls, ours.calls)
	d.compare("image-mismatch", source, theirs.images, ours.images)
	d.compare("link-mismatch", source, theirs.links, ours.links)
	compareOutlines(d, source)
}

// shown is what a document and its translations should all have.
type shown struct{ calls, images, links []item }

// shownBy lists it, once for all that a document is compared with.
func (c *Checker) shownBy(d *document) *shown {
	if d.show == nil {
		d.show = &shown{c.callsOf(d), c.imagesOf(d), linksOf(d)}
	}
	return d.show
}

// item is something that a document and its translation should both have.
type item struct {
	key string // what is compared
	pos diag.Pos
}

// compare reports what one of two documents has more often than the other, at
// the place that has no counterpart.
func (d *document) compare(code string, source *document, theirs, ours []item) {
	missing := surplus(theirs, ours)
	for _, it := range missing {
		d.found = append(d.found, diag.New(code+"/missing", diag.Pos{File: d.File},
			"what", it.key, "place", it.pos.String()).With(it.pos))
	}
	for _, it := range surplus(ours, theirs) {
		d.report(code+"/extra", it.pos, "what", it.key, "source", source.File)
	}
}

// surplus are the items of a, by key, beyond as many as b has.
func surplus(a, b []item) []item {
	if slices.EqualFunc(a, b, func(a, b item) bool { return a.key == b.key }) {
		return nil // nearly always
	}
	has := make(map[string]int)
	for _, it := range b {
		has[it.key]++
	}
	var rest []item
	for _, it := range a {
		if has[it.key]--; has[it.key] < 0 {
			rest = append(rest, it)
		}
	}
	return rest
}

// callsOf are the component calls that every language needs: all but those in
// a line that name nothing and so only mark words, which differ.
func (c *Checker) callsOf(d *document) []item {
	var items []item
	for _, call := range d.text.Calls {
		component := c.components[call.Name]
		if component == nil {
			continue // reported as unknown
		}
		named := c.named(component, call, isReference)
		if call.Form == config.Inline && len(named) == 0 {
			continue
		}
		var key string
		if len(named) == 0 {
			key = written(call.Name, call.Form)
		} else {
			key = strings.Repeat(":", 1+int(rank(call.Form))) + call.Name + " " + strings.Join(named, ", ")
		}
		items = append(items, item{key, call.Pos})
	}
	return items
}

// rank counts the forms from 0.
func rank(f config.Form) uint8 {
	switch f {
	case config.Block:
		return 1
	case config.Container:
		return 2
	default:
		return 0
	}
}

// named are the texts that a call gives for the fields of some types.
func (c *Checker) named(component *config.Component, call *markdown.Call, ofType func(config.FieldType) bool) []string {
	var named []string
	if component.Label != nil && ofType(component.Label.Type) {
		named = append(named, strings.TrimSpace(call.RawLabel))
	}
	given := paramValues(call)
	for i := range component.Params {
		p := &component.Params[i]
		if v := given.Get(p.Name); v != nil && ofType(p.Type) {
			value, _ := c.params.Value(*p, v)
			named = append(named, texts(value)...)
		}
	}
	return named
}

// isReference reports whether values of a type name something of the site.
func isReference(t config.FieldType) bool {
	switch t {
	case config.PageRef, config.FactRef, config.RecordRef, config.Image, config.FileRef:
		return true
	default:
		return false
	}
}

// imagesOf are a document's images, variants for languages taken as one.
func (c *Checker) imagesOf(d *document) []item {
	var items []item
	for i := range d.text.Images {
		image := &d.text.Images[i]
		if t, p := c.site.ResolveImage(d.Document, image.Destination); p == nil {
			items = append(items, item{t.Neutral(), image.Pos})
		}
	}
	return items
}

// linksOf are the pages and files that a document links to, each once. Links to
// other sites differ between languages.
func linksOf(d *document) []item {
	var items []item
	for i := range d.targets {
		t, l := &d.targets[i], &d.text.Links[i]
		if t.problem != nil || t.Kind == site.External || t.Document == d.Document {
			continue
		}
		items = append(items, item{"/" + t.Neutral(), l.Pos})
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.key, b.key) })
	return slices.CompactFunc(items, func(a, b item) bool { return a.key == b.key })
}

// compareOutlines reports the first heading at which the outlines differ.
func compareOutlines(d *document, source *document) {
	ours, theirs := d.text.Headings, source.text.Headings
	for i := range max(len(ours), len(theirs)) {
		switch {
		case i >= len(ours):
			d.found = append(d.found, diag.New("structure-mismatch/missing", diag.Pos{File: d.File},
				"text", theirs[i].Text.String(nil), "place", theirs[i].Pos.String()).With(theirs[i].Pos))
		case i >= len(theirs):
			d.report("structure-mismatch/extra", ours[i].Pos, "text", ours[i].Text.String(nil), "source", source.File)
		case ours[i].Level != theirs[i].Level:
			d.found = append(d.found, diag.New("structure-mismatch", ours[i].Pos, "level", ours[i].Level,
				"other", theirs[i].Level, "place", theirs[i].Pos.String()).With(theirs[i].Pos))
		default:
			continue
		}
		return
	}
}
