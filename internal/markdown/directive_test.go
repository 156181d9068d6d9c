package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/config"
	"qiao/internal/diag"
)

// findings renders findings as "line:column id".
func findings(ds []diag.Diagnostic) []string {
	var all []string
	for _, d := range ds {
		all = append(all, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, d.ID))
	}
	return all
}

func TestInlineDirectives(t *testing.T) {
	t.Parallel()
	inlineCases(t, typographicDialect(t, "zh-Hans"), map[string]string{
		":fact[gdp-2024]":                 "<c-fact>gdp-2024</c-fact>",
		"产值:fact[gdp]。":                   "产值<c-fact>gdp</c-fact>。",
		"（:fact[gdp]）":                    "（<c-fact>gdp</c-fact>）",
		"**:fact[gdp]**":                  "<strong><c-fact>gdp</c-fact></strong>",
		"**共:fact[gdp]**元":                "<strong>共<c-fact>gdp</c-fact></strong>元",
		":a[x]:b[y]":                      "<c-a>x</c-a><c-b>y</c-b>",
		":a{b}":                           `<c-a b=""></c-a>`,
		":a[]{}":                          "<c-a></c-a>",
		":a[x *y* `z]` \\] [w]]":          "<c-a>x <em>y</em> <code>z]</code> ] [w]</c-a>",
		":a[x :b[y]{c=d}]":                `<c-a>x <c-b c="d">y</c-b></c-a>`,
		":a[甲\n乙]":                        "<c-a>甲乙</c-a>",
		":a[x](y)":                        "<c-a>x</c-a>(y)",
		":a[[t](u)]":                      `<c-a><a href="u">t</a></c-a>`,
		":a{k=v k2=\"v w\" k3='\"' bare}": `<c-a k="v" k2="v w" k3="&quot;" bare=""></c-a>`,
		`:a{k="x\"y}\\"}`:                 `<c-a k="x&quot;y}\"></c-a>`,
		":a{#id .c1 .c2}":                 `<c-a id="id" class="c1 c2"></c-a>`,
		":a{k=v\nl=w}":                    `<c-a k="v" l="w"></c-a>`,
		":a{k=https://x.org/?a=b&c}":      `<c-a k="https://x.org/?a=b&amp;c"></c-a>`,
		// no directives
		`\:fact[a]`:                 ":fact[a]",
		"`:fact[a]`":                "<code>:fact[a]</code>",
		"：fact[a]":                  "：fact[a]",
		"14:30 注:1 a:b[x] 3:b[x]":   "14:30 注:1 a:b[x] 3:b[x]",
		"x ::a[x] std::vector[int]": "x ::a[x] std::vector[int]",
		":smile: ::1 :a :a-b.":      ":smile: ::1 :a :a-b.",
		"über:a[x]":                 "über:a[x]",
		": [x] :1[x] :[x]":          ": [x] :1[x] :[x]",
	})
}

func TestBlockDirectives(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "zh-Hans")
	for src, want := range map[string]string{
		"::chart{id=x}":                "<c-chart id=\"x\"></c-chart>\n",
		"::toc":                        "<c-toc></c-toc>\n",
		"文字\n::toc\n文字":                "<p>文字</p>\n<c-toc></c-toc>\n<p>文字</p>\n",
		"  ::toc  ":                    "<c-toc></c-toc>\n",
		"    ::toc":                    "<pre><code>::toc\n</code></pre>\n",
		"- ::toc":                      "<ul>\n<li>\n<c-toc></c-toc>\n</li>\n</ul>\n",
		"> ::toc[*a*]":                 "<blockquote>\n<c-toc><em>a</em></c-toc>\n</blockquote>\n",
		"::vector text":                "<p>::vector text</p>\n",
		"::":                           "<p>::</p>\n",
		":::note\n正文\n:::":             "<c-note>|<p>正文</p>\n</c-note>\n",
		":::note[题]{a=b}\n:::":         "<c-note a=\"b\">题</c-note>\n",
		":::note\n- a\n- b\n:::\n后":    "<c-note>|<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</c-note>\n<p>后</p>\n",
		"::::a\n:::b\nx\n:::\ny\n::::": "<c-a>|<c-b>|<p>x</p>\n</c-b>\n<p>y</p>\n</c-a>\n",
		":::a\n:::b\nx\n:::\ny\n:::":   "<c-a>|<c-b>|<p>x</p>\n</c-b>\n<p>y</p>\n</c-a>\n",
		":::a\n```\n:::\n```\n:::":     "<c-a>|<pre><code>:::\n</code></pre>\n</c-a>\n",
		":::a\n- x\n\n  :::b\n  y\n  :::\n- z\n:::": "<c-a>|<ul>\n<li>\n<p>x</p>\n<c-b>|<p>y</p>\n</c-b>\n</li>\n<li>\n<p>z</p>\n</li>\n</ul>\n</c-a>\n",
		"> :::a\n> x\n> :::\ny":                     "<blockquote>\n<c-a>|<p>x</p>\n</c-a>\n</blockquote>\n<p>y</p>\n",
		":::a\n> x\n:::":                            "<c-a>|<blockquote>\n<p>x</p>\n</blockquote>\n</c-a>\n",
		":::a\n# T {#i}\n\n[x]\n:::\n\n[x]: y":      "<c-a>|<h1>T</h1>\n<p><a href=\"y\">x</a></p>\n</c-a>\n",
		"术语\n: :::a\n  x\n  :::":                    "<dl>\n<dt>术语</dt>\n<dd><c-a>|<p>x</p>\n</c-a>\n</dd>\n</dl>\n",
	} {
		b, ds := d.Compile("x.md", []byte(src), 1)
		if got := fill(b); got != want || len(ds) > 0 {
			t.Errorf("%s\n got %q %v\nwant %q", src, got, findings(ds), want)
		}
	}
}

