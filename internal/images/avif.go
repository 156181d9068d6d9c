package images

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"
	_ "unsafe" // for go:linkname

	"github.com/gen2brain/avif"
)

// The AVIF encoder is libavif with libaom, compiled to WebAssembly, without
// threads and for no processor in particular. It runs in a machine of its own,
// whose clock and random numbers are always the same, and which has no files
// and no network; what it calculates is the same everywhere. As with WebP, the
// package would rather use the library of the machine, which it may not.
//
//go:linkname machineAVIF github.com/gen2brain/avif.dynamic
var machineAVIF bool

func init() { machineAVIF = false }

// avifVersion is that of the encoder's package; part of the cache's keys.
const avifVersion = "0.4.4"

// avifSpeed is the effort, from 1 (most) to 10. At 6 files are a tenth smaller
// and take two to five times as long.
const avifSpeed = 8

// avifPixels is the size up to which pictures are published as AVIF: at
// avifMemory a pixel, encoding them takes [MaxEncoding] bytes.
const (
	avifMemory = 64
	avifPixels = MaxEncoding / avifMemory
)

// avif encodes a photo so that it is no larger than the file that browsers
// without AVIF get in that width.
func (b *Base) avif(pixels *image.RGBA, s Settings) ([]byte, error) {
	limit, err := b.replaced(pixels, s)
	if err != nil {
		return nil, err
	}
	data, err := encodeAVIF(pixels, s.Quality)
	for q := s.Quality - 10; err == nil && len(data) > limit && q >= lowestQuality; q -= 10 {
		data, err = encodeAVIF(pixels, q)
	}
	return data, err
}

// replaced is the size of the file that an AVIF stands in for: the WebP of the
// same width, or else the author's own.
func (b *Base) replaced(pixels *image.RGBA, s Settings) (int, error) {
	own := pixels == b.pixels && b.own != nil
	switch {
	case own && (b.header.Format == WebP || !s.WebP):
		return len(b.own), nil
	case b.header.Format == WebP || s.WebP:
		data, err := b.smallWebP(pixels, s.Quality)
		return len(data), err
	}
	return math.MaxInt, nil
}

// encodeAVIF encodes a picture whose colours are multiplied with alpha. The
// scale of AVIF's quality is another one: what JPEG and WebP call 80 looks like
// its 64, and so in proportion.
func encodeAVIF(pixels *image.RGBA, quality int) (data []byte, err error) {
	defer func() { // the package panics where the machine cannot run WebAssembly
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	q := max(quality*4/5, 1)
	var w bytes.Buffer
	err = avif.Encode(&w, pixels, avif.Options{
		Quality: q, QualityAlpha: q, Speed: avifSpeed, ChromaSubsampling: image.YCbCrSubsampleRatio420,
	})
	if err != nil {
		return nil, err
	}
	return nameColours(w.Bytes())
}

// What an AVIF file says of its colours (ISO/IEC 14496-12, 12.1.5; the numbers
// are those of ITU-T H.273). libavif leaves open what they are, and readers
// then guess: they are BT.709's primaries with the curve of sRGB, and BT.601's
// matrix in full range.
const (
	coloursUnnamed = "colrnclx\x00\x02\x00\x02\x00\x02\x80"
	coloursSRGB    = "colrnclx\x00\x01\x00\x0d\x00\x06\x80"
)

// nameColours writes into a file of the encoder that its colours are sRGB.
func nameColours(data []byte) ([]byte, error) {
	at := bytes.Index(data, []byte(coloursUnnamed))
	if at < 0 {
		return nil, errors.New("the encoder says nothing of the colours")
	}
	copy(data[at:], coloursSRGB)
	return data, nil
}
