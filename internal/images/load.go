package images

import (
	"bytes"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"sync"

	"golang.org/x/image/webp"

	"qiao/internal/diag"
)

// Base is a decoded picture, upright, in sRGB, and no larger than its largest
// variant. It is safe for concurrent use.
type Base struct {
	header *Header
	pixels *image.RGBA // nil for animations, which only have their own bytes
	opaque bool
	// own is the file without its metadata, where its pixels can be published as
	// they are; else nil.
	own []byte
	// webps are the WebPs made of the picture, functions by encoded.
	webps sync.Map
}

// Load decodes a picture. h must be what [Inspect] found in data.
func Load(data []byte, h *Header) (*Base, *Problem) {
	b := &Base{header: h}
	main := h.Plan(Settings{})[0]
	if p := b.keep(data, main); p != nil {
		return nil, p
	}
	if h.Animated && h.Format == WebP {
		return b, nil // there is no decoder for it
	}
	img, err := decode(data, h.Format)
	if err != nil {
		reason := diag.Words{EN: "it cannot be decoded (" + plain(err) + ")", ZH: "无法解码（" + plain(err) + "）"}
		return nil, &Problem{id: "image-broken", args: []any{"reason", reason}}
	}
	if h.Animated || h.Format == GIF {
		return b, nil
	}
	w, ht := main.Width, main.Height
	if h.orientation >= 5 {
		w, ht = ht, w
	}
	b.pixels = upright(scale(newRows(img, h.colours), w, ht), h.orientation)
	b.opaque = b.pixels.Opaque()
	return b, nil
}

// keep notes the file without its metadata, if its pixels need no change.
func (b *Base) keep(data []byte, main Variant) (p *Problem) {
	h := b.header
	still := main.Width == h.Width && h.orientation == 1 && h.colours == nil && !h.cmyk
	if still || h.Animated || h.Format == GIF {
		b.own, p = strip(data, h.Format, h.Animated)
	}
	return p
}

// strip leaves out what does not make the pixels; with keepLook what says how
// they look is kept.
func strip(data []byte, f Format, keepLook bool) ([]byte, *Problem) {
	switch f {
	case JPEG:
		return stripJPEG(data, keepLook)
	case PNG:
		return stripPNG(data, keepLook)
	case WebP:
		return stripWebP(data, keepLook)
	default:
		return stripGIF(data)
	}
}

// Strip returns a raster image without its metadata, every pixel as it was and
// looking as it did.
func Strip(name string, data []byte) ([]byte, *Problem) {
	format, p := check(name, data)
	if p != nil {
		return nil, p
	}
	return strip(data, format, true)
}

func decode(data []byte, f Format) (img image.Image, err error) {
	defer func() { // decoders are other people's, and files are anybody's
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	r := bytes.NewReader(data)
	switch f {
	case JPEG:
		return jpeg.Decode(r)
	case PNG:
		return png.Decode(r)
	case WebP:
		img, err = webp.Decode(r)
		fullRange(img)
		return img, err
	default:
		return gif.Decode(r)
	}
}

// fullRange spreads the colours of a lossy WebP over all values: they are stored
// in the range of television (RFC 6386, 9.2: Y from 16 to 235, U and V from 16 to
// 240), which package webp leaves as it is, and image takes for the full one.
func fullRange(img image.Image) {
	var m *image.YCbCr
	switch img := img.(type) {
	case *image.YCbCr:
		m = img
	case *image.NYCbCrA:
		m = &img.YCbCr
	default:
		return
	}
	var luma, chroma [256]uint8
	for i := range 256 {
		luma[i] = uint8(min(max((2*255*(i-16)+219)/(2*219), 0), 255))
		chroma[i] = uint8(min(max((2*255*(i-128)+224+2*224*128)/(2*224), 0), 255))
	}
	for i, v := range m.Y {
		m.Y[i] = luma[v]
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = chroma[m.Cb[i]], chroma[m.Cr[i]]
	}
}

// plain is a decoder's error as it is told to people.
func plain(err error) string {
	if err == io.ErrUnexpectedEOF || err == io.EOF {
		return "unexpected end"
	}
	return err.Error()
}
