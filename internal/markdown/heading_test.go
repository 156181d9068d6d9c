package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
)

func TestHeadings(t *testing.T) {
	t.Parallel()
	src := strings.Join([]string{
		"# 收费标准",
		"## Über uns & \"mehr\" {.big}",
		"## 收费标准",
		"### Straße `x` :fact[a]{show=value} 100 %",
		"## Eigen {#eigen .a} ##",
		"## eigen",
		"Setext {lang=en}",
		"---",
		"## !?",
		"## 收费标准 2",
		"## 收费标准",
		"## Set {a, b} \\{#x}",
		"## [a](b){#c}",
		"> ## 引用 {#q}",
	}, "\n")
	b, ds := typographicDialect(t, "de").Compile("x.md", []byte(src), 3)
	if len(ds) > 0 {
		t.Error(findings(ds))
	}
	type heading struct {
		Level    int
		Text     string
		ID, Auto string
		Line     int
	}
	var got []heading
	for _, h := range b.Headings {
		got = append(got, heading{h.Level, h.Text.String(func(c *Call) string { return "=" + c.RawLabel }), h.ID, h.Auto, h.Pos.Line})
	}
	want := []heading{
		{1, "收费标准", "", "收费标准", 3},
		{2, "Über uns & „mehr“", "", "ueber-uns-mehr", 4},
		{2, "收费标准", "", "收费标准-2", 5},
		{3, "Straße x =a 100 %", "", "strasse-x-100", 6},
		{2, "Eigen", "eigen", "eigen", 7},
		{2, "eigen", "", "eigen-2", 8},
		{2, "Setext", "", "setext", 9},
		{2, "!?", "", "section", 11},
		{2, "收费标准 2", "", "收费标准-2-2", 12},
		{2, "收费标准", "", "收费标准-3", 13},
		{2, "Set {a, b} {#x}", "", "set-a-b-x", 14},
		{2, "a", "", "a", 15},
		{2, "引用", "q", "引用", 16},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if html := fill(b); !strings.Contains(html, `<h2 class="big">`) || !strings.Contains(html, `<h2 lang="en">Setext</h2>`) {
		t.Error(html)
	}
	if diff := cmp.Diff([]string{"c"}, b.Anchors); diff != "" {
		t.Error(diff)
	}
}

func TestHeadingIDsAreFilled(t *testing.T) {
	t.Parallel()
	b, _ := typographicDialect(t, "zh-Hans").Compile("x.md", []byte("# 一\n\n## 二 {.x}"), 1)
	var w strings.Builder
	w.WriteString(writeWith(b, Filler{HeadingID: func(i int) string { return []string{`a"b`, "c"}[i] }}))
	if want := "<h1 id=\"a&#34;b\">一</h1>\n<h2 id=\"c\" class=\"x\">二</h2>\n"; w.String() != want {
		t.Errorf("got %s", w.String())
	}
}

func TestInline(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "zh-Hans")
	b, ds := d.Inline("x.yaml", "产值*达*:fact[gdp]，见[文][件]", diag.Pos{File: "x.yaml", Line: 7, Column: 8})
	if got, want := fill(b), "产值<em>达</em><c-fact>gdp</c-fact>，见[文][件]"; got != want {
		t.Errorf("got %s", got)
	}
	if diff := cmp.Diff([]string{"7:29 link-undefined"}, findings(ds)); diff != "" {
		t.Error(diff)
	}
	if b.Calls[0].Pos != (diag.Pos{File: "x.yaml", Line: 7, Column: 13}) {
		t.Error(b.Calls[0].Pos)
	}
	for _, src := range []string{"", " ", "\n\n", "# x", "- x", "a\n\nb", "::chart{a=b}", ":::note"} {
		b, _ := d.Inline("x.yaml", src, diag.Pos{File: "x.yaml", Line: 1})
		if strings.Contains(fill(b), "<p>") {
			t.Errorf("%q: %s", src, fill(b))
		}
	}
}

func TestSummaryAndCounts(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]struct {
		summary    string
		words, han int
	}{
		"# 标题\n\n第一段\n第二行 `code`。\n\n第二段":        {"第一段第二行 code。", 0, 11},
		"::toc\n\n- 列表\n\n段**落**[^1]\n\n[^1]: 注": {"段落", 0, 5},
		"一\n\n- 二\n- 三\n\n<!-- more -->\n\n四":    {"一二 三", 0, 4},
		"One two.\n\nThree\n\n<!-- more -->\n":   {"One two. Three", 3, 0},
		":::note\n内\n:::\n\n外 :fact[gdp] 后":      {"外 =gdp 后", 0, 3},
		"![图](a)\n\n文": {"文", 0, 1},
		"It's 3,000.5 well-known ’90s -- e-mail 武汉park 서울 부산": {"It’s 3,000.5 well-known ’90s – e-mail 武汉park 서울 부산", 8, 2},
		"":                  {"", 0, 0},
		"<!-- 内部 -->\n\n正文": {"正文", 0, 2},
	} {
		b, _ := typographicDialect(t, "zh-Hans").Compile("x.md", []byte(src), 1)
		summary := b.Summary.String(func(c *Call) string { return "=" + c.RawLabel })
		if summary != want.summary && strings.ReplaceAll(want.summary, "–", "——") != summary || b.WordCount != want.words || b.HanCount != want.han {
			t.Errorf("%q\n got %q %d words %d Han\nwant %q %d %d", src, summary, b.WordCount, b.HanCount, want.summary, want.words, want.han)
		}
	}
}

func TestReadingMinutes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ words, han, want int }{
		{0, 0, 1}, {250, 0, 1}, {400, 0, 2}, {0, 900, 3}, {200, 300, 2}, {300, 450, 3},
	} {
		b := Body{WordCount: c.words, HanCount: c.han}
		if got := b.ReadingMinutes(); got != c.want {
			t.Errorf("%d words and %d Han: %d minutes, want %d", c.words, c.han, got, c.want)
		}
	}
}
