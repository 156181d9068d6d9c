package markdown

import (
	"bytes"
	"html"
)

// String spells a text out; call gives the words of a component, and may be nil.
func (t Text) String(call func(*Call) string) string {
	var b bytes.Buffer
	for _, p := range t.Parts {
		switch {
		case p.Call == nil:
			b.WriteString(p.Text)
		case call != nil:
			b.WriteString(call(p.Call))
		}
	}
	return b.String()
}

// Filler fills a body's holes.
type Filler struct {
	LinkOpen  func(b *bytes.Buffer, l *Link)
	LinkClose func(b *bytes.Buffer, l *Link)
	Image     func(b *bytes.Buffer, i *Image)
	HeadingID func(index int) string
	Component func(b *bytes.Buffer, c *Call)
}

// Write writes one of the body's fragments (its own, a call's label or body)
// with its holes filled. Functions that fill leaves out fill with nothing.
func (b *Body) Write(w *bytes.Buffer, f *Fragment, fill Filler) {
	at := 0
	for _, h := range f.Holes {
		w.Write(f.HTML[at:h.At])
		at = h.At
		b.fillHole(w, h, fill)
	}
	w.Write(f.HTML[at:])
}

func (b *Body) fillHole(w *bytes.Buffer, h Hole, fill Filler) {
	switch {
	case h.Kind == HoleLinkOpen && fill.LinkOpen != nil:
		fill.LinkOpen(w, &b.Links[h.Index])
	case h.Kind == HoleLinkClose && fill.LinkClose != nil:
		fill.LinkClose(w, &b.Links[h.Index])
	case h.Kind == HoleImage && fill.Image != nil:
		fill.Image(w, &b.Images[h.Index])
	case h.Kind == HoleComponent && fill.Component != nil:
		fill.Component(w, b.Calls[h.Index])
	case h.Kind == HoleHeadingID && fill.HeadingID != nil:
		if id := fill.HeadingID(h.Index); id != "" {
			w.WriteString(` id="`)
			w.WriteString(html.EscapeString(id))
			w.WriteByte('"')
		}
	}
}

// Part is the part of a fragment between two offsets, which must not divide a
// tag.
func (f *Fragment) Part(from, to int) Fragment {
	part := Fragment{HTML: f.HTML[from:to:to]}
	for _, h := range f.Holes {
		if from <= h.At && h.At <= to {
			h.At -= from
			part.Holes = append(part.Holes, h)
		}
	}
	return part
}
