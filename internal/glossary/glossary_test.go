package glossary

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

var trilingual = &config.Site{
	SourceLanguage: "zh",
	Languages:      []*config.Language{{Code: "zh"}, {Code: "de"}, {Code: "en"}},
}

// load reads a glossary and returns it with what was found, as
// "line:column id".
func load(t *testing.T, text string) (*Glossary, []diag.Diagnostic) {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, File), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	return Load(root, trilingual)
}

func TestLoad(t *testing.T) {
	t.Parallel()
	g, ds := load(t, `- zh: 普旭
  de: Busch
  en: Busch
  kind: company
  confidence: verified
  enforce: true
  forms: {de: [Busch Group]}
`)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	want := []Term{{
		Forms: map[string][]string{"zh": {"普旭"}, "de": {"Busch", "Busch Group"}, "en": {"Busch"}},
		Kind:  "company", Confidence: Verified, Enforce: true,
		Pos: diag.Pos{File: File, Line: 1, Column: 3},
	}}
	if d := cmp.Diff(want, g.Terms); d != "" {
		t.Error(d)
	}
}

func TestLoadFindings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, id, at string }{
		{"a map", "zh: 普旭\n", "glossary-form", "1:1"},
		{"an entry that is text", "- 普旭\n", "glossary-form", "1:3"},
		{"no source form", "- de: Busch\n", "glossary-source", "1:3"},
		{"twice", "- zh: 普旭\n  de: Busch\n- zh: 普旭\n", "glossary-duplicate", "3:7"},
		{"misspelt key", "- zh: 普旭\n  enforced: true\n", "data-unknown", "2:3"},
		{"forms of no language", "- zh: 普旭\n  forms: {ed: [x]}\n", "glossary-language", "2:11"},
		{"confidence", "- zh: 普旭\n  confidence: sure\n", "data-enum", "2:15"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, ds := load(t, c.text)
			if len(ds) != 1 {
				t.Fatalf("got %v", ds)
			}
			if at := ds[0].Pos.String(); ds[0].ID != c.id || at != File+":"+c.at {
				t.Errorf("got %s at %s, want %s at %s", ds[0].ID, at, c.id, c.at)
			}
		})
	}
}

func TestWrong(t *testing.T) {
	t.Parallel()
	g, ds := load(t, `- zh: 欧派
  de: OPPEIN
  forbidden: {de: [Oupai, Opai], zh: [殴派]}
- zh: 招商引资
  de: Investitionsförderung
  forbidden: {de: [Geschäfte anwerben]}
`)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	for _, c := range []struct {
		lang, text string
		want       []Wrong
	}{
		{"de", "Die Firma OPPEIN baut.", nil},
		{"de", "Die Firma Oupai baut.", []Wrong{{10, 15, "OPPEIN"}}},
		{"de", "OUPAI und opai", []Wrong{{0, 5, "OPPEIN"}, {10, 14, "OPPEIN"}}},
		{"de", "Oupaistraße", nil}, // part of another word
		{"en", "Oupai", nil},       // another language
		{"zh", "企业殴派投产", []Wrong{{6, 12, "欧派"}}},
		{"de", "Wir wollen Geschäfte anwerben.", []Wrong{{11, 30, "Investitionsförderung"}}},
	} {
		if d := cmp.Diff(c.want, g.Wrong(c.lang, c.text)); d != "" {
			t.Errorf("%s %q: %s", c.lang, c.text, d)
		}
	}
}
