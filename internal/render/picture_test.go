package render

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/cache"
	"qiao/internal/diag"
)

// photoFile is a JPEG file of w × h pixels; seed makes different ones.
func photoFile(t *testing.T, w, h, seed int) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < len(m.Pix); i += 4 {
		x, y := i/4%w, i/4/w
		copy(m.Pix[i:], []byte{uint8(x*255/w + seed), uint8(y * 255 / h), uint8(x ^ y), 255})
	}
	m.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// pictured is the small site with two photos on a page, one of which has a
// variant for German and a record of its rights.
func pictured(t *testing.T) string {
	t.Helper()
	const text = "---\ntitle: %\n---\n![One](one.jpg \"Caption\")\n\nText ![small](two.jpg).\n"
	return small(t, map[string]string{
		"content/photos/index.zh.md":        strings.ReplaceAll(text, "%", "图"),
		"content/photos/index.de.md":        strings.ReplaceAll(text, "%", "Bilder"),
		"content/photos/index.en.md":        strings.ReplaceAll(text, "%", "Photos"),
		"content/photos/one.jpg":            photoFile(t, 1000, 500, 0),
		"content/photos/one.jpg.yaml":       "credit: {zh: 摄影：李明, de: \"Foto: Li Ming\", en: \"Photo: Li Ming\"}\nlicence: CC BY 4.0\nsource: https://photos.org/1\n",
		"content/photos/one.de.jpg":         photoFile(t, 1000, 500, 9),
		"content/photos/two.jpg":            photoFile(t, 300, 200, 0),
		"content/photos/never-shown.jpg":    photoFile(t, 30, 20, 0),
		"content/photos/one.jpg.extra.yaml": "x: 1\n",
	})
}

var fingerprint = regexp.MustCompile(`\.[0-9a-f]{8}\.(jpg|webp|avif)`)

// fingerprints takes the part out of a text that depends on encoders.
func fingerprints(text string) string { return fingerprint.ReplaceAllString(text, ".#.$1") }

