package config

import (
	"slices"

	"qiao/internal/decode"
)

// Images says how pictures are published.
type Images struct {
	// AVIF and WebP say that pictures are published as such beside their own
	// format.
	AVIF, WebP bool
	// Quality is that of JPEG and lossy WebP, from 1 to 100.
	Quality int
}

// defaultQuality is the quality at which photos look like the original on a
// screen.
const defaultQuality = 80

// images reads how pictures are published.
func (r *reading) images(w *written, top *decode.Value) {
	r.site.Images = Images{WebP: true, Quality: defaultQuality}
	given := top.Get("images")
	if given.Get("formats") != nil {
		has := func(format string) bool {
			return slices.ContainsFunc(w.Images.Formats, func(f decode.At[string]) bool { return f.V == format })
		}
		r.site.Images.AVIF, r.site.Images.WebP = has("avif"), has("webp")
	}
	q := w.Images.Quality
	if given.Get("quality") == nil {
		return
	}
	if q.V < 1 || q.V > 100 {
		r.report("config-images/quality", q.Pos, "got", q.V)
		return
	}
	r.site.Images.Quality = q.V
}

// ThemeImages says how a theme shows pictures in the text.
type ThemeImages struct {
	// Sizes is the attribute of that name: how wide a picture is on which screen.
	Sizes string
}

// ComponentImages says how a component shows the pictures in it.
type ComponentImages struct {
	// Sizes stands in for the theme's; "" if the component says nothing.
	Sizes string
	// Linked pictures lead to their largest version, and have a caption in any
	// case: the alternative text where the author gives no title.
	Linked bool
}
