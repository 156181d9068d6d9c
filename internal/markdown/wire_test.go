package markdown

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/wire"
	"qiao/internal/wire/wiretest"
)

// readBack writes and reads a body and its outline.
func readBack(t testing.TB, b *Body) (*Body, *Outline) {
	t.Helper()
	got, err := readBody(b.Append(nil, "x.md"))
	if err != nil {
		t.Error(err)
	}
	r := wire.NewReader(b.Outline().Append(nil, "x.md"))
	outline := ReadOutline(r, "x.md")
	if err := r.Done(); err != nil {
		t.Error(err)
	}
	return got, outline
}

// readBody reads all parts of a body.
func readBody(data []byte, size Sizes) (*Body, error) {
	b, err := ReadBody(data[:size.Shown+size.Written], size.Shown, "x.md")
	if err != nil {
		return nil, err
	}
	w, err := ReadWritten(data[size.Shown:], "x.md")
	if err != nil {
		return nil, err
	}
	b.Passages = w.Passages
	return b, nil
}

// checkReadBack checks that what is read is what was written.
func checkReadBack(t testing.TB, b *Body) {
	t.Helper()
	got, outline := readBack(t, b)
	if !reflect.DeepEqual(b, got) {
		t.Error("another body is read:", cmp.Diff(b, got))
	}
	if want := b.Outline(); !reflect.DeepEqual(want, outline) {
		t.Error("another outline is read:", cmp.Diff(want, outline))
	}
	checkCalls(t, got)
}

// checkCalls checks that texts refer to the calls of the body itself.
func checkCalls(t testing.TB, b *Body) {
	t.Helper()
	own := make(map[*Call]bool)
	texts := b.texts()
	for _, c := range b.Calls {
		own[c] = true
		texts = append(texts, c.Table.texts()...)
	}
	for _, text := range texts {
		for _, p := range text.Parts {
			if p.Call != nil && !own[p.Call] {
				t.Errorf("a text refers to %s, which is not a call of the body", p.Call.Name)
			}
		}
	}
}

