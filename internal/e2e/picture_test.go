package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPictureInBrowser says that a telephone loads the small file of a photo, a
// wide screen a large one, in the best format there is, in its colours, and that
// nothing moves when it arrives.
func TestPictureInBrowser(t *testing.T) {
	for format, config := range map[string]string{".webp": "", ".avif": "\nimages: {formats: [webp, avif]}\n"} {
		t.Run(format, func(t *testing.T) { pictureInBrowser(t, format, config) })
	}
}

func pictureInBrowser(t *testing.T, format, config string) {
	dir := t.TempDir()
	copyTree(t, "testdata/badinputs-site", dir, nil)
	m := image.NewRGBA(image.Rect(0, 0, 2000, 1500))
	for i := range m.Pix {
		m.Pix[i] = uint8(i/4%2000/8) | 3
	}
	red := color.RGBA{200, 60, 40, 255}
	draw.Draw(m, image.Rect(0, 0, 400, 400), image.NewUniform(red), image.Point{}, draw.Src)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, m, nil); err != nil {
		t.Fatal(err)
	}
	site, err := os.ReadFile(filepath.Join(dir, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	writeTree(t, dir, map[string]string{
		"site.yaml":              string(site) + config,
		"content/news/photo.jpg": photo.String(),
		"content/news/x.zh.md":   "---\ntitle: 标题\ndate: 2024-03-05\n---\n![图](photo.jpg)\n\n正文\n",
	})
	if r := build(t, dir); r.exit != 0 {
		t.Fatal(r.raw)
	}
	b := openBrowser(t, filepath.Join(dir, "public"))
	for _, c := range []struct {
		width int64
		file  string
	}{{390, "photo-480."}, {1280, "photo-800."}} {
		tab := b.openTab(t)
		if err := tab.do(chromedp.EmulateViewport(c.width, 844)); err != nil {
			t.Fatal(err)
		}
		if err := tab.open("zh/news/x/"); err != nil {
			t.Fatal(err)
		}
		loaded, err := evaluate[string](tab, `document.querySelector("figure img").decode().then(() => document.querySelector("figure img").currentSrc)`)
		if err != nil {
			t.Fatal(err)
		}
		name := path.Base(loaded)
		if !strings.HasPrefix(name, c.file) || path.Ext(name) != format {
			t.Errorf("%d pixels: loads %s, want %s*%s", c.width, name, c.file, format)
		}
		pixel, err := evaluate[[]int](tab, `(() => {
			const c = document.createElement("canvas").getContext("2d");
			c.drawImage(document.querySelector("figure img"), 0, 0);
			return Array.from(c.getImageData(20, 20, 1, 1).data);
		})()`)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []uint8{red.R, red.G, red.B} {
			if d := pixel[i] - int(want); d < -6 || d > 6 {
				t.Errorf("%s: red is %v, want %v", name, pixel, red)
				break
			}
		}
		shift, err := evaluate[float64](tab, `new Promise(done => {
			let sum = 0;
			new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; }).observe({type: "layout-shift", buffered: true});
			setTimeout(() => done(sum), 300);
		})`)
		if err != nil {
			t.Fatal(err)
		}
		if shift > 0 {
			t.Errorf("%d pixels: the page moves by %v", c.width, shift)
		}
		tab.log.mu.Lock()
		for _, p := range tab.log.problems {
			t.Error(p)
		}
		tab.log.mu.Unlock()
	}
}

// TestOpeningImage says that the picture a page opens with shows whose it is.
func TestOpeningImage(t *testing.T) {
	dir := t.TempDir()
	copyTree(t, "testdata/badinputs-site", dir, nil)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewRGBA(image.Rect(0, 0, 600, 400)), nil); err != nil {
		t.Fatal(err)
	}
	const page = "---\ntitle: 标题\ndate: 2024-03-05\nimage: %\n---\n正文\n"
	writeTree(t, dir, map[string]string{
		"content/news/a.jpg": photo.String(), "content/news/b.jpg": photo.String(),
		"content/news/a.jpg.yaml": "credit: 李明\nsource: https://photos.org/1\n",
		"content/news/x.zh.md":    strings.ReplaceAll(page, "%", "a.jpg"),
		"content/news/y.zh.md":    strings.ReplaceAll(page, "%", "b.jpg"),
	})
	if r := build(t, dir); r.exit != 0 {
		t.Fatal(r.raw)
	}
	const credit = `<figcaption><span class="credit"><a href="https://photos.org/1" rel="noopener">李明</a></span></figcaption></figure>`
	for name, credited := range map[string]bool{"x": true, "y": false} {
		html, err := os.ReadFile(filepath.Join(dir, "public/zh/news", name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(html, []byte(`class="opening-image"`)) || bytes.Contains(html, []byte(credit)) != credited {
			t.Errorf("%s: the credit is shown: %t, want %t\n%s", name, !credited, credited, html)
		}
	}
}
