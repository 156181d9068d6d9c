package publish

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
	"qiao/internal/files"
)

// contents is the files of a folder with their text. Folders that hold nothing are
// listed with a slash, links with an arrow.
type contents map[string]string

// newTarget is a site in a new folder, with nothing published yet.
func newTarget(t *testing.T) Target {
	t.Helper()
	return targetIn(t, t.TempDir())
}

func targetIn(t *testing.T, dir string) Target {
	t.Helper()
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return Target{Site: root, Dir: filepath.Join(dir, "public"), Name: "public"}
}

// newAgedTarget is one of which the files seem to be old enough for their
// signatures to be believed. So that each change shows in them, [tick] goes
// before it.
func newAgedTarget(t *testing.T) Target {
	t.Helper()
	target := newTarget(t)
	target.aged = aged
	return target
}

const aged = 10 * racy

// tick waits until the clock of the file system has moved.
func tick(t *testing.T) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "clock")
	look := func() time.Time {
		must(t, os.WriteFile(file, nil, 0o644))
		info, err := os.Stat(file)
		must(t, err)
		return info.ModTime()
	}
	for before := look(); look().Equal(before); {
	}
}

// numbered is the n-th of a series of builds: some files change, some stay,
// some come and go.
func numbered(n int) contents {
	outputs := contents{
		"index.html": strconv.Itoa(n), "stays": "the same", fmt.Sprintf("only-%d/index.html", n): "x",
		"deep/leaf/stays": "too", fmt.Sprintf("deep/leaf/only-%d", n): "x",
	}
	for i := range 40 {
		outputs[fmt.Sprintf("pages/%d/index.html", i)] = fmt.Sprint(n, i)
	}
	return outputs
}

// publish publishes the outputs as a build does.
func publish(target Target, outputs contents) (Result, []diag.Diagnostic) {
	s, ds := Open(target)
	if s == nil {
		return Result{}, ds
	}
	s.Fill(context.Background())
	var g sync.WaitGroup
	for name, text := range outputs {
		g.Go(func() { s.Put(File{Name: name}, []byte(text)) })
	}
	g.Wait()
	ds = append(ds, s.Check()...)
	var r Result
	if !diag.HasErrors(ds) {
		var more []diag.Diagnostic
		r, more = s.Commit()
		ds = append(ds, more...)
	}
	return r, append(ds, s.Close()...)
}

// mustPublish publishes without any finding.
func mustPublish(t *testing.T, target Target, outputs contents) Result {
	t.Helper()
	r, ds := publish(target, outputs)
	if len(ds) > 0 {
		t.Fatalf("publishing %v: %v", outputs, texts(ds))
	}
	return r
}

func texts(ds []diag.Diagnostic) []string {
	list := make([]string, len(ds))
	for i, d := range ds {
		list[i] = fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Message("en"), d.ID)
	}
	return list
}

func ids(ds []diag.Diagnostic) []string {
	list := make([]string, len(ds))
	for i, d := range ds {
		list[i] = d.Pos.String() + " " + d.ID
	}
	slices.Sort(list)
	return list
}

