package card

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// The places on a card, in pixels.
const (
	margin     = 80
	markSize   = 60
	titleTop   = 176
	titleEnd   = 496
	rule       = 536 // the scale below the title
	tick       = 40  // between two of its ticks
	namesLine  = 588
	textWidth  = Width - 2*margin
	siteSize   = 30
	namesSize  = 22
	maxLines   = 4
	titleLarge = 80
	titleSmall = 46
)

// shades is the number of steps between the paper and a colour: enough for
// smooth edges, and few enough for small files.
const shades = 16

// The first entries of the palette's ramps.
const (
	ink uint8 = iota * shades
	quiet
	accent
	line
)

// newPalette makes ramps from the paper to each colour.
func newPalette(c Colours) color.Palette {
	var p color.Palette
	for _, to := range []color.RGBA{
		c.Ink,
		mixed(c.Paper, c.Ink, 70, 100),
		c.Accent,
		mixed(c.Paper, c.Ink, 28, 100),
	} {
		for i := range shades {
			p = append(p, mixed(c.Paper, to, i, shades-1))
		}
	}
	return p
}

// mixed is a colour between two others: part/whole of the way from a to b.
func mixed(a, b color.RGBA, part, whole int) color.RGBA {
	channel := func(x, y uint8) uint8 { return uint8((int(x)*(whole-part) + int(y)*part + whole/2) / whole) }
	return color.RGBA{R: channel(a.R, b.R), G: channel(a.G, b.G), B: channel(a.B, b.B), A: 255}
}

// Draw writes a card as PNG.
func (s *Style) Draw(w io.Writer, t Text) error {
	c := &canvas{style: s, image: image.NewPaletted(image.Rect(0, 0, Width, Height), s.palette)}
	c.mark(margin, margin-12)
	if err := c.text(t.Site, siteSize, margin+markSize+24, margin-12+markSize/2+siteSize/3, quiet); err != nil {
		return err
	}
	if err := c.title(t.Title); err != nil {
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
	return (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(w, c.image)
}

// canvas is a card being drawn. Its zero colour is the paper.
type canvas struct {
	style *Style
	image *image.Paletted
	faces map[int]font.Face // by size
}

// face is the font in a size in pixels.
func (c *canvas) face(size int) (font.Face, error) {
	if f := c.faces[size]; f != nil {
		return f, nil
	}
	f, err := opentype.NewFace(c.style.font, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("font in %d pixels: %w", size, err)
	}
	if c.faces == nil {
		c.faces = make(map[int]font.Face)
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

// title draws the title in the largest size in which it fits, on as few lines
// as possible, in the middle of its place.
func (c *canvas) title(text string) error {
	all := pieces(text)
	for size := titleLarge; ; size -= 6 {
		f, err := c.face(max(size, titleSmall))
		if err != nil {
			return err
		}
		size = max(size, titleSmall)
		leading := size * 5 / 4
		lines := balanced(all, textWidth, func(s string) int { return font.MeasureString(f, s).Ceil() })
		if size > titleSmall && (len(lines) > maxLines || len(lines)*leading > titleEnd-titleTop) {
			continue
		}
		if len(lines) > maxLines {
			lines = append(lines[:maxLines-1:maxLines-1], lines[maxLines-1]+"…")
		}
		y := titleTop + (titleEnd-titleTop-len(lines)*leading)/2 + size
		for i, l := range lines {
			if err := c.text(l, size, margin, y+i*leading, ink); err != nil {
				return err
			}
		}
		return nil
	}
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
	if !ok {
		return // the faces of package opentype draw nothing else
	}
	visible := box.Intersect(c.image.Rect)
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		for x := visible.Min.X; x < visible.Max.X; x++ {
			a := alpha.AlphaAt(x-box.Min.X+from.X, y-box.Min.Y+from.Y).A
			if shade := (int(a)*(shades-1) + 127) / 255; shade > 0 {
				c.image.SetColorIndex(x, y, colour+uint8(shade))
			}
		}
	}
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
