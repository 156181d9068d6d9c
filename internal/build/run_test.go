package build

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"qiao/internal/build/buildtest"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/heap"
)

func TestMain(m *testing.M) {
	heap.UseHugePages() // thousands of sites are built
	inMemory()
	goleak.VerifyTestMain(m)
}

// now is the moment of the builds in these tests.
var now = time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)

// testSite writes the small site to a new folder, with the
// files changed ("" removes one).
func testSite(t *testing.T, changed map[string]string) *files.Root {
	t.Helper()
	dir := t.TempDir()
	must(t, buildtest.WriteSmall(dir))
	for name, text := range changed {
		put(t, dir, name, text)
	}
	root, err := files.Open(dir)
	must(t, err)
	t.Cleanup(func() { root.Close() })
	return root
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if text == "" {
		must(t, os.Remove(filepath.Join(dir, filepath.FromSlash(name))))
		return
	}
	must(t, buildtest.WriteFile(dir, name, text))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// published reads a published folder; nil if there is none.
func published(t *testing.T, dir string) map[string]string {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		return nil
	}
	tree, err := buildtest.ReadFiles(dir)
	must(t, err)
	return tree
}

func public(root *files.Root) string { return filepath.Join(root.Dir(), "public") }

func run(t *testing.T, root *files.Root, s Settings) (Result, []diag.Diagnostic) {
	t.Helper()
	if s.Now.IsZero() {
		s.Now = now
	}
	return Run(t.Context(), root, s)
}

func mustRun(t *testing.T, root *files.Root, s Settings) Result {
	t.Helper()
	r, ds := run(t, root, s)
	if diag.HasErrors(ds) || diag.Count(ds, diag.Warning) > 0 || !r.Published {
		t.Fatalf("findings: %v", described(ds))
	}
	return r
}

func described(ds []diag.Diagnostic) []string {
	list := []string{}
	for _, d := range ds {
		list = append(list, d.Pos.String()+" "+d.Severity.String()+" "+d.ID)
	}
	return list
}

func TestRun(t *testing.T) {
	t.Parallel()
	root := testSite(t, nil)
	first := mustRun(t, root, Settings{})
	tree := published(t, public(root))
	if first.Written != len(tree) || first.Outputs != len(tree) || first.Unchanged != 0 || first.Pages != 3 {
		t.Errorf("%+v, %d files", first, len(tree))
	}
	if diff := cmp.Diff([]string{"zh", "de", "en"}, first.Languages); diff != "" {
		t.Error(diff)
	}
	for _, name := range []string{"index.html", "zh/index.html", "de/neuigkeiten/a/index.html", "en/404.html", "robots-note.txt"} {
		if _, ok := tree[name]; !ok {
			t.Errorf("no %s in %v", name, slices.Sorted(maps.Keys(tree)))
		}
	}
	if page := tree["de/neuigkeiten/a/index.html"]; !strings.Contains(page, `<data value="59030000000">59,03`) {
		t.Errorf("the German page has no figure: %s", page)
	}

	second := mustRun(t, root, Settings{})
	if second.Written != 0 || second.Removed != 0 || second.Unchanged != first.Outputs {
		t.Errorf("second build: %+v", second)
	}

	put(t, root.Dir(), "static/robots-note.txt", "changed")
	put(t, root.Dir(), "content/news/a.en.md", "")
	third := mustRun(t, root, Settings{})
	if third.Written == 0 || third.Removed == 0 {
		t.Errorf("third build: %+v", third)
	}
	if _, ok := published(t, public(root))["en/news/a/index.html"]; ok {
		t.Error("a page that is gone is still published")
	}
}

// TestRunErrors makes mistakes in every stage at once: one run reports them
// all, and the published folder stays as it was.
func TestRunErrors(t *testing.T) {
	t.Parallel()
	root := testSite(t, nil)
	mustRun(t, root, Settings{})
	before := published(t, public(root))
	put(t, root.Dir(), "content/news/a.zh.md", "---\ntitle: 甲\ntilte: x\n---\n[无](/nowhere)\n")
	put(t, root.Dir(), "content/news/a.de.md", "---\ntitle: [\n---\n")
	put(t, root.Dir(), "data/facts.yaml", "facts:\n  output:\n    label: {zh: a, de: b, en: c}\n    value: viel\n    kind: actual\n")
	put(t, root.Dir(), "themes/plain/layouts/page.html", `{{ define "main" }}{{ .Image.URL }}{{ end }}`)
	_, ds := run(t, root, Settings{})
	found := make(map[string]bool)
	for _, d := range ds {
		found[d.Pos.File] = found[d.Pos.File] || d.Severity == diag.Error
	}
	for _, file := range []string{"content/news/a.zh.md", "content/news/a.de.md", "data/facts.yaml", "themes/plain/layouts/page.html"} {
		if !found[file] {
			t.Errorf("no error in %s: %v", file, described(ds))
		}
	}
	if !slices.IsSortedFunc(ds, func(a, b diag.Diagnostic) int { return strings.Compare(a.Pos.File, b.Pos.File) }) {
		t.Errorf("not sorted: %v", described(ds))
	}
	if diff := cmp.Diff(before, published(t, public(root))); diff != "" {
		t.Errorf("the published folder changed:\n%s", diff)
	}
}

