package images

import (
	"bytes"
	"encoding/binary"
)

// gif reads the header.
func (h *Header) gif(data []byte) *Problem {
	if len(data) < 13 {
		return truncated()
	}
	h.Width, h.Height = int(binary.LittleEndian.Uint16(data[6:])), int(binary.LittleEndian.Uint16(data[8:]))
	h.lossless, h.graphic = true, true
	frames := 0
	_, p := walkGIF(data, func(kind byte, _ []byte) bool {
		if kind == gifImage {
			frames++
		}
		return false
	})
	if p == nil && frames == 0 {
		p = truncated()
	}
	if p == nil {
		p = h.needs(2)
	}
	h.Animated = frames > 1
	return p
}

// Introducers of GIF's blocks, and labels of its extensions.
const (
	gifExtension = 0x21
	gifImage     = 0x2c
	gifTrailer   = 0x3b

	gifControl     = 0xf9
	gifApplication = 0xff
)

// walkGIF goes through the blocks and returns the file with those that keep
// wants; what follows the trailer is left out.
func walkGIF(data []byte, keep func(kind byte, block []byte) bool) ([]byte, *Problem) {
	i := 13 + colourTable(data[10])
	if i > len(data) {
		return nil, truncated()
	}
	out := append(make([]byte, 0, len(data)), data[:i]...)
	for i < len(data) {
		start, kind := i, data[i]
		switch kind {
		case gifTrailer:
			return append(out, gifTrailer), nil
		case gifExtension:
			i += 2
		case gifImage:
			if i+10 > len(data) {
				return nil, truncated()
			}
			i += 10 + colourTable(data[i+9]) + 1 // and the size of the codes
		default:
			return nil, broken("its blocks do not follow each other", "数据块错乱")
		}
		for { // sub-blocks, ended by an empty one
			if i >= len(data) {
				return nil, truncated()
			}
			n := int(data[i])
			i += 1 + n
			if n == 0 {
				break
			}
		}
		if i > len(data) {
			return nil, truncated()
		}
		if keep(kind, data[start:i]) {
			out = append(out, data[start:i]...)
		}
	}
	return nil, truncated()
}

// colourTable is the size of the colour table that flags announce, in bytes.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// stripGIF keeps the pictures and how they move; comments and what programs
// have added go.
func stripGIF(data []byte) ([]byte, *Problem) {
	if len(data) < 13 {
		return nil, truncated()
	}
	return walkGIF(data, func(kind byte, block []byte) bool {
		if kind == gifImage {
			return true
		}
		label := block[1]
		loop := bytes.HasPrefix(block[2:], []byte("\x0bNETSCAPE2.0"))
		return label == gifControl || label == gifApplication && loop
	})
}