func TestDirectiveMistakes(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "zh-Hans")
	for src, want := range map[string][]string{
		"产值 :fact[gdp 。":          {"1:4 component-unclosed/bracket"},
		"产值 :fact{gdp 。\n\n下":     {"1:4 component-unclosed/brace"},
		"a\n:fact{a=\"b}":         {"2:1 component-unclosed/quote"},
		":a[x :b[y]":              {"1:1 component-unclosed/bracket"},
		":a{k=1 k=2}":             {"1:8 component-syntax/duplicate"},
		":a{k=“值”}":               {"1:6 component-syntax/curly-quote"},
		":a{k＝值}":                 {"1:4 component-syntax/full-width"},
		":a{1=2}":                 {"1:4 component-syntax/name"},
		":a{k=\"v\"w}":            nil,
		"x\n\n:::note\n内容":        {"3:1 component-unclosed/container"},
		"> :::note\n> 内容\n\n后":    {"1:3 component-unclosed/container"},
		"::::a\n:::b\nx\n::::":    {"2:1 component-unclosed/container"},
		"文字\n\n:::":               {"3:1 component-unopened"},
		"::: note\nx\n:::":        {"1:1 component-syntax/space"},
		":::note 标题\nx\n:::":      {"1:9 component-syntax/text-after-container"},
		"::chart{a=b} 后":          {"1:1 component-syntax/not-alone"},
		"::chart[a":               {"1:1 component-unclosed/bracket"},
		"- x\n\n  ::chart{a=\"b}": {"3:3 component-unclosed/quote"},
		"> ::chart{a=b a=c}":      {"1:15 component-syntax/duplicate"},
		"产值 {{< fact \"gdp\" >}}": {"1:4 component-syntax/shortcode"},
		"{{% note %}}":            {"1:1 component-syntax/shortcode"},
		":a[x :b{c=1 c=2} y]":     {"1:13 component-syntax/duplicate"},
	} {
		b, ds := d.Compile("x.md", []byte(src), 1)
		if diff := cmp.Diff(want, findings(ds)); diff != "" {
			t.Errorf("%s\n%s%s", src, diff, fill(b))
		}
	}
}

func TestCallPositions(t *testing.T) {
	t.Parallel()
	src := strings.Join([]string{
		"前:fact[gdp]{show=value}", // 10
		"",                        // 11
		"> 引用",                    // 12
		"> - :::note[标题 :fact[b]]{kind=\"tip\" bare}", // 13
		">   正文 :fact[c]{a=1",                         // 14
		">   b='2'}",                                  // 15
		">   :::",                                     // 16
		"",                                            // 17
		"| a | :fact[d] |",                            // 18
		"|---|---|",                                   // 19
		"| 中文 | :fact[e]{x=y} |",                      // 20
	}, "\n")
	b, ds := typographicDialect(t, "zh-Hans").Compile("x.md", []byte(src), 10)
	if len(ds) > 0 {
		t.Error(findings(ds))
	}
	at := func(line, column int) diag.Pos { return diag.Pos{File: "x.md", Line: line, Column: column} }
	want := []*Call{
		{
			Name: "fact", Form: config.Inline, HasLabel: true, RawLabel: "gdp", LabelPos: at(10, 8), Pos: at(10, 2),
			Params: []Param{{Name: "show", Value: "value", Pos: at(10, 13), ValuePos: at(10, 18)}},
		},
		{
			Name: "note", Form: config.Container, HasLabel: true, RawLabel: "标题 :fact[b]", LabelPos: at(13, 13), Pos: at(13, 5),
			Params: []Param{
				{Name: "kind", Value: "tip", Pos: at(13, 26), ValuePos: at(13, 32)},
				{Name: "bare", Bare: true, Pos: at(13, 37), ValuePos: at(13, 37)},
			},
		},
		{Name: "fact", Form: config.Inline, HasLabel: true, RawLabel: "b", LabelPos: at(13, 22), Pos: at(13, 16)},
		{
			Name: "fact", Form: config.Inline, HasLabel: true, RawLabel: "c", LabelPos: at(14, 14), Pos: at(14, 8),
			Params: []Param{
				{Name: "a", Value: "1", Pos: at(14, 17), ValuePos: at(14, 19)},
				{Name: "b", Value: "2", Pos: at(15, 5), ValuePos: at(15, 8)},
			},
		},
		{Name: "fact", Form: config.Inline, HasLabel: true, RawLabel: "d", LabelPos: at(18, 13), Pos: at(18, 7)},
		{
			Name: "fact", Form: config.Inline, HasLabel: true, RawLabel: "e", LabelPos: at(20, 14), Pos: at(20, 8),
			Params: []Param{{Name: "x", Value: "y", Pos: at(20, 17), ValuePos: at(20, 19)}},
		},
	}
	for _, c := range b.Calls {
		c.Label, c.Body = Fragment{}, Fragment{}
	}
	if diff := cmp.Diff(want, b.Calls); diff != "" {
		t.Error(diff)
	}
}
