package images

import (
	"fmt"
	"runtime"
	"slices"
)

// Widths are the widths that variants have, in pixels; the last is the largest
// that anything is published in.
var Widths = []int{480, 800, 1200, 1600, 2400}

// Settings say what variants there are, and how they are encoded.
type Settings struct {
	// Quality is that of JPEG and lossy WebP, from 1 to 100.
	Quality int
	// AVIF and WebP say that pictures are published as such beside their own
	// format.
	AVIF, WebP bool
}

// formats are those that pictures are published in beside their own, the one
// that compresses best first.
func (s Settings) formats() []Format {
	var list []Format
	if s.AVIF {
		list = append(list, AVIF)
	}
	if s.WebP {
		list = append(list, WebP)
	}
	return list
}

// encoding changes when what [Load] and [Base.Encode] make of the same file does.
const encoding = "2"

// webpVersion is that of the encoder's package.
const webpVersion = "0.6.4"

// Fingerprint says all that the bytes of variants in a format depend on besides
// the file: settings, encoders.
func (s Settings) Fingerprint(f Format) string {
	all := fmt.Sprintf("qiao-images %s webp %s %s quality %d webp %t", encoding, webpVersion, runtime.Version(), s.Quality, s.WebP)
	if f == AVIF {
		all += " avif " + avifVersion
	}
	return all
}

// Variant is one of the files that a picture is published as.
type Variant struct {
	Format        Format
	Width, Height int
	// Main is the variant that has the picture's own name, and its own format.
	Main bool
}

// Memory is about how many bytes encoding takes, where that is much more than
// the decoded picture; at most [MaxEncoding].
func (v Variant) Memory() int64 {
	if v.Format != AVIF {
		return 0
	}
	return int64(v.Width) * int64(v.Height) * avifMemory
}

// smallFile and smallSide are the size, in bytes and pixels, up to which a
// picture is not worth variants.
const (
	smallFile = 4 << 10
	smallSide = 480
)

// Plan lists the variants of a picture: the main one first, then its narrower
// ones in the same format from narrow to wide, then those in better formats,
// the best first.
func (h *Header) Plan(s Settings) []Variant {
	main := h.variant(h.Format, min(h.Width, Widths[len(Widths)-1]))
	main.Main = true
	plan := []Variant{main}
	if h.Animated || h.Format == GIF || h.size <= smallFile && max(h.Width, h.Height) <= smallSide {
		return plan
	}
	var narrow []int
	for _, w := range Widths {
		if w*8 <= main.Width*7 { // else there is nothing to gain
			narrow = append(narrow, w)
		}
	}
	if h.Format != PNG || h.graphic { // a photo as PNG is smaller as WebP at any width
		for _, w := range narrow {
			plan = append(plan, h.variant(h.Format, w))
		}
	}
	for _, f := range s.formats() {
		if !h.gains(f, main) {
			continue
		}
		for _, w := range append(narrow, main.Width) {
			plan = append(plan, h.variant(f, w))
		}
	}
	return slices.Clip(plan)
}

// webpSide is the longest side that WebP can have (RFC 9649).
const webpSide = 1<<14 - 1

// gains reports whether a picture can be had in a format, and is smaller in it.
// A drawing is not smaller as AVIF than as lossless WebP or PNG, and loses its
// edges.
func (h *Header) gains(f Format, main Variant) bool {
	if f == AVIF {
		return !(h.lossless && h.graphic) && main.Width*main.Height <= avifPixels
	}
	return f != h.Format && max(main.Width, main.Height) <= webpSide
}

func (h *Header) variant(f Format, width int) Variant {
	return Variant{Format: f, Width: width, Height: max((h.Height*width+h.Width/2)/h.Width, 1)}
}
