package render

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qiao/internal/card"
	"qiao/internal/diag"
)

// TestCards: every page that may be shared has a card, and names it, but for
// those with a picture of their own and those that the font cannot write.
func TestCards(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml":                    "title: Park\nbase_url: https://www.park.org/wuhan/\nlanguages: [en]\ntheme: park\nsocial_cards: true\n",
		"content/_index.en.md":         "---\ntitle: Home\n---\nText\n",
		"content/land/index.en.md":     "---\ntitle: Land\n---\nText\n",
		"content/hidden/index.en.md":   "---\ntitle: Hidden\nnoindex: true\n---\nText\n",
		"content/pictured/index.en.md": "---\ntitle: Pictured\nimage: plan.svg\n---\nText\n",
		"content/pictured/plan.svg":    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>`,
		"content/foreign/index.en.md":  "---\ntitle: \"თბილისი\"\n---\nText\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := build(t, dir)
	tests := []struct{ page, card, og string }{
		{"en/", "en/card.png", "https://www.park.org/wuhan/en/card.png"},
		{"en/land/", "en/land/card.png", "https://www.park.org/wuhan/en/land/card.png"},
		{"en/hidden/", "", ""},
		{"en/pictured/", "", "https://www.park.org/wuhan/pictured/plan.svg"},
		{"en/foreign/", "", ""},
	}
	for _, test := range tests {
		html := b.files[test.page+"index.html"]
		if has := strings.Contains(html, `property="og:image"`); has != (test.og != "") {
			t.Errorf("%s names a picture: %t", test.page, has)
		}
		if !strings.Contains(html, test.og) {
			t.Errorf("%s does not name %s", test.page, test.og)
		}
		image, drawn := b.files[test.page+"card.png"]
		if drawn != (test.card != "") {
			t.Errorf("%s has a card: %t", test.page, drawn)
		}
		if !drawn {
			continue
		}
		if size, err := png.DecodeConfig(bytes.NewReader([]byte(image))); err != nil || size.Width != card.Width {
			t.Errorf("%s: %v, %v", test.card, size, err)
		}
	}
	var codes []string
	for _, d := range b.ds {
		if d.Severity == diag.Warning {
			codes = append(codes, d.ID+" "+d.Pos.File)
		}
	}
	if got := strings.Join(codes, "\n"); got != "card-glyph content/foreign/index.en.md" {
		t.Errorf("warnings: %s", got)
	}
}
