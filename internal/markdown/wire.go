package markdown

import (
	"qiao/internal/diag"
	"qiao/internal/wire"
)

// The form in which bodies are kept. What is of one kind and in many small
// lists, runs and parts of texts, is counted first, so that it is read into one
// piece of memory. Calls come before what refers to them, by number.

// The least number of bytes that each type takes.
const (
	leastText     = 1
	leastPart     = 2
	leastFragment = 2
	leastHole     = 3
	leastHeading  = 3 + leastText + diag.LeastPos
	leastLink     = 4 + leastText + diag.LeastPos
	leastImage    = 5 + diag.LeastPos
	leastRun      = 2 + diag.LeastPos
	leastPassage  = 2
	leastAnchor   = 3
)

// Append appends a body of file in the form of package wire.
func (b *Body) Append(dst []byte, file string) []byte {
	w := newWriter(file)
	for _, c := range b.Calls {
		w.add(c)
	}
	dst = w.begin(dst, b.texts())
	dst = wire.AppendLen(dst, b.runs(), false)
	dst = wire.AppendSlice(dst, b.Headings, w.heading)
	dst = wire.AppendSlice(dst, b.Links, w.link)
	dst = wire.AppendSlice(dst, b.Images, w.image)
	dst = w.fragment(dst, &b.Fragment)
	dst = appendStrings(dst, b.Anchors)
	dst = wire.AppendSlice(dst, b.Passages, w.passage)
	dst = w.text(dst, &b.Summary)
	dst = wire.AppendInt(dst, b.WordCount)
	return wire.AppendInt(dst, b.HanCount)
}

// ReadBody reads a body of file, which is of no use if the reader fails. HTML
// and texts are part of the reader's data.
func ReadBody(r *wire.Reader, file string) *Body {
	in := &reader{file: file}
	b := &Body{}
	b.Calls = in.begin(r)
	in.runs = wire.ReadArena[Run](r, leastRun)
	b.Headings = wire.ReadSlice(r, leastHeading, in.heading)
	b.Links = wire.ReadSlice(r, leastLink, in.link)
	b.Images = wire.ReadSlice(r, leastImage, in.image)
	in.fragment(r, &b.Fragment)
	b.Anchors = readStrings(r)
	b.Passages = wire.ReadSlice(r, leastPassage, in.passage)
	in.text(r, &b.Summary)
	b.WordCount = r.Int()
	b.HanCount = r.Int()
	if r.Err() == nil && !b.holds() {
		r.Fail("a hole is outside of its text")
	}
	return b
}

// Append appends an outline of a body of file in the form of package wire.
func (o *Outline) Append(dst []byte, file string) []byte {
	w := newWriter(file)
	w.addCallsOf(&o.Summary)
	dst = w.begin(dst, []*Text{&o.Summary})
	dst = wire.AppendSlice(dst, o.Headings, func(dst []byte, a *Anchor) []byte {
		dst = wire.AppendInt(dst, a.Level)
		dst = wire.AppendString(dst, a.ID)
		return wire.AppendString(dst, a.Auto)
	})
	dst = appendStrings(dst, o.Anchors)
	dst = w.text(dst, &o.Summary)
	dst = wire.AppendInt(dst, o.Size)
	dst = appendStrings(dst, o.Files)
	return appendStrings(dst, o.Components)
}

// ReadOutline reads an outline of a body of file, which is of no use if the
// reader fails. Texts are part of the reader's data.
func ReadOutline(r *wire.Reader, file string) *Outline {
	in := &reader{file: file}
	in.begin(r)
	o := &Outline{}
	o.Headings = wire.ReadSlice(r, leastAnchor, func(r *wire.Reader, a *Anchor) {
		*a = Anchor{Level: r.Int(), ID: r.String(), Auto: r.String()}
	})
	o.Anchors = readStrings(r)
	in.text(r, &o.Summary)
	o.Size = r.Int()
	o.Files = readStrings(r)
	o.Components = readStrings(r)
	return o
}

// texts are all texts of a body.
func (b *Body) texts() []*Text {
	all := []*Text{&b.Summary}
	for i := range b.Headings {
		all = append(all, &b.Headings[i].Text)
	}
	for i := range b.Links {
		all = append(all, &b.Links[i].Text)
	}
	return all
}

// texts are the texts of a table's cells; t may be nil.
func (t *Table) texts() []*Text {
	var all []*Text
	if t != nil {
		for _, row := range t.Rows {
			for i := range row {
				all = append(all, &row[i].Text)
			}
		}
	}
	return all
}

func (b *Body) runs() int {
	n := 0
	for i := range b.Passages {
		n += len(b.Passages[i].Runs)
	}
	return n
}

func appendStrings(dst []byte, list []string) []byte {
	return wire.AppendSlice(dst, list, func(dst []byte, s *string) []byte { return wire.AppendString(dst, *s) })
}

func readStrings(r *wire.Reader) []string {
	return wire.ReadSlice(r, 1, func(r *wire.Reader, s *string) { *s = r.String() })
}
