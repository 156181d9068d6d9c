package render

import (
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// park is the small site with the default theme, changed.
func park(t *testing.T, changes map[string]string) built {
	t.Helper()
	all := parkSite(t)
	maps.Copy(all, changes)
	return build(t, small(t, all))
}

// TestBooklet says that the page with all pages of a language holds each of
// them once, with unique ids, headings in order, and links that stay inside.
func TestBooklet(t *testing.T) {
	t.Parallel()
	b := park(t, map[string]string{
		"content/news/n3.zh.md": "---\ntitle: 消息三\nprint: false\n---\n一\n\nLEFT-OUT\n",
		"content/news/n2.zh.md": "---\ntitle: 消息二\nnoindex: true\n---\n一\n\nLEFT-OUT\n",
	})
	failOn(t, b.ds)
	for _, lang := range []string{"zh", "de", "en"} {
		b.outline(t, lang+"/print/index.html")
	}
	b.has(t, "zh/print/index.html", `<meta name="robots" content="noindex">`, `<h1>园区</h1>`, `计划`)
	b.lacks(t, "zh/print/index.html", "LEFT-OUT")
	b.has(t, "zh/index.html", `href="print/"`)
	b.lacks(t, "sitemap-zh.xml", "print/")
	page := b.files["zh/print/index.html"]
	last := 0
	for _, title := range []string{"园区首页", "园区", "新闻", "联系"} { // the titles alone sort otherwise
		at := strings.Index(page, "<h2>"+title+"</h2>")
		if at < last {
			t.Errorf("the page %s is at %d, after %d", title, at, last)
		}
		last = at
	}
	chapters := regexp.MustCompile(`<main(?s:.*)</main>`).FindString(page)
	if strings.Contains(chapters, `href="../yuanqu/`) {
		t.Error("a link to a page that is there leads out")
	}
}

// outline fails unless all ids of a page are unique, and no level of heading is
// skipped.
func (b built) outline(t *testing.T, name string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(b.files[name]))
	if err != nil || b.files[name] == "" {
		t.Fatal(name, err)
	}
	ids := make(map[string]bool)
	last := 0
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && n.Type == html.ElementNode {
				if ids[a.Val] {
					t.Errorf("%s has the id %s twice", name, a.Val)
				}
				ids[a.Val] = true
			}
		}
		var level int
		if n.Type == html.ElementNode && len(n.Data) == 2 {
			if _, err := fmt.Sscanf(n.Data, "h%d", &level); err == nil {
				if level > last+1 {
					t.Errorf("%s: a heading of level %d follows one of level %d", name, level, last)
				}
				last = level
			}
		}
	}
}

// TestBookletTooLarge says that what is too large for one page is left out, and
// nothing leads there.
func TestBookletTooLarge(t *testing.T) {
	t.Parallel()
	b := park(t, map[string]string{
		"content/contact.zh.md": "---\ntitle: 联系\n---\n" + strings.Repeat("文字文字文字文字文字文字文字文字文字文字\n\n", 40_000),
	})
	if len(b.ds) != 1 || b.ds[0].ID != "print-too-large" || b.ds[0].Args["lang"] != "zh" {
		t.Errorf("findings: %v", b.ds)
	}
	if _, ok := b.files["zh/print/index.html"]; ok {
		t.Error("the page is there")
	}
	b.lacks(t, "zh/index.html", `href="print/"`)
	b.lacks(t, "de/print/index.html", `hreflang="zh-Hans" href="https://park.example/site/zh/print/"`)
	b.has(t, "de/print/index.html", `id="p1"`)
}
