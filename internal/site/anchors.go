package site

import (
	"net/url"
	"slices"
	"strings"

	"qiao/internal/diag"
)

// resolveAnchor finds the id that an anchor names in the target.
func (s *Site) resolveAnchor(t *Target, anchor string) *Problem {
	name, err := url.PathUnescape(anchor)
	if err != nil {
		name = anchor
	}
	if t.Kind != ToDocument || name == "" || name == "top" {
		return nil
	}
	d := t.Document
	if id := d.headingID(name); id != "" {
		t.HeadingID = id
		return nil
	}
	if slices.Contains(d.Outline.Anchors, name) {
		t.HeadingID = name
		return nil
	}
	id := "link-anchor"
	suggestion := diag.Suggest(name, d.HeadingIDs)
	switch {
	case len(d.HeadingIDs) == 0:
		id = "link-anchor/none"
	case suggestion == "":
		id = "link-anchor/list"
	}
	return problem(id, "#"+name, "anchor", name, "file", d.File,
		"suggestion", suggestion, "headings", someAnchors(d.HeadingIDs))
}

// someAnchors lists the first of a page's anchors.
func someAnchors(ids []string) string {
	const some = 5
	if len(ids) > some {
		return "#" + strings.Join(ids[:some], ", #") + " …"
	}
	return "#" + strings.Join(ids, ", #")
}

// headingID is the id of the heading that an anchor names: by its id, or by the
// one that it would have without the source document.
func (d *Document) headingID(anchor string) string {
	for _, id := range d.HeadingIDs {
		if id == anchor {
			return id
		}
	}
	for i, h := range d.Outline.Headings {
		if h.ID == anchor || h.Auto == anchor {
			return d.HeadingIDs[i]
		}
	}
	return ""
}
