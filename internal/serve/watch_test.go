package serve

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"qiao/internal/files"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// siteFolder makes a folder with the files.
func siteFolder(t *testing.T, texts map[string]string) (*files.Root, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		put(t, dir, name, text)
	}
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(file), 0o755))
	must(t, os.WriteFile(file, []byte(text), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// watching starts a watcher and returns a channel of its calls.
func watching(t *testing.T, root *files.Root) <-chan struct{} {
	t.Helper()
	w, err := newWatcher(root)
	if err != nil {
		t.Fatal(err)
	}
	w.ignore("public")
	ctx, cancel := context.WithCancel(t.Context())
	calls, done := make(chan struct{}, 100), make(chan struct{})
	go func() {
		defer close(done)
		w.run(ctx, func() { calls <- struct{}{} })
	}()
	t.Cleanup(func() { cancel(); <-done })
	return calls
}

// called waits for a call.
func called(t *testing.T, calls <-chan struct{}, why string) {
	t.Helper()
	select {
	case <-calls:
	case <-time.After(5 * time.Second):
		t.Fatalf("no build after %s", why)
	}
}

// silent makes sure that there is no call: what comes first after a change
// that counts is that change's.
func silent(t *testing.T, calls <-chan struct{}, why string) {
	t.Helper()
	select {
	case <-calls:
		t.Errorf("a build after %s", why)
	case <-time.After(4 * quiet):
	}
}

func TestWatch(t *testing.T) {
	root, dir := siteFolder(t, map[string]string{"site.yaml": "a", "content/news/x.zh.md": "a", "public/index.html": "a"})
	calls := watching(t, root)

	put(t, dir, "content/news/x.zh.md", "b")
	called(t, calls, "writing a document")

	// Editors write beside the file, and rename.
	put(t, dir, "content/news/.x.zh.md.tmp", "c")
	silent(t, calls, "writing a hidden file")
	must(t, os.Rename(filepath.Join(dir, "content/news/.x.zh.md.tmp"), filepath.Join(dir, "content/news/x.zh.md")))
	called(t, calls, "renaming over a document")
	put(t, dir, "content/news/x.zh.md", "d")
	called(t, calls, "writing the document that was replaced")

	put(t, dir, "site.yaml", "b")
	called(t, calls, "writing site.yaml")

	put(t, dir, "public/index.html", "b")
	put(t, dir, "notes.txt", "b")
	put(t, dir, "content/news/x.zh.md~", "b")
	put(t, dir, "content/news/.x.zh.md.swp", "b")
	must(t, os.Chmod(filepath.Join(dir, "site.yaml"), 0o600))
	silent(t, calls, "changes that concern no build")

	put(t, dir, "content/new/deep/y.zh.md", "a")
	called(t, calls, "making folders")
	for len(calls) > 0 {
		<-calls
	}
	put(t, dir, "content/new/deep/y.zh.md", "b")
	called(t, calls, "writing in a folder that was made")

	put(t, dir, "data/facts.yaml", "a")
	called(t, calls, "making a folder that a build reads")
	for len(calls) > 0 {
		<-calls
	}
	put(t, dir, "data/facts.yaml", "b")
	called(t, calls, "writing in it")

	must(t, os.RemoveAll(filepath.Join(dir, "content/new")))
	called(t, calls, "removing a folder")
}

// TestWatchBurst makes one build of many changes.
func TestWatchBurst(t *testing.T) {
	root, dir := siteFolder(t, map[string]string{"site.yaml": "a", "content/x.md": "a"})
	calls := watching(t, root)
	for range 50 {
		put(t, dir, "content/x.md", "b")
	}
	called(t, calls, "many changes")
	silent(t, calls, "one burst")
}

// TestWatchLost makes a build after events were lost, and watches folders that
// came meanwhile.
func TestWatchLost(t *testing.T) {
	root, dir := siteFolder(t, map[string]string{"site.yaml": "a", "content/x.md": "a"})
	w, err := newWatcher(root)
	must(t, err)
	must(t, w.notify.Remove(filepath.Join(dir, "content")))
	ctx, cancel := context.WithCancel(t.Context())
	calls, done := make(chan struct{}, 10), make(chan struct{})
	go func() { defer close(done); w.run(ctx, func() { calls <- struct{}{} }) }()
	defer func() { cancel(); <-done }()
	w.notify.Errors <- os.ErrDeadlineExceeded
	called(t, calls, "lost events")
	put(t, dir, "content/x.md", "b")
	called(t, calls, "writing in a folder that was not watched")
}
