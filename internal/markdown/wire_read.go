package markdown

import (
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/wire"
)

// The least number of bytes that each type of calls takes.
const (
	leastCall  = 6 + 2*leastFragment + 2*diag.LeastPos + leastItem
	leastParam = 3 + 2*diag.LeastPos
	leastCell  = leastText + diag.LeastPos
	leastItem  = 4
)

// reader reads what bodies consist of.
type reader struct {
	file  string
	calls []Call
	parts wire.Arena[Part]
	marks wire.Arena[Mark]
	depth int // of items
}

// begin reads the calls, which is what texts refer to.
func (in *reader) begin(r *wire.Reader) []*Call {
	in.parts = wire.ReadArena[Part](r, leastPart)
	n, isNil := r.Len(leastCall)
	if isNil {
		return nil
	}
	in.calls = make([]Call, n)
	list := make([]*Call, n)
	for i := range list {
		list[i] = &in.calls[i]
		in.call(r, list[i])
	}
	return list
}

func (in *reader) pos(r *wire.Reader) diag.Pos { return diag.ReadPos(r, in.file) }

func (in *reader) text(r *wire.Reader, t *Text) {
	t.Parts = in.parts.Take(r)
	for i := range t.Parts {
		p := &t.Parts[i]
		if call := r.Below(len(in.calls) + 1); call > 0 {
			p.Call = &in.calls[call-1]
		}
		p.Text = r.String()
	}
}

func (in *reader) fragment(r *wire.Reader, f *Fragment) {
	f.HTML = r.Bytes()
	f.Holes = wire.ReadSlice(r, leastHole, func(r *wire.Reader, h *Hole) {
		*h = Hole{At: r.Int(), Kind: HoleKind(r.Below(int(HoleComponent) + 1)), Index: r.Int()}
	})
}

func (in *reader) heading(r *wire.Reader, h *Heading) {
	h.Level = r.Int()
	in.text(r, &h.Text)
	h.ID, h.Auto = r.String(), r.String()
	h.Pos = in.pos(r)
}

func (in *reader) link(r *wire.Reader, l *Link) {
	l.Destination, l.Title = r.String(), r.String()
	in.text(r, &l.Text)
	l.Attributes = readAttributes(r)
	l.Autolink = r.Bool()
	l.Pos = in.pos(r)
}

func (in *reader) image(r *wire.Reader, i *Image) {
	i.Destination, i.Alt, i.Title = r.String(), r.String(), r.String()
	i.Attributes = readAttributes(r)
	i.Alone = r.Bool()
	i.Pos = in.pos(r)
}

func readAttributes(r *wire.Reader) []Attribute {
	return wire.ReadSlice(r, 2, func(r *wire.Reader, a *Attribute) { *a = Attribute{r.String(), r.String()} })
}

func (in *reader) passage(r *wire.Reader, p *Passage) {
	p.Kind = PassageKind(r.Below(int(Cell) + 1))
	p.Text = r.String()
	p.Marks = in.marks.Take(r)
	for i := range p.Marks {
		p.Marks[i] = Mark{int32(r.Int()), int32(r.Int()), int32(r.Int())}
	}
	if !p.ordered() {
		r.Fail("the marks of a text are outside of it")
	}
}

func (in *reader) call(r *wire.Reader, c *Call) {
	c.Name, c.Form = r.String(), config.Form(r.String())
	c.HasLabel = r.Bool()
	in.fragment(r, &c.Label)
	c.RawLabel = r.String()
	c.LabelPos = in.pos(r)
	c.Params = wire.ReadSlice(r, leastParam, in.param)
	in.fragment(r, &c.Body)
	if r.Bool() {
		c.Table = &Table{Rows: wire.ReadSlice(r, 1, in.row)}
	}
	in.item(r, &c.Outline)
	c.Pos = in.pos(r)
}

func (in *reader) param(r *wire.Reader, p *Param) {
	p.Name, p.Value = r.String(), r.String()
	p.Bare = r.Bool()
	p.Pos, p.ValuePos = in.pos(r), in.pos(r)
}

func (in *reader) row(r *wire.Reader, row *[]TableCell) {
	*row = wire.ReadSlice(r, leastCell, func(r *wire.Reader, c *TableCell) {
		in.text(r, &c.Text)
		c.Pos = in.pos(r)
	})
}

// item reads an item, no deeper than lists are compiled.
func (in *reader) item(r *wire.Reader, i *Item) {
	if in.depth++; in.depth > maxNesting+1 {
		r.Fail("items are too deep")
	}
	i.Start, i.Text, i.End = r.Int(), r.Int(), r.Int()
	i.Items = wire.ReadSlice(r, leastItem, in.item)
	in.depth--
}
