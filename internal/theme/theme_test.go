package theme

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// siteYAML is the configuration of the test sites.
const siteYAML = `title: {zh: 园区, de: Park, en: Park}
base_url: https://park.example/
source_language: zh
languages:
  - {code: zh, tag: zh-Hans, name: 中文}
  - {code: de, tag: de, name: Deutsch}
  - {code: en, tag: en, name: English}
`

// loadSite writes a site's files and loads its theme. The site has a theme of
// its own, named bad, if one of the files belongs to it.
func loadSite(t *testing.T, written map[string]string) (*Theme, []diag.Diagnostic) {
	t.Helper()
	dir := t.TempDir()
	own := false
	for name := range written {
		own = own || strings.HasPrefix(name, "themes/bad/")
	}
	if _, ok := written["site.yaml"]; !ok {
		text := siteYAML
		if own {
			text += "theme: bad\n"
		}
		write(t, dir, "site.yaml", text)
	}
	if _, ok := written["themes/bad/theme.yaml"]; own && !ok {
		write(t, dir, "themes/bad/theme.yaml", "name: bad\n")
	}
	for name, text := range written {
		write(t, dir, name, text)
	}
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	cfg, ds := config.Load(root)
	if cfg == nil {
		t.Fatalf("site.yaml: %v", lines(ds))
	}
	return Load(root, cfg)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// lines are findings as "place severity id".
func lines(ds []diag.Diagnostic) []string {
	diag.Sort(ds)
	all := make([]string, len(ds))
	for i, d := range ds {
		all[i] = d.Pos.String() + " " + d.Severity.String() + " " + d.ID
	}
	return all
}

func compare(t *testing.T, ds []diag.Diagnostic, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, lines(ds)); diff != "" && len(want)+len(ds) > 0 {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestDefaultTheme loads the embedded theme for a site in all languages that it
// speaks: it has no finding, and every declared component has its template.
func TestDefaultTheme(t *testing.T) {
	t.Parallel()
	th, ds := loadSite(t, map[string]string{"site.yaml": `title: Park
base_url: https://park.example/
source_language: zh
languages: [{code: zh, tag: zh-Hans, name: 中文}, {code: de, tag: de, name: Deutsch}, {code: en, tag: en, name: English}, {code: fr, tag: fr, name: Français}, {code: ja, tag: ja, name: 日本語}]
`})
	compare(t, ds)
	if th == nil {
		t.FailNow()
	}
	for _, kind := range []string{"home", "page", "taxonomy", "term", "404", "chooser"} {
		if _, ok := th.Layout([]string{kind}); !ok {
			t.Errorf("no layout %s", kind)
		}
	}
	for lang, want := range map[string]string{"zh": "注意", "de": "Achtung", "fr": "Attention"} {
		if got := th.Words(lang).Alerts["warning"]; got != want {
			t.Errorf("alert warning in %s is %q, want %q", lang, got, want)
		}
	}
}

// TestOverlay says that a site's files stand in for the embedded theme's, one
// by one.
func TestOverlay(t *testing.T) {
	t.Parallel()
	th, ds := loadSite(t, map[string]string{
		"themes/park/layouts/page.html":      `{{ define "main" }}<p>own {{ .Title }}</p>{{ end }}`,
		"themes/park/static/sub/.hidden":     "x",
		"themes/park/static/sub/visible.txt": "x",
	})
	compare(t, ds)
	if th == nil {
		t.FailNow()
	}
	var b bytes.Buffer
	view := &PageView{Kind: "page", Title: "A & B", Site: &SiteView{Language: LanguageView{Code: "de", Tag: "de"}}, SiteParams: Params{"contact": nil, "legal": nil, "method": nil}}
	compare(t, th.Execute(&b, "page.html", view, "content/x.de.md"))
	for _, want := range []string{"<p>own A &amp; B</p>", `<html lang="de"`, "Zum Inhalt springen"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page lacks %q:\n%s", want, b.String())
		}
	}
	if s := th.Static(); len(s) != 1 || s[0].Path != "sub/visible.txt" {
		t.Errorf("static files: %+v", s)
	}
}

func TestUnknownTheme(t *testing.T) {
	t.Parallel()
	_, ds := loadSite(t, map[string]string{"site.yaml": siteYAML + "theme: prak\n"})
	compare(t, ds, "site.yaml error theme-unknown")
	if hint := ds[0].Hint("en"); !strings.Contains(hint, `"park"`) {
		t.Errorf("hint %q does not name the theme that was meant", hint)
	}
}

// TestTemplateMistakes holds each mistake of a template to its place. The
// themes are whole but for the one file.
func TestTemplateMistakes(t *testing.T) {
	t.Parallel()
	page := "themes/bad/layouts/page.html"
	tests := []struct {
		name, text string
		want       []string
		message    string
	}{
		{"unknown function", `<p>{{ safeHTMLL .Content }}</p>`, []string{":1:7 error theme-function-unknown"}, "safeHTMLL"},
		{"near function", `<p>{{ i18m "x" }}</p>`, []string{":1:7 error theme-function-unknown"}, `did you mean "i18n"?`},
		{"two mistakes", "<p>{{ nope }}</p>\n{{ nope2 . }}", []string{":1:7 error theme-function-unknown", ":2:4 error theme-function-unknown"}, "nope"},
		{"clock and chance", `<p>{{ now }} {{ rand }}</p>`, []string{":1:7 error theme-nondeterministic/clock", ":1:17 error theme-nondeterministic/chance"}, "clock"},
		{"environment", `{{ getenv "HOME" }}`, []string{":1:4 error theme-nondeterministic/machine"}, "getenv"},
		{"message nowhere", `<p>{{ i18n "no.such.key" }}</p>`, []string{":1:12 error theme-message-unknown"}, "no.such.key"},
		{"template nowhere", `{{ template "partials/hed.html" . }}`, []string{":1:13 error theme-template-unknown"}, "partials/head.html"},
		{"asset nowhere", `{{ (asset "mian.css").Path }}`, []string{":1:11 error theme-asset-unknown"}, "main.css"},
		{"unclosed action", "<p>\n{{ if .Title }}x</p>", []string{":2:1 error theme-syntax"}, "unexpected EOF"},
		{"unclosed braces", "<p>{{ .Title </p>", []string{":1:4 error theme-syntax"}, ""},
		{"open attribute", "<a href=\"{{ .URL }}\n", []string{":1:10 error theme-unfinished-html"}, "ends inside"},
		{"block without base", `{{ define "main" }}<p>x</p>{{ end }}`, []string{" error theme-no-base"}, "base.html"},
		{"unquoted attributes", `<a href={{ .URL }} class={{ .Title }}>x</a>`, []string{":1:9 warning theme-unquoted-attribute", ":1:26 warning theme-unquoted-attribute"}, `href="…"`},
		{"script literal", "<script>const t = `${ {{ .Title }} }`;</script>", []string{":1:20 error theme-js-template-literal"}, ""},
		{"script literal closed", "<script>const t = `a`; const u = {{ .Title }};</script>", nil, ""},
		{"refresh", `<meta http-equiv="refresh" content="0;url={{ .URL }}">`, []string{":1:43 error theme-meta-refresh"}, ""},
		{"refresh in a branch", `<meta content="0;{{ if .URL }}url={{ else }}abc={{ end }}{{ .URL }}">`, []string{":1:58 error theme-meta-refresh"}, ""},
		{"other meta", `<meta name="description" content="{{ .Title }}">`, nil, ""},
		{"event handler", `<a onclick="go({{ .Title }})">x</a>`, []string{":1:16 error theme-event-handler"}, "onclick"},
		{"invalid UTF-8", "<h1>\xff\xfe</h1>", []string{":1:5 error utf8-invalid"}, ""},
		{"comment", `<!-- {{ .Title }} --><p title="{{ .Title }}">x</p>`, nil, ""},
		{"branches", `<p {{ if .Title }}title="{{ .Title }}"{{ else }}class="x"{{ end }}>x</p>`, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, ds := loadSite(t, map[string]string{
				page:                                    tt.text,
				"themes/bad/layouts/partials/head.html": `<meta charset="utf-8">`,
				"themes/bad/assets/main.css":            "p{color:red}",
				"themes/bad/i18n/zh.yaml":               bodyWords, "themes/bad/i18n/de.yaml": bodyWords, "themes/bad/i18n/en.yaml": bodyWords,
			})
			want := make([]string, 0, len(tt.want))
			for _, w := range tt.want {
				want = append(want, page+w)
			}
			got := lines(ds)
			if tt.name == "invalid UTF-8" && len(got) == 1 { // the code is package decode's
				got[0] = got[0][:strings.LastIndexByte(got[0], ' ')] + " utf8-invalid"
			}
			if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 {
				t.Fatalf("findings (-want +got):\n%s", diff)
			}
			if len(ds) > 0 && !strings.Contains(ds[0].Message("en")+ds[0].Hint("en"), tt.message) {
				t.Errorf("%q; %q does not name %q", ds[0].Message("en"), ds[0].Hint("en"), tt.message)
			}
		})
	}
}

