package images

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"os"
	"strings"
	"testing"

	"github.com/gen2brain/avif"
)

// modern are the settings of a site that asks for AVIF.
var modern = Settings{Quality: 80, AVIF: true, WebP: true}

// TestAVIFEncoder holds the encoder to known bytes: those of libavif in
// WebAssembly, not those of a library of the machine.
func TestAVIFEncoder(t *testing.T) {
	t.Parallel()
	data, err := encodeAVIF(photo(64, 48), 80)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	const want = "4102e6d7f026ff5a"
	if got := hex.EncodeToString(sum[:8]); got != want {
		t.Errorf("the encoder writes %s, want %s", got, want)
	}
	if !bytes.Contains(data, []byte(coloursSRGB)) {
		t.Error("the file does not say what its colours are")
	}
	if machineAVIF {
		t.Error("the machine's libavif is in use")
	}
}

// TestAVIFColours says that colours and transparency survive.
func TestAVIFColours(t *testing.T) {
	t.Parallel()
	src := image.NewNRGBA(image.Rect(0, 0, 64, 32))
	for i := 0; i < len(src.Pix); i += 4 {
		copy(src.Pix[i:], []byte{200, 100, 50, 255})
		if i/4%64 >= 32 {
			copy(src.Pix[i:], []byte{40, 80, 160, 128})
		}
	}
	data, err := encodeAVIF(scale(newRows(src, nil), 64, 32), 80)
	if err != nil {
		t.Fatal(err)
	}
	img, err := avif.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for x, want := range map[int][4]uint8{8: {200, 100, 50, 255}, 56: {20, 40, 80, 128}} { // multiplied with alpha
		at := img.(*image.RGBA).RGBAAt(x, 16)
		for i, got := range []uint8{at.R, at.G, at.B, at.A} {
			if d := int(got) - int(want[i]); d < -6 || d > 6 {
				t.Errorf("pixel %d is %v, want %v", x, at, want)
				break
			}
		}
	}
}

// TestWebPColours says that a lossy WebP is read in its colours.
func TestWebPColours(t *testing.T) {
	t.Parallel()
	for _, want := range [][]uint8{{250, 60, 5}, {255, 255, 255}, {0, 0, 0}, {30, 90, 200}, {128, 128, 128}} {
		m := image.NewRGBA(image.Rect(0, 0, 32, 32))
		for i := 0; i < len(m.Pix); i += 4 {
			copy(m.Pix[i:], []uint8{want[0], want[1], want[2], 255})
		}
		got := pixelsOf(t, "a.webp", webpOf(t, m, false))[:3]
		for i := range want {
			if d := int(got[i]) - int(want[i]); d < -4 || d > 4 {
				t.Errorf("%v is read as %v", want, got)
				break
			}
		}
	}
}

// TestAVIFVariants says that what is published as AVIF has the size that is
// planned, no metadata, and no more bytes than the WebP of the same width.
func TestAVIFVariants(t *testing.T) {
	t.Parallel()
	all := files(t)
	for name, want := range map[string]int{
		"photo.jpg": 1, "poor.jpg": 2, "photo.png": 1, "alpha.png": 0, "photo.webp": 1, "graphic.png": 0, "graphic.webp": 0, "moving.gif": 0,
	} {
		h, p := Inspect(name, all[name])
		if p != nil {
			t.Fatal(p)
		}
		b, p := Load(all[name], h)
		if p != nil {
			t.Fatal(p)
		}
		count := 0
		for _, v := range h.Plan(modern) {
			if v.Format != AVIF {
				continue
			}
			count++
			out, err := b.Encode(v, modern)
			if err != nil {
				t.Fatal(err)
			}
			clean(t, name, out)
			if c, err := avif.DecodeConfig(bytes.NewReader(out)); err != nil || c.Width != v.Width || c.Height != v.Height {
				t.Errorf("%s: %v is %d × %d, %v", name, v, c.Width, c.Height, err)
			}
			other := Variant{Format: WebP, Width: v.Width, Height: v.Height, Main: h.Format == WebP && v.Width == h.Width}
			if webp, err := b.Encode(other, modern); err != nil || len(out) > len(webp) {
				t.Errorf("%s: %v has %d bytes, as WebP %d; %v", name, v, len(out), len(webp), err)
			}
		}
		if count != want {
			t.Errorf("%s: %d files are AVIF, want %d", name, count, want)
		}
	}
}

// TestEncoderVersions says that the keys of the cache name the encoders that
// are in use.
func TestEncoderVersions(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"gen2brain/avif v" + avifVersion, "gen2brain/webp v" + webpVersion} {
		if !strings.Contains(string(mod), module+" ") && !strings.Contains(string(mod), module+"\n") {
			t.Errorf("go.mod does not require %s", module)
		}
	}
	if modern.Fingerprint(AVIF) == modern.Fingerprint(WebP) || modern.Fingerprint(WebP) != usual.Fingerprint(WebP) {
		t.Error("asking for AVIF must change the keys of AVIF alone")
	}
}