func TestWireOfExamples(t *testing.T) {
	t.Parallel()
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(exampleFile(t, "_test/spec.json"), &examples); err != nil {
		t.Fatal(err)
	}
	texts := []string{
		"", "x", "a :b[c] d\n", ":::a[b :c[d]]{e=f}\n- g :h[i]\n  - j\n\n| k |\n|---|\n| :l[m] |\n:::\n", "# :a[b] {#c .d}\n\n[e](f.pdf){.g}",
	}
	for _, e := range examples {
		texts = append(texts, e.Markdown)
	}
	golden, _ := filepath.Glob("testdata/*.md")
	for _, name := range golden {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	for _, tag := range []string{"zh-Hans", "de"} {
		d := typographicDialect(t, tag)
		for _, text := range texts {
			b, _ := d.Compile("x.md", []byte(text), 7)
			got, _ := readBack(t, b)
			if describe(got) != describe(b) {
				t.Errorf("%q is written differently: %s", text, cmp.Diff(describe(b), describe(got)))
			}
			checkReadBack(t, b)
		}
	}
}

// TestWireIsComplete fails when a field is added to a type that is kept, and not
// to how it is kept.
func TestWireIsComplete(t *testing.T) {
	t.Parallel()
	call := &Call{}
	shared := func(v reflect.Value) bool {
		if v.Type() == reflect.TypeFor[*Call]() {
			v.Set(reflect.ValueOf(call))
			return true
		}
		return false
	}
	wiretest.Fill(call, shared)
	var body Body
	var outline Outline
	wiretest.Fill(&body, shared)
	wiretest.Fill(&outline, shared)
	body.Calls = []*Call{{Name: "other"}, call}

	gotBody, err := readBody(body.Append(nil, "x.md"))
	if err != nil {
		t.Fatal(err)
	}
	r := wire.NewReader(outline.Append(nil, "x.md"))
	gotOutline := ReadOutline(r, "x.md")
	if err := r.Done(); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(&body, gotBody) {
		t.Error(cmp.Diff(&body, gotBody))
	}
	if !reflect.DeepEqual(&outline, gotOutline) {
		t.Error(cmp.Diff(&outline, gotOutline))
	}
}

// What would fail when the page is written is refused when it is read.
func TestWireRefused(t *testing.T) {
	t.Parallel()
	container := func(i Item) Body {
		return Body{Written: Written{Calls: []*Call{{Body: Fragment{HTML: []byte("abc")}, Outline: i}}}}
	}
	called := Written{Calls: []*Call{{}}}
	passage := func(text string, marks ...Mark) Body {
		return Body{Written: Written{Passages: []Passage{{Text: text, Marks: marks}}}}
	}
	for name, b := range map[string]Body{
		"hole behind the HTML": {Fragment: Fragment{HTML: []byte("a"), Holes: []Hole{{At: 2, Kind: HoleComponent}}}, Written: called},
		"holes out of order":   {Fragment: Fragment{HTML: []byte("a"), Holes: []Hole{{At: 1, Kind: HoleComponent}, {Kind: HoleComponent}}}, Written: called},
		"hole of no link":      {Fragment: Fragment{Holes: []Hole{{Kind: HoleLinkOpen}}}},
		"hole of no kind":      {Fragment: Fragment{Holes: []Hole{{Kind: HoleComponent + 1}}}, Written: called},
		"hole of a label":      {Written: Written{Calls: []*Call{{Label: Fragment{Holes: []Hole{{Kind: HoleImage}}}}}}},
		"item behind the HTML": container(Item{Start: 1, Text: 4, End: 4}),
		"item inside out":      container(Item{Items: []Item{{Start: 2, Text: 1, End: 1}}, End: 3}),
		"mark behind a text":   passage("a", Mark{}, Mark{At: 2}),
		"marks out of order":   passage("abc", Mark{}, Mark{At: 2}, Mark{At: 1}),
		"items out of order":   container(Item{Items: []Item{{Start: 2, Text: 3, End: 3}, {Start: 1, Text: 1, End: 1}}, End: 3}),
	} {
		if _, err := readBody(b.Append(nil, "x.md")); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	items := Item{}
	for range 1000 {
		items = Item{Items: []Item{items}}
	}
	b := container(items)
	if _, err := readBody(b.Append(nil, "x.md")); err == nil {
		t.Error("items are read however deep")
	}
}

func FuzzReadBody(f *testing.F) {
	d := typographicDialect(f, "de")
	for _, text := range []string{"", "a :b[c]", ":::a[b :c[d]]{e=f}\n- g :h[i]\n  - j\n\n| k |\n|---|\n| :l[m] |\n:::\n", "# a\n\n[b](c) ![d](e)[^1]\n\n[^1]: f\n"} {
		b, _ := d.Compile("x.md", []byte(text), 1)
		for _, file := range []string{"x.md", ""} {
			data, size := b.Append(nil, file)
			f.Add(data, size.Shown, size.Written)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, shown, written int) {
		size := Sizes{shown, written, len(data) - shown - written}
		if min(size.Shown, size.Written, size.Passages) < 0 {
			return
		}
		b, err := readBody(data, size)
		if err != nil {
			return
		}
		if got, err := readBody(b.Append(nil, "x.md")); err != nil || !reflect.DeepEqual(b, got) {
			t.Error(err, "another body is read")
		}
		writeWith(b, Filler{})
		for _, c := range b.Calls {
			for _, i := range c.Outline.Items {
				c.Body.Part(i.Start, i.Text)
				c.Body.Part(i.Text, i.End)
			}
		}
	})
}

func FuzzReadOutline(f *testing.F) {
	b, _ := typographicDialect(f, "de").Compile("x.md", []byte("a :b[c]\n\n# d {#e}\n\n[f](g.pdf)"), 1)
	f.Add(b.Outline().Append(nil, "x.md"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := wire.NewReader(data)
		o := ReadOutline(r, "x.md")
		if r.Done() != nil {
			return
		}
		again := wire.NewReader(o.Append(nil, "x.md"))
		if got := ReadOutline(again, "x.md"); again.Done() != nil || !reflect.DeepEqual(o, got) {
			t.Error(again.Done(), "another outline is read")
		}
		o.Summary.String(func(c *Call) string { return strings.TrimSpace(c.RawLabel) })
	})
}
