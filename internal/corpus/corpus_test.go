package corpus

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/build/buildtest"
	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/markdown"
	"qiao/internal/snapshot"
	"qiao/internal/source"
)

// folder is a site on the disk, and what was seen of it last.
type folder struct {
	dir  string
	root *files.Root
	tree *buildtest.Tree
	sync *buildtest.Folder
	snap *snapshot.Snapshot

	words markdown.Words
}

func newFolder(t testing.TB) *folder {
	t.Helper()
	f := &folder{dir: t.TempDir(), tree: buildtest.Rich(), words: markdown.Words{Footnotes: "Notes"}}
	f.sync = buildtest.NewFolder(f.dir)
	f.write(t)
	root, err := files.Open(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	f.root = root
	return f
}

// write brings the tree to the disk.
func (f *folder) write(t testing.TB) {
	t.Helper()
	if err := f.sync.Sync(f.tree); err != nil {
		t.Fatal(err)
	}
}

// put writes one file past the tree.
func (f *folder) put(t testing.TB, name, text string) {
	t.Helper()
	file := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// look takes a snapshot, with the last one before its eyes.
func (f *folder) look(t testing.TB) *snapshot.Snapshot {
	t.Helper()
	snap, err := snapshot.Take(t.Context(), f.root, f.snap)
	if err != nil {
		t.Fatal(err)
	}
	f.snap = snap
	return snap
}

// input is what a corpus is made from; change may be nil.
func (f *folder) input(t testing.TB, change func(*Input)) Input {
	t.Helper()
	cfg, ds := config.Load(f.root)
	if cfg == nil {
		t.Fatal(ds)
	}
	in := Input{Root: f.root, Config: cfg, Words: func(string) markdown.Words { return f.words }, Snapshot: f.look(t)}
	if change != nil {
		change(&in)
	}
	return in
}

// load loads the corpus, which is closed at the end of the test.
func (f *folder) load(t testing.TB, change func(*Input)) (*Corpus, []diag.Diagnostic) {
	t.Helper()
	c, ds := Load(t.Context(), f.input(t, change))
	t.Cleanup(c.Close)
	return c, ds
}

// fresh believes and keeps nothing.
func fresh(in *Input) { in.Fresh, in.ReadOnly = true, true }

// seen is all that a corpus shows.
type seen struct {
	Documents   []source.Document
	FrontMatter []*decode.Value
	Outlines    []*markdown.Outline
	Bodies      []*markdown.Body
	Written     []*markdown.Written
	Sums, Faces []snapshot.Sum
	Resources   []source.Resource
	Static      []source.Static
	Findings    []diag.Diagnostic
}

func see(c *Corpus, ds []diag.Diagnostic) *seen {
	s := &seen{Outlines: c.Outlines, Resources: c.Tree.Resources, Static: c.Tree.Static, Findings: append(ds, c.Found()...)}
	for i, d := range c.Tree.Documents {
		document := *d
		document.FrontMatter = nil
		s.Documents = append(s.Documents, document)
		s.FrontMatter = append(s.FrontMatter, d.FrontMatter())
		s.Bodies, s.Written = append(s.Bodies, c.Body(i)), append(s.Written, c.Written(i))
		s.Sums, s.Faces = append(s.Sums, c.Sum(i)), append(s.Faces, c.Face(i))
	}
	return s
}

// compare fails if two corpora show anything different.
func compare(t testing.TB, what string, want, got *seen) {
	t.Helper()
	if !reflect.DeepEqual(want, got) {
		t.Fatalf("%s: another corpus (-want +got):\n%s", what,
			cmp.Diff(want, got, cmp.Exporter(func(reflect.Type) bool { return true })))
	}
}

// check loads the corpus with what was kept, and compares it with one that
// believes nothing. It returns how many documents were not compiled.
func (f *folder) check(t testing.TB, what string) (kept int) {
	t.Helper()
	want := see(f.load(t, fresh))
	kept = len(f.kept(t))
	c, ds := Load(t.Context(), f.input(t, nil))
	compare(t, what, want, see(c, ds))
	if c.Mixed() {
		t.Errorf("%s: mixed", what)
	}
	c.Close()
	return kept
}

// kept are the documents that are kept as they are now.
func (f *folder) kept(t testing.TB) []string {
	t.Helper()
	in := f.input(t, func(in *Input) { in.ReadOnly = true })
	c := &Corpus{in: in, setup: setup(in), store: openStore(f.root, true)}
	defer c.store.close()
	var names []string
	for name, e := range c.kept() {
		if file := in.Snapshot.File(name); file != nil && file.Sum == e.sum {
			names = append(names, name)
		}
	}
	return names
}

// documents is how many documents the tree has.
func (f *folder) documents() int {
	n := 0
	for _, name := range f.tree.Names("content/") {
		if strings.HasSuffix(name, ".md") {
			n++
		}
	}
	return n
}

// TestColdIsCompiled compares a corpus with what reading and compiling makes.
func TestColdIsCompiled(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.put(t, "content/broken.zh.md", "---\ntitle: [\n---\n")
	c, ds := f.load(t, nil)
	in := c.in
	tree, more := source.Load(f.root, in.Config)
	want := &seen{Resources: tree.Resources, Static: tree.Static}
	for _, d := range tree.Documents {
		body, found := dialects(in)[d.Lang].Compile(d.File, d.Body, d.BodyLine)
		more = append(more, found...)
		want.FrontMatter = append(want.FrontMatter, d.FrontMatter())
		written := body.Written
		want.Outlines, want.Written = append(want.Outlines, body.Outline()), append(want.Written, &written)
		body.Passages = nil
		want.Bodies = append(want.Bodies, body)
		d.Body, d.BodyLine, d.FrontMatter = nil, 0, nil
		want.Documents = append(want.Documents, *d)
	}
	got := see(c, ds)
	got.Sums, got.Faces = nil, nil
	diag.Sort(more)
	diag.Sort(got.Findings)
	want.Findings = more
	compare(t, "cold", want, got)
	for i, d := range c.Tree.Documents {
		if c.Sum(i) != c.in.Snapshot.File(d.File).Sum {
			t.Errorf("%s has another hash than its file", d.File)
		}
	}
}

// TestWarmIsCold changes a site in all kinds of ways: what is kept makes no
// difference but to what is done.
func TestWarmIsCold(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	if kept := f.check(t, "first"); kept != 0 {
		t.Errorf("%d documents are kept before the first load", kept)
	}
	if kept := f.check(t, "again"); kept != f.documents() {
		t.Errorf("%d of %d documents are kept", kept, f.documents())
	}
	for seed := range uint64(3) {
		for _, kind := range buildtest.Kinds() {
			did := f.tree.Apply(buildtest.Edit{Kind: kind, Seed: seed})
			f.write(t)
			if cfg, _ := config.Load(f.root); cfg != nil && did != "" {
				f.check(t, did)
			}
		}
	}
}

// TestOnlyChangesAreCompiled changes single documents.
func TestOnlyChangesAreCompiled(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.check(t, "first")
	all := f.documents()
	const text = "---\ntitle: x\n---\ny\n"
	for _, step := range []struct {
		what   string
		change func()
		kept   int
	}{
		{"nothing", func() {}, all},
		{"changed", func() { f.put(t, "content/news/fair.zh.md", text) }, all - 1},
		{"added", func() { f.put(t, "content/new.zh.md", text) }, all},
		{"renamed", func() { f.rename(t, "content/new.zh.md", "content/renamed.zh.md") }, all},
		{"removed", func() { f.rename(t, "content/renamed.zh.md", "removed") }, all},
		{"broken", func() { f.put(t, "content/news/fair.zh.md", "---\n") }, all - 1},
		{"still broken", func() {}, all}, // that it is so is kept, too
	} {
		step.change()
		if kept := f.check(t, step.what); kept != step.kept {
			t.Errorf("%s: %d of %d documents were kept, want %d", step.what, kept, all, step.kept)
		}
	}
}

func (f *folder) rename(t testing.TB, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(f.dir, from), filepath.Join(f.dir, to)); err != nil {
		t.Fatal(err)
	}
}

// TestAnotherSetup loads a site with what was kept of another one with the same
// documents: none of it holds.
func TestAnotherSetup(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	for what, change := range map[string]func(){
		"words": func() { f.words.Footnotes = "Remarks" },
		"alerts": func() {
			f.words.Alerts = map[string]string{"note": "Nota"}
		},
		"raw HTML":  func() { f.configure(t, "markdown: {raw_html: allow}\n") },
		"languages": func() { f.replaceConfig(t, "tag: de,", "tag: de-CH,") },
		"source":    func() { f.replaceConfig(t, "source_language: zh", "source_language: de") },
	} {
		f.check(t, "before "+what)
		if kept := len(f.kept(t)); kept != f.documents() {
			t.Fatalf("%d of %d documents are kept", kept, f.documents())
		}
		change()
		if kept := f.check(t, what); kept != 0 {
			t.Errorf("%s: %d documents are believed", what, kept)
		}
	}
}

func (f *folder) configure(t testing.TB, line string) {
	t.Helper()
	f.put(t, config.File, f.tree.Data(config.File)+line)
}

func (f *folder) replaceConfig(t testing.TB, old, text string) {
	t.Helper()
	f.put(t, config.File, strings.ReplaceAll(f.tree.Data(config.File), old, text))
}

// TestCancelled stops a load; the next one is none the worse.
func TestCancelled(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c, _ := Load(ctx, f.input(t, nil))
	if len(c.Tree.Documents) != 0 {
		t.Error("documents were read")
	}
	c.Close()
	f.check(t, "after a cancelled load")
}
