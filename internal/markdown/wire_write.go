package markdown

import (
	"qiao/internal/diag"
	"qiao/internal/wire"
)

// writer appends what bodies consist of.
type writer struct {
	file  string
	list  []*Call       // nil if there are none
	calls map[*Call]int // their numbers in the list
}

func newWriter(file string) *writer { return &writer{file: file, calls: make(map[*Call]int)} }

func (w *writer) add(c *Call) {
	w.calls[c] = len(w.list)
	w.list = append(w.list, c)
}

// addCallsOf adds the calls that a text refers to, and those that the tables of
// these refer to.
func (w *writer) addCallsOf(t *Text) {
	for _, p := range t.Parts {
		if _, known := w.calls[p.Call]; known || p.Call == nil {
			continue
		}
		w.add(p.Call)
		for _, cell := range p.Call.Table.texts() {
			w.addCallsOf(cell)
		}
	}
}

// begin appends how many parts there are, in texts and tables of calls, and
// the calls.
func (w *writer) begin(dst []byte, texts []*Text) []byte {
	for _, c := range w.list {
		texts = append(texts, c.Table.texts()...)
	}
	parts := 0
	for _, t := range texts {
		parts += len(t.Parts)
	}
	dst = wire.AppendLen(dst, parts, false)
	return wire.AppendSlice(dst, w.list, func(dst []byte, c **Call) []byte { return w.call(dst, *c) })
}

func (w *writer) pos(dst []byte, p diag.Pos) []byte { return diag.AppendPos(dst, w.file, p) }

// text appends parts: the number of a call, from 1, or 0 and a text.
func (w *writer) text(dst []byte, t *Text) []byte {
	return wire.AppendSlice(dst, t.Parts, func(dst []byte, p *Part) []byte {
		if p.Call == nil {
			dst = append(dst, 0)
		} else {
			i, ok := w.calls[p.Call]
			if !ok {
				panic("markdown: a text has a call that is not one of the body")
			}
			dst = wire.AppendInt(dst, i+1)
		}
		return wire.AppendString(dst, p.Text)
	})
}

func (w *writer) fragment(dst []byte, f *Fragment) []byte {
	dst = wire.AppendBytes(dst, f.HTML)
	return wire.AppendSlice(dst, f.Holes, func(dst []byte, h *Hole) []byte {
		dst = wire.AppendInt(dst, h.At)
		dst = wire.AppendInt(dst, int(h.Kind))
		return wire.AppendInt(dst, h.Index)
	})
}

func (w *writer) heading(dst []byte, h *Heading) []byte {
	dst = wire.AppendInt(dst, h.Level)
	dst = w.text(dst, &h.Text)
	dst = wire.AppendString(dst, h.ID)
	dst = wire.AppendString(dst, h.Auto)
	return w.pos(dst, h.Pos)
}

func (w *writer) link(dst []byte, l *Link) []byte {
	dst = wire.AppendString(dst, l.Destination)
	dst = wire.AppendString(dst, l.Title)
	dst = w.text(dst, &l.Text)
	dst = w.attributes(dst, l.Attributes)
	dst = wire.AppendBool(dst, l.Autolink)
	return w.pos(dst, l.Pos)
}

func (w *writer) image(dst []byte, i *Image) []byte {
	dst = wire.AppendString(dst, i.Destination)
	dst = wire.AppendString(dst, i.Alt)
	dst = wire.AppendString(dst, i.Title)
	dst = w.attributes(dst, i.Attributes)
	dst = wire.AppendBool(dst, i.Alone)
	return w.pos(dst, i.Pos)
}

func (w *writer) attributes(dst []byte, list []Attribute) []byte {
	return wire.AppendSlice(dst, list, func(dst []byte, a *Attribute) []byte {
		return wire.AppendString(wire.AppendString(dst, a.Name), a.Value)
	})
}

func (w *writer) passage(dst []byte, p *Passage) []byte {
	dst = wire.AppendInt(dst, int(p.Kind))
	dst = wire.AppendString(dst, p.Text)
	return wire.AppendSlice(dst, p.Marks, func(dst []byte, m *Mark) []byte {
		dst = wire.AppendInt(dst, int(m.At))
		dst = wire.AppendInt(dst, int(m.Line))
		return wire.AppendInt(dst, int(m.Column))
	})
}

func (w *writer) call(dst []byte, c *Call) []byte {
	dst = wire.AppendString(dst, c.Name)
	dst = wire.AppendString(dst, string(c.Form))
	dst = wire.AppendBool(dst, c.HasLabel)
	dst = w.fragment(dst, &c.Label)
	dst = wire.AppendString(dst, c.RawLabel)
	dst = w.pos(dst, c.LabelPos)
	dst = wire.AppendSlice(dst, c.Params, w.param)
	dst = w.fragment(dst, &c.Body)
	dst = wire.AppendBool(dst, c.Table != nil)
	if c.Table != nil {
		dst = wire.AppendSlice(dst, c.Table.Rows, w.row)
	}
	dst = w.item(dst, &c.Outline)
	return w.pos(dst, c.Pos)
}

func (w *writer) param(dst []byte, p *Param) []byte {
	dst = wire.AppendString(dst, p.Name)
	dst = wire.AppendString(dst, p.Value)
	dst = wire.AppendBool(dst, p.Bare)
	dst = w.pos(dst, p.Pos)
	return w.pos(dst, p.ValuePos)
}

func (w *writer) row(dst []byte, row *[]TableCell) []byte {
	return wire.AppendSlice(dst, *row, func(dst []byte, c *TableCell) []byte {
		return w.pos(w.text(dst, &c.Text), c.Pos)
	})
}

func (w *writer) item(dst []byte, i *Item) []byte {
	dst = wire.AppendInt(dst, i.Start)
	dst = wire.AppendInt(dst, i.Text)
	dst = wire.AppendInt(dst, i.End)
	return wire.AppendSlice(dst, i.Items, w.item)
}
