package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// places renders the links and images of a body with their positions.
func places(b *Body) []string {
	var all []string
	for _, l := range b.Links {
		all = append(all, fmt.Sprintf("%d:%d %s", l.Pos.Line, l.Pos.Column, l.Destination))
	}
	for _, i := range b.Images {
		all = append(all, fmt.Sprintf("%d:%d image %s", i.Pos.Line, i.Pos.Column, i.Destination))
	}
	return all
}

func TestLinkPositions(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "zh-Hans")
	for src, want := range map[string][]string{
		"见[费用](#fei-yong)。":                               {"1:7 #fei-yong"},
		"[a](b) [a](b) [c](<d e>)":                        {"1:5 b", "1:12 b", "1:19 d e"},
		"> - [中](b)\n>   [文\n>   字](\n>   c 'T')":         {"1:9 b", "4:5 c"},
		"| a | [x](y) |\n|---|---|\n| [中](z) | ![图](w) |": {"1:11 y", "3:7 z", "3:17 image w"},
		"[a][b] [b] [b][]\n\n[b]: <../x> 'T'":             {"3:6 ../x", "3:6 ../x", "3:6 ../x"},
		"> [b]\n\n- x\n\n  [b]:\n  y":                     {"6:3 y"},
		"![图](a.png) [![b](c)](d)":                        {"1:23 d", "1:6 image a.png", "1:19 image c"},
		"<https://a.b> x@y.org www.a.org/中":               {"1:2 https://a.b", "1:15 mailto:x@y.org", "1:23 http://www.a.org/"},
		"# [a](b)\n\n文[^1]\n\n[^1]: [c](d)":               {"1:7 b", "5:11 d"},
		":::note[[l](m)]\n[a](b)\n:::":                    {"1:13 m", "2:5 b"},
		"x <a href=\"../y\">y</a> <img src=z alt=z>":      {"1:3 ../y", "1:24 image z"},
		"[a](&#x2e;&#x2e;/\\(x\\)&amp;b)":                 {"1:5 ../(x)&b"},
		"`[a](b)` \\[a](b) [a] (b)":                       nil,
	} {
		b, _ := d.Compile("x.md", []byte(src), 1)
		got := places(b)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", src, diff)
		}
	}
}

func TestLinkFindings(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "zh-Hans")
	for src, want := range map[string][]string{
		"见[文件][政策]。":                   {"1:7 link-undefined"},
		"> 见[文件][\n> 政策]。":             {"2:3 link-undefined"},
		"[文件][]":                       {"1:2 link-undefined"},
		"[a][b](c) [1] [ ] [x] [a](b)": nil,
		"[a][b]\n\n[b]: c":             nil,
		"[x [a](b)][r]\n\n[r]: s":      nil,
		"`[a][b]` \\[a][b]":            nil,
		"a [b] [c]":                    nil,
		"[x](java&#x09;script:a)":      {"1:5 link-control"},
		"[x](java&#0;script:a)":        {"1:9 html-control-character"},
		"![](a.png)":                   {"1:5 image-alt"},
		"![ ](a.png) ![x](b)":          {"1:6 image-alt"},
		"a &#x1F; b &#0; c":            {"1:12 html-control-character", "1:3 html-control-character"},
		"中[^1]":                        {"1:4 footnote-unknown"},
		"[^1]: x\n\n[^1]: y\n\n[^1]":   {"3:3 footnote-duplicate"},
		"[^1]: x":                      {"1:3 footnote-unused"},
		"> [!NOET]\n> x":               {"1:5 alert-unknown"},
		"[a](b){onclick=x}":            {"1:8 attribute-unsafe"},
		"[a](b){#x} ![c](d){#x}":       {"1:17 id-duplicate"},
		"# a {#x}\n# b {#x}":           {"2:1 id-duplicate"},
		"# a {style=x}":                {"1:6 attribute-unsafe"},
		"## a {width=x}":               {"1:7 attribute-unknown"},
	} {
		_, ds := d.Compile("x.md", []byte(src), 1)
		got := findings(ds)
		if len(got) == 2 && got[0] > got[1] {
			got[0], got[1] = got[1], got[0]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", src, diff)
		}
	}
}

func TestLinkContent(t *testing.T) {
	t.Parallel()
	b, _ := typographicDialect(t, "de").Compile("x.md", []byte(strings.Join([]string{
		`Ein [**"fetter"** Link](x "T -- 'u'"){.k lang=de} und`,
		"![Bild *kursiv* `c`](y 'Titel'){#b}",
		"[:fact[gdp] mehr](z)",
	}, "\n")), 1)
	at := b.Links[0].Pos
	want := Link{
		Destination: "x", Title: "T – ‚u‘", Text: Text{Parts: []Part{{Text: "„fetter“ Link"}}},
		Attributes: []Attribute{{"class", "k"}, {"lang", "de"}}, Pos: at,
	}
	if diff := cmp.Diff(want, b.Links[0]); diff != "" {
		t.Error(diff)
	}
	image := Image{
		Destination: "y", Alt: "Bild kursiv c", Title: "Titel", Attributes: []Attribute{{"id", "b"}}, Pos: b.Images[0].Pos,
	}
	if diff := cmp.Diff(image, b.Images[0]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"b"}, b.Anchors); diff != "" {
		t.Error(diff)
	}
	if got := b.Links[1].Text.String(func(c *Call) string { return "<" + c.RawLabel + ">" }); got != "<gdp> mehr" {
		t.Errorf("link text %q", got)
	}
}
