// Package card draws social cards: the pictures that stand for a page where a
// link to it is shared. A card is the page's title on the theme's paper, drawn
// when the site is built, so that no service and no browser is needed.
//
// The same text gives the same bytes on every machine: glyphs up to 512 pixels
// are rasterised in fixed-point arithmetic, and everything else is rectangles.
package card

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image/color"
	"runtime"
	"sync"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// Width and Height are a card's size in pixels, the form (1.91 : 1) that the
// networks show without cutting.
const (
	Width  = 1200
	Height = 630
)

// Style is how a theme wants its cards. It is safe for concurrent use.
type Style struct {
	font        *opentype.Font
	palette     color.Palette
	fingerprint string
	header      []byte    // of the pictures
	frames      sync.Map  // text without its title → *frame
	canvases    sync.Pool // of *canvas
}

// Colours are those of a card.
type Colours struct {
	Paper  color.RGBA // the ground
	Ink    color.RGBA // the title
	Accent color.RGBA // the mark
}

// errUnitsPerEm is the reason against a font without a size.
var errUnitsPerEm = errors.New("the font does not say how large its em square is")

// NewStyle makes a style with a font in OpenType or TrueType format (OTF, TTF;
// no collection).
func NewStyle(font []byte, c Colours) (*Style, error) {
	f, err := opentype.Parse(font)
	if err != nil {
		return nil, err
	}
	if f.UnitsPerEm() <= 0 {
		return nil, errUnitsPerEm
	}
	h := sha256.New()
	fmt.Fprintln(h, version, runtime.Version(), c)
	h.Write(font)
	palette := newPalette(c)
	return &Style{font: f, palette: palette, fingerprint: hex.EncodeToString(h.Sum(nil)), header: pngHeader(palette)}, nil
}

// version changes with how cards are drawn.
const version = 2

// Fingerprint tells styles apart that draw the same text differently; so does
// the Go release, which compresses the pictures.
func (s *Style) Fingerprint() string { return s.fingerprint }

// Text is what stands on a card.
type Text struct {
	Title string
	// Site is the site's name above the title.
	Site string
	// Names are shown below the title, such as the site's name in other languages.
	Names []string
}

// Missing returns the characters of a text that the font cannot draw, each
// once, in the order of the text.
func (s *Style) Missing(t Text) []rune {
	var (
		missing []rune
		buffer  sfnt.Buffer
		seen    = make(map[rune]bool)
	)
	for _, text := range append([]string{t.Title, t.Site}, t.Names...) {
		for _, r := range text {
			if seen[r] || invisible(r) {
				continue
			}
			seen[r] = true
			if i, err := s.font.GlyphIndex(&buffer, r); err != nil || i == 0 {
				missing = append(missing, r)
			}
		}
	}
	return missing
}

// invisible characters need no glyph: they only say where a line may break.
func invisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}
