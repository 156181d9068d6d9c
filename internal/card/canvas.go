package card

import (
	"fmt"
	"image"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// stride is the number of bytes of a row: its filter, none, and its pixels.
const stride = 1 + Width

// canvas is a card being drawn. Its zero colour is the paper.
type canvas struct {
	style *Style
	data  []byte // all rows as PNG has them
	image *image.Paletted
	faces map[int]font.Face // by size
	inked span              // the rows that text was drawn on
}

// span are the rows from one to before another.
type span struct{ from, to int }

// canvas is an empty one.
func (s *Style) canvas() *canvas {
	c, ok := s.canvases.Get().(*canvas)
	if !ok {
		data := make([]byte, Height*stride)
		card := &image.Paletted{Pix: data[1:], Stride: stride, Rect: image.Rect(0, 0, Width, Height), Palette: s.palette}
		return &canvas{style: s, data: data, image: card, faces: make(map[int]font.Face)}
	}
	clear(c.data)
	c.inked = span{}
	return c
}

// rows are some rows as PNG has them.
func (c *canvas) rows(s span) []byte { return c.data[s.from*stride : s.to*stride] }

// face is the font in a size in pixels.
func (c *canvas) face(size int) (font.Face, error) {
	if f := c.faces[size]; f != nil {
		return f, nil
	}
	f, err := opentype.NewFace(c.style.font, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("font in %d pixels: %w", size, err)
	}
	c.faces[size] = f
	return f, nil
}

// width is that of a text on one line, in pixels.
func (c *canvas) width(text string, size int) (int, error) {
	f, err := c.face(size)
	if err != nil {
		return 0, err
	}
	return font.MeasureString(f, text).Ceil(), nil
}

// text draws a line of text; y is its base line.
func (c *canvas) text(text string, size, x, y int, colour uint8) error {
	f, err := c.face(size)
	if err != nil {
		return err
	}
	dot := fixed.P(x, y)
	for _, r := range text {
		if invisible(r) {
			continue
		}
		box, mask, from, advance, ok := f.Glyph(dot, r)
		if ok {
			c.stamp(box, mask, from, colour)
		}
		dot.X += advance
	}
	return nil
}

// stamp lays a colour on the card through a mask.
func (c *canvas) stamp(box image.Rectangle, mask image.Image, from image.Point, colour uint8) {
	alpha, ok := mask.(*image.Alpha)
	visible := box.Intersect(c.image.Rect)
	if !ok || visible.Empty() {
		return // the faces of package opentype draw no other masks
	}
	c.ink(visible)
	width := visible.Dx()
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		to := c.image.Pix[c.image.PixOffset(visible.Min.X, y):][:width]
		row := alpha.Pix[alpha.PixOffset(visible.Min.X-box.Min.X+from.X, y-box.Min.Y+from.Y):][:width]
		for x, a := range row {
			if shade := shadeOf[a]; shade > 0 {
				to[x] = colour + shade
			}
		}
	}
}

// shadeOf is the shade of a share of 255.
var shadeOf = func() (table [256]uint8) {
	for a := range table {
		table[a] = uint8((a*(shades-1) + 127) / 255)
	}
	return table
}()

// ink notes the rows that text is drawn on.
func (c *canvas) ink(box image.Rectangle) {
	if c.inked == (span{}) {
		c.inked = span{box.Min.Y, box.Max.Y}
		return
	}
	c.inked = span{min(c.inked.from, box.Min.Y), max(c.inked.to, box.Max.Y)}
}

// fill fills a rectangle.
func (c *canvas) fill(x, y, width, height int, colour uint8) {
	r := image.Rect(x, y, x+width, y+height).Intersect(c.image.Rect)
	for ; r.Min.Y < r.Max.Y; r.Min.Y++ {
		row := c.image.Pix[c.image.PixOffset(r.Min.X, r.Min.Y):c.image.PixOffset(r.Max.X, r.Min.Y)]
		for i := range row {
			row[i] = colour
		}
	}
}
