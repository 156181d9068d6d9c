package card

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image/color"
	"slices"
	"sync"
)

// band is some rows of a card, compressed. Bands that are put one below the
// other are a picture: nine tenths of a card's pixels are those of another card,
// and need not be compressed again.
type band struct {
	data []byte // DEFLATE (RFC 1951), ending at a byte, without a last block
	sum  uint32 // Adler-32 of the rows
	size int    // of the rows in bytes
}

// effort is the level of compression. The next costs twice the time, for a
// thirtieth of the size.
const effort = 5

// compressors are writers of DEFLATE that are not in use: their tables are
// larger than a card.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, effort)
	if err != nil {
		panic("card: " + err.Error()) // the level is one
	}
	return w
}}

// newBand compresses rows, each with its filter before it.
func newBand(rows []byte) band {
	var b bytes.Buffer
	w := compressors.Get().(*flate.Writer)
	defer compressors.Put(w)
	w.Reset(&b)
	_, err := w.Write(rows)
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		panic("card: " + err.Error()) // a buffer takes everything
	}
	return band{b.Bytes(), adler32.Checksum(rows), len(rows)}
}

// blanks are bands of paper, by the number of rows.
var blanks sync.Map

// blank is a band of paper.
func blank(rows int) band {
	if b, ok := blanks.Load(rows); ok {
		return b.(band)
	}
	b := newBand(make([]byte, rows*stride))
	blanks.Store(rows, b)
	return b
}

// joined is the Adler-32 of what two sums are of (RFC 1950), one behind the
// other; size is the second's.
func joined(first, second uint32, size int) uint32 {
	const base = 65521
	a, b := first&0xffff, first>>16
	low := (a + second&0xffff + base - 1) % base
	high := (b + second>>16 + uint32(size%base)*((a+base-1)%base)%base) % base
	return high<<16 | low
}

// The parts of a picture in PNG (ISO/IEC 15948) that do not depend on what is
// drawn.
const (
	signature  = "\x89PNG\r\n\x1a\n"
	zlibHeader = "\x78\x9c"             // a window of 32 KiB, the usual compression
	lastBlock  = "\x01\x00\x00\xff\xff" // an empty one
)

// pngHeader is what comes before the pixels.
func pngHeader(p color.Palette) []byte {
	header := binary.BigEndian.AppendUint32(nil, Width)
	header = binary.BigEndian.AppendUint32(header, Height)
	header = append(header, 8, 3, 0, 0, 0) // bits, with a palette, and the only methods
	var colours []byte
	for _, c := range p {
		c := c.(color.RGBA)
		colours = append(colours, c.R, c.G, c.B)
	}
	return slices.Concat([]byte(signature), chunk("IHDR", header), chunk("PLTE", colours))
}

// pngData is what comes after the header: the rows of bands, and the end.
func pngData(bands ...band) []byte {
	pixels := []byte(zlibHeader)
	sum := uint32(1)
	for _, b := range bands {
		pixels = append(pixels, b.data...)
		sum = joined(sum, b.sum, b.size)
	}
	pixels = binary.BigEndian.AppendUint32(append(pixels, lastBlock...), sum)
	return append(chunk("IDAT", pixels), chunk("IEND", nil)...)
}

// chunk is a chunk of a PNG.
func chunk(name string, data []byte) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	c = append(append(c, name...), data...)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
}
