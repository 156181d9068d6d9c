package serve

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
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
		w.run(ctx, func([]string) { calls <- struct{}{} })
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

func TestWatch(t *testing.T) {
	root, dir := siteFolder(t, map[string]string{"site.yaml": "a", "content/news/x.zh.md": "a", "public/index.html": "a"})
	calls := watching(t, root)

	put(t, dir, "content/news/x.zh.md", "b")
	called(t, calls, "writing a document")

	// Editors write beside the file, and rename.
	put(t, dir, "content/news/.x.zh.md.tmp", "c")
	must(t, os.Rename(filepath.Join(dir, "content/news/.x.zh.md.tmp"), filepath.Join(dir, "content/news/x.zh.md")))
	called(t, calls, "renaming over a document")
	put(t, dir, "content/news/x.zh.md", "d")
	called(t, calls, "writing the document that was replaced")

	put(t, dir, "site.yaml", "b")
	called(t, calls, "writing site.yaml")

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

// TestConcerns says which changes a build is made for.
func TestConcerns(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w := &watcher{dir: dir, output: "static/public"}
	for name, want := range map[string]bool{
		"site.yaml":                   true,
		"content/news/x.zh.md":        true,
		"data/facts.yaml":             true,
		"themes/park/theme.yaml":      true,
		"content/news/.x.zh.md.tmp":   false, // hidden
		"content/news/x.zh.md~":       false, // an editor's copy
		"content/news/.x.zh.md.swp":   false,
		"notes.txt":                   false, // no build reads it
		"deep/site.yaml":              false,
		"public/index.html":           false,
		"static/public/zh/index.html": false, // the output
		"../other/site.yaml":          false,
	} {
		event := fsnotify.Event{Name: filepath.Join(dir, filepath.FromSlash(name)), Op: fsnotify.Write}
		if _, got := w.concerns(event); got != want {
			t.Errorf("a change of %s concerns a build: %v, want %v", name, got, want)
		}
	}
	if _, concerned := w.concerns(fsnotify.Event{Name: filepath.Join(dir, "site.yaml"), Op: fsnotify.Chmod}); concerned {
		t.Error("a change of rights concerns a build")
	}
}

// TestDebounce makes one call of a burst, and does not wait for ever where
// changes never end.
func TestDebounce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		every, last time.Duration
		want        []time.Duration // when the calls came
	}{
		{"one change", time.Second, 0, []time.Duration{quiet}},
		{"a burst", time.Millisecond, 49 * time.Millisecond, []time.Duration{49*time.Millisecond + quiet}},
		{"two changes", 2 * quiet, 2 * quiet, []time.Duration{quiet, 3 * quiet}},
		{"changes without end", 10 * time.Millisecond, patience + 95*time.Millisecond, []time.Duration{patience, patience + 90*time.Millisecond + quiet}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				changes, done := make(chan string), make(chan struct{})
				var calls []time.Duration
				go func() {
					defer close(done)
					debounce(changes, func([]string) { calls = append(calls, time.Since(start)) })
				}()
				for at := time.Duration(0); at <= c.last; at += c.every {
					changes <- "a"
					time.Sleep(c.every)
				}
				time.Sleep(time.Second)
				close(changes)
				<-done
				if diff := cmp.Diff(c.want, calls); diff != "" {
					t.Errorf("calls (-want +got):\n%s", diff)
				}
			})
		})
	}
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
	go func() { defer close(done); w.run(ctx, func([]string) { calls <- struct{}{} }) }()
	defer func() { cancel(); <-done }()
	w.notify.Errors <- os.ErrDeadlineExceeded
	called(t, calls, "lost events")
	put(t, dir, "content/x.md", "b")
	called(t, calls, "writing in a folder that was not watched")
}
