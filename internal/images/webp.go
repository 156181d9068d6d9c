package images

import (
	"bytes"
	"encoding/binary"
)

// Flags of the chunk VP8X.
const (
	webpAnimation = 0x02
	webpXMP       = 0x04
	webpExif      = 0x08
	webpICC       = 0x20
)

// webpChunks calls f for the chunks of a WebP file (RFC 9649).
func webpChunks(data []byte, f func(name string, body []byte) *Problem) *Problem {
	if len(data) < 20 {
		return truncated()
	}
	size := uint64(binary.LittleEndian.Uint32(data[4:])) + 8
	if size > uint64(len(data)) || size < 12 {
		return truncated()
	}
	for rest := data[12:size]; len(rest) > 0; {
		if len(rest) < 8 {
			return truncated()
		}
		n := uint64(binary.LittleEndian.Uint32(rest[4:]))
		padded := n + n&1
		if n+8 > uint64(len(rest)) {
			return truncated()
		}
		if p := f(string(rest[:4]), rest[8:8+n]); p != nil {
			return p
		}
		rest = rest[min(8+padded, uint64(len(rest))):]
	}
	return nil
}

// webp reads the header and returns the colour profile.
func (h *Header) webp(data []byte) ([]byte, *Problem) {
	var profile []byte
	frames := 0
	// The canvas and the frame in it each claim a size: the larger one counts.
	claim := func(w, ht int) *Problem {
		h.Width, h.Height = max(h.Width, w), max(h.Height, ht)
		return h.bounded()
	}
	p := webpChunks(data, func(name string, body []byte) *Problem {
		switch name {
		case "VP8X":
			if len(body) < 10 {
				return truncated()
			}
			h.Animated = body[0]&webpAnimation != 0
			return claim(1+uint24(body[4:]), 1+uint24(body[7:]))
		case "VP8 ":
			if len(body) < 10 {
				return truncated()
			}
			frames++
			return claim(int(binary.LittleEndian.Uint16(body[6:])&0x3fff), int(binary.LittleEndian.Uint16(body[8:])&0x3fff))
		case "VP8L":
			if len(body) < 5 {
				return truncated()
			}
			frames++
			h.lossless = true
			bits := binary.LittleEndian.Uint32(body[1:])
			return claim(int(bits&0x3fff)+1, int(bits>>14&0x3fff)+1)
		case "ANMF":
			frames++
		case "ICCP":
			profile = body
		case "EXIF":
			h.orientation = orientation(bytes.TrimPrefix(body, []byte(exifPrefix)))
		}
		return nil
	})
	if p == nil && frames == 0 {
		p = truncated()
	}
	if p == nil {
		p = h.needs(4)
	}
	h.graphic = h.lossless
	return profile, p
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// stripWebP keeps what the pixels are made from; with keepLook the profile too.
// A file that says how it is to be turned keeps saying that alone.
func stripWebP(data []byte, keepLook bool) ([]byte, *Problem) {
	out := append(make([]byte, 0, len(data)), "RIFF\x00\x00\x00\x00WEBP"...)
	write := func(name string, body []byte) {
		out = binary.LittleEndian.AppendUint32(append(out, name...), uint32(len(body)))
		if out = append(out, body...); len(body)%2 == 1 {
			out = append(out, 0)
		}
	}
	flags := -1
	p := webpChunks(data, func(name string, body []byte) *Problem {
		switch name {
		case "VP8X":
			if len(body) < 10 {
				return truncated()
			}
			flags = len(out) + 8
			write(name, body)
			out[flags] &^= webpXMP | webpExif | webpICC
		case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF":
			write(name, body)
		case "ICCP":
			if keepLook && flags > 0 {
				out[flags] |= webpICC
				write(name, body)
			}
		case "EXIF":
			if o := orientation(bytes.TrimPrefix(body, []byte(exifPrefix))); keepLook && o > 1 && flags > 0 {
				out[flags] |= webpExif
				write(name, orientationOnly(o))
			}
		}
		return nil
	})
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, p
}
