package markdown

import (
	"qiao/internal/diag"
	"qiao/internal/wire"
)

// The form in which bodies are kept: what is shown, what was written, and the
// running text of that, one after the other. Whoever shows a body needs the
// first two, whoever checks it the last two, so that each reads one stretch.
//
// What is of one kind and in many small lists, marks and parts of texts, is
// counted first, so that it is read into one piece of memory. Calls come before
// what refers to them, by number.

// The least number of bytes that each type takes.
const (
	leastText     = 1
	leastPart     = 2
	leastFragment = 2
	leastHole     = 3
	leastHeading  = 3 + leastText + diag.LeastPos
	leastLink     = 4 + leastText + diag.LeastPos
	leastImage    = 5 + diag.LeastPos
	leastMark     = 3
	leastPassage  = 3
	leastAnchor   = 3
)

// Sizes are the lengths of the three parts of a body's binary form, in bytes.
type Sizes struct{ Shown, Written, Passages int }

// Append appends a body of file in the form of package wire.
func (b *Body) Append(dst []byte, file string) ([]byte, Sizes) {
	w := newWriter(file)
	for _, c := range b.Calls {
		w.add(c)
	}
	start := len(dst)
	dst = w.fragment(dst, &b.Fragment)
	dst = appendStrings(dst, b.Anchors)
	dst = wire.AppendLen(dst, len(b.Summary.Parts), false)
	dst = w.text(dst, &b.Summary)
	dst = wire.AppendInt(dst, b.WordCount)
	dst = wire.AppendInt(dst, b.HanCount)
	written := len(dst)
	dst = w.begin(dst, b.texts())
	dst = wire.AppendSlice(dst, b.Headings, w.heading)
	dst = wire.AppendSlice(dst, b.Links, w.link)
	dst = wire.AppendSlice(dst, b.Images, w.image)
	passages := len(dst)
	dst = wire.AppendLen(dst, b.marks(), false)
	dst = wire.AppendSlice(dst, b.Passages, w.passage)
	return dst, Sizes{written - start, passages - written, len(dst) - passages}
}

// ReadBody reads a body of file, without its passages, from the first two parts
// of its binary form, of which the first is that long. HTML and texts are part of
// the data.
func ReadBody(data []byte, shown int, file string) (*Body, error) {
	in := &reader{file: file}
	b := &Body{}
	r := wire.NewReader(data[shown:])
	in.written(r, &b.Written)
	if err := r.Done(); err != nil {
		return nil, err
	}
	r = wire.NewReader(data[:shown])
	in.fragment(r, &b.Fragment)
	b.Anchors = readStrings(r)
	in.parts = wire.ReadArena[Part](r, leastPart)
	in.text(r, &b.Summary)
	b.WordCount = r.Int()
	b.HanCount = r.Int()
	if r.Err() == nil && !b.holes(&b.Fragment) {
		r.Fail("a hole is outside of its text")
	}
	return b, r.Done()
}

// ReadWritten reads what was written into a body of file from the last two parts
// of its binary form. Texts are part of the data.
func ReadWritten(data []byte, file string) (*Written, error) {
	in := &reader{file: file}
	w := &Written{}
	r := wire.NewReader(data)
	in.written(r, w)
	in.marks = wire.ReadArena[Mark](r, leastMark)
	w.Passages = wire.ReadSlice(r, leastPassage, in.passage)
	return w, r.Done()
}

// written reads what was written, but for its passages.
func (in *reader) written(r *wire.Reader, w *Written) {
	w.Calls = in.begin(r)
	w.Headings = wire.ReadSlice(r, leastHeading, in.heading)
	w.Links = wire.ReadSlice(r, leastLink, in.link)
	w.Images = wire.ReadSlice(r, leastImage, in.image)
	if r.Err() == nil && !w.holds() {
		r.Fail("a hole is outside of its text")
	}
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

// texts are the texts of what was written.
func (b *Written) texts() []*Text {
	var all []*Text
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

func (b *Written) marks() int {
	n := 0
	for i := range b.Passages {
		n += len(b.Passages[i].Marks)
	}
	return n
}

func appendStrings(dst []byte, list []string) []byte {
	return wire.AppendSlice(dst, list, func(dst []byte, s *string) []byte { return wire.AppendString(dst, *s) })
}

func readStrings(r *wire.Reader) []string {
	return wire.ReadSlice(r, 1, func(r *wire.Reader, s *string) { *s = r.String() })
}
