package markdown_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"qiao/internal/build/buildtest"
	"qiao/internal/config"
	"qiao/internal/locale"
	"qiao/internal/markdown"
	"qiao/internal/wire"
)

// languages are the languages of the documents that are measured.
var languages = map[string]string{"zh": "zh-Hans", "de": "de", "en": "en"}

// documents are bodies of about 850 words, or as many Han characters, by
// language.
func documents(b *testing.B) map[string][]byte {
	b.Helper()
	dir := b.TempDir()
	if err := buildtest.WriteSite(dir, 3); err != nil {
		b.Fatal(err)
	}
	bodies := make(map[string][]byte)
	for code := range languages {
		files, err := filepath.Glob(filepath.Join(dir, "content/*/*/index."+code+".md"))
		if err != nil || len(files) == 0 {
			b.Fatal("no documents were written", err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			_, body, _ := bytes.Cut(text, []byte("\n---\n"))
			bodies[code] = append(bodies[code], body...)
		}
		bodies[code] = bodies[code][:len(bodies[code])/len(files)]
		end := bytes.LastIndex(bodies[code], []byte("\n\n"))
		bodies[code] = bodies[code][:end+1]
	}
	return bodies
}

func dialect(b *testing.B, tag string) *markdown.Dialect {
	b.Helper()
	l, err := locale.New(tag)
	if err != nil {
		b.Fatal(err)
	}
	return markdown.New(markdown.Options{Locale: l, RawHTML: config.Sanitize, Typography: true, HanTag: "zh-Hans"})
}

// eachDocument measures work with the document of each language.
func eachDocument(b *testing.B, run func(b *testing.B, d *markdown.Dialect, src []byte)) {
	for code, src := range documents(b) {
		d := dialect(b, languages[code])
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			run(b, d, src)
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	eachDocument(b, func(b *testing.B, d *markdown.Dialect, src []byte) {
		for b.Loop() {
			d.Compile("x.md", src, 1)
		}
	})
}

// BenchmarkGoldmark is what compiling is measured by: the parser alone, with
// GFM and footnotes, writing its own HTML.
func BenchmarkGoldmark(b *testing.B) {
	plain := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	eachDocument(b, func(b *testing.B, _ *markdown.Dialect, src []byte) {
		for b.Loop() {
			var w bytes.Buffer
			if err := plain.Convert(src, &w); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkReadBody(b *testing.B) {
	eachDocument(b, func(b *testing.B, d *markdown.Dialect, src []byte) {
		body, _ := d.Compile("x.md", src, 1)
		data, size := body.Append(nil, "x.md")
		b.ReportMetric(float64(len(data)), "bytes")
		for b.Loop() {
			if _, err := markdown.ReadBody(data[:size.Shown+size.Written], size.Shown, "x.md"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkReadWritten(b *testing.B) {
	eachDocument(b, func(b *testing.B, d *markdown.Dialect, src []byte) {
		body, _ := d.Compile("x.md", src, 1)
		data, size := body.Append(nil, "x.md")
		for b.Loop() {
			if _, err := markdown.ReadWritten(data[size.Shown:], "x.md"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkReadOutline(b *testing.B) {
	eachDocument(b, func(b *testing.B, d *markdown.Dialect, src []byte) {
		body, _ := d.Compile("x.md", src, 1)
		data := body.Outline().Append(nil, "x.md")
		for b.Loop() {
			markdown.ReadOutline(wire.NewReader(data), "x.md")
		}
	})
}
