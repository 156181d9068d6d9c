package decode

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
)

// upper is a Decoder.
type upper string

func (u *upper) DecodeValue(v *Value) []diag.Diagnostic {
	if v.Kind != String {
		return []diag.Diagnostic{FrontMatter.WrongType("upper", v, String.Words(), "")}
	}
	*u = upper(strings.ToUpper(v.Text))
	return nil
}

type sample struct {
	Title  string            `yaml:"title,required"`
	Draft  bool              `yaml:"draft"`
	Weight int               `yaml:"weight"`
	Small  int8              `yaml:"small"`
	Ratio  float64           `yaml:"ratio"`
	Tags   []string          `yaml:"tags"`
	Names  map[string]string `yaml:"names"`
	Point  *point            `yaml:"point"`
	Points []point           `yaml:"points"`
	Kind   string            `yaml:"kind,enum=actual|estimate|target"`
	Kinds  []string          `yaml:"kinds,enum=a|b"`
	Slug   At[string]        `yaml:"slug"`
	Raw    *Value            `yaml:"raw"`
	Upper  upper             `yaml:"upper"`
	Own    string            `yaml:"-"`
	None   string
}

type point struct {
	X int `yaml:"x,required"`
	Y int `yaml:"y"`
}

func read(t *testing.T, src string) *Value {
	t.Helper()
	v, ds := YAML("x.md", []byte(src), 1)
	if diag.HasErrors(ds) {
		t.Fatalf("%q: %s", src, places(ds))
	}
	return v
}

func TestInto(t *testing.T) {
	t.Parallel()
	v := read(t, `title: 2024
draft: true
weight: 0x10
small: -7
ratio: 2
tags: [a, 1, true]
names: {zh: 通知, de: x}
point: {x: 1}
points:
  - {x: 2, y: 3}
kind: target
kinds: [a, b]
slug: s
raw: [1]
upper: abc
`)
	var got sample
	if ds := Into(v, FrontMatter, &got); ds != nil {
		t.Fatal(places(ds))
	}
	want := sample{
		Title: "2024", Draft: true, Weight: 16, Small: -7, Ratio: 2, Tags: []string{"a", "1", "true"},
		Names: map[string]string{"zh": "通知", "de": "x"}, Point: &point{X: 1}, Points: []point{{2, 3}},
		Kind: "target", Kinds: []string{"a", "b"}, Slug: At[string]{"s", diag.Pos{File: "x.md", Line: 13, Column: 7}},
		Raw: v.Get("raw"), Upper: "ABC",
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b *Value) bool { return a == b })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestIntoEmpty: what is empty counts as not given.
func TestIntoEmpty(t *testing.T) {
	t.Parallel()
	var got sample
	ds := Into(read(t, "title: x\ndraft:\nweight:\ntags:\nnames:\npoint:\npoints:\nslug:\nupper:\nkind:\n"), FrontMatter, &got)
	want := sample{Title: "x", Slug: At[string]{Pos: diag.Pos{File: "x.md", Line: 8, Column: 6}}}
	if diff := cmp.Diff(want, got); diff != "" || ds != nil {
		t.Errorf("(-want +got):\n%s\n%s", diff, places(ds))
	}
}

