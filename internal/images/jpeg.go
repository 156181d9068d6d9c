package images

import (
	"bytes"
	"encoding/binary"
)

// JPEG markers, ITU-T T.81 table B.1.
const (
	markerSOF0 = 0xc0
	markerSOF2 = 0xc2
	markerDHT  = 0xc4
	markerDAC  = 0xcc
	markerSOI  = 0xd8
	markerEOI  = 0xd9
	markerSOS  = 0xda
	markerDQT  = 0xdb
	markerDRI  = 0xdd
	markerAPP0 = 0xe0
	markerAPP1 = 0xe1
	markerAPP2 = 0xe2
	markerAPPE = 0xee
)

const (
	exifPrefix = "Exif\x00\x00"
	iccPrefix  = "ICC_PROFILE\x00"
)

// maxScans bounds the work that a progressive file asks for, in scans, and in
// pixels times scans.
const (
	maxScans      = 100
	maxScanPixels = 20 * MaxPixels
)

// segment is one marker segment; data is what follows the length. For a scan,
// coded is what follows it up to the next marker.
type segment struct {
	marker      byte
	data, coded []byte
}

// jpegSegments calls f for every segment up to the end of the image; what
// follows that (previews, films) is no part of it.
func jpegSegments(data []byte, f func(s segment) *Problem) *Problem {
	i := 2
	for {
		for i+1 < len(data) && data[i] == 0xff && data[i+1] == 0xff {
			i++ // fill bytes
		}
		if i+2 > len(data) {
			return truncated()
		}
		if data[i] != 0xff {
			return broken("its segments do not follow each other", "数据段错乱")
		}
		s := segment{marker: data[i+1]}
		i += 2
		if s.marker == markerEOI {
			return nil
		}
		if s.marker == markerSOI || s.marker >= 0xd0 && s.marker < markerSOI || s.marker <= 1 {
			continue // stand alone
		}
		if i+2 > len(data) {
			return truncated()
		}
		n := int(binary.BigEndian.Uint16(data[i:]))
		if n < 2 || i+n > len(data) {
			return truncated()
		}
		s.data = data[i+2 : i+n]
		i += n
		if s.marker == markerSOS {
			end := scanEnd(data[i:])
			if end < 0 {
				return truncated()
			}
			s.coded = data[i : i+end]
			i += end
		}
		if p := f(s); p != nil {
			return p
		}
	}
}

// scanEnd is where the coded data of a scan ends: at a marker that is neither a
// stuffed zero nor a restart; -1 if there is none.
func scanEnd(data []byte) int {
	for i := 0; i+1 < len(data); i++ {
		j := bytes.IndexByte(data[i:len(data)-1], 0xff)
		if j < 0 {
			return -1
		}
		i += j
		if next := data[i+1]; next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return i
		}
	}
	return -1
}

// isFrame reports whether a marker starts a frame of any kind.
func isFrame(m byte) bool {
	return m >= markerSOF0 && m <= 0xcf && m != markerDHT && m != 0xc8 && m != markerDAC
}

// jpeg reads the header and returns the colour profile.
func (h *Header) jpeg(data []byte) ([]byte, *Problem) {
	var profile []byte
	scans, components := 0, 0
	progressive, samples := false, 0.0
	p := jpegSegments(data, func(s segment) *Problem {
		switch {
		case isFrame(s.marker):
			if s.marker > markerSOF2 || len(s.data) < 6 || s.data[0] != 8 || components != 0 {
				return broken("it is coded in a way that browsers do not read", "编码方式不受浏览器支持")
			}
			h.Height, h.Width = int(binary.BigEndian.Uint16(s.data[1:])), int(binary.BigEndian.Uint16(s.data[3:]))
			components = int(s.data[5])
			progressive = s.marker == markerSOF2
			samples = samplesOf(s.data[6:], components)
			return h.bounded()
		case s.marker == markerAPP1 && bytes.HasPrefix(s.data, []byte(exifPrefix)):
			h.orientation = orientation(s.data[len(exifPrefix):])
		case s.marker == markerAPP2 && bytes.HasPrefix(s.data, []byte(iccPrefix)) && len(s.data) > len(iccPrefix)+2:
			profile = append(profile, s.data[len(iccPrefix)+2:]...)
		case s.marker == markerSOS:
			scans++
			if scans > maxScans || progressive && int64(scans)*int64(h.Width)*int64(h.Height) > maxScanPixels {
				return broken("it has more scans than any program writes", "扫描次数异常")
			}
		}
		return nil
	})
	if p == nil && (components == 0 || scans == 0) {
		p = truncated()
	}
	h.cmyk = components == 4
	if progressive {
		samples *= 5 // the coefficients, four bytes each
	}
	if p == nil {
		p = h.needs(samples)
	}
	return profile, p
}

// samplesOf is how many samples a frame has for each pixel, from the sampling
// factors of its components.
func samplesOf(spec []byte, components int) float64 {
	sum, most := 0, 1
	for i := 0; i < components && 3*i+2 < len(spec); i++ {
		n := int(spec[3*i+1]>>4) * int(spec[3*i+1]&15)
		sum, most = sum+n, max(most, n)
	}
	return max(float64(sum)/float64(most), 1)
}

// stripJPEG keeps what the pixels are made from. With keepLook it keeps the
// colour profile too, and of the Exif block the orientation alone.
func stripJPEG(data []byte, keepLook bool) ([]byte, *Problem) {
	out := append(make([]byte, 0, len(data)), 0xff, markerSOI)
	write := func(marker byte, data, coded []byte) {
		out = append(out, 0xff, marker, byte((len(data)+2)>>8), byte(len(data)+2))
		out = append(append(out, data...), coded...)
	}
	p := jpegSegments(data, func(s segment) *Problem {
		switch m := s.marker; {
		case isFrame(m), m == markerDHT, m == markerDQT, m == markerDRI, m == markerSOS:
			write(m, s.data, s.coded)
		case m == markerAPPE && bytes.HasPrefix(s.data, []byte("Adobe")) && len(s.data) >= 12:
			write(m, s.data[:12], nil) // says how the colours are coded
		case m == markerAPP0 && bytes.HasPrefix(s.data, []byte("JFIF\x00")) && len(s.data) >= 14:
			head := bytes.Clone(s.data[:14])
			head[12], head[13] = 0, 0 // no thumbnail
			write(m, head, nil)
		case keepLook && m == markerAPP2 && bytes.HasPrefix(s.data, []byte(iccPrefix)):
			write(m, s.data, nil)
		case keepLook && m == markerAPP1 && bytes.HasPrefix(s.data, []byte(exifPrefix)):
			if o := orientation(s.data[len(exifPrefix):]); o > 1 {
				write(m, append([]byte(exifPrefix), orientationOnly(o)...), nil)
			}
		}
		return nil
	})
	return append(out, 0xff, markerEOI), p
}
