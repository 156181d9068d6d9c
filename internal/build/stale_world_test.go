package build

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/build/buildtest"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// world is a site that is edited, and all that shows it.
type world struct {
	dir      string
	tree     *buildtest.Tree
	subjects []subject
	wanted   *clean // what a build from nothing made last
	known    map[[sha256.Size]byte]*clean
}

// subject builds or previews a site in a folder of its own, again and again, on
// top of what it has made before.
type subject interface {
	fmt.Stringer
	place() *place
	// run builds the site as it is.
	run(ctx context.Context, o Options) error
	// compare builds the site as it is, and says what is not as in want.
	compare(ctx context.Context, o Options, want *clean) error
}

// place is a folder with the site, and what is made from it.
type place struct {
	folder *buildtest.Folder
	root   *files.Root
}

func newPlace(dir string) (*place, error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := files.Open(dir)
	return &place{folder: buildtest.NewFolder(dir), root: root}, err
}

func (p *place) path(name string) string {
	return filepath.Join(p.root.Dir(), filepath.FromSlash(name))
}

func newWorld(dir string) (*world, error) {
	w := &world{dir: dir, tree: buildtest.Rich(), known: make(map[[sha256.Size]byte]*clean)}
	one, err := newPlace(filepath.Join(dir, "build"))
	if err != nil {
		return nil, err
	}
	two, err := newPlace(filepath.Join(dir, "preview"))
	w.subjects = []subject{newBatch(one), &previewed{at: two, seen: make(map[string]bool)}}
	return w, err
}

func (w *world) close() {
	for _, s := range w.subjects {
		s.place().root.Close()
	}
}

func (w *world) options() Options {
	return Options{Now: w.tree.Now, BaseURL: w.tree.BaseURL, Drafts: w.tree.Drafts}
}

// compare builds the site from nothing, lets all subjects build it, and says
// what is not the same.
func (w *world) compare(ctx context.Context) error {
	want, err := w.clean(ctx)
	if err != nil {
		return err
	}
	w.wanted = want
	for _, s := range w.subjects {
		if err := s.place().folder.Sync(w.tree); err != nil {
			return err
		}
		if err := s.compare(ctx, w.options(), want); err != nil {
			return fmt.Errorf("%v: %w", s, err)
		}
	}
	return nil
}

// clean is what a build of the tree makes from nothing, in a folder where no
// build has been before.
func (w *world) clean(ctx context.Context) (*clean, error) {
	key := w.tree.Key()
	if c := w.known[key]; c != nil {
		return c, nil
	}
	if c := untouched.Load(); c != nil && len(w.known) == 0 {
		w.known[key] = c
		return c, nil
	}
	dir := filepath.Join(w.dir, "clean")
	defer os.RemoveAll(dir)
	p, err := newPlace(dir)
	if err != nil {
		return nil, err
	}
	defer p.root.Close()
	if err := p.folder.Sync(w.tree); err != nil {
		return nil, err
	}
	c, err := buildClean(ctx, p.root, w.options())
	if err == nil && ctx.Err() == nil && len(w.known) == 0 {
		untouched.Store(c)
	}
	w.known[key] = c
	return c, err
}

// untouched is what is made of the site before the first edit, which is the
// same for all sequences.
var untouched atomic.Pointer[clean]

// clean is what a build made from nothing.
type clean struct {
	result  Result
	found   []diag.Diagnostic
	outputs map[string]string // nil: nothing is published
	preview []diag.Diagnostic // found by a preview of a site that cannot be published
}

// same reports whether two builds made and found the same.
func (c *clean) same(other *clean) bool {
	return c == other || maps.Equal(c.outputs, other.outputs) && cmp.Equal(c.found, other.found) && cmp.Equal(c.result, other.result)
}

func buildClean(ctx context.Context, root *files.Root, o Options) (*clean, error) {
	c := new(clean)
	c.result, c.found = Run(ctx, root, Settings{Options: o, NoCache: true})
	if !c.result.Published {
		_, c.preview = NewPreview(ctx, root, o)
		return c, nil
	}
	var err error
	c.outputs, err = buildtest.ReadFiles(filepath.Join(root.Dir(), "public"))
	return c, err
}

// madeKinds are the kinds of edits of what builds have made, and of what
// happens while they run.
var madeKinds = []string{"cache-removed", "public-change", "public-delete", "public-foreign", "while-building"}

// apply makes an edit and says what it did.
func (w *world) apply(ctx context.Context, e buildtest.Edit) (string, error) {
	switch e.Kind {
	case "while-building":
		return w.editWhileBuilding(ctx, e.Seed)
	case "cache-removed":
		var errs error
		for _, s := range w.subjects {
			errs = errors.Join(errs, os.RemoveAll(s.place().path(".qiao/cache")))
		}
		return "no cache", errs
	case "public-change", "public-delete", "public-foreign":
		return w.batch().meddle(e)
	default:
		return w.tree.Apply(e), nil
	}
}

func (w *world) batch() *batch { return w.subjects[0].(*batch) }

// editWhileBuilding changes the site a moment after the subjects have begun to
// build it. What they make of that is not compared, only what they make then.
func (w *world) editWhileBuilding(ctx context.Context, seed uint64) (string, error) {
	r := rand.New(rand.NewPCG(seed, 3))
	kinds := buildtest.Kinds()
	before := w.options()
	edit := buildtest.Edit{Kind: kinds[r.IntN(len(kinds))], Seed: r.Uint64N(1 << 24)}
	did := w.tree.Apply(edit)
	for _, s := range w.subjects {
		done := make(chan error)
		go func() { done <- s.run(ctx, before) }()
		time.Sleep(time.Duration(r.IntN(30)) * time.Millisecond)
		if err := errors.Join(s.place().folder.Sync(w.tree), <-done); err != nil {
			return did, err
		}
	}
	return edit.Kind + ": " + did, nil
}