func TestIntoFindings(t *testing.T) {
	t.Parallel()
	tests := []struct{ src, want, words string }{
		{"title: x\ntilte: y\n", "front-matter-unknown 2:1", `unknown field "tilte"; did you mean "title"?`},
		{"tilte: x\n", "front-matter-unknown 1:1", `unknown field "tilte"; did you mean "title"?`},
		{"title: x\nfoo: y\n", "front-matter-unknown 2:1", `unknown field "foo"; `},
		{"draft: true\n", "front-matter-required 1:1", `field "title" is missing; add a line "title: …"`},
		{"", "front-matter-required 1:1", `field "title" is missing; add a line "title: …"`},
		{"title:\n", "front-matter-required/empty 1:1", `field "title" is empty; write a value after "title:"`},
		{"title: [甲, 乙]\n", "front-matter-type 1:8", `"title" wants text, got a list; `},
		{"title: {a: b}\n", "front-matter-type 1:8", `"title" wants text, got fields with values; `},
		{"title: x\ndraft: 是\n", "front-matter-type 2:8", `"draft" wants true or false, got "是"; write true`},
		{"title: x\ndraft: Nein\n", "front-matter-type 2:8", `"draft" wants true or false, got "Nein"; write false`},
		{"title: x\ndraft: \"true\"\n", "front-matter-type 2:8", `"draft" wants true or false, got "true"; write true`},
		{"title: x\ndraft: soon\n", "front-matter-type 2:8", `"draft" wants true or false, got "soon"; `},
		{"title: x\nweight: \"5\"\n", "front-matter-type 2:9", `"weight" wants a whole number, got "5"; write 5`},
		{"title: x\nweight: ５\n", "front-matter-type 2:9", `"weight" wants a whole number, got "５"; write 5`},
		{"title: x\nweight: 1.5\n", "front-matter-type 2:9", `"weight" wants a whole number, got "1.5"; `},
		{"title: x\nsmall: 128\n", "front-matter-type 2:8", `"small" wants a whole number of at most 127, got "128"; `},
		{"title: x\nweight: 99999999999999999999\n", "front-matter-type 2:9", `"weight" wants a whole number, got "99999999999999999999"; `},
		{"title: x\nratio: .inf\n", "front-matter-type 2:8", `"ratio" wants a number, got ".inf"; `},
		{"title: x\ntags: a\n", "front-matter-type 2:7", `"tags" wants a list, got "a"; write [a]`},
		{"title: x\ntags: [a, [b]]\n", "front-matter-type/item 2:11", `entry 2 of "tags" wants text, got a list; `},
		{"title: x\npoint: {y: 1}\n", "front-matter-required 2:8", `field "x" is missing; add a line "x: …"`},
		{"title: x\npoint: {x: a}\n", "front-matter-type 2:12", `"point.x" wants a whole number, got "a"; `},
		{"title: x\nnames: [a]\n", "front-matter-type 2:8", `"names" wants fields with values, got a list; `},
		{"title: x\nkind: targte\n", "front-matter-enum 2:7", `"kind" does not take "targte", only actual, estimate, target; did you mean "target"?`},
		{"title: x\nkinds: [a, c]\n", "front-matter-enum 2:12", `"kinds" does not take "c", only a, b; `},
		{"title: x\nupper: [a]\n", "front-matter-type 2:8", `"upper" wants text, got a list; `},
		{"- title\n", "front-matter-type/whole 1:1", `front matter wants fields with values, got a list; write each field on a line of its own, such as "name: value"`},
	}
	for _, tt := range tests {
		var dst sample
		ds := Into(read(t, tt.src), FrontMatter, &dst)
		if got := places(ds); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.src, got, tt.want)
		} else if got := ds[0].Message("en") + "; " + ds[0].Hint("en"); got != tt.words {
			t.Errorf("%q says: %s, want %s", tt.src, got, tt.words)
		}
	}
}

// TestIntoCollects: all mistakes are found, and what is right is filled in.
func TestIntoCollects(t *testing.T) {
	t.Parallel()
	var got sample
	ds := Into(read(t, "draft: 是\nweight: 3\nfoo: 1\npoints: [{x: a}, {z: 1}]\ntags: [a]\n"), FrontMatter, &got)
	diag.Sort(ds)
	want := "front-matter-required 1:1\nfront-matter-type 1:8\nfront-matter-unknown 3:1\nfront-matter-type 4:14\nfront-matter-required 4:18\nfront-matter-unknown 4:19"
	if diff := cmp.Diff(want, places(ds)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Weight != 3 || !cmp.Equal(got.Tags, []string{"a"}) {
		t.Errorf("what is right was not filled in: %+v", got)
	}
}

// TestIntoRefused: what the parser refused is not reported again.
func TestIntoRefused(t *testing.T) {
	t.Parallel()
	v, ds := YAML("x.md", []byte("title: !x [a]\nweight: *b\nnames: {a: &c x}\n"), 1)
	if got := places(ds); got != "yaml-syntax/tag 1:8\nyaml-syntax/first-character 2:9\nyaml-syntax/anchor 3:12" {
		t.Fatal(got)
	}
	var dst sample
	if got := places(Into(v, FrontMatter, &dst)); got != "front-matter-type 2:9" {
		t.Error(got)
	}
}

func TestIntoChinese(t *testing.T) {
	t.Parallel()
	var dst sample
	ds := Into(read(t, "title: [甲]\ndraft: 是\nfoo: 1\n"), FrontMatter, &dst)
	diag.Sort(ds)
	want := []string{"“title”应为文字，现为列表", "“draft”应为 true 或 false，现为“是”", "没有名为“foo”的字段"}
	for i, d := range ds {
		if got := d.Message("zh"); got != want[i] {
			t.Errorf("%s, want %s", got, want[i])
		}
	}
}

func TestFieldInto(t *testing.T) {
	t.Parallel()
	v := read(t, "weight: x\n")
	var n int
	if ds := FieldInto(v.Fields[0], Data, &n); places(ds) != "data-type 1:9" || ds[0].Args["key"] != "weight" {
		t.Error(places(ds))
	}
}

func TestIntoPanics(t *testing.T) {
	t.Parallel()
	for name, dst := range map[string]any{"no pointer": sample{}, "nil": (*sample)(nil), "a channel": new(chan int)} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Into %s did not panic", name)
				}
			}()
			Into(&Value{Kind: String}, Data, dst)
		}()
	}
}