// warned is a document with a warning: a picture without alternative text.
var warned = map[string]string{
	"content/news/a.zh.md": "---\ntitle: 甲\ndate: 2024-11-05\n---\n:fact[output] [首页](/) ![](/robots.svg)\n",
	"content/news/a.de.md": "---\ntitle: A\n---\n:fact[output] [Startseite](/) ![Bild](/robots.svg)\n",
	"content/news/a.en.md": "---\ntitle: A\n---\n:fact[output] [home](/) ![picture](/robots.svg)\n",
	"static/robots.svg":    `<svg width="3" height="2"/>`,
}

func TestStrict(t *testing.T) {
	t.Parallel()
	root := testSite(t, warned)
	r, ds := run(t, root, Settings{Strict: true})
	if r.Published || diag.HasErrors(ds) || diag.Count(ds, diag.Warning) == 0 {
		t.Errorf("%+v %v", r, described(ds))
	}
	if tree := published(t, public(root)); tree != nil {
		t.Errorf("published with a warning: %v", tree)
	}
	if r, ds = run(t, root, Settings{}); !r.Published {
		t.Errorf("%v", described(ds))
	}
}

// TestConfiguredSeverity publishes nothing after what the site calls an error.
func TestConfiguredSeverity(t *testing.T) {
	t.Parallel()
	root := testSite(t, warned)
	config, err := root.Read("site.yaml")
	must(t, err)
	put(t, root.Dir(), "site.yaml", strings.Replace(string(config), "checks: {", "checks: {severity: {image-alt: error}, ", 1))
	r, ds := run(t, root, Settings{})
	if r.Published || !diag.HasErrors(ds) {
		t.Errorf("%+v %v", r, described(ds))
	}
}

// TestWithheld finds words on their way out that stand in no document.
func TestWithheld(t *testing.T) {
	t.Parallel()
	for name, changed := range map[string]map[string]string{
		"document": {"content/news/a.de.md": "---\ntitle: Meldung\n---\nDas SECRETWORD. :fact[output] [x](/)\n"},
		"layout":   {"themes/plain/layouts/page.html": `{{ define "main" }}{{ .Content }}secret<b>word</b>{{ end }}`},
		"static":   {"static/robots-note.txt": "x secretword x"},
		"name":     {"static/secretword.txt": "x"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := testSite(t, changed)
			r, ds := run(t, root, Settings{})
			if r.Published || !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code() == "withheld-word" }) {
				t.Errorf("%+v %v", r, described(ds))
			}
			if published(t, public(root)) != nil {
				t.Error("something was published")
			}
		})
	}
}

func TestDraftLeavesNoTrace(t *testing.T) {
	t.Parallel()
	root := testSite(t, map[string]string{
		"content/news/b.zh.md": "---\ntitle: DRAFT-MARKER\ndraft: true\n---\nDRAFT-MARKER\n",
		"content/news/c.zh.md": "---\ntitle: FUTURE-MARKER\ndate: 2030-01-01\n---\nFUTURE-MARKER\n",
	})
	r := mustRun(t, root, Settings{})
	for name, text := range published(t, public(root)) {
		if strings.Contains(text, "-MARKER") {
			t.Errorf("%s has a trace of what is not published", name)
		}
	}
	if want := time.Date(2029, 12, 31, 16, 0, 0, 0, time.UTC); !r.NextDue.Equal(want) {
		t.Errorf("next due %v, want %v", r.NextDue, want)
	}
	mustRun(t, root, Settings{Options: Options{Drafts: true, Future: true}})
	tree := published(t, public(root))
	for _, name := range []string{"zh/news/b/index.html", "zh/news/c/index.html"} {
		if _, ok := tree[name]; !ok {
			t.Errorf("no %s", name)
		}
	}
}

// TestSameEverywhere builds in two folders with other numbers of processors:
// the bytes are the same.
func TestSameEverywhere(t *testing.T) {
	t.Parallel()
	one, two := testSite(t, nil), testSite(t, nil)
	mustRun(t, one, Settings{})
	out := filepath.Join(t.TempDir(), "some", "where")
	mustRun(t, two, Settings{Out: out, Options: Options{BaseURL: "https://www.park.org/base"}})
	if diff := cmp.Diff(published(t, public(one)), published(t, out)); diff != "" {
		t.Errorf("(-one +two):\n%s", diff)
	}
}

