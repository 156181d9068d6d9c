package theme

import (
	"strings"
	"testing"

	"qiao/internal/diag"
)

// TestMessageMistakes lays message files over a theme that has no words of its
// own, and holds each mistake to its place.
func TestMessageMistakes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name       string
		zh, de, en string
		page       string
		want       []string
		hint       string
	}{
		{
			name: "missing", zh: "read: 阅读\n", de: "home: Start\n", en: "read: Read\n", page: `{{ i18n "read" }}`,
			want: []string{"i18n/de.yaml:1:1 error message-extra", "i18n/de.yaml:1:1 error message-missing/used"},
			hint: "themes/bad/layouts/page.html:1",
		},
		{
			name: "missing and unused", zh: "read: 阅读\n", de: "{}\n", en: "read: Read\n",
			want: []string{"i18n/de.yaml:1:1 error message-missing"}, hint: "add it to i18n/de.yaml",
		},
		{
			name: "no file", zh: "a: 一\nb: 二\n", de: "a: x\nb: y\n",
			want: []string{"i18n/en.yaml error message-missing/file"}, hint: "i18n/en.yaml",
		},
		{
			name: "placeholder", zh: "p:\n  other: \"{{.Count}} 页\"\n", en: "p:\n  one: one\n  other: \"{{.Count}} pages\"\n",
			de:   "p:\n  one: \"{{.Count}} Seite\"\n  other: \"{{.Cnt}} Seiten\"\n",
			want: []string{"i18n/de.yaml:3:10 error message-placeholder/missing", "i18n/de.yaml:3:11 error message-placeholder/unknown"},
		},
		{
			name: "unknown plural", zh: "p: {other: \"{{.Count}}\"}\n", de: "p: {one: \"{{.Count}}\", other: \"{{.Count}}\"}\n",
			en:   "p:\n  ones: \"{{.Count}} page\"\n  other: \"{{.Count}} pages\"\n",
			want: []string{"i18n/en.yaml:2:3 error message-plural/unknown"}, hint: `"one"`,
		},
		{
			name: "plural that the language lacks", zh: "p:\n  one: x\n  other: \"{{.Count}}\"\n",
			de: "p: {one: \"{{.Count}}\", other: \"{{.Count}}\"}\n", en: "p: {one: \"{{.Count}}\", other: \"{{.Count}}\"}\n",
			want: []string{"i18n/zh.yaml:2:3 error message-plural/lacking"}, hint: "remove",
		},
		{
			name: "plural missing", zh: "p: \"{{.Count}} 页\"\n", de: "p: \"{{.Count}} Seiten\"\n",
			en:   "p: {one: \"{{.Count}}\", other: \"{{.Count}}\"}\n",
			want: []string{"i18n/de.yaml:1:1 error message-plural/missing"}, hint: `"one: …"`,
		},
		{
			name: "reserved", zh: "a: 一\n", de: "a: x\n", en: "description: Home page\nother: Home\n",
			want: []string{"i18n/en.yaml:1:1 error message-reserved", "i18n/en.yaml:2:1 error message-reserved"},
		},
		{
			name: "empty", zh: "a: 一\n", de: "a: \"\"\n", en: "a: x\n", want: []string{"i18n/de.yaml:1:1 error message-empty"},
		},
		{
			name: "not a name", zh: "a: \"{{ .A.B }}\"\n", de: "a: x\n", en: "a: x\n",
			want: []string{"i18n/zh.yaml:1:5 error message-syntax"}, hint: "{{.Count}}",
		},
		{
			name: "list", zh: "a: [一]\n", de: "a: x\n", en: "a: x\n", want: []string{"i18n/zh.yaml:1:4 error message-form"},
		},
		{
			name: "groups", zh: "a:\n  b: 一\n  c: {other: 二}\n", de: "a: {b: x, c: y}\n", en: "a: {b: x}\n",
			want: []string{"i18n/en.yaml:1:1 error message-missing"}, hint: "i18n/en.yaml",
		},
		{
			name: "value not given", zh: "a: \"{{.Page}}\"\n", de: "a: \"{{.Page}}\"\n", en: "a: \"{{.Page}}\"\n",
			page: `{{ i18n "a" "Pgae" 1 }}`, want: []string{"themes/bad/layouts/page.html:1:10 error theme-message-value"}, hint: `"Page"`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			site := map[string]string{"themes/bad/layouts/page.html": "x" + tt.page, "i18n/zh.yaml": tt.zh, "i18n/de.yaml": tt.de}
			if tt.en != "" {
				site["i18n/en.yaml"] = tt.en
			}
			_, ds := loadSite(t, site)
			compare(t, ds, tt.want...)
			hints := ""
			for _, d := range ds {
				hints += d.Message("en") + "; " + d.Hint("en") + "\n"
			}
			if !strings.Contains(hints, tt.hint) {
				t.Errorf("%q does not name %q", hints, tt.hint)
			}
		})
	}
}

