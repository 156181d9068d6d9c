package site

import (
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/markdown"
)

// Revision is a document as it is now.
type Revision struct {
	Front   func() *decode.Value // see source.Document
	Outline *markdown.Outline
}

// Revise gives a document new words: another title or description, another
// summary. It reports false, and changes nothing, where what is new may mean
// more than that to the site; then it is to be assembled anew. What it makes of
// the site is what assembling makes.
//
// It is for previews, in which one person changes a word at a time. Nobody may
// read the site meanwhile.
func (s *Site) Revise(d *Document, r *Revision) bool {
	front := r.Front()
	if !s.onlyWords(d, front) || !sameOutline(d.Outline, r.Outline) {
		return false
	}
	d.FrontMatter, d.Outline = r.Front, r.Outline
	if v := front.Get("title"); v != nil {
		d.Title, d.TitlePos = v.Text, v.Pos
	}
	if v := front.Get("description"); v != nil {
		d.Description = v.Text
	}
	if d.parent != nil {
		sortDocuments(d.parent.children)
		rechain(d.parent.children)
	}
	for _, terms := range d.Page.Terms {
		for _, term := range terms {
			sortDocuments(term.documents[d.Lang.Code])
		}
	}
	return true
}

// onlyWords reports whether new front matter differs from a document's own in
// its title and description only, and in these only by words.
func (s *Site) onlyWords(d *Document, front *decode.Value) bool {
	old := d.FrontMatter()
	if len(old.Fields) != len(front.Fields) || front.Pos != old.Pos {
		return false
	}
	for i, f := range front.Fields {
		was := old.Fields[i]
		words := f.Key == "title" || f.Key == "description"
		switch {
		case f.Key != was.Key || f.Value.Kind != was.Value.Kind:
			return false
		case words && !(s.isWords(f.Value) && s.isWords(was.Value)):
			return false
		case !words && !decode.Same(f.Value, was.Value):
			return false
		case (f.Key == "slug" || f.Key == "aliases") && f.Value.Pos != was.Value.Pos:
			return false // findings about addresses name the place
		}
	}
	return true
}

// isWords reports whether a value is a text of which nothing is to be said.
func (s *Site) isWords(v *decode.Value) bool {
	if v.Kind != decode.String || strings.TrimSpace(v.Text) == "" {
		return false
	}
	text, ds := config.FrontMatterReader(s.Config).Value(config.Field{Type: config.Text}, v)
	return text == v.Text && len(ds) == 0
}

// sameOutline reports whether two outlines have the same places to link to, and
// need the same files.
func sameOutline(a, b *markdown.Outline) bool {
	return slices.Equal(a.Headings, b.Headings) && slices.Equal(a.Anchors, b.Anchors) &&
		slices.Equal(a.Files, b.Files) && slices.Equal(a.Components, b.Components)
}

// rechain links the pages of a list with their neighbours anew.
func rechain(list []*Document) {
	for _, d := range list {
		d.previous, d.next = nil, nil
	}
	chain(list)
}
