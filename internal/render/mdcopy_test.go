package render

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestCopies says what the copies in Markdown hold, in the words of the default
// theme, and which pages have one.
func TestCopies(t *testing.T) {
	t.Parallel()
	b := park(t, map[string]string{
		"content/news/n1.zh.md": "---\ntitle: 消息\nnoindex: true\n---\n文\n",
		"content/contact.de.md": "---\ntitle: Kontakt [hier]\n---\nSiehe [Start](/#x) und die Quelle.\n\n## X {#x}\n\n::facts[Tafel]{ids=\"output, plan\" style=table}\n\n![Karte](/park/map.png)\n",
	})
	b.has(t, "de/contact/index.md",
		`# Kontakt \[hier\]`+"\n",
		"**Tafel**\n\n| Kennzahl | Wert |\n| --- |",
		"| Produktion Januar–November 2024[^1] | 59,03\u00a0Mrd.\u00a0CNY +14,07\u00a0% zum Vorjahreszeitraum |",
		"[^1]: Produktion: 59,03\u00a0Mrd.\u00a0CNY · +14,07\u00a0% zum Vorjahreszeitraum · Ergebnis · Januar–November 2024 · Quelle: Jahresbericht (Dezember 2024) · “完成产值590.3亿元”\n",
		"[^2]: Plan: mehr als 100\u00a0Mrd.\u00a0CNY · Ziel · 2025 ·",
		"![Karte](https://park.example/site/park/map.png)",
		"<https://park.example/site/de/contact/>",
	)
	b.has(t, "de/contact/index.html", `<link rel="alternate" type="text/markdown" href="index.md">`)
	b.has(t, "zh/index.md", "- 计划: 超1000亿元 · 目标 · 2025年[^2]")
	if _, ok := b.files["zh/news/n1/index.md"]; ok {
		t.Error("a page that search engines are to leave out has a copy")
	}
	b.lacks(t, "zh/news/n1/index.html", "text/markdown")
	b.lacks(t, "zh/llms.txt", "n1/")
	b.lacks(t, "llms.txt", "n1/")
}

// TestCopyNotes says that a copy has notes on the figures of the text, and not
// on those that only the layout of its page shows.
func TestCopyNotes(t *testing.T) {
	t.Parallel()
	read := func(name string) string {
		data, err := os.ReadFile("testdata/small/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	b := build(t, small(t, map[string]string{
		"site.yaml":                           strings.Replace(read("site.yaml"), "params:\n", "params:\n  key: plan\n", 1),
		"themes/plain/theme.yaml":             strings.Replace(read("themes/plain/theme.yaml"), "params:\n", "params:\n  key: fact\n", 1),
		"themes/plain/layouts/page.html":      `{{ define "main" }}{{ .Content }}{{ with .SiteParams.key }}[{{ .Reference.Number }}]{{ end }}{{ end }}`,
		"content/yuanqu/qiche/parts-01.zh.md": "---\ntitle: 一\n---\n:fact[output]\n",
	}))
	b.has(t, "zh/yuanqu/qiche/parts-01/index.html", "[2]")
	b.has(t, "zh/yuanqu/qiche/parts-01/index.md", "[^1]: ")
	b.lacks(t, "zh/yuanqu/qiche/parts-01/index.md", "[^2]: ")
}

// TestCopiesLead follows the absolute links of the copies and the lists of
// them.
func TestCopiesLead(t *testing.T) {
	t.Parallel()
	b := smallSite(t)
	link := regexp.MustCompile(`\]\(https://park\.example/site/([^)#]*)`)
	links := 0
	for name, content := range b.files {
		if !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, "llms.txt") {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(content, -1) {
			links++
			if _, ok := b.files[filePath(m[1])]; !ok {
				t.Errorf("%s: %s leads nowhere", name, m[1])
			}
		}
	}
	if links < 40 {
		t.Errorf("only %d links were found", links)
	}
}
