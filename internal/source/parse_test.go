package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/locale"
)

// trilingual is the configuration of the tests.
func trilingual(t testing.TB) *config.Site {
	t.Helper()
	cfg := &config.Site{SourceLanguage: "zh"}
	for _, code := range []string{"zh", "de", "en"} {
		l, err := locale.New(code)
		if err != nil {
			t.Fatal(err)
		}
		cfg.Languages = append(cfg.Languages, &config.Language{Code: code, Tag: code, Locale: l})
	}
	return cfg
}

// brief writes findings as "id file:line:column name → suggestion".
func brief(ds []diag.Diagnostic) []string {
	var lines []string
	for _, d := range ds {
		line := fmt.Sprintf("%s %s", d.ID, d.Pos)
		if s := d.Args["suggestion"]; s != "" {
			line += " → " + s
		}
		lines = append(lines, line)
	}
	return lines
}

func TestParseName(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file string
		want string   // page, language, shape
		ds   []string // instead
	}{
		{file: "content/news/x.zh.md", want: "news/x zh 0"},
		{file: "content/news/x.de.md", want: "news/x de 0"},
		{file: "content/news/x.md", want: "news/x zh 0"},
		{file: "content/news/x/index.en.md", want: "news/x en 1"},
		{file: "content/news/_index.zh.md", want: "news zh 2"},
		{file: "content/_index.de.md", want: " de 2"},
		{file: "content/_index.md", want: " zh 2"},
		{file: "content/产业/汽车.zh.md", want: "产业/汽车 zh 0"},
		{file: "content/plan-v2.1.md", want: "plan-v2.1 zh 0"},
		{file: "content/plan-v2.1.de.md", want: "plan-v2.1 de 0"},
		{file: "content/cafe\u0301.de.md", want: "caf\u00e9 de 0"},

		{file: "content/index.zh.md", ds: []string{"file-home content/index.zh.md → _index.zh.md"}},
		{file: "content/x.fr.md", ds: []string{"file-language content/x.fr.md"}},
		{file: "content/x.ZH.md", ds: []string{"file-language content/x.ZH.md → x.zh.md"}},
		{file: "content/x.zh-CN.md", ds: []string{"file-language content/x.zh-CN.md → x.zh.md"}},
		{file: "content/x.ger.md", ds: []string{"file-language content/x.ger.md → x.de.md"}},
		{file: "content/x.cn.md", ds: []string{"file-language content/x.cn.md → x.zh.md"}},
		{file: "content/x.old.md", ds: []string{"file-language content/x.old.md"}},
		{file: "content/news/Index.zh.md", ds: []string{"file-name/index content/news/Index.zh.md → index.zh.md"}},
		{file: "content/news/_INDEX.zh.md", ds: []string{"file-name/index content/news/_INDEX.zh.md → _index.zh.md"}},
		{file: "content/_notes.zh.md", ds: []string{"file-name/underscore content/_notes.zh.md → notes.zh.md"}},
		{file: "content/a b.zh.md", ds: []string{"file-name content/a b.zh.md → a-b.zh.md"}},
		{file: "content/报告（终稿）.zh.md", ds: []string{"file-name content/报告（终稿）.zh.md → 报告-终稿.zh.md"}},
		{file: "content/50%.zh.md", ds: []string{"file-name content/50%.zh.md → 50.zh.md"}},
		{file: "content/？.zh.md", ds: []string{"file-name content/？.zh.md"}},
		{file: "content/a\u200bb.zh.md", ds: []string{"file-name content/a\u200bb.zh.md → a-b.zh.md"}},
		{file: "content/aux.zh.md", ds: []string{"file-name/reserved content/aux.zh.md"}},
		{file: "content/x..zh.md", ds: []string{"file-name/reserved content/x..zh.md"}},
		{file: "content/a b.fr.md", ds: []string{"file-language content/a b.fr.md", "file-name content/a b.fr.md → a-b.fr.md"}},
	}
	cfg := trilingual(t)
	for _, tt := range tests {
		doc, ds := Parse(tt.file, []byte("---\ntitle: 标题\n---\n"), cfg)
		got := ""
		if doc != nil {
			got = fmt.Sprintf("%s %s %d", doc.Page, doc.Lang, doc.Shape)
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.file, got, tt.want)
		}
		if diff := cmp.Diff(tt.ds, brief(ds)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.file, diff)
		}
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		text  string
		title string
		body  string
		line  int
		ds    []string
	}{
		{name: "yaml", text: "---\ntitle: 标题\n---\n\n正文。\n", title: "标题", body: "\n正文。\n", line: 4},
		{name: "toml", text: "+++\ntitle = \"标题\"\n+++\n正文", title: "标题", body: "正文", line: 4},
		{name: "byte order mark", text: "\ufeff---\ntitle: a\n---\nb", title: "a", body: "b", line: 4},
		{name: "windows line ends", text: "---\r\ntitle: a\r\n---\r\nb\r\nc\r\n", title: "a", body: "b\nc\n", line: 4},
		{name: "blanks after fences", text: "--- \ntitle: a\n---\t \nb", title: "a", body: "b", line: 4},
		{name: "no fields", text: "---\n---\nb", body: "b", line: 3},
		{name: "only a comment", text: "---\n# later\n---\nb", body: "b", line: 4},
		{name: "no body", text: "---\ntitle: a\n---", title: "a", line: 4},
		{name: "rule in the body", text: "---\ntitle: a\n---\nb\n\n---\n\nc", title: "a", body: "b\n\n---\n\nc", line: 4},
		{name: "underlined heading in the body", text: "---\ntitle: a\n---\nb\n=======\n", title: "a", body: "b\n=======\n", line: 4},
		{name: "deep quotation", text: "---\ntitle: a\n---\n>>>>>>>b\n", title: "a", body: ">>>>>>>b\n", line: 4},

		{name: "empty", text: "", ds: []string{"file-empty content/x.zh.md"}},
		{name: "only a byte order mark", text: "\ufeff", ds: []string{"file-empty/blank content/x.zh.md"}},
		{name: "blank", text: "\n \u3000\t\r\n", ds: []string{"file-empty/blank content/x.zh.md"}},
		{name: "no front matter", text: "只有正文。\n", ds: []string{"front-matter-absent content/x.zh.md:1:1"}},
		{name: "blank line first", text: "\n  ---\ntitle: a\n---\n", ds: []string{"front-matter-absent/not-first content/x.zh.md:2:3"}},
		{name: "four hyphens", text: "----\ntitle: a\n----\n", ds: []string{"front-matter-absent/dashes content/x.zh.md:1:1"}},
		{name: "dashes of a word processor", text: "——\ntitle: a\n——\n", ds: []string{"front-matter-absent/dashes content/x.zh.md:1:1"}},
		{name: "unclosed", text: "---\ntitle: a\n\n正文\n", ds: []string{"front-matter-unclosed content/x.zh.md:1:1"}},
		{name: "unclosed toml", text: "+++\ntitle = 'a'\n---\n", ds: []string{"front-matter-unclosed content/x.zh.md:1:1"}},
		{name: "only a fence", text: "---", ds: []string{"front-matter-unclosed content/x.zh.md:1:1"}},
		{name: "closed by dashes", text: "---\ntitle: a\n——\n正文\n", ds: []string{"front-matter-unclosed/dashes content/x.zh.md:3:1"}},
		{name: "indented end", text: "---\ntitle: a\n  ---\n正文\n", ds: []string{"front-matter-unclosed/dashes content/x.zh.md:3:1"}},
		{name: "list", text: "---\n- title\n---\n", ds: []string{"front-matter-form/list content/x.zh.md:2:1"}},
		{name: "text", text: "---\n标题\n---\n", ds: []string{"front-matter-form content/x.zh.md:2:1"}},
		{
			name: "conflict", text: "---\ntitle: a\n---\n\n<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> main\n",
			ds: []string{"conflict-markers content/x.zh.md:5:1"},
		},
		{
			name: "two conflicts, one half resolved", text: "---\n<<<<<<< HEAD\ntitle: a\n>>>>>>> main\n---\n>>>>>>> main\n",
			ds: []string{"conflict-markers content/x.zh.md:2:1", "conflict-markers content/x.zh.md:6:1"},
		},
		{
			name: "long front matter", text: "---\ntitle: " + strings.Repeat("a", MaxFrontMatter) + "\n---\n",
			ds: []string{"front-matter-size content/x.zh.md:1:1"},
		},
		{name: "long document", text: strings.Repeat("a", MaxDocument+1), ds: []string{"file-size content/x.zh.md"}},
	}
	cfg := trilingual(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			doc, ds := Parse("content/x.zh.md", []byte(tt.text), cfg)
			if diff := cmp.Diff(tt.ds, brief(ds)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if (doc == nil) != diag.HasErrors(ds) {
				t.Fatalf("document %v with findings %v", doc, brief(ds))
			}
			if doc == nil {
				return
			}
			if v := doc.FrontMatter().Get("title"); v != nil && v.Text != tt.title || v == nil && tt.title != "" {
				t.Errorf("title %v, want %q", v, tt.title)
			}
			if string(doc.Body) != tt.body || doc.BodyLine != tt.line {
				t.Errorf("body %q at line %d, want %q at %d", doc.Body, doc.BodyLine, tt.body, tt.line)
			}
		})
	}
}

