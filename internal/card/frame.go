package card

import (
	"fmt"
	"image"
	"slices"

	"golang.org/x/image/vector"
)

// frame is what cards have in common that differ in their titles alone.
type frame struct {
	top, bottom band // above the title's place and below it
	clear       bool // the title's place is empty
}

// frame is the frame of a card; each is drawn and compressed once.
func (s *Style) frame(t Text) (*frame, error) {
	t.Title = ""
	key := fmt.Sprintf("%q", t)
	if f, ok := s.frames.Load(key); ok {
		return f.(*frame), nil
	}
	c := s.canvas()
	defer s.canvases.Put(c)
	if err := c.frame(t); err != nil {
		return nil, err
	}
	f := &frame{
		top: newBand(c.rows(span{0, titleTop})), bottom: newBand(c.rows(span{titleEnd, Height})),
		clear: !slices.ContainsFunc(c.rows(span{titleTop, titleEnd}), func(b byte) bool { return b != 0 }),
	}
	s.frames.Store(key, f)
	return f, nil
}

// framed are the bands of a card on which the title is drawn. One that does not
// keep to its place is drawn with its frame, and compressed as a whole.
func (c *canvas) framed(t Text) ([]band, error) {
	f, err := c.style.frame(t)
	if err != nil {
		return nil, err
	}
	own := c.inked
	if own == (span{}) {
		own = span{titleTop, titleTop}
	}
	if f.clear && own.from >= titleTop && own.to <= titleEnd {
		return []band{f.top, blank(own.from - titleTop), newBand(c.rows(own)), blank(titleEnd - own.to), f.bottom}, nil
	}
	if err := c.frame(t); err != nil {
		return nil, err
	}
	return []band{newBand(c.rows(span{0, Height}))}, nil
}

// frame draws what is around the title.
func (c *canvas) frame(t Text) error {
	c.mark(margin, margin-12)
	if err := c.text(t.Site, siteSize, margin+markSize+24, margin-12+markSize/2+siteSize/3, quiet); err != nil {
		return err
	}
	c.scale()
	x := margin
	for _, name := range t.Names {
		width, err := c.width(name, namesSize)
		if err != nil {
			return err
		}
		if x+width > Width-margin {
			break
		}
		if err := c.text(name, namesSize, x, namesLine, quiet); err != nil {
			return err
		}
		x += width + namesSize*2
	}
	return nil
}

// mark draws a bridge on a square: a deck, three posts, and an arch below.
func (c *canvas) mark(x, y int) {
	const (
		full = shades - 1
		unit = markSize / 32.0 // the mark is drawn on a grid of 32 by 32
		half = 1.0             // of a stroke's width
	)
	c.fill(x, y, markSize, markSize, accent+full)
	r := vector.NewRasterizer(markSize, markSize)
	rectangle := func(left, top, right, bottom float32) {
		r.MoveTo(left*unit, top*unit)
		r.LineTo(right*unit, top*unit)
		r.LineTo(right*unit, bottom*unit)
		r.LineTo(left*unit, bottom*unit)
		r.ClosePath()
	}
	rectangle(4, 12-half, 28, 12+half)
	for _, post := range []struct{ x, bottom float32 }{{10, 17}, {16, 15}, {22, 17}} {
		rectangle(post.x-half, 7, post.x+half, 12-half)
		rectangle(post.x-half, 12+half, post.x+half, post.bottom)
	}
	arch(r, 16*unit, 25*unit, (10+half)*unit, (10-half)*unit)
	mask := image.NewAlpha(image.Rect(0, 0, markSize, markSize))
	r.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for dy := range markSize {
		for dx := range markSize {
			if a := mask.AlphaAt(dx, dy).A; a > 0 {
				c.image.SetColorIndex(x+dx, y+dy, accent+full-uint8((int(a)*full+127)/255))
			}
		}
	}
}

// arch adds the upper half of a ring. kappa is how far the control points of a
// cubic Bézier curve lie along the tangents of a quarter circle. The products
// are converted so that no machine fuses them with the sums.
func arch(r *vector.Rasterizer, x, y, outer, inner float32) {
	const kappa = 0.5523
	k := float32(kappa * outer)
	r.MoveTo(x-outer, y)
	r.CubeTo(x-outer, y-k, x-k, y-outer, x, y-outer)
	r.CubeTo(x+k, y-outer, x+outer, y-k, x+outer, y)
	k = float32(kappa * inner)
	r.LineTo(x+inner, y)
	r.CubeTo(x+inner, y-k, x+k, y-inner, x, y-inner)
	r.CubeTo(x-k, y-inner, x-inner, y-k, x-inner, y)
	r.ClosePath()
}

// scale draws the ruler below the title: a hairline with ticks.
func (c *canvas) scale() {
	const full = shades - 1
	c.fill(margin, rule, textWidth, 2, line+full)
	for i := 0; i*tick <= textWidth; i++ {
		height := 8
		if i%5 == 0 {
			height = 16
		}
		c.fill(margin+i*tick, rule, 2, height, line+full)
	}
}
