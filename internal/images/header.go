package images

// Header is what an image says of itself before it is decoded.
type Header struct {
	Format Format
	// Width and Height are those of the picture held upright.
	Width, Height int
	// Animated pictures are published as they are, but for their metadata.
	Animated bool

	orientation int // 1 to 8, see [upright]
	cmyk        bool
	lossless    bool // PNG, or a lossless WebP
	graphic     bool // drawn rather than photographed, as far as the header tells
	memory      int64
	colours     *transform
	warning     *Problem
	size        int // of the file
}

// Inspect reads the header of a raster image. name is the file's, for its
// extension. The problem is nil if the image may be loaded.
func Inspect(name string, data []byte) (*Header, *Problem) {
	format, p := check(name, data)
	if p != nil {
		return nil, p
	}
	h := &Header{Format: format, orientation: 1, size: len(data)}
	var profile []byte
	switch format {
	case JPEG:
		profile, p = h.jpeg(data)
	case PNG:
		profile, p = h.png(data)
	case WebP:
		profile, p = h.webp(data)
	case GIF:
		p = h.gif(data)
	default:
		panic("images: Inspect of " + string(format))
	}
	if p == nil {
		p = h.bounded()
	}
	if p != nil {
		return nil, p
	}
	if h.orientation >= 5 {
		h.Width, h.Height = h.Height, h.Width
	}
	h.profile(profile)
	return h, nil
}

// Warning is what is lost of the picture's colours; nil if nothing is.
func (h *Header) Warning() *Problem { return h.warning }

// Memory is about how many bytes decoding takes.
func (h *Header) Memory() int64 { return h.memory }

// needs notes how many bytes decoding takes for each pixel.
func (h *Header) needs(perPixel float64) *Problem {
	h.memory = int64(float64(h.Width) * float64(h.Height) * perPixel)
	if h.memory > MaxMemory {
		return h.tooLarge(int(MaxMemory / perPixel / 1_000_000))
	}
	return nil
}

func (h *Header) tooLarge(megapixels int) *Problem {
	return &Problem{id: "image-too-large", args: []any{"width", h.Width, "height", h.Height, "limit", megapixels}}
}

func (h *Header) bounded() *Problem {
	w, ht := int64(h.Width), int64(h.Height)
	switch {
	case w <= 0 || ht <= 0:
		return broken("its size is zero", "尺寸为零")
	case w > MaxSide || ht > MaxSide || w*ht > MaxPixels:
		return h.tooLarge(MaxPixels / 1_000_000)
	}
	return nil
}

// profile decides what is done about the picture's colours. What is published
// has no profile and is sRGB, which is what a browser takes a picture without
// one for: other RGB profiles are converted, and those that cannot be are
// reported.
func (h *Header) profile(data []byte) {
	if h.cmyk {
		h.warning = &Problem{id: "image-colours/cmyk"}
		return
	}
	if len(data) == 0 {
		return
	}
	var ok bool
	if h.colours, ok = parseProfile(data); !ok {
		h.warning = &Problem{id: "image-colours"}
	}
}

// TooLarge is the problem of a file of more than limit bytes.
func TooLarge(limit int) *Problem {
	return &Problem{id: "image-too-large/file", args: []any{"limit", limit >> 20}}
}

// Unclean is the problem of an image in static/ whose metadata stays.
func Unclean(format string) *Problem {
	return &Problem{id: "image-metadata", args: []any{"format", format}}
}
