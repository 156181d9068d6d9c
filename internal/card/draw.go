package card

import (
	"image/color"
	"io"

	"golang.org/x/image/font"
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
	c := s.canvas()
	defer s.canvases.Put(c)
	if err := c.title(t.Title); err != nil {
		return err
	}
	bands, err := c.framed(t)
	if err != nil {
		return err
	}
	if _, err := w.Write(s.header); err != nil {
		return err
	}
	_, err = w.Write(pngData(bands...))
	return err
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
