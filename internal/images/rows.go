package images

import (
	"image"
	"image/color"
)

// rows reads a decoded picture line by line as red, green, blue and alpha, the
// colours multiplied with alpha, in sRGB.
type rows struct {
	width   int
	height  int
	colours *transform
	table   *[65536]uint8
	read    func(y int, line []byte)
	ready   bool // the colours are multiplied with alpha already
}

// rowsOf reads a picture that was made here.
func rowsOf(m *image.RGBA) *rows {
	w := m.Rect.Dx()
	return &rows{
		width: w, height: m.Rect.Dy(), ready: true,
		read: func(y int, line []byte) { copy(line, m.Pix[y*m.Stride:][:4*w]) },
	}
}

func newRows(img image.Image, colours *transform) *rows {
	b := img.Bounds()
	r := &rows{width: b.Dx(), height: b.Dy(), colours: colours}
	if colours != nil {
		r.table = encodeSRGB()
	}
	switch m := img.(type) {
	case *image.YCbCr:
		r.read = func(y int, line []byte) { readYCbCr(m, y, line) }
	case *image.Gray:
		r.read = func(y int, line []byte) { readGray(m, y, line) }
	case *image.RGBA: // what package png makes of pictures without alpha
		r.read = func(y int, line []byte) { copy(line, m.Pix[y*m.Stride:][:4*r.width]) }
	case *image.NRGBA:
		r.read = func(y int, line []byte) { copy(line, m.Pix[y*m.Stride:][:4*r.width]) }
	case *image.Paletted:
		palette := straight(m.Palette)
		r.read = func(y int, line []byte) { readPaletted(m, palette, y, line) }
	default:
		r.read = func(y int, line []byte) {
			for x := range r.width {
				c := color.NRGBAModel.Convert(img.At(b.Min.X+x, b.Min.Y+y)).(color.NRGBA)
				line[4*x], line[4*x+1], line[4*x+2], line[4*x+3] = c.R, c.G, c.B, c.A
			}
		}
	}
	return r
}

// line fills line with one line of the picture.
func (r *rows) line(y int, line []byte) {
	r.read(y, line)
	if r.ready {
		return
	}
	for i := 0; i < len(line); i += 4 {
		p := line[i : i+4 : i+4]
		if r.colours != nil {
			p[0], p[1], p[2] = r.colours.rgb(r.table, p[0], p[1], p[2])
		}
		if a := uint32(p[3]); a != 255 {
			p[0], p[1], p[2] = times(p[0], a), times(p[1], a), times(p[2], a)
		}
	}
}

// times is the rounded product of a colour and alpha.
func times(c uint8, alpha uint32) uint8 { return uint8((uint32(c)*alpha + 127) / 255) }

func readYCbCr(m *image.YCbCr, y int, line []byte) {
	y += m.Rect.Min.Y
	luma := m.Y[m.YOffset(m.Rect.Min.X, y):]
	at := m.COffset(m.Rect.Min.X, y)
	blue, red := m.Cb[at:], m.Cr[at:]
	var shift uint // of x to the place of its colour
	switch m.SubsampleRatio {
	case image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio422:
		shift = 1
	case image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410:
		shift = 2
	}
	for x := range len(line) / 4 {
		j := x >> shift
		r, g, b := color.YCbCrToRGB(luma[x], blue[j], red[j])
		p := line[4*x : 4*x+4 : 4*x+4]
		p[0], p[1], p[2], p[3] = r, g, b, 255
	}
}

func readGray(m *image.Gray, y int, line []byte) {
	for x, v := range m.Pix[y*m.Stride:][:len(line)/4] {
		p := line[4*x : 4*x+4 : 4*x+4]
		p[0], p[1], p[2], p[3] = v, v, v, 255
	}
}

func readPaletted(m *image.Paletted, palette []color.NRGBA, y int, line []byte) {
	for x, i := range m.Pix[y*m.Stride:][:len(line)/4] {
		var c color.NRGBA // what the palette does not have is transparent
		if int(i) < len(palette) {
			c = palette[i]
		}
		p := line[4*x : 4*x+4 : 4*x+4]
		p[0], p[1], p[2], p[3] = c.R, c.G, c.B, c.A
	}
}

// straight are the colours of a palette, not multiplied with alpha.
func straight(palette color.Palette) []color.NRGBA {
	list := make([]color.NRGBA, len(palette))
	for i, c := range palette {
		list[i] = color.NRGBAModel.Convert(c).(color.NRGBA)
	}
	return list
}
