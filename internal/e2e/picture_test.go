package e2e

import (
	"bytes"
	"image"
	"image/jpeg"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPictureInBrowser says that a telephone loads the small file of a photo, a
// wide screen a large one, and that nothing moves when it arrives.
func TestPictureInBrowser(t *testing.T) {
	dir := t.TempDir()
	copyTree(t, "testdata/badinputs-site", dir, nil)
	m := image.NewRGBA(image.Rect(0, 0, 2000, 1500))
	for i := range m.Pix {
		m.Pix[i] = uint8(i/4%2000/8) | 3
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, m, nil); err != nil {
		t.Fatal(err)
	}
	writeTree(t, dir, map[string]string{
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
		if name := path.Base(loaded); !strings.HasPrefix(name, c.file) || path.Ext(name) != ".webp" {
			t.Errorf("%d pixels: loads %s, want %s*.webp", c.width, name, c.file)
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
