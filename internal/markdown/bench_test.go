package markdown

import (
	"bytes"
	"os"
	"testing"
)

func BenchmarkCompile(b *testing.B) {
	for _, file := range []string{"mixed.zh", "mixed.de"} {
		src, err := os.ReadFile("testdata/" + file + ".md")
		if err != nil {
			b.Fatal(err)
		}
		src = bytes.Repeat(src[:bytes.Index(src, []byte("\n[^"))], 6<<10/len(src)+1)
		tag := map[string]string{"mixed.zh": "zh-Hans", "mixed.de": "de"}[file]
		d := typographicDialect(b, tag)
		b.Run(file, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				d.Compile("x.md", src, 1)
			}
		})
	}
}