func put(t *testing.T, dir string, entries contents) {
	t.Helper()
	for name, text := range entries {
		file := filepath.Join(dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		switch target, link := strings.CutPrefix(text, "-> "); {
		case strings.HasSuffix(name, "/"):
			must(t, os.MkdirAll(file, 0o755))
		case link:
			must(t, os.Symlink(target, file))
		default:
			must(t, os.WriteFile(file, []byte(text), 0o644))
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// list reads a folder; nil if there is none.
func list(t *testing.T, dir string) contents {
	t.Helper()
	if _, err := os.Lstat(dir); err != nil {
		return nil
	}
	got := make(contents)
	must(t, filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, file)
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir():
			entries, err := os.ReadDir(file)
			if len(entries) == 0 {
				got[name+"/"] = ""
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(file)
			got[name] = "-> " + target
			return err
		default:
			data, err := os.ReadFile(file)
			got[name] = string(data)
			return err
		}
	}))
	return got
}

// expect compares the published folder, and makes sure that nothing stands
// beside it.
func expect(t *testing.T, target Target, want contents) {
	t.Helper()
	if diff := cmp.Diff(want, list(t, target.Dir)); diff != "" {
		t.Errorf("published (-want +got):\n%s", diff)
	}
	entries, err := os.ReadDir(filepath.Dir(target.Dir))
	must(t, err)
	for _, e := range entries {
		if e.Name() != filepath.Base(target.Dir) && e.Name() != ".qiao" {
			t.Errorf("left beside the published folder: %s", e.Name())
		}
	}
}

func TestPublish(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	first := contents{"index.html": "a", "de/index.html": "b", "de/über/索引.html": "c", "gone.html": "d"}
	if got := mustPublish(t, target, first); got != (Result{Written: 4}) {
		t.Errorf("first build: %+v", got)
	}
	expect(t, target, first)

	second := contents{"index.html": "a", "de/index.html": "B", "new/index.html": "e", "de/über/索引.html": "c"}
	if got := mustPublish(t, target, second); got != (Result{Written: 2, Unchanged: 2, Removed: 1}) {
		t.Errorf("second build: %+v", got)
	}
	expect(t, target, second)

	third := contents{"index.html": "a"}
	if got := mustPublish(t, target, third); got != (Result{Unchanged: 1, Removed: 3}) {
		t.Errorf("third build: %+v", got)
	}
	expect(t, target, third)
}

// TestUnchanged holds a build that changes nothing to touching nothing, and one
// that changes little to leaving the rest as it was.
func TestUnchanged(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	outputs := contents{"index.html": "a", "de/index.html": "b"}
	mustPublish(t, target, outputs)
	old := time.Date(2024, 12, 1, 8, 0, 0, 0, time.UTC)
	kept := filepath.Join(target.Dir, "index.html")
	must(t, os.Chtimes(kept, old, old))
	before, err := os.Stat(target.Dir)
	must(t, err)
	recorded := list(t, filepath.Join(target.Site.Dir(), ".qiao"))

	if got := mustPublish(t, target, outputs); got != (Result{Unchanged: 2}) {
		t.Errorf("%+v", got)
	}
	after, err := os.Stat(target.Dir)
	must(t, err)
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("a build without changes replaced the folder")
	}
	if diff := cmp.Diff(recorded, list(t, filepath.Join(target.Site.Dir(), ".qiao"))); diff != "" {
		t.Errorf("a build without changes changed the record:\n%s", diff)
	}

	mustPublish(t, target, contents{"index.html": "a", "de/index.html": "B"})
	if info, err := os.Stat(kept); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("the time of an unchanged file changed: %v, %v", info.ModTime(), err)
	}
}