// bodyWords are messages for a theme that needs none.
const bodyWords = "footnotes: x\nback-to-text: x\n"

// TestExecuteMistakes holds what only shows on a page to template and page.
func TestExecuteMistakes(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want, message, hint string }{
		{"nil", `<a>{{ .Next.Title }}</a>`, ":1:12 error theme-field/nothing", "content/x.de.md", "with"},
		{"misspelt", "<p>\n  <b>你好 {{ .Titel }}</b>", ":2:12 error theme-field/unknown", "Titel", `"Title"`},
		{"method", `{{ .Self.Childrn }}`, ":1:9 error theme-field/unknown", "Childrn", `"Children"`},
		{"undeclared", `{{ .Params.led }}`, ":1:11 error theme-field/undeclared", "led", "declare"},
		{"dynamic message", `{{ i18n .Title }}`, ":1:4 error theme-message-unknown", "T & T", ""},
		{"wrong argument", `{{ first .Title .Title }}`, ":1:10 error theme-execute", "content/x.de.md", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			th, ds := loadSite(t, map[string]string{"themes/bad/layouts/page.html": tt.text})
			compare(t, ds)
			if th == nil {
				t.FailNow()
			}
			var b bytes.Buffer
			view := &PageView{Title: "T & T", Params: Params{"lead": ""}, Site: &SiteView{Language: LanguageView{Code: "de"}}}
			ds = th.Execute(&b, "page.html", view, "content/x.de.md")
			compare(t, ds, "themes/bad/layouts/page.html"+tt.want)
			if len(ds) == 0 {
				t.FailNow()
			}
			if m := ds[0].Message("en"); !strings.Contains(m, tt.message) || strings.Contains(m, "_html_template") {
				t.Errorf("message %q does not name %q", m, tt.message)
			}
			if h := ds[0].Hint("en"); !strings.Contains(h, tt.hint) {
				t.Errorf("hint %q does not name %q", h, tt.hint)
			}
		})
	}
}

// TestComponents compares declarations and templates.
func TestComponents(t *testing.T) {
	t.Parallel()
	_, ds := loadSite(t, map[string]string{
		"themes/bad/theme.yaml":                    "name: bad\ncomponents:\n  chart: {forms: [block]}\n",
		"themes/bad/layouts/components/chrat.html": "<p>x</p>",
	})
	compare(t, ds,
		"themes/bad/layouts/components/chrat.html warning theme-component/undeclared",
		"themes/bad/theme.yaml:3:3 error theme-component/no-template")
}
