package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
	"qiao/internal/files"
)

const page = "---\ntitle: 标题\n---\n正文。\n"

// site writes a folder of files, each holding a page where no text is given
// ("name=text"), and opens it.
func site(t testing.TB, list ...string) *files.Root {
	t.Helper()
	dir := t.TempDir()
	for _, f := range list {
		name, text, given := strings.Cut(f, "=")
		if !given {
			text = page
		}
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// outline writes a tree in short lines.
func outline(tree *Tree) []string {
	var lines []string
	for _, d := range tree.Documents {
		lines = append(lines, fmt.Sprintf("%s: %q %s %d", d.File, d.Page, d.Lang, d.Shape))
	}
	for _, r := range tree.Resources {
		lines = append(lines, fmt.Sprintf("%s: %q %s %d", r.File, r.Page, r.Name, r.Size))
	}
	for _, s := range tree.Static {
		lines = append(lines, fmt.Sprintf("%s: %s %d", s.File, s.Path, s.Size))
	}
	return lines
}

func TestLoad(t *testing.T) {
	t.Parallel()
	root := site(
		t,
		"content/_index.zh.md", "content/_index.de.md", "content/logo.svg=<svg/>",
		"content/news/_index.zh.md", "content/news/a.md", "content/news/img/p.JPG=123", "content/news/notes.docx=1",
		"content/news/busch/index.zh.md", "content/news/busch/index.en.md", "content/news/busch/fotos/1.png=12",
		"content/_drafts/idea.fr.md", "content/.git/x.md",
		"static/zh/a.html=<p>", "static/CNAME=x", "data/facts.yaml=",
	)
	tree, ds := Load(root, trilingual(t))
	want := []string{
		`content/_index.de.md: "" de 2`,
		`content/_index.zh.md: "" zh 2`,
		`content/news/_index.zh.md: "news" zh 2`,
		`content/news/a.md: "news/a" zh 0`,
		`content/news/busch/index.en.md: "news/busch" en 1`,
		`content/news/busch/index.zh.md: "news/busch" zh 1`,
		`content/logo.svg: "" logo.svg 6`,
		`content/news/busch/fotos/1.png: "news/busch" fotos/1.png 2`,
		`content/news/img/p.JPG: "news" img/p.JPG 3`,
		`content/news/notes.docx: "news" notes.docx 1`,
		`static/CNAME: CNAME 1`,
		`static/zh/a.html: zh/a.html 3`,
	}
	if diff := cmp.Diff(want, outline(tree)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(ds) > 0 {
		t.Errorf("findings: %v", brief(ds))
	}
}

func TestLoadFindings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		files []string
		want  []string // findings, with " + note"
	}{
		{"no content", nil, []string{"content-empty content → content/_index.zh.md"}},
		{"only drafts of the authors", []string{"content/_x/a.zh.md"}, []string{"content-empty content → content/_index.zh.md"}},
		{"upper-case extension", []string{"content/news/X.ZH.MD"}, []string{"file-extension content/news/X.ZH.MD → X.zh.md"}},
		{"other extension", []string{"content/x.de.markdown"}, []string{"file-extension content/x.de.markdown → x.de.md"}},
		{"hidden extension of Windows", []string{"content/x.zh.md.txt"}, []string{"file-extension content/x.zh.md.txt → x.zh.md"}},
		{"unknown language", []string{"content/a.zh.md", "content/a.fr.md"}, []string{"file-language content/a.fr.md"}},
		{
			"every document is looked at",
			[]string{"content/a.zh.md=", "content/b.zh.md=x", "content/c.zh.md=---\n- a\n---"},
			[]string{"file-empty content/a.zh.md", "front-matter-absent content/b.zh.md:1:1", "front-matter-form/list content/c.zh.md:2:1"},
		},
		{"size", []string{"content/a.zh.md=" + strings.Repeat("a", MaxDocument+1)}, []string{"file-size content/a.zh.md"}},
		{
			"folder's name, once",
			[]string{"content/新闻 动态/a.zh.md", "content/新闻 动态/b/c.zh.md", "content/con/a.zh.md"},
			[]string{"file-name content/新闻 动态 → 新闻-动态", "file-name/reserved content/con"},
		},
		{
			"resources",
			[]string{"content/a.zh.md", "content/p.bmp=", "content/x.html=", "content/run.exe=", "content/Makefile=", "content/a b.png="},
			[]string{
				"file-name content/a b.png → a-b.png", "image-format content/p.bmp", "resource-type content/Makefile",
				"resource-type content/run.exe", "resource-type content/x.html",
			},
		},
		{
			"rights",
			[]string{
				"content/a.zh.md", "content/a.png=", "content/a.png.yaml=credit: {zh: 李明, de: Li Ming}\nlicence: CC0", "content/b.jpg=",
				"content/b.jpg.yaml=", "content/c.svg=", "content/c.svg.yaml=- x", "content/d.gif=", "content/d.gif.yaml=by: Li Ming\nlicence: TODO",
				"content/e.jpg.yaml=licence: CC0", "content/f.pdf=", "content/f.pdf.yaml=licence: CC0",
			},
			[]string{
				"config-placeholder content/d.gif.yaml:2:10", "data-type content/c.svg.yaml:1:1", "data-unknown content/d.gif.yaml:1:1",
				"image-rights/empty content/b.jpg.yaml", "resource-type content/e.jpg.yaml", "resource-type content/f.pdf.yaml",
			},
		},
		{"doubled", []string{"content/x.md", "content/x.zh.md"}, []string{"file-doubled content/x.zh.md + content/x.md"}},
		{"not doubled", []string{"content/x.md=---\nsource_language: de\n---\n", "content/x.zh.md"}, nil},
		{
			"shapes",
			[]string{"content/x.zh.md", "content/x/index.zh.md"},
			[]string{"file-shape content/x/index.zh.md + content/x.zh.md"},
		},
		{
			"shapes across languages",
			[]string{"content/x/_index.zh.md", "content/x/index.de.md"},
			[]string{"file-shape content/x/index.de.md + content/x/_index.zh.md"},
		},
		{
			"pages in a bundle",
			[]string{"content/x/index.zh.md", "content/x/a.zh.md", "content/x/b/_index.zh.md", "content/x/b/c/index.zh.md"},
			[]string{
				"file-in-bundle content/x/a.zh.md → _index.zh.md + content/x/index.zh.md",
				"file-in-bundle content/x/b/_index.zh.md → _index.zh.md + content/x/index.zh.md",
				"file-in-bundle content/x/b/c/index.zh.md → _index.zh.md + content/x/index.zh.md",
			},
		},
		{"folder beside a page", []string{"content/x.zh.md", "content/x/p.png=", "content/x/y.zh.md"}, nil},
		{
			"case of files",
			[]string{"content/News.zh.md", "content/news.zh.md"},
			[]string{"file-twin content/news.zh.md + content/News.zh.md"},
		},
		{
			"case across languages and shapes",
			[]string{"content/X.zh.md", "content/x/_index.de.md", "content/x/a.zh.md"},
			[]string{"file-twin content/x/_index.de.md + content/X.zh.md"},
		},
		{
			"case of a folder, once",
			[]string{"content/News/a.zh.md", "content/news/a.zh.md", "content/news/b.zh.md"},
			[]string{"file-twin content/news/a.zh.md + content/News/a.zh.md"},
		},
		{
			"accents",
			[]string{"content/a.zh.md", "static/caf\u00e9.pdf=", "static/cafe\u0301.pdf="},
			[]string{"file-twin/accent static/caf\u00e9.pdf + static/cafe\u0301.pdf"},
		},
	}
	cfg := trilingual(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, ds := Load(site(t, tt.files...), cfg)
			diag.Sort(ds)
			got := brief(ds)
			for i, d := range ds {
				for _, n := range d.Notes {
					got[i] += " + " + n.String()
				}
			}
			if diff := cmp.Diff(sorted(tt.want), sorted(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// sorted makes lists comparable whose order package diag decides.
func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

func TestLoadSymlinks(t *testing.T) {
	t.Parallel()
	root := site(t, "content/a.zh.md")
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{
		"content/b.zh.md": "a.zh.md", "content/c.zh.md": outside, "content/d": filepath.Dir(outside), "static": filepath.Dir(outside),
	} {
		if err := os.Symlink(target, filepath.Join(root.Dir(), link)); err != nil {
			t.Skip(err)
		}
	}
	tree, ds := Load(root, trilingual(t))
	want := []string{`content/a.zh.md: "a" zh 0`}
	if diff := cmp.Diff(want, outline(tree)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, name := range []string{"content/b.zh.md", "content/c.zh.md", "content/d", "static"} {
		if !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Pos.File == name && d.Severity == diag.Error }) {
			t.Errorf("no error about %s in %v", name, brief(ds))
		}
	}
}

// TestLoadOrder holds that the tree does not depend on which worker is first.
func TestLoadOrder(t *testing.T) {
	t.Parallel()
	var list []string
	for i := range 200 {
		list = append(list, fmt.Sprintf("content/p%03d.zh.md", i))
	}
	root := site(t, list...)
	tree, ds := Load(root, trilingual(t))
	if len(ds) > 0 || len(tree.Documents) != len(list) {
		t.Fatalf("%d documents, %v", len(tree.Documents), brief(ds))
	}
	for i, d := range tree.Documents {
		if d.File != list[i] {
			t.Fatalf("document %d is %s", i, d.File)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	body := page + strings.Repeat("第二段，讲讲项目的进展情况。\n\n", 100)
	var list []string
	for i := range 1000 {
		for _, lang := range []string{"zh", "de", "en"} {
			list = append(list, fmt.Sprintf("content/s%02d/p%03d.%s.md=%s", i%20, i, lang, body))
		}
	}
	root, cfg := site(b, list...), trilingual(b)
	for b.Loop() {
		if tree, ds := Load(root, cfg); len(tree.Documents) != len(list) {
			b.Fatal(brief(ds))
		}
	}
}
