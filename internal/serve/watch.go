package serve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"qiao/internal/config"
	"qiao/internal/files"
)

const (
	// quiet is how long nothing must change before a build begins: editors save
	// in several steps.
	quiet = 20 * time.Millisecond
	// patience is how long a build waits at most while things go on changing.
	patience = 500 * time.Millisecond
)

// watcher tells when the files of a site change. It watches folders, never
// files: editors replace files, and a watch on the old one sees nothing more.
type watcher struct {
	notify *fsnotify.Watcher
	dir    string // the site's folder

	mu     sync.Mutex
	output string // below dir, not watched
}

// newWatcher begins to watch the site's folder and those that a build reads.
func newWatcher(root *files.Root) (*watcher, error) {
	dir, err := filepath.Abs(root.Dir())
	if err != nil {
		return nil, err
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{notify: notify, dir: dir}
	if err := w.addAll(); err != nil {
		return nil, errors.Join(err, notify.Close())
	}
	return w, nil
}

// ignore leaves the output folder out, which no build reads.
func (w *watcher) ignore(output string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.output = output
}

// addAll watches the site's folder for site.yaml, and all folders that a build
// reads. Watching a folder twice does nothing.
func (w *watcher) addAll() error {
	if err := w.notify.Add(w.dir); err != nil {
		return err
	}
	for _, name := range config.Inputs {
		if err := w.add(filepath.Join(w.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// add watches a folder and those in it. A folder that is gone by the time, or
// is none, is passed over.
func (w *watcher) add(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case name != dir && files.Ignored(d.Name()):
			return fs.SkipDir
		}
		if err := w.notify.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// run calls changed after changes, when it has become quiet, until ctx is
// cancelled, with the names of the files that have changed since the last call;
// nil if these are not known. Calls do not overlap.
func (w *watcher) run(ctx context.Context, changed func(names []string)) {
	defer w.notify.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	changes := make(chan string)
	go func() {
		defer close(changes)
		w.forward(ctx, changes)
	}()
	debounce(changes, changed)
}

// forward sends the name of the file for each event that concerns a build, until
// ctx is cancelled; unknown where it is not known what has changed.
func (w *watcher) forward(ctx context.Context, changes chan<- string) {
	for {
		name := unknown
		select {
		case <-ctx.Done():
			return
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			var concerned bool
			if name, concerned = w.concerns(event); !concerned {
				continue
			}
		case _, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			// Events were lost: watch what has come, and build.
			_ = w.addAll()
		}
		select {
		case <-ctx.Done():
			return
		case changes <- name:
		}
	}
}

// unknown stands for the name of a file where many may have changed.
const unknown = ""

// debounce calls changed when no change has come for a quiet while, or when
// the first one that no call has seen has waited long enough. It ends when
// changes is closed.
func debounce(changes <-chan string, changed func(names []string)) {
	timer := time.NewTimer(0)
	<-timer.C
	defer timer.Stop()
	var since time.Time // of the first change that no call has seen
	names := []string{}
	for {
		select {
		case name, ok := <-changes:
			if !ok {
				return
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		case <-timer.C:
			since = time.Time{}
			if slices.Contains(names, unknown) {
				names = nil
			}
			changed(names)
			names = []string{}
			continue
		}
		now := time.Now()
		if since.IsZero() {
			since = now
		}
		timer.Reset(max(0, min(quiet, patience-now.Sub(since))))
	}
}

// concerns reports whether an event changes what a build reads, and the name of
// the file. A new folder is watched, and what is in it already counts as
// changed, as it does of one that goes.
func (w *watcher) concerns(event fsnotify.Event) (name string, concerned bool) {
	name, concerned = w.input(event.Name)
	if event.Op == fsnotify.Chmod || !concerned {
		return "", false
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Lstat(event.Name); err == nil && info.IsDir() {
			_ = w.add(event.Name)
			return unknown, true
		}
	}
	return name, true
}

// input reports whether a build may read the file or folder, and its name in
// the site.
func (w *watcher) input(name string) (rel string, is bool) {
	rel, err := filepath.Rel(w.dir, name)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	rel = filepath.ToSlash(rel)
	if files.Ignored(path.Base(rel)) {
		return "", false
	}
	first, _, below := strings.Cut(rel, "/")
	if first == config.File {
		return rel, !below
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return rel, slices.Contains(config.Inputs, first) && rel != w.output && !strings.HasPrefix(rel, w.output+"/")
}
