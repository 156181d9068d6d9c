package images

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	libwebp "github.com/gen2brain/webp"
)

// marker is what must not be found in anything that is published.
const marker = "MARKER-7777"

var usual = Settings{Quality: 80, WebP: true}

// photo is a picture with as many colours as a photo has: slopes, a disc, and
// a grain that is the same every time.
func photo(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	grain := uint32(1)
	for y := range h {
		for x := range w {
			grain = grain*1664525 + 1013904223
			g := int(grain>>28) - 8
			c := color.RGBA{clamp(x*255/w + g), clamp(y*255/h + g), clamp(128 + (x-y)*64/w + g), 255}
			if dx, dy := 3*x-w, 3*y-h; dx*dx+dy*dy < w*h/4 {
				c.R, c.G = c.G, c.R
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func clamp(v int) uint8 { return uint8(min(max(v, 0), 255)) }

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := jpeg.Encode(&w, m, &jpeg.Options{Quality: 92}); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := png.Encode(&w, m); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func webpOf(t testing.TB, m image.Image, lossless bool) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := libwebp.Encode(&w, m, libwebp.Options{Quality: 90, Method: 2, Lossless: lossless}); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// exifBlock is an Exif block that says how to turn the picture, who took it and
// where.
func exifBlock(o int) []byte {
	b := []byte("II*\x00\x08\x00\x00\x00\x03\x00")
	entry := func(tag, typ uint16, count, value uint32) {
		b = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(b, tag), typ)
		b = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b, count), value)
	}
	entry(orientationTag, 3, 1, uint32(o))
	entry(0x013b, 2, uint32(len(marker)), 50) // artist
	entry(0x8825, 4, 1, 61)                   // position
	return append(b, "\x00\x00\x00\x00"+marker+"\x00 GPS "+marker...)
}

// withSegments puts segments behind the beginning of a JPEG file.
func withSegments(data []byte, segments ...[]byte) []byte {
	out := bytes.Clone(data[:2])
	for _, s := range segments {
		n := len(s) + 1 // the marker is the first byte of s
		out = append(append(out, 0xff, s[0], byte(n>>8), byte(n)), s[1:]...)
	}
	return append(out, data[2:]...)
}

func exifSegment(o int) []byte {
	return append([]byte{markerAPP1}, exifPrefix+string(exifBlock(o))...)
}

func profileSegment(profile []byte) []byte {
	return append([]byte{markerAPP2}, iccPrefix+"\x01\x01"+string(profile)...)
}

func chunk(name, body string) []byte { return appendChunk(nil, name, []byte(body)) }

// withChunks puts chunks behind the header of a PNG file.
func withChunks(data []byte, chunks ...[]byte) []byte {
	const header = 8 + 25
	return bytes.Join([][]byte{data[:header], bytes.Join(chunks, nil), data[header:]}, nil)
}

// webpWith adds metadata to a simple WebP file.
func webpWith(data []byte, w, h, orientation int) []byte {
	body := bytes.Clone(data[12:])
	add := func(name, text string) []byte {
		c := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(text)))
		if c = append(c, text...); len(text)%2 == 1 {
			c = append(c, 0)
		}
		return c
	}
	x := string([]byte{webpExif | webpXMP, 0, 0, 0, byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0})
	all := bytes.Join([][]byte{add("VP8X", x), body, add("EXIF", string(exifBlock(orientation))), add("XMP ", marker), add("junk", marker)}, nil)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(all)+4)), append([]byte("WEBP"), all...)...)
}

func gifOf(t testing.TB, frames int) []byte {
	t.Helper()
	g := &gif.GIF{}
	for i := range frames {
		m := image.NewPaletted(image.Rect(0, 0, 20, 10), color.Palette{color.White, color.RGBA{uint8(50 * i), 9, 9, 255}})
		m.SetColorIndex(i, i, 1)
		g.Image, g.Delay = append(g.Image, m), append(g.Delay, 10)
	}
	var w bytes.Buffer
	if err := gif.EncodeAll(&w, g); err != nil {
		t.Fatal(err)
	}
	data := w.Bytes()
	comment := "\x21\xfe" + string([]byte{byte(len(marker))}) + marker + "\x00"
	return append(append(bytes.Clone(data[:len(data)-1]), comment...), gifTrailer)
}