func TestPictures(t *testing.T) {
	t.Parallel()
	b := build(t, pictured(t))
	want := `<figure><picture>` +
		`<source type="image/webp" srcset="../../photos/one-480.#.webp 480w, ../../photos/one-800.#.webp 800w, ../../photos/one-1000.#.webp 1000w" sizes="100vw">` +
		`<img src="../../photos/one.jpg" srcset="../../photos/one-480.#.jpg 480w, ../../photos/one-800.#.jpg 800w, ../../photos/one.jpg 1000w" sizes="100vw"` +
		` alt="One" width="1000" height="500" fetchpriority="high" decoding="async"></picture>` +
		`<figcaption>Caption <span class="credit"><a href="https://photos.org/1" rel="noopener">Photo: Li Ming · CC BY 4.0</a></span></figcaption></figure>
<p>Text <img src="../../photos/two.jpg" alt="small" width="300" height="200" loading="lazy" decoding="async">.</p>`
	if page := fingerprints(b.files["en/photos/index.html"]); !strings.Contains(page, want) {
		t.Errorf("the English page is\n%s\nwant\n%s", page, want)
	}
	german := fingerprints(b.files["de/photos/index.html"])
	if !strings.Contains(german, `src="../../photos/one.de.jpg"`) || !strings.Contains(german, "Foto: Li Ming · CC BY 4.0") {
		t.Errorf("the German page does not show its own picture with the credit of the other:\n%s", german)
	}
	var names []string
	for name := range b.files {
		if path.Dir(name) == "photos" {
			names = append(names, fingerprints(name))
		}
	}
	slices.Sort(names)
	if diff := cmp.Diff([]string{
		"photos/one-1000.#.webp", "photos/one-480.#.jpg", "photos/one-480.#.webp", "photos/one-800.#.jpg", "photos/one-800.#.webp",
		"photos/one.de-1000.#.webp", "photos/one.de-480.#.jpg", "photos/one.de-480.#.webp", "photos/one.de-800.#.jpg",
		"photos/one.de-800.#.webp", "photos/one.de.jpg", "photos/one.jpg", "photos/two.jpg",
	}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestPictureFormats says that a browser is offered AVIF before WebP, whatever
// the order in site.yaml, and that WebP files are the same with AVIF as without.
func TestPictureFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("encodes AVIF, which takes minutes with the race detector")
	}
	t.Parallel()
	dir := pictured(t)
	before := build(t, dir)
	file := filepath.Join(dir, "site.yaml")
	config, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(config, "\nimages: {formats: [webp, avif]}\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	b := build(t, dir)
	failOn(t, b.ds)
	want := `<figure><picture>` +
		`<source type="image/avif" srcset="../../photos/one-480.#.avif 480w, ../../photos/one-800.#.avif 800w, ../../photos/one-1000.#.avif 1000w" sizes="100vw">` +
		`<source type="image/webp" srcset="../../photos/one-480.#.webp 480w, ../../photos/one-800.#.webp 800w, ../../photos/one-1000.#.webp 1000w" sizes="100vw">` +
		`<img src="../../photos/one.jpg" srcset="../../photos/one-480.#.jpg 480w, ../../photos/one-800.#.jpg 800w, ../../photos/one.jpg 1000w"`
	if page := fingerprints(b.files["en/photos/index.html"]); !strings.Contains(page, want) {
		t.Errorf("the English page is\n%s\nwant\n%s", page, want)
	}
	made := 0
	for name, data := range b.files {
		switch old, ok := before.files[name]; {
		case path.Ext(name) == ".avif":
			made++
			if !strings.HasPrefix(data[4:], "ftypavif") {
				t.Errorf("%s is no AVIF", name)
			}
		case path.Dir(name) == "photos" && (!ok || old != data):
			t.Errorf("%s is another file with AVIF", name)
		}
	}
	if made != 6 {
		t.Errorf("%d files are AVIF, want three of each photo", made)
	}
}

func TestPictureProblems(t *testing.T) {
	t.Parallel()
	dir := pictured(t)
	for name, data := range map[string]string{
		"content/photos/one.jpg": "BM not a JPEG", "content/photos/two.jpg": photoFile(t, 300, 200, 0)[:3000] + "\xff\xd9",
		"static/map.png": photoFile(t, 10, 10, 0), "static/plan.tiff": "II*\x00", "static/icon.svg": "<svg onload='x'/>",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, d := range build(t, dir).ds {
		if line := d.Pos.String() + " " + d.ID; !slices.Contains(got, line) {
			got = append(got, line)
		}
	}
	slices.Sort(got)
	want := []string{
		"content/photos/one.jpg image-format", "content/photos/two.jpg image-broken",
		"static/icon.svg:1:6 svg-script", "static/map.png image-format/name", "static/plan.tiff image-metadata",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestPictureCache says that what is in the cache is neither decoded nor
// encoded, and that a damaged entry is made again.
func TestPictureCache(t *testing.T) {
	if testing.Short() {
		t.Skip("encodes pictures, which takes minutes with the race detector; TestPictures does it once")
	}
	t.Parallel()
	dir := pictured(t)
	photo := filepath.Join(dir, "content", "photos", "one.jpg")
	original, err := os.ReadFile(photo)
	if err != nil {
		t.Fatal(err)
	}
	// after is called when everything is planned and nothing written.
	render := func(after func()) (map[string]string, []diag.Diagnostic) {
		in := load(t, dir)
		in.Images = cache.Open(in.Root, "images", false)
		outputs, ds := Plan(in)
		after()
		files := make(map[string]string)
		for _, o := range outputs {
			if strings.HasPrefix(o.Path, "photos/one") {
				var b bytes.Buffer
				ds = append(ds, o.Render(&b)...)
				files[o.Path] = b.String()
			}
		}
		return files, ds
	}
	spoil := func() {
		if err := os.WriteFile(photo, []byte("spoilt"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	repair := func() {
		if err := os.WriteFile(photo, original, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, ds := render(spoil); !diag.HasErrors(ds) {
		t.Fatal("without a cache a spoilt photo is not noticed")
	}
	repair()
	cold, ds := render(func() {})
	failOn(t, ds)
	warm, ds := render(spoil)
	failOn(t, ds)
	if diff := cmp.Diff(cold, warm); diff != "" {
		t.Error("the cache gives other bytes")
	}
	repair()
	err = filepath.WalkDir(filepath.Join(dir, ".qiao", "cache"), func(name string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			err = os.WriteFile(name, []byte("damaged"), 0o600)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	again, ds := render(func() {})
	failOn(t, ds)
	if diff := cmp.Diff(cold, again); diff != "" {
		t.Error("damaged entries give other bytes")
	}
}
