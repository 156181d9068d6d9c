package site

import (
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
	outline := nest(reference.Outline.Headings)
	for _, d := range p.Documents {
		if d == reference {
			continue
		}
		paired := make([]string, len(d.Outline.Headings))
		pair(nest(d.Outline.Headings), outline, func(own, other int) {
			paired[own] = reference.HeadingIDs[other]
		})
		d.HeadingIDs = headingIDs(d.Outline.Headings, paired)
	}
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
	taken := make(map[string]bool, len(headings))
	take := func(i int, id string) {
		if id != "" && ids[i] == "" && !taken[id] {
			ids[i], taken[id] = id, true
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
