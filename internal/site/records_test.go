package site_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/site/sitetest"
)

// TestRecords says that what records name is looked for, with a place and a
// suggestion; records may name each other.
func TestRecords(t *testing.T) {
	t.Parallel()
	s, ds := sitetest.Assemble(t, sitetest.Homes+sitetest.Article("park.zh.md", "园区")+`-- theme.yaml --
name: shops
data:
  shops:
    title: name
    fields: {name: text, near: {type: record, of: shops, list: true}, page: page, figure: fact, picture: image, says: quote, more: {type: group, fields: {plan: file}}}
-- static/a.png --
png
-- data/shops.yaml --
wang: {name: W, near: [li, wang], page: park, figure: output, picture: /a.png, says: 今年产值}
li:
  name: L
  near: [wang, wong]
  page: pork
  figure: outputs
  picture: /b.png
  more: {plan: plan.pdf}
  says: 产值增长
-- data/report.txt --
今年产值 增长。
-- data/facts.yaml --
sources:
  report: {title: {zh: 报告, de: Bericht, en: Report}, date: 2024-12, file: data/report.txt}
facts:
  output: {label: {zh: 产值, de: Wert, en: Output}, value: 3亿元, period: 2024-06, kind: actual, source: report}
`, nil)
	want := []string{
		`data/shops.yaml:4:16 error record-unknown: no record "wong" in data/shops.yaml; did you mean "wang"?`,
		`data/shops.yaml:5:9 error page-unknown: no page "pork"; did you mean "park"?`,
		`data/shops.yaml:6:11 error fact-unknown: no fact "outputs"; did you mean "output"?`,
		`data/shops.yaml:7:12 error image-unknown: no image "/b.png"; did you mean "/a.png"?`,
		`data/shops.yaml:8:16 error link-unknown: no page or file "plan.pdf"`,
		`data/shops.yaml:9:9 error field-quote: the quote stands in no source (data/report.txt); copy the sentence from the file, character for character`,
	}
	if diff := cmp.Diff(want, sitetest.Lines(ds)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r, problem := s.ResolveRecord("shops", "li"); problem != nil || r.Title("de") != "L" {
		t.Error(r, problem)
	}
}