// published makes all variants of a picture.
func published(t testing.TB, name string, data []byte) (*Header, map[Variant][]byte) {
	t.Helper()
	h, p := Inspect(name, data)
	if p != nil {
		t.Fatalf("%s: %v", name, p.In(name).Message("en"))
	}
	b, p := Load(data, h)
	if p != nil {
		t.Fatalf("%s: %v", name, p.In(name).Message("en"))
	}
	all := make(map[Variant][]byte)
	for _, v := range h.Plan(usual) {
		out, err := b.Encode(v, usual)
		if err != nil {
			t.Fatal(err)
		}
		all[v] = out
	}
	return h, all
}

// files are pictures of every kind with metadata of every kind in them.
func files(t testing.TB) map[string][]byte {
	t.Helper()
	m := photo(600, 400)
	graphic := image.NewPaletted(image.Rect(0, 0, 900, 300), color.Palette{color.White, color.Black, color.RGBA{200, 0, 0, 255}})
	for x := range 900 {
		graphic.SetColorIndex(x, x/3, 1+uint8(x&1))
	}
	alpha := image.NewNRGBA(image.Rect(0, 0, 560, 200))
	for i := range alpha.Pix {
		alpha.Pix[i] = uint8(i * 7 / 13)
	}
	deep := image.NewNRGBA64(image.Rect(0, 0, 500, 300))
	for i := range deep.Pix {
		deep.Pix[i] = uint8(i * 5 / 11)
	}
	var poor bytes.Buffer
	if err := jpeg.Encode(&poor, m, &jpeg.Options{Quality: 40}); err != nil {
		t.Fatal(err)
	}
	text := chunk("tEXt", "Author\x00"+marker)
	list := map[string][]byte{
		"photo.jpg": append(withSegments(jpegOf(t, m), exifSegment(6),
			append([]byte{markerAPP1}, "http://ns.adobe.com/xap/1.0/\x00"+marker...),
			append([]byte{0xed}, "Photoshop 3.0\x00"+marker...), append([]byte{0xfe}, marker...)), marker...),
		"upright.jpg": withSegments(jpegOf(t, m), exifSegment(1), append([]byte{markerAPP0}, "JFXX\x00"+marker...)),
		"poor.jpg":    append(poor.Bytes(), marker...),
		"large.jpg":   withSegments(jpegOf(t, photo(2600, 120)), exifSegment(1)),
		"grey.jpg":    withSegments(jpegOf(t, image.NewGray(image.Rect(0, 0, 700, 500))), exifSegment(3)),
		"photo.png": append(withChunks(pngOf(t, m), text, chunk("iTXt", marker), chunk("eXIf", string(exifBlock(8))),
			chunk("zTXt", marker), chunk("prVw", marker)), marker...),
		"graphic.png":  withChunks(pngOf(t, graphic), text),
		"alpha.png":    withChunks(pngOf(t, alpha), text),
		"deep.png":     withChunks(pngOf(t, deep), text),
		"photo.webp":   webpWith(webpOf(t, m, false), 600, 400, 6),
		"graphic.webp": webpWith(webpOf(t, graphic, true), 900, 300, 1),
		"still.gif":    gifOf(t, 1),
		"moving.gif":   gifOf(t, 3),
	}
	return list
}

// TestNothingLeaks says that no byte of metadata survives, neither in what a
// page's picture becomes nor in a static file, and that all of it decodes to
// the size that the plan promises.
func TestNothingLeaks(t *testing.T) {
	t.Parallel()
	for name, data := range files(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !bytes.Contains(data, []byte(marker)) && name != "large.jpg" && name != "grey.jpg" {
				t.Fatal("the fixture has no marker")
			}
			_, all := published(t, name, data)
			for v, out := range all {
				clean(t, fmt.Sprint(v), out)
				if c, _, err := image.DecodeConfig(bytes.NewReader(out)); err != nil || c.Width != v.Width || c.Height != v.Height {
					t.Errorf("%v is %d × %d, %v", v, c.Width, c.Height, err)
				}
			}
			smaller(t, all)
			static, p := Strip(name, data)
			if p != nil {
				t.Fatal(p)
			}
			clean(t, "static", static)
			if a, b := pixelsOf(t, name, data), pixelsOf(t, name, static); !bytes.Equal(a, b) {
				t.Error("the static file has other pixels")
			}
		})
	}
}

