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
	// WebP says that pictures are published as WebP beside their own format.
	WebP bool
}

// encoding changes when what [Base.Encode] makes of the same pixels does.
const encoding = "1"

// Fingerprint says all that the bytes of variants depend on besides the file:
// settings, encoders.
func (s Settings) Fingerprint() string {
	return fmt.Sprintf("qiao-images %s webp 0.6.4 %s quality %d webp %t", encoding, runtime.Version(), s.Quality, s.WebP)
}

// Variant is one of the files that a picture is published as.
type Variant struct {
	Format        Format
	Width, Height int
	// Main is the variant that has the picture's own name, and its own format.
	Main bool
}

// smallFile and smallSide are the size, in bytes and pixels, up to which a
// picture is not worth variants.
const (
	smallFile = 4 << 10
	smallSide = 480
)

// Plan lists the variants of a picture: the main one first, then its narrower
// ones in the same format from narrow to wide, then those in WebP.
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
	if s.WebP && h.Format != WebP {
		for _, w := range append(narrow, main.Width) {
			plan = append(plan, h.variant(WebP, w))
		}
	}
	return slices.Clip(plan)
}

func (h *Header) variant(f Format, width int) Variant {
	return Variant{Format: f, Width: width, Height: max((h.Height*width+h.Width/2)/h.Width, 1)}
}
