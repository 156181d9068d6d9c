package e2e

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"qiao/internal/facts"
	"qiao/internal/locale"
)

// checkChartTables reads the tables beside a page's charts back with the parser
// of the page's language: each figure is the value that machines read, and
// stands on the drawing word for word.
func checkChartTables(t *testing.T, page []byte, tag string) (figures int) {
	t.Helper()
	l, err := locale.New(tag)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for figure := range elements(root) {
		if figure.DataAtom != atom.Figure || !strings.HasPrefix(attr(figure, "class"), "chart ") {
			continue
		}
		drawn := make(map[string]bool)
		for n := range elements(figure) {
			if n.Data == "text" {
				drawn[words(n)] = true
			}
		}
		for n := range elements(figure) {
			if n.DataAtom != atom.Data {
				continue
			}
			figures++
			q, err := facts.Parse(l, words(n))
			if err != nil || !q.Amount.Equal(locale.MustDecimal(attr(n, "value"))) {
				t.Errorf("%q is read as %s (%v), its value is %s", words(n), q.Amount, err, attr(n, "value"))
			}
			if !drawn[words(n)] {
				t.Errorf("%q is in the table, but not on the chart", words(n))
			}
		}
	}
	return figures
}

// words are the text in an element.
func words(n *html.Node) string {
	var b strings.Builder
	for below := range n.Descendants() {
		if below.Type == html.TextNode {
			b.WriteString(below.Data)
		}
	}
	return b.String()
}