func TestParseSourceLanguage(t *testing.T) {
	t.Parallel()
	cfg := trilingual(t)
	for text, want := range map[string]string{
		"---\nsource_language: de\n---\n": "de",
		"---\nsource_language: fr\n---\n": "zh", // reported where fields are decoded
		"---\ntitle: a\n---\n":            "zh",
	} {
		doc, ds := Parse("content/x.md", []byte(text), cfg)
		if doc == nil || doc.Lang != want {
			t.Errorf("%q: got %+v with %v, want %s", text, doc, brief(ds), want)
		}
	}
	doc, _ := Parse("content/x.en.md", []byte("---\nsource_language: de\n---\n"), cfg)
	if doc == nil || doc.Lang != "en" {
		t.Errorf("the file's name must decide, got %+v", doc)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"---\ntitle: 标题\ndate: 2024-03-05\n---\n\n正文。\n", "+++\ntitle = 'a'\n+++\n", "---\r\ntitle: a\r\n---\r\nb\rc",
		"\ufeff---\n- a\n---\n", "---", "——\n", "---\n\xd6\xd0\n---\n", "\n---\n<<<<<<< HEAD\n>>>>>>> x\n", "---\na: 1\n —\n",
	} {
		f.Add("content/news/x.zh.md", []byte(text))
	}
	f.Add("content/_Index.ZH.md", []byte("---\n---\n"))
	cfg := trilingual(f)
	f.Fuzz(func(t *testing.T, file string, raw []byte) {
		doc, ds := Parse(file, raw, cfg)
		if (doc == nil) != diag.HasErrors(ds) {
			t.Fatalf("document %v with findings %v", doc, brief(ds))
		}
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(raw)), "\n")
		for _, d := range ds {
			if d.Pos.Line > len(lines) || d.Pos.Line > 0 && d.Pos.Column > len(lines[d.Pos.Line-1])+1 {
				t.Errorf("%s is outside of the file", d.Pos)
			}
		}
		if doc == nil {
			return
		}
		if cfg.Language(doc.Lang) == nil {
			t.Errorf("language %q", doc.Lang)
		}
		if body := strings.Join(lines[doc.BodyLine-1:], "\n"); doc.BodyLine <= len(lines) && body != string(doc.Body) {
			t.Errorf("body %q is not what stands from line %d on: %q", doc.Body, doc.BodyLine, body)
		}
	})
}

// FuzzCut holds that nothing between the fences and after them is lost.
func FuzzCut(f *testing.F) {
	f.Add("---\ntitle: a\n---\nb\n")
	f.Add("+++\n+++")
	f.Add("--- \n---\n---\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, ds := cut("x.md", []byte(text))
		if len(ds) > 0 {
			return
		}
		first, rest, _ := strings.Cut(text, "\n")
		if strings.TrimRight(first, " \t") != string(p.fence) {
			t.Errorf("fence %q of %q", p.fence, first)
		}
		second, found := strings.CutPrefix(rest, string(p.front))
		if !found {
			t.Fatalf("front matter %q is not in %q", p.front, rest)
		}
		end, body, _ := strings.Cut(second, "\n")
		if strings.TrimRight(end, " \t") != string(p.fence) || body != string(p.body) {
			t.Errorf("%q then %q, want body %q", end, body, p.body)
		}
		if want := strings.Count(text[:len(text)-len(p.body)], "\n") + 1; len(p.body) > 0 && p.line != want {
			t.Errorf("body at line %d, want %d", p.line, want)
		}
	})
}