// smaller says that no WebP is larger than what it stands in for.
func smaller(t *testing.T, all map[Variant][]byte) {
	t.Helper()
	for v, out := range all {
		for other, replaced := range all {
			if v.Format == WebP && other.Format != WebP && v.Width == other.Width && len(out) > len(replaced) {
				t.Errorf("%v has %d bytes, %v %d", v, len(out), other, len(replaced))
			}
		}
	}
}

func clean(t *testing.T, what string, data []byte) {
	t.Helper()
	for _, bad := range []string{marker, "GPS", "http", "Photoshop", "tEXt", "XMP "} {
		if bytes.Contains(data, []byte(bad)) {
			t.Errorf("%s holds %q", what, bad)
		}
	}
}

func pixelsOf(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	f, _ := FormatOf(name)
	m, err := decode(data, f)
	if err != nil {
		t.Fatal(err)
	}
	return scale(newRows(m, nil), m.Bounds().Dx(), m.Bounds().Dy()).Pix
}

// TestGrey says that a picture without colours is published without them.
func TestGrey(t *testing.T) {
	t.Parallel()
	_, all := published(t, "grey.jpg", files(t)["grey.jpg"])
	for v, out := range all {
		if v.Format != JPEG {
			continue
		}
		if c, err := jpeg.DecodeConfig(bytes.NewReader(out)); err != nil || c.ColorModel != color.GrayModel {
			t.Errorf("%v is not grey: %v", v, err)
		}
	}
}

// profileOf makes an ICC profile of three primaries, in XYZ under D50, and one
// curve.
func profileOf(primaries [3][3]float64, curve string) []byte {
	tags := []struct{ name, body string }{{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve}}
	for i, name := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		body := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range primaries[i] {
			body = binary.BigEndian.AppendUint32(body, uint32(int32(v*65536)))
		}
		tags = append(tags, struct{ name, body string }{name, string(body)})
	}
	p := make([]byte, 128, 1024)
	copy(p[16:], "RGB XYZ ")
	copy(p[36:], "acsp")
	p = binary.BigEndian.AppendUint32(p, uint32(len(tags)))
	at := uint32(132 + 12*len(tags))
	for _, tag := range tags {
		p = append(p, tag.name...)
		p = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(p, at), uint32(len(tag.body)))
		at += uint32(len(tag.body))
	}
	for _, tag := range tags {
		p = append(p, tag.body...)
	}
	return p
}

