package render

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/files"
	"qiao/internal/glossary"
	"qiao/internal/markdown"
	"qiao/internal/records"
	"qiao/internal/site"
	"qiao/internal/site/sitetest"
	"qiao/internal/source"
	"qiao/internal/theme"
)

// now is the moment at which the test sites are built.
var now = time.Date(2025, time.March, 1, 12, 0, 0, 0, time.UTC)

// load reads a folder as a site, as package build does.
func load(t testing.TB, dir string) Input {
	t.Helper()
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	var all []diag.Diagnostic
	add := func(ds []diag.Diagnostic) { all = append(all, ds...) }
	cfg, ds := config.Load(root)
	add(ds)
	failOn(t, all)
	th, ds := theme.Load(root, cfg)
	add(ds)
	tree, ds := source.Load(root, cfg)
	add(ds)
	var codes []string
	for _, l := range cfg.Languages {
		codes = append(codes, l.Code)
	}
	set, ds := facts.Load(root, codes)
	add(ds)
	terms, ds := glossary.Load(root, cfg)
	add(ds)
	data, ds := records.Load(root, cfg, th.Manifest)
	add(ds)
	taxonomies, ds := site.LoadTaxonomies(root, cfg)
	add(ds)
	failOn(t, all)
	bodies := make(sitetest.Bodies, len(tree.Documents))
	outlines := make([]*markdown.Outline, len(tree.Documents))
	for i, d := range tree.Documents {
		l := cfg.Language(d.Lang)
		dialect := markdown.New(markdown.Options{Locale: l.Locale, RawHTML: config.Sanitize, Words: th.Words(l.Code), Typography: true})
		bodies[i], ds = dialect.Compile(d.File, d.Body, d.BodyLine)
		outlines[i] = bodies[i].Outline()
		add(ds)
	}
	s, ds := site.Assemble(site.Input{
		Config: cfg, Manifest: th.Manifest, Tree: tree, Outlines: outlines, Texts: bodies, Facts: set, Records: data, Glossary: terms, Taxonomies: taxonomies, Now: now,
	})
	add(ds)
	failOn(t, all)
	return Input{Site: s, Theme: th, Root: root}
}

func failOn(t testing.TB, ds []diag.Diagnostic) {
	t.Helper()
	for _, d := range ds {
		if d.Severity == diag.Error {
			t.Errorf("%s: %s [%s]", d.Pos, d.Message("en"), d.ID)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}

// built is a rendered site: its files, and what was found while planning and
// rendering it.
type built struct {
	files map[string]string
	ds    []diag.Diagnostic
}

// build renders all outputs of a folder, and then once more, backwards: the
// second time must give the same bytes.
func build(t *testing.T, dir string) built {
	t.Helper()
	outputs, ds := Plan(load(t, dir))
	b := built{files: make(map[string]string), ds: ds}
	for i, o := range outputs {
		if i > 0 && outputs[i-1].Path >= o.Path {
			t.Errorf("outputs %s and %s are not in order", outputs[i-1].Path, o.Path)
		}
		var w bytes.Buffer
		b.ds = append(b.ds, o.Render(&w)...)
		b.files[o.Path] = w.String()
	}
	for _, o := range slices.Backward(outputs) {
		var w bytes.Buffer
		o.Render(&w)
		if w.String() != b.files[o.Path] {
			t.Errorf("%s differs when it is rendered again", o.Path)
		}
	}
	return b
}

// small writes a copy of the small site, changed: a file that is given replaces
// or joins those of the site; "-" removes one.
func small(t *testing.T, changes map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	for name, text := range changes {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if text == "-" {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(path.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// has fails unless an output holds all of the texts.
func (b built) has(t *testing.T, name string, texts ...string) {
	t.Helper()
	content, ok := b.files[name]
	if !ok {
		t.Errorf("there is no %s", name)
		return
	}
	for _, text := range texts {
		if !strings.Contains(content, text) {
			t.Errorf("%s lacks %q:\n%s", name, text, content)
		}
	}
}

// lacks fails if an output holds one of the texts.
func (b built) lacks(t *testing.T, name string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(b.files[name], text) {
			t.Errorf("%s holds %q:\n%s", name, text, b.files[name])
		}
	}
}
