package images

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"sync"
	_ "unsafe" // for go:linkname

	"github.com/gen2brain/webp"
)

// The WebP encoder is libwebp translated to Go. Its package would rather use
// the libwebp of the machine where there is one, and then bytes would depend on
// the machine: this keeps it from that without a build tag. (Its own init has
// run before this package's.) A test holds the encoder to known bytes.
//
//go:linkname machineWebP github.com/gen2brain/webp.dynamic
var machineWebP bool

func init() { machineWebP = false }

// Encode makes a variant of the picture.
func (b *Base) Encode(v Variant, s Settings) ([]byte, error) {
	if b.pixels == nil {
		return b.own, nil
	}
	if v.Main && v.Format != JPEG && b.own != nil {
		return b.own, nil
	}
	pixels := b.pixels
	if v.Width != pixels.Rect.Dx() || v.Height != pixels.Rect.Dy() {
		pixels = scale(rowsOf(pixels), v.Width, v.Height)
	}
	var data []byte
	var err error
	switch v.Format {
	case JPEG:
		data, err = encodeJPEG(pixels, s.Quality)
	case PNG:
		data, err = encodePNG(b.straight(pixels))
	case WebP:
		data, err = b.smallWebP(pixels, s.Quality)
	case AVIF:
		data, err = b.avif(pixels, s)
	default:
		panic("images: Encode of " + string(v.Format))
	}
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", v.Format, err)
	}
	if v.Main && b.own != nil && len(b.own) <= len(data)+len(data)/4 {
		return b.own, nil // the author's own bytes, unless encoding again saves much
	}
	return data, nil
}

// lowestQuality is the one below which no file is worth its bytes.
const lowestQuality = 30

// encoded is a picture's WebP in a width and quality.
type encoded struct{ width, quality int }

// smallWebP encodes a picture as WebP, once: its AVIF is measured by it.
func (b *Base) smallWebP(pixels *image.RGBA, quality int) ([]byte, error) {
	encode := sync.OnceValues(func() ([]byte, error) {
		data, err := b.webp(pixels, quality)
		// A file that was saved at a lower quality than ours gains nothing from it.
		for q := quality - 10; err == nil && b.larger(data, pixels) && q >= lowestQuality; q -= 10 {
			data, err = b.webp(pixels, q)
		}
		return data, err
	})
	once, _ := b.webps.LoadOrStore(encoded{pixels.Rect.Dx(), quality}, encode)
	return once.(func() ([]byte, error))()
}

// larger reports whether a WebP is larger than the author's own file, which it
// stands in for.
func (b *Base) larger(data []byte, pixels *image.RGBA) bool {
	return b.own != nil && pixels == b.pixels && b.header.Format == JPEG && len(data) > len(b.own)
}

func encodeJPEG(pixels *image.RGBA, quality int) ([]byte, error) {
	var img image.Image = pixels
	if g := grey(pixels); g != nil {
		img = g
	}
	var w bytes.Buffer
	err := jpeg.Encode(&w, img, &jpeg.Options{Quality: quality})
	return w.Bytes(), err
}

// grey is a picture without its colours; nil if it has some.
func grey(pixels *image.RGBA) *image.Gray {
	g := image.NewGray(pixels.Rect)
	for i := range g.Pix {
		p := pixels.Pix[4*i : 4*i+3 : 4*i+3]
		if p[0] != p[1] || p[1] != p[2] {
			return nil
		}
		g.Pix[i] = p[0]
	}
	return g
}

func encodePNG(img image.Image) ([]byte, error) {
	var w bytes.Buffer
	err := png.Encode(&w, img)
	return w.Bytes(), err
}

// fewColours is how many colours a drawing has at most.
const fewColours = 1024

// webp encodes a photo with losses, and a drawing without.
func (b *Base) webp(pixels *image.RGBA, quality int) ([]byte, error) {
	img := b.straight(pixels)
	lossless := b.header.lossless && b.header.graphic && colours(b.pixels, fewColours) <= fewColours
	var w bytes.Buffer
	err := webp.Encode(&w, img, webp.Options{Quality: quality, Method: 4, Lossless: lossless})
	if err != nil || lossless || !b.header.lossless || !b.header.graphic {
		return w.Bytes(), err
	}
	// Between drawing and photo: a screenshot, say. The smaller one wins.
	var exact bytes.Buffer
	if err := webp.Encode(&exact, img, webp.Options{Quality: 75, Method: 4, Lossless: true}); err != nil {
		return nil, err
	}
	if exact.Len() < w.Len() {
		return exact.Bytes(), nil
	}
	return w.Bytes(), nil
}

// colours counts the colours of a picture, up to one more than most.
func colours(pixels *image.RGBA, most int) int {
	seen := make(map[[4]byte]bool, most)
	for i := 0; i+4 <= len(pixels.Pix) && len(seen) <= most; i += 4 {
		seen[[4]byte(pixels.Pix[i:])] = true
	}
	return len(seen)
}

// straight is the picture with its colours not multiplied with alpha, as the
// encoders want it.
func (b *Base) straight(pixels *image.RGBA) image.Image {
	if b.opaque {
		return pixels
	}
	img := image.NewNRGBA(pixels.Rect)
	for i := 0; i < len(pixels.Pix); i += 4 {
		p, q := pixels.Pix[i:i+4:i+4], img.Pix[i:i+4:i+4]
		a := uint32(p[3])
		if a == 0 {
			continue
		}
		for c := range 3 {
			q[c] = uint8(min((uint32(p[c])*255+a/2)/a, 255))
		}
		q[3] = p[3]
	}
	return img
}
