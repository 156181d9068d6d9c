package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/check"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/site/sitetest"
)

// run checks an archive on top of the three home pages, which must assemble
// without findings.
func run(t *testing.T, archive string) []string {
	t.Helper()
	s, before := sitetest.Assemble(t, sitetest.Homes+archive, nil)
	if len(before) > 0 {
		t.Fatalf("before the checks:\n%s", strings.Join(sitetest.Lines(before), "\n"))
	}
	ds := check.Run(s)
	diag.Sort(ds)
	return sitetest.Lines(ds)
}

// zh and de make a document of one page whose body begins in line 4.
func zh(body ...string) string { return sitetest.Article("a.zh.md", "甲", body...) }
func de(body ...string) string { return sitetest.Article("a.de.md", "A", body...) }

// withShops is a theme with records.
const withShops = `-- theme.yaml --
name: shops
data:
  shops: {title: name, fields: {name: text, says: text, figure: fact, near: {type: record, of: shops, list: true}, page: page}}
components:
  shop: {forms: [inline], label: {type: record, of: shops, required: true}}
  shops: {forms: [block], params: {near: {type: record, of: shops}, figure: {type: fact, default: output}}}
`

// TestFactPages says that facts are shown where components name them, by default
// too, and where records do that are named.
func TestFactPages(t *testing.T) {
	t.Parallel()
	s, ds := sitetest.Assemble(t, sitetest.Homes+withShops+`-- data/facts.yaml --
sources:
  report: {title: {zh: 报告, de: Bericht, en: Report}, date: 2024-12}
facts:
  output: {label: {zh: 一, de: a, en: a}, value: 3亿元, period: 2024-06, kind: actual, source: report}
  rent: {label: {zh: 二, de: b, en: b}, value: 3亿元, period: 2024-06, kind: actual, source: report}
  unused: {label: {zh: 三, de: c, en: c}, value: 3亿元, period: 2024-06, kind: actual, source: report}
-- data/shops.yaml --
wang: {name: W, figure: rent, near: [li]}
li: {name: L, figure: unused, near: [wang]}
`+zh(":shop[wang]")+sitetest.Article("b.zh.md", "乙", "::shops"), nil)
	if len(ds) > 0 {
		t.Fatal(sitetest.Lines(ds))
	}
	got := make(map[string]string)
	for id, pages := range check.FactPages(s) {
		for _, p := range pages {
			got[id] += p.ID
		}
	}
	if diff := cmp.Diff(map[string]string{"rent": "a", "output": "b"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRules(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"nothing", zh("正文，2024年3月5日，第3届。", "", "## 一", "", "### 二", "", "## 三"), nil},
		{"links", zh("见[乙](b)和[丙](#c)。", "", "## 收费"), []string{
			`content/a.zh.md:4:6 error link-unknown: no page or file "b"`,
			`content/a.zh.md:4:13 error link-anchor/list: content/a.zh.md has no heading or element "#c"; its headings are #收费`,
		}},
		{"host of mixed scripts", zh("[银行](https://exаmple.org/)、[中文域名](https://武汉park.cn/)"), []string{
			`content/a.zh.md:4:6 warning link-host: the host "exаmple.org" mixes letters of several scripts (Latin, Cyrillic) and is really xn--exmple-4nf.org; check that this is the site that is meant, and type the address anew`,
		}},
		{"terms", zh("欧派") + de("OPPEIN und Oupai") + "-- data/glossary.yaml --\n- zh: 欧派\n  de: OPPEIN\n  forbidden: {de: [Oupai]}\n", []string{
			`content/a.de.md:4:12 error term-mismatch/forbidden: the glossary forbids "Oupai"; write "OPPEIN"`,
		}},
		{"terms that are expected", zh("欧派与新材料", "", "新材料") + de("OPPEIN und Stoffe") + "-- data/glossary.yaml --\n- {zh: 欧派, de: OPPEIN, enforce: true}\n- {zh: 新材料, de: Neue Werkstoffe, enforce: true}\n", []string{
			`content/a.de.md warning term-mismatch/missing: "新材料", at content/a.zh.md:4:4, is nowhere "Neue Werkstoffe", as the glossary wants it; use the term, or add what stands there to its "forms" in data/glossary.yaml`,
		}},
		{"images", zh("![园区](x.png)") + "-- content/y.pdf --\npdf\n", []string{
			`content/a.zh.md:4:7 error image-unknown: no image "x.png"`,
		}},
		{"components", zh(
			"::vidio{id=1}",
			"",
			":note[x]",
			"",
			"::children[x]",
			"",
			":::note[说明]{kind=wraning colour=red}",
			"正文",
			":::",
			"",
			"产值:fact[gpd]，:fact[output]{digits=two}，:lang[x]。",
			"",
			"::facts{ids=\"output, ouput\"}",
			"",
			"::children{of=prak}",
		), []string{
			`content/a.zh.md:4:1 error component-unknown: no component "vidio"`,
			`content/a.zh.md:6:1 error component-form: component "note" cannot be written as :note[…]; write :::note … :::`,
			`content/a.zh.md:8:12 error component-label/none: component "children" takes nothing in square brackets; delete the brackets with their text`,
			`content/a.zh.md:10:18 error parameter-enum: "kind" does not take "wraning", only info, warning; did you mean "warning"?`,
			`content/a.zh.md:10:26 error parameter-unknown: unknown parameter "colour"`,
			`content/a.zh.md:14:9 error fact-unknown: no fact "gpd"`,
			`content/a.zh.md:14:35 error parameter-type: "digits" wants a whole number, got "two"`,
			`content/a.zh.md:14:40 error parameter-required: parameter "tag" is missing; write tag=… in curly brackets after the component's name or label`,
			`content/a.zh.md:16:22 error fact-unknown: no fact "ouput"; did you mean "output"?`,
			`content/a.zh.md:18:15 error page-unknown: no page "prak"`,
		}},
		{"headings", zh("# 一", "", "## 二", "", "#### 三"), []string{
			`content/a.zh.md:4:1 warning heading-top: "一" is a heading of the first level, which is the page's title alone; begin it with "##"`,
			`content/a.zh.md:8:1 warning heading-skip: a heading of level 4 (h4) follows one of level 2 (h2); use level 3 here`,
		}},
		{"first heading too low", zh("### 一"), []string{
			`content/a.zh.md:4:1 warning heading-skip: a heading of level 3 (h3) follows one of level 1 (h1); use level 2 here`,
		}},
		{"left over", zh("产值 XXX 亿（待补）。`TODO` 等待补贴，招待填饱。", "", "| TODO |", "|---|", "| x |", "", "```", "FIXME", "```", "", ":::note[TBD]", "Lorem Ipsum", ":::"), []string{
			`content/a.zh.md:4:4 warning todo-left: "XXX" shows that something is unfinished here; write what is missing, or mark the document as a draft`,
			`content/a.zh.md:4:10 warning todo-left: "待补" shows that something is unfinished here; write what is missing, or mark the document as a draft`,
			`content/a.zh.md:6:3 warning todo-left: "TODO" shows that something is unfinished here; write what is missing, or mark the document as a draft`,
			`content/a.zh.md:14:9 warning todo-left: "TBD" shows that something is unfinished here; write what is missing, or mark the document as a draft`,
			`content/a.zh.md:15:1 warning todo-left: "Lorem Ipsum" shows that something is unfinished here; write what is missing, or mark the document as a draft`,
		}},
		{"identity number", zh("证件号11010519491231002X，不是110105194912310021，也不是A11010519491231002X。"), []string{
			`content/a.zh.md:4:4 warning pii-id-number: 1101************2X looks like the number of a Chinese identity card; personal numbers do not belong on a website: delete it`,
		}},
		{"withheld", "-- site.yaml --\n" + sitetest.Config + `checks: {withhold: [云峰工厂, Xiaomi, FET]}
-- content/a.zh.md --
---
title: "落户云峰工厂"
---
小米（XIAOMI），云**峰**工厂，effet，FETs，云峰
工厂。
`, []string{
			`content/a.zh.md:2:11 error withheld-word: "云峰工厂" must not be published (checks.withhold in site.yaml); take it out, or say it in other words`,
			`content/a.zh.md:4:4 error withheld-word: "Xiaomi" must not be published (checks.withhold in site.yaml); take it out, or say it in other words`,
			`content/a.zh.md:4:12 error withheld-word: "云峰工厂" must not be published (checks.withhold in site.yaml); take it out, or say it in other words`,
			`content/a.zh.md:4:32 error withheld-word: "云峰工厂" must not be published (checks.withhold in site.yaml); take it out, or say it in other words`,
		}},
		{"figures", zh("产值590.3亿元，增长14.07%，2024年，三个园区，一批项目，亿元以上，:fact[output]，`3亿元`。") + de("Wert 59,03 Mrd. CNY, Top 100; :fact[output]."), []string{
			`content/a.de.md:4:6 warning figure-unlinked/fact: the figure "59,03 Mrd. CNY" is typed although it is a fact; write :fact[output]`,
			`content/a.zh.md:4:3 warning figure-unlinked/fact: the figure "590.3亿元" is typed although it is a fact; write :fact[output]`,
			`content/a.zh.md:4:13 warning figure-unlinked: the figure "14.07%" is typed and comes from no fact; add it to data/facts.yaml and write :fact[…]`,
		}},
		{"untranslated", zh("一", "", "二", "", "三") + de("Der Park 武汉中德国际产业园 liegt in Wuhan.", "", "这一段还没有翻译。Ende.", "", "| 武汉 |", "|---|", "| x |"), []string{
			`content/a.de.md:6:1 warning untranslated-text: this is still Chinese: "这一段还没有翻译。Ende."; translate it`,
		}},
		{"parity", zh(
			"## 一", "", "产值:fact[output]，见[首页](/)，![图](p.png)", "", "::children", "", ":lang[x]{tag=de}",
		) + de(
			"### Eins", "", "Wert; [B](/b), [extern](https://www.org.de/), :fact[output] und :fact[output].", "", ":::note", "x", ":::",
		) + sitetest.Article("b.zh.md", "乙") + "-- content/p.png --\npng\n-- content/p.png.yaml --\nlicence: CC0\n", []string{
			`content/a.de.md error component-mismatch/missing: the source document has ::children (content/a.zh.md:8:1), this translation has not; write it at the same place of the translation`,
			`content/a.de.md warning image-mismatch/missing: the source document shows the image p.png (content/a.zh.md:6:31), this translation does not; show it at the same place of the translation`,
			`content/a.de.md warning link-mismatch/missing: the source document links to / (content/a.zh.md:6:23), this translation does not; set the link in the translation too`,
			`content/a.de.md:4:1 warning heading-skip: a heading of level 3 (h3) follows one of level 1 (h1); use level 2 here`,
			`content/a.de.md:4:1 warning structure-mismatch: heading of level 3 where the source document has level 2 (content/a.zh.md:4:1); give both documents the same headings, so that links to them hold in every language`,
			`content/a.de.md:6:11 warning link-mismatch/extra: this translation links to /b, the source document content/a.zh.md does not; take the link out here, or set it in the source document`,
			`content/a.de.md:6:65 error component-mismatch/extra: this translation has :fact output, the source document content/a.zh.md has not, or less often; delete it here, or add it to the source document`,
			`content/a.de.md:8:1 error component-mismatch/extra: this translation has :::note … :::, the source document content/a.zh.md has not, or less often; delete it here, or add it to the source document`,
		}},
		{"records", "-- site.yaml --\n" + sitetest.Config + "checks: {withhold: [Xiaomi]}\n" + withShops + `-- data/shops.yaml --
wang: {name: W, says: {zh: 好, de: "wie Xiaomi", en: good}}
` + zh(":shop[wang]和:shop[wong]。", "", "::shops{near=wng}") + de(":shop[wang], :shop[wong].", "", "::shops"), []string{
			`content/a.de.md error component-mismatch/missing: the source document has ::shops wng (content/a.zh.md:6:1), this translation has not; write it at the same place of the translation`,
			`content/a.de.md:4:20 error record-unknown: no record "wong" in data/shops.yaml; did you mean "wang"?`,
			`content/a.de.md:6:1 error component-mismatch/extra: this translation has ::shops, the source document content/a.zh.md has not, or less often; delete it here, or add it to the source document`,
			`content/a.zh.md:4:19 error record-unknown: no record "wong" in data/shops.yaml; did you mean "wang"?`,
			`content/a.zh.md:6:14 error record-unknown: no record "wng" in data/shops.yaml; did you mean "wang"?`,
			`data/shops.yaml:1:40 error withheld-word: "Xiaomi" must not be published (checks.withhold in site.yaml); take it out, or say it in other words`,
		}},
		{"security.txt out of date", "-- site.yaml --\n" + sitetest.Config + "security: {contact: [\"mailto:s@a.org\"], expires: 2020-01-01}\n" + zh("文"), []string{
			`site.yaml:9:50 warning security-expired: security.txt has expired: who finds a problem will not trust it; check the contacts, and write a date in the coming year`,
		}},
		{"rights", zh("![图](p.png)", "", "![图](q.jpg) ![图](q.jpg)") + de("![Bild](p.png)", "", "![Bild](q.jpg) ![Bild](q.jpg)") +
			"-- content/p.png --\npng\n-- content/q.jpg --\njpg\n-- content/q.jpg.yaml --\ncredit: Li Ming\n", []string{
			`content/a.zh.md:4:6 info image-rights: nothing is recorded about the rights to the picture "p.png"; write them into "p.png.yaml": credit, licence, source`,
		}},
		{"old facts", "-- site.yaml --\n" + sitetest.Config + "checks: {fact_max_age: 12m}\n" + zh(":fact[older]") + `-- data/facts.yaml --
sources:
  report: {title: {zh: 报告, de: Bericht, en: Report}, date: 2024-12}
facts:
  older: {label: {zh: 旧, de: alt, en: old}, value: 3亿元, period: 2023-06, kind: actual, source: report}
  newer: {label: {zh: 新, de: neu, en: new}, value: 3亿元, period: 2024-06, kind: actual, source: report}
`, []string{
			`data/facts.yaml:4:3 warning fact-old: fact "older" is about 2023-06 and still shown on /a; bring it up to date, or raise checks.fact_max_age in site.yaml`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, run(t, tt.archive)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMissingPages says that a page that a language lacks is no mistake: it has
// no output there, and links lead to the nearest language.
func TestMissingPages(t *testing.T) {
	t.Parallel()
	if got := run(t, zh()+"-- content/b.zh.md --\n---\ntitle: 乙\n---\n"); len(got) > 0 {
		t.Errorf("findings:\n%s", strings.Join(got, "\n"))
	}
}

func TestConfigured(t *testing.T) {
	t.Parallel()
	ds := []diag.Diagnostic{
		diag.New("todo-left", diag.Pos{}), diag.New("heading-skip", diag.Pos{}), diag.New("link-unknown", diag.Pos{}),
	}
	got := check.Configured(ds, &config.Checks{
		Severity: map[string]diag.Severity{"todo-left": diag.Error, "link-unknown": diag.Info},
		Ignore:   []string{"heading-skip", "link-unknown"},
	})
	var codes []string
	for _, d := range got {
		codes = append(codes, d.Code()+" "+d.Severity.String())
	}
	if diff := cmp.Diff([]string{"todo-left error", "link-unknown error"}, codes); diff != "" {
		t.Errorf("codes (-want +got):\n%s", diff)
	}
}
