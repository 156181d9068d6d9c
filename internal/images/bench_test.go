package images

import (
	"bytes"
	"image/jpeg"
	"strconv"
	"testing"
)

// BenchmarkPhoto makes all files of a photo of 24 megapixels.
func BenchmarkPhoto(b *testing.B) {
	var w bytes.Buffer
	if err := jpeg.Encode(&w, photo(6000, 4000), &jpeg.Options{Quality: 92}); err != nil {
		b.Fatal(err)
	}
	data := w.Bytes()
	h, _ := Inspect("a.jpg", data)
	b.Run("inspect", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, p := Inspect("a.jpg", data); p != nil {
				b.Fatal(p)
			}
		}
	})
	var base *Base
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			base, _ = Load(data, h)
		}
	})
	for _, v := range h.Plan(usual) {
		b.Run(string(v.Format)+"-"+strconv.Itoa(v.Width), func(b *testing.B) {
			for b.Loop() {
				out, err := base.Encode(v, usual)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(out))/1000, "kB")
			}
		})
	}
}

// BenchmarkCleanSVG cleans a drawing of a thousand elements.
func BenchmarkCleanSVG(b *testing.B) {
	data := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">` +
		string(bytes.Repeat([]byte(`<g class="a" data-x="y"> <path style="fill:red" d="M0 0L10 10Z"/> </g>`), 500)) + `</svg>`)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if d, _ := CleanSVG(data); d == nil {
			b.Fatal("refused")
		}
	}
}