func TestBaseURL(t *testing.T) {
	t.Parallel()
	root := testSite(t, nil)
	mustRun(t, root, Settings{Options: Options{BaseURL: "https://other.org/x"}})
	if text := published(t, public(root))["robots.txt"]; !strings.Contains(text, "https://other.org/x/") {
		t.Errorf("robots.txt: %s", text)
	}
	_, ds := run(t, root, Settings{Options: Options{BaseURL: "park"}})
	if !diag.HasErrors(ds) || ds[0].Code() != "config-base-url" {
		t.Errorf("%v", described(ds))
	}
}

func TestTarget(t *testing.T) {
	t.Parallel()
	root := testSite(t, nil)
	site := root.Dir()
	must(t, os.Symlink(filepath.Join(site, "content"), filepath.Join(site, "link")))
	for out, id := range map[string]string{
		"/":                                        "publish-output/root",
		site:                                       "publish-output/site",
		filepath.Dir(site):                         "publish-output/site",
		filepath.Join(site, "content"):             "publish-output/input",
		filepath.Join(site, "data", "x"):           "publish-output/input",
		filepath.Join(site, "CONTENT"):             "publish-output/input",
		filepath.Join(site, "link", "x"):           "publish-output/input",
		filepath.Join(site, ".qiao"):               "publish-output/hidden",
		filepath.Join(site, ".git", "x"):           "publish-output/hidden",
		filepath.Join(site, "site.yaml"):           "publish-output/hidden",
		filepath.Join(site, "x", "..", "..") + "/": "publish-output/site",
	} {
		r, ds := run(t, root, Settings{Out: out})
		if r.Published || len(ds) != 1 || ds[0].ID != id {
			t.Errorf("%s: %v, want %s", out, described(ds), id)
		}
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	root := testSite(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, ds := Run(ctx, root, Settings{Options: Options{Now: now}})
	if r.Published || len(ds) != 1 || ds[0].ID != "interrupted" {
		t.Errorf("%+v %v", r, described(ds))
	}
	if published(t, public(root)) != nil {
		t.Error("something was published")
	}
}

// TestCheck finds what a build finds, and writes nothing.
func TestCheck(t *testing.T) {
	t.Parallel()
	root := testSite(t, map[string]string{"themes/plain/layouts/page.html": `{{ define "main" }}{{ .Image.URL }}{{ end }}`})
	ds := Check(t.Context(), root, Options{Now: now})
	if !diag.HasErrors(ds) {
		t.Error("the mistake in the template is not found")
	}
	if published(t, public(root)) != nil || published(t, filepath.Join(root.Dir(), ".qiao")) != nil {
		t.Error("check wrote something")
	}
	_, built := run(t, root, Settings{})
	if diff := cmp.Diff(described(built), described(ds)); diff != "" {
		t.Errorf("(-build +check):\n%s", diff)
	}
}

func TestPreview(t *testing.T) {
	t.Parallel()
	root := testSite(t, nil)
	mustRun(t, root, Settings{})
	p, ds := NewPreview(t.Context(), root, Options{Now: now})
	if p == nil {
		t.Fatal(described(ds))
	}
	for name, text := range published(t, public(root)) {
		if data, ds := p.Render(name); !p.Has(name) || string(data) != text || len(ds) > 0 {
			t.Errorf("%s is not what is built: %v", name, described(ds))
		}
	}
	put(t, root.Dir(), "site.yaml", "title: x\n")
	if p, ds := NewPreview(t.Context(), root, Options{Now: now}); p != nil || !diag.HasErrors(ds) {
		t.Errorf("%v", described(ds))
	}
}

func TestMerged(t *testing.T) {
	t.Parallel()
	at := diag.Pos{File: "themes/plain/layouts/page.html", Line: 1, Column: 2}
	field := func(pos diag.Pos, name, page string) diag.Diagnostic {
		return diag.New("theme-field/unknown", pos, "name", name, "page", page)
	}
	got := merged([]diag.Diagnostic{
		field(at, "b", "z.md"), field(at, "b", "a.md"), field(at, "a", "z.md"), field(diag.Pos{}, "x", "a.md"), field(diag.Pos{}, "x", "b.md"),
	})
	var pages []string
	for _, d := range got {
		pages = append(pages, d.Args["name"]+" "+d.Args["page"])
	}
	if diff := cmp.Diff([]string{"x a.md", "x b.md", "a z.md", "b a.md"}, pages); diff != "" {
		t.Error(diff)
	}
}