func TestForeign(t *testing.T) {
	t.Parallel()
	outputs := contents{"index.html": "new", "de/index.html": "b"}
	tests := map[string]struct {
		published contents // by the build before
		placed    contents // by somebody, after that
		want      contents // nil: as it was
		findings  []string // sorted
	}{
		"beside": {
			placed: contents{".gitkeep": "", "google123.html": "proof", "de/notes.txt": "n", "empty/": "", "link": "-> ../x"},
			want: contents{
				"index.html": "new", "de/index.html": "b",
				".gitkeep": "", "google123.html": "proof", "de/notes.txt": "n", "empty/": "", "link": "-> ../x",
			},
		},
		"adopted": {
			placed: contents{"index.html": "new"},
			want:   outputs,
		},
		"in the way": {
			placed:   contents{"index.html": "mine", "other": "o"},
			findings: []string{"public/index.html publish-foreign"},
		},
		"file for folder": {
			placed:   contents{"de": "mine"},
			findings: []string{"public/de publish-foreign"},
		},
		"folder for file": {
			placed:   contents{"index.html/x": "mine", "index.html/y/": ""},
			findings: []string{"public/index.html/x publish-foreign", "public/index.html/y publish-foreign"},
		},
		"empty folder for file": {
			placed:   contents{"index.html/": ""},
			findings: []string{"public/index.html publish-foreign"},
		},
		"empty folder in use": {
			placed: contents{"de/": ""},
			want:   outputs,
		},
		"link in the way": {
			placed:   contents{"index.html": "-> /etc/hostname"},
			findings: []string{"public/index.html publish-foreign"},
		},
		"linked folder in the way": {
			placed:   contents{"other/index.html": "b", "de": "-> other"},
			findings: []string{"public/de publish-foreign"},
		},
		"edited and replaced": {
			published: contents{"index.html": "old"},
			placed:    contents{"index.html": "by hand"},
			want:      outputs,
			findings:  []string{"public/index.html publish-edited/replaced"},
		},
		"edited and gone": {
			published: contents{"index.html": "old", "gone.html": "old"},
			placed:    contents{"gone.html": "by hand"},
			want:      contents{"index.html": "new", "de/index.html": "b", "gone.html": "by hand"},
			findings:  []string{"public/gone.html publish-edited/kept"},
		},
		"file becomes folder": {
			published: contents{"de": "was a file", "index.html/x": "was a folder"},
			want:      outputs,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := newTarget(t)
			if test.published != nil {
				mustPublish(t, target, test.published)
			}
			put(t, target.Dir, test.placed)
			before := list(t, target.Dir)
			_, ds := publish(target, outputs)
			if diff := cmp.Diff(test.findings, ids(ds), cmp.Transformer("nil", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			want := test.want
			if want == nil {
				want = before
			}
			expect(t, target, want)
			if test.want != nil {
				mustPublish(t, target, outputs)
				expect(t, target, want)
			}
		})
	}
}

// TestRecordLost publishes again after the record is gone or broken: what is
// the same is adopted, what is not is somebody's.
func TestRecordLost(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	mustPublish(t, target, contents{"a": "1", "b": "1", "c": "1"})
	record := filepath.Join(target.Site.Dir(), stateDir, target.stateName(recordSuffix))

	must(t, os.Remove(record))
	_, ds := publish(target, contents{"a": "1", "b": "2"})
	if diff := cmp.Diff([]string{"public/b publish-foreign"}, ids(ds)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	expect(t, target, contents{"a": "1", "b": "1", "c": "1"})

	must(t, os.WriteFile(record, []byte(`{"files": [`), 0o644))
	_, ds = publish(target, contents{"a": "1", "b": "1", "c": "1"})
	if diff := cmp.Diff([]string{stateDir + "/" + target.stateName(recordSuffix) + " publish-record"}, ids(ds)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	mustPublish(t, target, contents{"a": "1", "b": "2"})
	expect(t, target, contents{"a": "1", "b": "2"})
}

func TestManyForeign(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	outputs, placed := make(contents), make(contents)
	for i := range 50 {
		outputs[fmt.Sprintf("%02d", i)] = "output"
		placed[fmt.Sprintf("%02d", i)] = "mine"
	}
	put(t, target.Dir, placed)
	_, ds := publish(target, outputs)
	if len(ds) != maxForeign+1 || ds[maxForeign].Args["count"] != "30" {
		t.Errorf("%v", texts(ds))
	}
	expect(t, target, placed)
}

func TestFolder(t *testing.T) {
	t.Parallel()
	t.Run("parents are made", func(t *testing.T) {
		t.Parallel()
		target := newTarget(t)
		site := target.Site.Dir()
		target.Dir = filepath.Join(site, "dist", "2024", "public")
		put(t, site, contents{"public": "in the way"})
		mustPublish(t, target, contents{"a": "1"})
		expect(t, target, contents{"a": "1"})
	})
	t.Run("parents go if nothing is published", func(t *testing.T) {
		t.Parallel()
		target := newTarget(t)
		target.Dir = filepath.Join(target.Site.Dir(), "dist", "2024", "public")
		s, ds := Open(target)
		if s == nil {
			t.Fatal(texts(ds))
		}
		s.Put(File{Name: "a"}, []byte("1"))
		s.Close()
		if got := list(t, filepath.Join(target.Site.Dir(), "dist")); got != nil {
			t.Errorf("left: %v", got)
		}
	})
	t.Run("link", func(t *testing.T) {
		t.Parallel()
		target := newTarget(t)
		put(t, target.Site.Dir(), contents{"elsewhere/x": "x", "public": "-> elsewhere"})
		_, ds := publish(target, contents{"a": "1"})
		if diff := cmp.Diff([]string{"public publish-output/symlink"}, ids(ds)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("file", func(t *testing.T) {
		t.Parallel()
		target := newTarget(t)
		put(t, target.Site.Dir(), contents{"public": "a file"})
		_, ds := publish(target, contents{"a": "1"})
		if diff := cmp.Diff([]string{"public publish-output/file"}, ids(ds)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("permissions stay", func(t *testing.T) {
		t.Parallel()
		target := newTarget(t)
		mustPublish(t, target, contents{"a": "1"})
		must(t, os.Chmod(target.Dir, 0o750))
		mustPublish(t, target, contents{"a": "2"})
		if info, err := os.Stat(target.Dir); err != nil || info.Mode().Perm() != 0o750 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	})
	t.Run("name too long", func(t *testing.T) {
		t.Parallel()
		target := newTarget(t)
		mustPublish(t, target, contents{"a": "1"})
		_, ds := publish(target, contents{"a": "2", strings.Repeat("长", 100) + "/index.html": "x"})
		if len(ds) != 1 || ds[0].ID != "publish-write/name-length" {
			t.Errorf("%v", texts(ds))
		}
		expect(t, target, contents{"a": "1"})
	})
	t.Run("moved site", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		must(t, os.Mkdir(filepath.Join(dir, "one"), 0o755))
		mustPublish(t, targetIn(t, filepath.Join(dir, "one")), contents{"a": "1"})
		must(t, os.Rename(filepath.Join(dir, "one"), filepath.Join(dir, "two")))
		moved := targetIn(t, filepath.Join(dir, "two"))
		mustPublish(t, moved, contents{"a": "2"})
		expect(t, moved, contents{"a": "2"})
	})
}

// TestNotCommitted closes a stage at each point before Commit.
func TestNotCommitted(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	published := contents{"a": "1", "b/c": "2", ".gitkeep": ""}
	put(t, target.Dir, contents{".gitkeep": ""})
	mustPublish(t, target, contents{"a": "1", "b/c": "2"})
	for steps := range 3 {
		s, ds := Open(target)
		if s == nil {
			t.Fatal(texts(ds))
		}
		if steps > 0 {
			s.Put(File{Name: "a"}, []byte("changed"))
			s.Put(File{Name: "new/a"}, []byte("new"))
		}
		if steps > 1 {
			s.Check()
		}
		s.Close()
		expect(t, target, published)
	}
}

func TestLocked(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	first, ds := Open(target)
	if first == nil {
		t.Fatal(texts(ds))
	}
	_, ds = publish(target, contents{"a": "1"})
	if len(ds) != 1 || ds[0].ID != "publish-locked" || !strings.Contains(ds[0].Hint("en"), fmt.Sprint(os.Getpid())) {
		t.Errorf("%v", texts(ds))
	}
	other := target
	other.Dir = filepath.Join(target.Site.Dir(), "elsewhere")
	mustPublish(t, other, contents{"a": "1"})
	must(t, os.RemoveAll(other.Dir))
	first.Close()
	mustPublish(t, target, contents{"a": "1"})
	expect(t, target, contents{"a": "1"})
}

func TestLeavings(t *testing.T) {
	t.Parallel()
	const id = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	tests := map[string]struct{ placed, want contents }{
		"stage":      {contents{"public/a": "1", ".public.qiao-" + id + "/a": "2"}, contents{"public/a": "1"}},
		"somebody's": {contents{".public.qiao-notes/a": "1", ".public.qiao-" + id: "a file", ".other.qiao-" + id + "/a": "1"}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			put(t, dir, test.placed)
			parent, err := os.OpenRoot(dir)
			must(t, err)
			defer parent.Close()
			if left, err := clearLeavings(parent, "public"); err != nil || left != nil {
				t.Errorf("left %v, %v", left, err)
			}
			want := test.want
			if want == nil {
				want = test.placed
			}
			if diff := cmp.Diff(want, list(t, dir)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestCopy is for file systems without links.
func TestCopy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, contents{"a": "text", "l": "-> nowhere"})
	old := time.Date(2024, 12, 1, 8, 0, 0, 0, time.UTC)
	must(t, os.Chmod(filepath.Join(dir, "a"), 0o600))
	must(t, os.Chtimes(filepath.Join(dir, "a"), old, old))
	must(t, os.Mkdir(filepath.Join(dir, "to"), 0o755))
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	from, err := openTree(root, ".")
	must(t, err)
	defer from.Close()
	to, err := openTree(root, "to")
	must(t, err)
	defer to.Close()
	must(t, to.copy(from, "a"))
	must(t, to.copy(from, "l"))
	if diff := cmp.Diff(contents{"a": "text", "to/a": "text", "l": "-> nowhere", "to/l": "-> nowhere"}, list(t, dir)); diff != "" {
		t.Error(diff)
	}
	info, err := to.Stat("a")
	must(t, err)
	if info.Mode().Perm() != 0o600 || !info.ModTime().Equal(old) {
		t.Errorf("%v %v", info.Mode(), info.ModTime())
	}
}
