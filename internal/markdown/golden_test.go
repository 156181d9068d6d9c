package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestGolden(t *testing.T) {
	t.Parallel()
	for file, tag := range map[string]string{"mixed.zh": "zh-Hans", "mixed.de": "de", "mixed.en": "en"} {
		src, err := os.ReadFile(filepath.Join("testdata", file+".md"))
		if err != nil {
			t.Fatal(err)
		}
		b, ds := typographicDialect(t, tag).Compile(file+".md", src, 1)
		if len(ds) > 0 {
			t.Errorf("%s: %v", file, findings(ds))
		}
		got := describe(b)
		golden := filepath.Join("testdata", file+".html")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

// describe writes a body's HTML, with each heading's id, and behind it what
// else the body tells.
func describe(b *Body) string {
	f := simpleFiller(b)
	f.HeadingID = func(i int) string {
		h := b.Headings[i]
		if h.ID != "" {
			return h.ID
		}
		return h.Auto
	}
	var w strings.Builder
	w.WriteString(writeWith(b, f))
	label := func(c *Call) string { return ":" + c.Name + "[" + c.RawLabel + "]" }
	fmt.Fprintf(&w, "\n<!--\nsummary: %s\nwords: %d, Han: %d\n", b.Summary.String(label), b.WordCount, b.HanCount)
	for _, h := range b.Headings {
		fmt.Fprintf(&w, "heading: %s h%d %q\n", h.Pos, h.Level, h.Text.String(label))
	}
	for _, l := range b.Links {
		fmt.Fprintf(&w, "link: %s %s %q\n", l.Pos, l.Destination, l.Text.String(label))
	}
	for _, i := range b.Images {
		fmt.Fprintf(&w, "image: %s %s %q alone=%v\n", i.Pos, i.Destination, i.Alt, i.Alone)
	}
	for _, c := range b.Calls {
		fmt.Fprintf(&w, "call: %s %s %s\n", c.Pos, c.Form, label(c))
	}
	w.WriteString("-->\n")
	return w.String()
}

// One dialect serves all goroutines of a build.
func TestDialectIsShared(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/mixed.zh.md")
	if err != nil {
		t.Fatal(err)
	}
	d := typographicDialect(t, "zh-Hans")
	want := describe(first(d.Compile("x.md", src, 1)))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := describe(first(d.Compile("x.md", src, 1))); got != want {
				t.Error(cmp.Diff(want, got))
			}
		})
	}
	all.Wait()
}

func first(b *Body, _ []diag.Diagnostic) *Body { return b }
