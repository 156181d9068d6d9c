package images

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// pngChunks calls f for every chunk up to the end of the image, with its
// checksum verified; whole is the chunk with length and checksum.
func pngChunks(data []byte, f func(name string, body, whole []byte) *Problem) *Problem {
	for rest := data[len(pngSignature):]; ; {
		if len(rest) < 12 {
			return truncated()
		}
		n := binary.BigEndian.Uint32(rest)
		if uint64(n)+12 > uint64(len(rest)) {
			return truncated()
		}
		whole := rest[:n+12]
		name, body := string(whole[4:8]), whole[8:n+8]
		if crc32.ChecksumIEEE(whole[4:n+8]) != binary.BigEndian.Uint32(whole[n+8:]) {
			return broken("its checksum is wrong (CRC)", "校验和错误（CRC）")
		}
		if p := f(name, body, whole); p != nil {
			return p
		}
		if name == "IEND" {
			return nil
		}
		rest = rest[n+12:]
	}
}

// Colour types of PNG.
const (
	pngGray, pngRGB, pngPalette = 0, 2, 3
)

// png reads the header and returns the colour profile.
func (h *Header) png(data []byte) ([]byte, *Problem) {
	var profile []byte
	var bits, colour byte
	coded := 0
	p := pngChunks(data, func(name string, body, _ []byte) *Problem {
		if (name == "IHDR") != (bits == 0) || name == "IHDR" && len(body) != 13 {
			return broken("it does not begin with one header", "文件头错误")
		}
		switch name {
		case "IHDR":
			w, ht := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
			h.Width, h.Height = int(min(w, 1<<31-1)), int(min(ht, 1<<31-1))
			bits, colour = max(body[8], 1), body[9]
			return h.bounded()
		case "acTL":
			h.Animated = true
		case "eXIf":
			h.orientation = orientation(body)
		case "iCCP":
			profile = inflateProfile(body)
		case "IDAT":
			coded += len(body)
		}
		return nil
	})
	if p == nil {
		p = h.needs(4 * max(float64(bits)/8, 1))
	}
	h.lossless = true
	// A photograph does not compress; a drawing does.
	h.graphic = colour == pngPalette || bits < 8 || coded < h.Width*h.Height
	return profile, p
}

// inflateProfile unpacks the profile in an iCCP chunk: name, 0, method, data.
func inflateProfile(body []byte) []byte {
	_, packed, ok := bytes.Cut(body, []byte{0})
	if !ok || len(packed) < 1 {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return []byte("?") // a profile that cannot be read
	}
	profile, err := io.ReadAll(io.LimitReader(r, maxProfile))
	if err != nil {
		return []byte("?")
	}
	return profile
}

// stripPNG keeps what the pixels are made from. With keepLook it keeps what
// says how they look: profile, gamma, orientation.
func stripPNG(data []byte, keepLook bool) ([]byte, *Problem) {
	out := append(make([]byte, 0, len(data)), pngSignature...)
	p := pngChunks(data, func(name string, body, whole []byte) *Problem {
		switch name {
		case "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "acTL", "fcTL", "fdAT":
			out = append(out, whole...)
		case "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP":
			if keepLook {
				out = append(out, whole...)
			}
		case "eXIf":
			if o := orientation(body); keepLook && o > 1 {
				out = appendChunk(out, name, orientationOnly(o))
			}
		}
		return nil
	})
	return out, p
}

func appendChunk(out []byte, name string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	start := len(out)
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}
