package site

import (
	"slices"
	"strconv"

	"qiao/internal/markdown"
)

// alignHeadings gives every heading of a page's documents its id. A
// translation takes the ids of the source document where the outlines agree,
// so that an anchor holds in every language.
//
// Outlines are compared section by section: the headings directly below one
// heading (or directly in the document) are paired in order if both documents
// have the same number of them there; if not, neither they nor what stands
// below them are paired, because nobody could say which one is missing. So one
// additional section costs the agreement of its neighbours only, not of the page.
func alignHeadings(p *Page) {
	if len(p.Documents) == 0 {
		return
	}
	reference := p.Document(p.Source)
	if reference == nil {
		reference = p.Documents[0]
	}
	reference.HeadingIDs = headingIDs(reference.Outline.Headings, nil)
	for _, d := range p.Documents {
		if d != reference {
			d.HeadingIDs = headingIDs(d.Outline.Headings, counterparts(d, reference))
			if slices.Equal(d.HeadingIDs, reference.HeadingIDs) {
				d.HeadingIDs = reference.HeadingIDs // nearly always: no need to hold them twice
			}
		}
	}
}

// counterparts are, for each heading of a translation, the id of the heading of
// the reference that corresponds to it; "" where none does.
func counterparts(d, reference *Document) []string {
	own, other := d.Outline.Headings, reference.Outline.Headings
	if slices.EqualFunc(own, other, func(a, b markdown.Anchor) bool { return a.Level == b.Level }) {
		return reference.HeadingIDs
	}
	paired := make([]string, len(own))
	pair(nest(own), nest(other), func(own, other int) { paired[own] = reference.HeadingIDs[other] })
	return paired
}

// section is a heading by its index with the headings below it.
type section struct {
	index int
	below []*section
}

// nest turns headings into a tree by their levels. A skipped level nests like
// the next one.
func nest(headings []markdown.Anchor) []*section {
	root := &section{}
	open := []*section{root}
	levels := []int{0}
	for i, h := range headings {
		for len(open) > 1 && levels[len(levels)-1] >= h.Level {
			open, levels = open[:len(open)-1], levels[:len(levels)-1]
		}
		parent := open[len(open)-1]
		s := &section{index: i}
		parent.below = append(parent.below, s)
		open, levels = append(open, s), append(levels, h.Level)
	}
	return root.below
}

// pair reports the headings that correspond to each other.
func pair(own, other []*section, match func(own, other int)) {
	if len(own) != len(other) {
		return
	}
	for i := range own {
		match(own[i].index, other[i].index)
		pair(own[i].below, other[i].below, match)
	}
}

// headingIDs are the ids of a document's headings, unique among them: the
// author's own first, then the one of the source document, then the one made
// from the text, numbered where it is taken.
func headingIDs(headings []markdown.Anchor, paired []string) []string {
	if len(headings) == 0 {
		return nil
	}
	ids := make([]string, len(headings))
	taken := takenIDs{ids: ids}
	take := func(i int, id string) {
		if id != "" && ids[i] == "" && !taken.has(id) {
			ids[i] = id
			taken.note(id)
		}
	}
	for i, h := range headings {
		take(i, h.ID)
	}
	for i, id := range paired {
		take(i, id)
	}
	for i, h := range headings {
		take(i, h.Auto)
		for n := 2; ids[i] == ""; n++ {
			take(i, h.Auto+"-"+strconv.Itoa(n))
		}
	}
	return ids
}

// manyHeadings is the number from which a set finds an id faster than a look at
// all of them.
const manyHeadings = 24

// takenIDs are the ids that a document's headings have already.
type takenIDs struct {
	ids []string
	set map[string]bool // of long documents
}

func (t *takenIDs) has(id string) bool {
	if len(t.ids) < manyHeadings {
		return slices.Contains(t.ids, id)
	}
	return t.set[id]
}

// note is told of an id that was put among ids.
func (t *takenIDs) note(id string) {
	if len(t.ids) < manyHeadings {
		return
	}
	if t.set == nil {
		t.set = make(map[string]bool, len(t.ids))
	}
	t.set[id] = true
}