// TestProfile says that the colours of Display P3, which telephones take photos
// in, become those of sRGB, and that sRGB stays as it is.
func TestProfile(t *testing.T) {
	t.Parallel()
	// Gamma 2.4 with the toe of sRGB: g a b c d.
	curve := "para\x00\x00\x00\x00\x00\x03\x00\x00"
	for _, v := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		curve += string(binary.BigEndian.AppendUint32(nil, uint32(int32(v*65536+0.5))))
	}
	p3 := profileOf([3][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}, curve)
	srgb := profileOf([3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}, curve)
	if c, ok := parseProfile(srgb); c != nil || !ok {
		t.Errorf("sRGB is converted: %v, %v", c, ok)
	}
	c, ok := parseProfile(p3)
	if c == nil || !ok {
		t.Fatalf("Display P3 is not converted: %v", ok)
	}
	for in, want := range map[[3]uint8][3]uint8{
		{255, 255, 255}: {255, 255, 255}, {128, 128, 128}: {128, 128, 128}, {0, 0, 0}: {0, 0, 0},
		{200, 100, 50}: {215, 93, 31}, {60, 120, 200}: {30, 122, 206}, // by CSS Color 4
	} {
		r, g, b := c.rgb(encodeSRGB(), in[0], in[1], in[2])
		for i, v := range []uint8{r, g, b} {
			if d := int(v) - int(want[i]); d < -3 || d > 3 {
				t.Errorf("%v became %v, want %v", in, [3]uint8{r, g, b}, want)
				break
			}
		}
	}
	m := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := 0; i < len(m.Pix); i += 4 {
		copy(m.Pix[i:], []byte{200, 100, 50, 255})
	}
	h, all := published(t, "a.jpg", withSegments(jpegOf(t, m), profileSegment(p3)))
	out := all[h.Plan(usual)[0]]
	if bytes.Contains(out, []byte("ICC")) {
		t.Error("the profile is published")
	}
	if pix := pixelsOf(t, "a.jpg", out); pix[0] < 205 || pix[2] > 45 {
		t.Errorf("the pixels are %v", pix[:3])
	}
	for _, bad := range [][]byte{p3[:100], p3[:200], []byte("?"), nil} {
		if c, ok := parseProfile(bad); c != nil || ok {
			t.Errorf("a profile of %d bytes is read", len(bad))
		}
	}
}

func TestDeterminism(t *testing.T) {
	t.Parallel()
	data := withSegments(jpegOf(t, photo(560, 300)), exifSegment(5))
	_, a := published(t, "a.jpg", data)
	_, b := published(t, "a.jpg", data)
	for v := range a {
		if !bytes.Equal(a[v], b[v]) {
			t.Errorf("%v differs", v)
		}
	}
}

// TestEncoder holds the WebP encoder to known bytes: those of libwebp as
// translated to Go, not those of a library of the machine.
func TestEncoder(t *testing.T) {
	t.Parallel()
	sum := sha256.Sum256(webpOf(t, photo(64, 48), false))
	const want = "3a0a8f02999eb4fc"
	if got := hex.EncodeToString(sum[:8]); got != want {
		t.Errorf("the encoder writes %s, want %s", got, want)
	}
	if machineWebP {
		t.Error("the machine's libwebp is in use")
	}
}

func TestOrientation(t *testing.T) {
	t.Parallel()
	// The corners of the upright picture: red, green, blue, white.
	corners := []color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}
	for o := 1; o <= 8; o++ {
		w, h := 64, 32 // stored
		if o >= 5 {
			w, h = h, w
		}
		stored := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range 32 {
			for x := range 64 {
				sx, sy := sourceOf(o, x, y, w, h)
				stored.SetRGBA(sx, sy, corners[x/32+2*(y/16)])
			}
		}
		// The stored picture as Exif describes it: row 0 is at the visual …
		if want := corners[[...]int{0, 1, 3, 2, 0, 1, 3, 2}[o-1]]; stored.RGBAAt(1, 1) != want {
			t.Errorf("orientation %d: the first stored pixel is %v, want %v", o, stored.RGBAAt(1, 1), want)
		}
		header, all := published(t, "a.jpg", withSegments(jpegOf(t, stored), exifSegment(o)))
		if header.Width != 64 || header.Height != 32 {
			t.Errorf("orientation %d: %d × %d", o, header.Width, header.Height)
		}
		for v, out := range all {
			f := "a." + string(v.Format)
			pix := pixelsOf(t, f, out)
			for i, want := range corners {
				at := 4 * ((4+24*(i/2))*64 + 8 + 48*(i%2))
				for c, wanted := range []uint8{want.R, want.G, want.B} {
					if d := int(pix[at+c]) - int(wanted); d < -40 || d > 40 {
						t.Errorf("orientation %d: corner %d of %v is %v, want %v", o, i, v, pix[at:at+3], want)
						break
					}
				}
			}
		}
	}
}

// pngHeader is the beginning of a PNG file that claims a size.
func pngHeader(w, h uint32) []byte {
	body := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	return append(append([]byte(pngSignature), chunk("IHDR", string(body)+"\x08\x06\x00\x00\x00")...), chunk("IEND", "")...)
}