// TestLocalize writes messages with counts and values in languages with
// different plural forms.
func TestLocalize(t *testing.T) {
	t.Parallel()
	th, ds := loadSite(t, map[string]string{
		"site.yaml": `title: Park
base_url: https://park.example/
source_language: de
languages: [{code: de, tag: de, name: Deutsch}, {code: cs, tag: cs, name: Čeština}, {code: ar, tag: ar, name: العربية}]
theme: bad
`,
		"themes/bad/layouts/page.html": "x",
		"i18n/de.yaml":                 "n: {one: \"{{.Count}} Seite\", other: \"{{.Count}} Seiten\"}\nv: \"{{.A}} und {{.B}}\"\n",
		"i18n/cs.yaml":                 "n: {one: \"{{.Count}} stránka\", few: \"{{.Count}} stránky\", other: \"{{.Count}} stránek\"}\nv: \"{{.A}} a {{.B}}\"\n",
		"i18n/ar.yaml":                 "n: {zero: صفر, one: واحدة, two: صفحتان, few: \"{{.Count}} صفحات\", many: \"{{.Count}} صفحة\", other: \"{{.Count}} صفحة\"}\nv: \"{{.B}} {{.A}}\"\n",
	})
	compare(t, ds)
	if th == nil {
		t.FailNow()
	}
	tests := []struct {
		lang string
		args []any
		key  string
		want string
	}{
		{"de", []any{1}, "n", "1 Seite"},
		{"de", []any{0}, "n", "0 Seiten"},
		{"cs", []any{3}, "n", "3 stránky"},
		{"cs", []any{5}, "n", "5 stránek"},
		{"ar", []any{2}, "n", "صفحتان"},
		{"de", []any{"A", "x", "B", 2}, "v", "x und 2"},
	}
	for _, tt := range tests {
		got, err := th.message(tt.lang, tt.key, tt.args)
		if err != nil || got != tt.want {
			t.Errorf("%s %s %v: %q, %v; want %q", tt.lang, tt.key, tt.args, got, err, tt.want)
		}
	}
	for _, args := range [][]any{{}, {"A", 1}, {"A"}, {1, 2, 3}} {
		if got, err := th.message("de", "v", args); err == nil {
			t.Errorf("v with %v gives %q, want an error", args, got)
		}
	}
}

// FuzzMessages reads any message file without panicking, and says of each
// finding where in the file it is.
func FuzzMessages(f *testing.F) {
	f.Add("a: b\nc: {one: x, other: \"{{.Count}} {{ .X\"}\n")
	f.Add("description: x\nother: {other: {other: x}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		c := &catalog{messages: make(map[string]*message)}
		ds := c.read(fileOnly(text), "", "m.yaml")
		for _, m := range c.messages {
			for _, form := range m.forms {
				ds = append(ds, form.checkPlaceholders(m, m, true, m.placeholders())...)
			}
		}
		checkPlaces(t, ds, text)
	})
}

// checkPlaces fails for findings outside of a text.
func checkPlaces(t *testing.T, ds []diag.Diagnostic, text string) {
	t.Helper()
	count := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") + 1
	for _, d := range ds {
		if d.Pos.Line < 0 || d.Pos.Line > count || d.Pos.Column < 0 {
			t.Errorf("%s is not in the text of %d lines", d.Pos, count)
		}
		if d.Message("en") == "" || d.Message("zh") == "" {
			t.Errorf("%s has no words", d.ID)
		}
	}
}
