package markdown

import (
	"path"
	"slices"
	"strings"
)

// Outline is what the rest of the site knows of a body: what can be linked to,
// and what others say of it. It is small and refers to nothing of the body, so
// that the outlines of a whole site can be held while the bodies are read one
// by one, when they are needed.
type Outline struct {
	Headings []Anchor
	// Anchors are the ids that the author gave to anything but headings, sorted.
	Anchors []string
	// Summary is that of the body.
	Summary Text
	// Size is the length of the body's HTML before its holes are filled, in bytes.
	Size int
	// Files are the destinations of links and images that may be files and not
	// pages, each once.
	Files []string
	// Components are the names of the components that the body calls, each once.
	Components []string
}

// Anchor is a heading as others know it.
type Anchor struct {
	Level int
	ID    string // given by the author with {#id}, or ""
	Auto  string // see Heading
}

// Outline makes the body's outline.
func (b *Body) Outline() *Outline {
	o := &Outline{Anchors: b.Anchors, Summary: b.Summary, Size: len(b.HTML)}
	for i := range b.Headings {
		h := &b.Headings[i]
		o.Headings = append(o.Headings, Anchor{Level: h.Level, ID: h.ID, Auto: h.Auto})
	}
	for i := range b.Links {
		if mayBeFile(b.Links[i].Destination) {
			o.Files = append(o.Files, b.Links[i].Destination)
		}
	}
	for i := range b.Images {
		o.Files = append(o.Files, b.Images[i].Destination)
	}
	for _, c := range b.Calls {
		o.Components = append(o.Components, c.Name)
	}
	o.Files, o.Components = unique(o.Files), unique(o.Components)
	return o
}

// mayBeFile reports whether a destination has the form of one that names a file
// of the site: a last element with an extension that is not that of a document.
func mayBeFile(destination string) bool {
	destination, _, _ = strings.Cut(destination, "#")
	destination, _, _ = strings.Cut(destination, "?")
	switch path.Ext(strings.TrimSpace(destination)) {
	case "", ".", ".md":
		return false
	}
	return true
}

// unique sorts texts and leaves out those that are there already.
func unique(texts []string) []string {
	slices.Sort(texts)
	return slices.Clip(slices.Compact(texts))
}