func TestInspectRefuses(t *testing.T) {
	t.Parallel()
	good := files(t)
	flipped := bytes.Clone(good["photo.png"])
	flipped[200] ^= 1
	scan := jpegOf(t, photo(64, 64))
	sos := bytes.Index(scan, []byte{0xff, markerSOS})
	progressive := bytes.Clone(scan[:sos])
	progressive[bytes.Index(progressive, []byte{0xff, markerSOF0})+1] = markerSOF2
	for range 200 {
		progressive = append(progressive, scan[sos:len(scan)-2]...)
	}
	wide := bytes.Clone(scan)
	frame := bytes.Index(wide, []byte{0xff, markerSOF0})
	copy(wide[frame+5:], "\xff\xff\xff\xff")
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.jpg", nil, "image-broken"},
		{"a.jpg", []byte("hello"), "image-broken"},
		{"a.jpg", good["photo.png"], "image-format/name"},
		{"a.png", good["photo.jpg"], "image-format/name"},
		{"a.jpg", []byte("BM\x00\x00"), "image-format"},
		{"a.jpg", []byte("\x00\x00\x00\x18ftypheic"), "image-format"},
		{"a.jpg", wide, "image-too-large"},
		{"a.jpg", append(progressive, 0xff, markerEOI), "image-broken"},
		{"a.jpg", good["photo.jpg"][:5000], "image-broken"},
		{"a.png", pngHeader(60_000, 60_000), "image-too-large"},
		{"a.png", pngHeader(1<<31, 1), "image-too-large"},
		{"a.png", pngHeader(0, 1), "image-broken"},
		{"a.png", flipped, "image-broken"},
		{"a.png", good["photo.png"][:3000], "image-broken"},
		{"a.webp", good["photo.webp"][:3000], "image-broken"},
		{"a.webp", webpWith([]byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x05\x00\x00\x00\x2f\xff\xff\xff\xff\x00"), 1, 1, 1), "image-too-large"},
		{"a.gif", good["still.gif"][:30], "image-broken"},
		{"a.gif", []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00;"), "image-broken"},
	} {
		h, p := Inspect(c.name, c.data)
		if p == nil {
			t.Errorf("%s of %d bytes: %+v, want %s", c.name, len(c.data), h, c.want)
		} else if p.ID() != c.want {
			t.Errorf("%s of %d bytes: %s, want %s", c.name, len(c.data), p.In(c.name).Message("en"), c.want)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	cut := jpegOf(t, photo(300, 200))
	cut = append(cut[:len(cut)/2], 0xff, markerEOI)
	empty := append(append(pngHeader(100, 100)[:33], chunk("IDAT", "x")...), chunk("IEND", "")...)
	for name, data := range map[string][]byte{"a.jpg": cut, "a.png": empty} {
		h, p := Inspect(name, data)
		if p != nil {
			t.Fatal(p)
		}
		if _, p = Load(data, h); p == nil || p.ID() != "image-broken" {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestPlan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		header Header
		want   string
	}{
		{Header{Format: JPEG, Width: 6000, Height: 4000, size: 1 << 20}, "jpeg 2400x1600*, jpeg 480x320, jpeg 800x533, jpeg 1200x800, jpeg 1600x1067, webp 480x320, webp 800x533, webp 1200x800, webp 1600x1067, webp 2400x1600"},
		{Header{Format: JPEG, Width: 1300, Height: 1000, size: 1 << 20}, "jpeg 1300x1000*, jpeg 480x369, jpeg 800x615, webp 480x369, webp 800x615, webp 1300x1000"},
		{Header{Format: JPEG, Width: 100, Height: 9000, size: 1 << 20}, "jpeg 100x9000*, webp 100x9000"},
		{Header{Format: PNG, Width: 900, Height: 90, size: 1 << 20}, "png 900x90*, webp 480x48, webp 900x90"},
		{Header{Format: PNG, Width: 900, Height: 90, size: 1 << 20, graphic: true}, "png 900x90*, png 480x48, webp 480x48, webp 900x90"},
		{Header{Format: PNG, Width: 90, Height: 90, size: 1 << 10}, "png 90x90*"},
		{Header{Format: WebP, Width: 900, Height: 90, size: 1 << 20}, "webp 900x90*, webp 480x48"},
		{Header{Format: GIF, Width: 900, Height: 90, size: 1 << 20}, "gif 900x90*"},
		{Header{Format: PNG, Width: 900, Height: 90, size: 1 << 20, Animated: true}, "png 900x90*"},
		{Header{Format: JPEG, Width: 100, Height: 20000, size: 1 << 20}, "jpeg 100x20000*"},
	} {
		plan(t, c.header, usual, c.want)
	}
	for _, c := range []struct {
		header Header
		want   string
	}{
		{Header{Format: JPEG, Width: 900, Height: 90, size: 1 << 20}, "jpeg 900x90*, jpeg 480x48, avif 480x48, avif 900x90, webp 480x48, webp 900x90"},
		{Header{Format: WebP, Width: 900, Height: 90, size: 1 << 20}, "webp 900x90*, webp 480x48, avif 480x48, avif 900x90"},
		{Header{Format: PNG, Width: 900, Height: 90, size: 1 << 20, lossless: true, graphic: true}, "png 900x90*, png 480x48, webp 480x48, webp 900x90"},
		{Header{Format: JPEG, Width: 1000, Height: 17000, size: 1 << 20}, "jpeg 1000x17000*, jpeg 480x8160, jpeg 800x13600"},
		{Header{Format: GIF, Width: 900, Height: 90, size: 1 << 20}, "gif 900x90*"},
	} {
		plan(t, c.header, modern, c.want)
	}
}

// plan compares the plan of a picture, the main file marked with a star.
func plan(t *testing.T, h Header, s Settings, want string) {
	t.Helper()
	var got []string
	for _, v := range h.Plan(s) {
		text := fmt.Sprintf("%s %dx%d", v.Format, v.Width, v.Height)
		if v.Main {
			text += "*"
		}
		got = append(got, text)
	}
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("%+v\n got %s\nwant %s", h, s, want)
	}
}

// TestScale says that scaling keeps plain areas plain, and bleeds no colour out
// of what is transparent.
func TestScale(t *testing.T) {
	t.Parallel()
	plain := image.NewNRGBA(image.Rect(0, 0, 97, 61))
	for i := 0; i < len(plain.Pix); i += 4 {
		copy(plain.Pix[i:], []byte{10, 200, 30, 255})
	}
	got := scale(newRows(plain, nil), 31, 20)
	for i := 0; i < len(got.Pix); i += 4 {
		if [4]byte(got.Pix[i:]) != [4]byte{10, 200, 30, 255} {
			t.Fatalf("pixel %d is %v", i/4, got.Pix[i:i+4])
		}
	}
	for i := 0; i < len(plain.Pix); i += 4 {
		if i/4%97 > 48 {
			copy(plain.Pix[i:], []byte{255, 0, 0, 0})
		}
	}
	got = scale(newRows(plain, nil), 31, 20)
	for i := 0; i < len(got.Pix); i += 4 {
		if p := got.Pix[i:]; p[0] > p[1] || p[1] > p[3] {
			t.Fatalf("pixel %d is %v", i/4, p[:4])
		}
	}
}

func TestProgressiveAndCMYK(t *testing.T) {
	t.Parallel()
	data := jpegOf(t, photo(40, 30))
	frame := bytes.Index(data, []byte{0xff, markerSOF0})
	// A frame of four components, as far as the header goes.
	cmyk := append(bytes.Clone(data[:frame]), "\xff\xc0\x00\x14\x08\x00\x1e\x00\x28\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"...)
	rest := data[frame+2:]
	n := int(binary.BigEndian.Uint16(rest))
	h, p := Inspect("a.jpg", append(cmyk, rest[n:]...))
	if p != nil || h.Warning() == nil || h.Warning().ID() != "image-colours/cmyk" {
		t.Errorf("%+v, %v", h, p)
	}
}
