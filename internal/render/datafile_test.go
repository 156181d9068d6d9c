package render

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const someTerms = `
- {zh: 德企, de: deutsches Unternehmen, en: German company, confidence: verified}
- {zh: 白名单, de: Positivliste, en: allowlist, confidence: inferred}
- {zh: 秘密, de: Geheimnis, en: secret, confidence: verified}
- {zh: 安商, de: Bestandspflege, en: aftercare, confidence: verified}
- {zh: 半, de: halb, confidence: verified}
`

// TestGlossary says that terms are given away in the order of the language, but
// for those that are not verified, not known in every language, or withheld.
func TestGlossary(t *testing.T) {
	t.Parallel()
	site := strings.Replace(parkSite(t)["site.yaml"], "taxonomies:", "checks: {withhold: [Geheimnis]}\ntaxonomies:", 1)
	b := park(t, map[string]string{"data/glossary.yaml": someTerms, "site.yaml": site})
	text, bom := strings.CutPrefix(b.files["de/data/glossary.csv"], "\ufeff")
	if !bom {
		t.Error("the file does not begin with a byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"de", "zh-Hans", "en"},
		{"Bestandspflege", "安商", "aftercare"},
		{"deutsches Unternehmen", "德企", "German company"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDownloads says that the files are listed with what they are, and with
// their exact size.
func TestDownloads(t *testing.T) {
	t.Parallel()
	b := park(t, map[string]string{
		"data/glossary.yaml":    someTerms,
		"content/_index.de.md":  "---\ntitle: Start\n---\n::downloads[Dateien]\n",
		"content/_index.zh.md":  "---\ntitle: 首页\n---\n文\n",
		"content/_index.en.md":  "---\ntitle: Home\n---\ntext\n",
		"content/contact.de.md": "---\ntitle: Kontakt\n---\n::pages{descriptions}\n",
	})
	failOn(t, b.ds)
	for name, title := range map[string]string{"facts.csv": "Alle Kennzahlen", "facts.json": "Alle Kennzahlen", "glossary.csv": "Namen und Fachbegriffe in allen Sprachen"} {
		size := len(b.files["de/data/"+name])
		words := fmt.Sprintf("%d\u00a0B", size)
		if size >= 1000 {
			words = fmt.Sprintf("%d\u00a0kB", (size+500)/1000)
		}
		format := strings.ToUpper(name[strings.Index(name, ".")+1:])
		b.has(t, "de/index.html", fmt.Sprintf(`<li><a href="data/%s" download>%s</a>
<p class="download-facts">%s · %s · Deutsch · Stand: Dezember 2024</p></li>`, name, title, format, words))
	}
	b.has(t, "de/index.html", `<li><a href="print/">Gesamtausgabe zum Drucken</a>`)
	b.has(t, "de/contact/index.html", `<nav class="page-tree" aria-label="Alle Seiten">`, `<li><a href="../standort/">`, `<li><a href="./" aria-current="page">Kontakt</a>`)
}
