package markdown

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
)

// seeds are what fuzzing starts from: the examples of CommonMark where they can
// be found, the golden documents, and what our own tests are about.
func seeds(f *testing.F) {
	var examples []struct{ Markdown string }
	if data, err := os.ReadFile(filepath.Join(goldmarkDir(), "_test/spec.json")); err == nil {
		if err := json.Unmarshal(data, &examples); err != nil {
			f.Fatal(err)
		}
	}
	for _, e := range examples {
		f.Add(e.Markdown)
	}
	for _, e := range refused {
		f.Add(strings.Repeat(e.unit, 5))
	}
	for _, e := range repetitive {
		f.Add(strings.Repeat(e, 5))
	}
	golden, _ := filepath.Glob("testdata/*.md")
	for _, name := range golden {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, s := range []string{
		"<b>*a</b>*", "<p><table><tr>x", "<details>\n\n- <li>\n\n</details>", "<a href=x>[b](c)</a>", "![a [b](c)](d){#e}",
		":a[b :c[d]{e='f'}]{g}", ":::a[b]\n- :::c\n  :::\n\n:::", "> [!NOTE]\n> x[^1]\n\n[^1]: y <b>z\n\n    w", "| a `\\|` |\n|-|\n| :b[c] |",
		"# a {#b .c}\n", "\"'a' b\" -- ...", "葛\U000e0100**(x)**", "\r\n\x00\xff", "t\n: <td>d", "- [x] <i>a",
	} {
		f.Add(s)
	}
}

func FuzzCompile(f *testing.F) {
	seeds(f)
	german, chinese := typographicDialect(f, "de"), typographicDialect(f, "zh-Hans")
	f.Fuzz(func(t *testing.T, src string) {
		for _, d := range []*Dialect{german, chinese} {
			b, ds := d.Compile("x.md", []byte(src), 10)
			checkBody(t, b, ds, src, 10)
			checkReadBack(t, b)
			patient := *d
			patient.plain = d.blocks // looks for bare addresses where none can be
			again, dsAgain := patient.Compile("x.md", []byte(src), 10)
			if diff := cmp.Diff(b, again) + cmp.Diff(ds, dsAgain); diff != "" {
				t.Errorf("compiling twice gives two results: %s", diff)
			}
			if err := checkBalanced(fill(b)); err != nil {
				t.Errorf("%s\n%v", fill(b), err)
			}
		}
	})
}

func FuzzInline(f *testing.F) {
	seeds(f)
	d := typographicDialect(f, "en")
	f.Fuzz(func(t *testing.T, src string) {
		b, ds := d.Inline("x.md", src, diag.Pos{File: "x.md", Line: 3})
		checkBody(t, b, ds, src, 3)
		checkReadBack(t, b)
		if err := checkBalanced(fill(b)); err != nil {
			t.Errorf("%s\n%v", fill(b), err)
		}
	})
}

// checkBody checks what holds for every body.
func checkBody(t *testing.T, b *Body, ds []diag.Diagnostic, src string, firstLine int) {
	t.Helper()
	src = string(normalize([]byte(src)))
	lines := strings.Split(src, "\n")
	check := func(what string, p diag.Pos) {
		if p.Line < firstLine || p.Line >= firstLine+len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-firstLine])+1 {
			t.Errorf("%s at %d:%d is outside of the text", what, p.Line, p.Column)
		}
	}
	for _, d := range ds {
		check(d.ID, d.Pos)
		for _, n := range d.Notes {
			check(d.ID, n)
		}
	}
	for _, h := range b.Headings {
		check("heading", h.Pos)
	}
	for _, l := range b.Links {
		check("link", l.Pos)
	}
	for _, i := range b.Images {
		check("image", i.Pos)
	}
	filled := make(map[Hole]int)
	checkFragment(t, b, &b.Fragment, filled)
	for _, c := range b.Calls {
		check("call", c.Pos)
		if c.HasLabel {
			check("label", c.LabelPos)
		}
		for _, p := range c.Params {
			check("parameter", p.Pos)
			check("value", p.ValuePos)
		}
		checkFragment(t, b, &c.Label, filled)
		checkFragment(t, b, &c.Body, filled)
	}
	for hole, n := range filled {
		if n != 1 {
			t.Errorf("%d holes for %v", n, hole)
		}
	}
	if len(b.HTML) > 100*len(src)+1000 {
		t.Errorf("%d bytes of HTML from %d", len(b.HTML), len(src))
	}
}

// checkFragment checks that the holes of a fragment are in order and in it, and
// counts them.
func checkFragment(t *testing.T, b *Body, f *Fragment, filled map[Hole]int) {
	t.Helper()
	if !utf8.Valid(f.HTML) {
		t.Error("HTML is not UTF-8")
	}
	counts := map[HoleKind]int{
		HoleLinkOpen: len(b.Links), HoleLinkClose: len(b.Links), HoleImage: len(b.Images),
		HoleHeadingID: len(b.Headings), HoleComponent: len(b.Calls),
	}
	at := 0
	for _, h := range f.Holes {
		if h.At < at || h.At > len(f.HTML) || h.Index < 0 || h.Index >= counts[h.Kind] {
			t.Errorf("hole %v after %d of %d", h, at, len(f.HTML))
		}
		at = h.At
		filled[Hole{Kind: h.Kind, Index: h.Index}]++
	}
}
