package html2md

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func convert(fragment string) string {
	var w bytes.Buffer
	Convert(&w, fragment, Options{
		Link: func(address string) string { return "https://x.example/" + strings.TrimPrefix(address, "../") },
		Reference: func(address string) string {
			if id, ok := strings.CutPrefix(address, "#fact."); ok {
				return "[^" + id + "]"
			}
			return ""
		},
	})
	return strings.TrimRight(w.String(), "\n")
}

func TestConvert(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"paragraphs", "<p>One\n two.</p><p>Three.</p>", "One two.\n\nThree."},
		{"text between blocks", "a <div>b</div> c", "a\n\nb\n\nc"},
		{"headings", "<h2 id=a>A <em>b</em></h2><h3>C</h3>", "## A *b*\n\n### C"},
		{"marks", "<p>a<strong> b </strong>c <del>d</del> <code>e`f</code><br>g</p>", "a **b** c ~~d~~ ``e`f``\\\ng"},
		{"no-break space", "<p>59&nbsp;Mrd.</p>", "59\u00a0Mrd."},
		{"escapes", "<p>1 * 2 [a] a_b &lt;c&gt; 3|4</p>", `1 \* 2 \[a\] a\_b &lt;c> 3|4`},
		{"beginning", "<p># a</p><p>1. b</p><p>- c</p><p>2.5 d</p><p>-5</p>", "\\# a\n\n1\\. b\n\n\\- c\n\n2.5 d\n\n-5"},
		{"link", `<p>See<a href="../a (b)/"> the park </a>now.</p>`, "See [the park](https://x.example/a%20%28b%29/) now."},
		{"place in the page", `<p><a href="#a">above</a> <a href="#b">↩</a></p>`, "above"},
		{"link without text", `<p><a href="../a/" aria-label="Map"><svg><title>x</title></svg></a></p>`, "[Map](https://x.example/a/)"},
		{"link around blocks", `<a href="../a/"><h3>Title</h3><p>Text</p></a>`, "[Title Text](https://x.example/a/)"},
		{"reference", `<p><data>59</data><sup><a href="#fact.3"><span>note </span>[1]</a> <span>target</span></sup>, and</p>`, "59[^3] (target), and"},
		{"raised", "<p>km<sup>2</sup>, 1<sup>st</sup></p>", "km², 1 (st)"},
		{"list", "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "- a\n  - b\n- c"},
		{"numbers", `<ol start="9"><li>a</li><li>b<p>` + strings.Repeat("long ", 40) + `</p></li></ol>`, "9. a\n10. b\n\n    " + strings.TrimSpace(strings.Repeat("long ", 40))},
		{"card", "<ul><li><p>Output</p><p>59</p><p>+14 %</p></li></ul>", "- Output\\\n  59\\\n  +14 %"},
		{"tasks", `<ul><li><input type="checkbox" checked disabled> a</li></ul>`, "- [x] a"},
		{"definitions", "<dl><div><dt>A</dt><dd>a</dd></div><dt>B</dt><dd>b</dd><dd>c</dd></dl>", "- **A** — a\n- **B** — b\n- c"},
		{"quotation", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"},
		{"code", "<pre><code class=\"language-go\">a\n```\n&lt;b\n</code></pre>", "````go\na\n```\n<b\n````"},
		{
			"table", `<table><caption>C</caption><thead><tr><th>A</th><th colspan=2>B</th></tr></thead><tbody><tr><th>a|b</th><td>1<br>2</td></tr></tbody></table>`,
			"**C**\n\n| A | B |  |\n| --- | --- | --- |\n| a\\|b | 1 2 |  |",
		},
		{"table without headings", `<table><tr><td>a</td><td>b</td></tr></table>`, "|  |  |\n| --- | --- |\n| a | b |"},
		{"details", "<details><summary>Why?</summary><p>Because.</p></details>", "**Why?**\n\nBecause."},
		{"question as a heading", "<details><summary><h3>Why?</h3></summary><p>Because.</p></details>", "### Why?\n\nBecause."},
		{"figure", `<figure><img src="../a.png" alt="A [b]"><figcaption>Plan</figcaption></figure><img src="b" alt="">`, "![A \\[b\\]](https://x.example/a.png)\n\nPlan"},
		{"chart", `<figure><svg><text>9</text></svg><details><summary>Table</summary><table><tr><th>A</th></tr></table></details></figure>`, "**Table**\n\n| A |\n| --- |"},
		{"left out", `<script>a</script><p hidden>b</p><button>c</button><style>d</style><p>e<span aria-hidden="true">f</span></p>`, "e"},
		{"Chinese", "<p>产值<data>590.3亿元</data>，<strong>“智能”</strong>汽车</p>", "产值590.3亿元，**“智能”**汽车"},
		{"rule", "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"},
		{"nothing", " <div> </div> ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, convert(tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzConvert says that no HTML brings the converter down, and that nothing of
// what is hidden gets out.
func FuzzConvert(f *testing.F) {
	f.Add("<p>a<b>c", "<table><tr><td colspan=99999>x")
	f.Add("<ul><li><ol><dl><dt>", "</p></p><svg><p>")
	f.Fuzz(func(t *testing.T, before, after string) {
		if strings.Contains(before+after, "SECRET") {
			t.Skip()
		}
		got := convert("<div>" + after + "</div>")
		if strings.Contains(convert("<p hidden>SECRET</p><script>SECRET</script>"+before), "SECRET") {
			t.Errorf("hidden text in %q", got)
		}
	})
}

func BenchmarkConvert(b *testing.B) {
	fragment := strings.Repeat(`<h2 id="a">Heading</h2><p>Words of a <a href="../page/">page</a> with <data value="1">59,03 Mrd. CNY</data><sup><a href="#fact.a">[1]</a></sup>.</p><table><tr><th>A</th></tr><tr><td>1</td></tr></table>`, 20)
	b.SetBytes(int64(len(fragment)))
	for b.Loop() {
		convert(fragment)
	}
}
