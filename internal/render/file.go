package render

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/gif"  // sizes of GIF images
	_ "image/jpeg" // sizes of JPEG images
	_ "image/png"  // sizes of PNG images
	"io"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp" // sizes of WebP images

	"qiao/internal/locale"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// imageSize is an image's size in pixels; zero if it is not known.
type imageSize struct{ width, height int }

// maxSide is the largest width or height that an image is believed to have.
const maxSide = 30_000

// fileOf is the site's file that a target is.
func fileOf(t *site.Target) string {
	switch t.Kind {
	case site.ToResource:
		return t.Resource.File
	case site.ToStatic:
		return t.Static.File
	default:
		return ""
	}
}

// sized is an image's view that can write its size.
type sized struct{ *theme.ImageView }

// size writes the attributes of an image's size, if it is known.
func (v sized) size(w *bytes.Buffer) {
	if v.Width > 0 && v.Height > 0 {
		attribute(w, "width", strconv.Itoa(v.Width))
		attribute(w, "height", strconv.Itoa(v.Height))
	}
}

// image is the view of a picture; nil if the target is no file of the site.
func (p *page) image(t *site.Target) *theme.ImageView {
	file := fileOf(t)
	if file == "" {
		return nil
	}
	size := p.r.imageSize(file)
	return &theme.ImageView{URL: p.target(t), Width: size.width, Height: size.height}
}

// imageSize reads an image's size from its header alone, once.
func (r *renderer) imageSize(file string) imageSize {
	if known, ok := r.sizes.Load(file); ok {
		return known.(imageSize)
	}
	var size imageSize
	if data, err := r.root.Read(file); err == nil {
		size = sizeOf(file, data)
	}
	r.sizes.Store(file, size)
	return size
}

func sizeOf(file string, data []byte) imageSize {
	if strings.EqualFold(path.Ext(file), ".svg") {
		return svgSize(data)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width > maxSide || c.Height > maxSide {
		return imageSize{}
	}
	return imageSize{c.Width, c.Height}
}

// svgSize reads the size that an SVG file gives itself in pixels, or that of
// its view box.
func svgSize(data []byte) imageSize {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.Token()
		if err != nil {
			return imageSize{}
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		values := make(map[string]string, len(start.Attr))
		for _, a := range start.Attr {
			values[a.Name.Local] = a.Value
		}
		size := imageSize{pixels(values["width"]), pixels(values["height"])}
		if box := strings.Fields(values["viewBox"]); (size.width == 0 || size.height == 0) && len(box) == 4 {
			size = imageSize{pixels(box[2]), pixels(box[3])}
		}
		if size.width == 0 || size.height == 0 {
			return imageSize{}
		}
		return size
	}
}

// pixels reads a length in pixels, rounded; 0 for any other.
func pixels(length string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(length), "px"), 64)
	if err != nil || f < 1 || f > maxSide {
		return 0
	}
	return int(f + 0.5)
}

// file is the view of a file to download; nil if the target is none.
func (p *page) file(t *site.Target) *theme.FileView {
	var size int64
	switch t.Kind {
	case site.ToResource:
		size = t.Resource.Size
	case site.ToStatic:
		size = t.Static.Size
	default:
		return nil
	}
	return &theme.FileView{
		URL: p.target(t), Name: path.Base(t.Path()), Title: path.Base(t.Path()), Format: formatOf(t.Path()),
		Size: size, SizeText: sizeText(p.lang.Locale, size),
	}
}

// sizeText writes a file's size as people read it: 1.2 MB, with the SI's units.
func sizeText(l *locale.Locale, size int64) string {
	units := []string{"B", "kB", "MB", "GB"}
	n, unit := locale.NewDecimal(size, 0), 0
	for limit := int64(1000); size >= limit && unit < len(units)-1; limit *= 1000 {
		n, unit = n.Shift(-3), unit+1
	}
	digits := int32(0)
	if unit > 1 {
		digits = 1
	}
	return l.Number(n.Round(digits)) + "\u00a0" + units[unit]
}
