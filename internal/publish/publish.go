// Package publish turns the outputs of a build into the published folder,
// whole or not at all.
//
// New and changed outputs are written into another folder on the same file
// system; what has not changed is not written again but linked into it, and
// keeps its time of modification. When all is there the two folders change
// places in one step, so that at any moment, whatever dies, the published
// folder is one complete build. Until then it is not touched, and what a killed
// run leaves behind is cleared away, or put right, by the next.
//
// The folder that was replaced stays in the site's .qiao folder as the shadow
// of the published one: the next build has only to bring into it what changed
// in the two builds since, however large the site is.
//
// The folder may hold files that no build made. They are carried over, never
// deleted and never overwritten; a record of what the last build published,
// kept in the site's .qiao folder, tells them apart. It also tells, by a
// signature of each file, that nobody has written to it since, so that files
// need not be read to know what is in them.
package publish

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"qiao/internal/diag"
	"qiao/internal/files"
)

// Target says where to publish.
type Target struct {
	// Site is the site's folder, where the record of the last build is kept.
	Site *files.Root
	// Dir is the published folder, as a path of the machine.
	Dir string
	// Name is what findings call that folder: public.
	Name string

	inPlace bool  // tests pretend that folders cannot be exchanged
	aged    int64 // tests pretend that files are so many nanoseconds older
}

// Result counts what publishing did to the files of the published folder.
// Written and Unchanged together are the outputs.
type Result struct {
	Written, Unchanged, Removed int
	// Retained is how many outputs of the builds before, with a hash in their
	// name, are still there for pages that link to them.
	Retained int
}

// File is one output.
type File struct {
	// Name is its path in the published folder, with forward slashes.
	Name string
	// Hashed says that the name has a hash of the content. Such a file stays
	// for two more builds once no build makes it any more: somebody may just be
	// reading a page that links to it.
	Hashed bool
}

// Sum is the SHA-256 of an output's bytes.
type Sum [sha256.Size]byte

func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// Stage collects the outputs of one build. Keep and Put may be called
// concurrently; the other methods are called once each, in the order Check,
// Commit, Close, and Close in any case.
type Stage struct {
	target Target
	lock   *files.Lock
	state  *os.Root // of the site, see stateDir

	// parent holds the published folder.
	parent    *os.Root
	base      string // name of the published folder in parent
	made      []string
	published *tree // nil: there is none yet
	records   records
	// began is the moment, on the file system's clock, before which a file was
	// written last if its signature is to be believed.
	began int64

	stage      staging
	once       sync.Once // prepares the stage
	prepareErr error
	done       bool // it is published

	outputs *outputs

	mu      sync.Mutex
	failure *diag.Diagnostic

	plan *plan   // made by Check
	next *commit // made by Check
}

// Open locks the target, clears away what a killed run left, and begins a
// stage. The stage is nil when there is a finding of severity error.
func Open(t Target) (*Stage, []diag.Diagnostic) {
	state, err := openState(t)
	if err != nil {
		return nil, []diag.Diagnostic{failed(err, diag.Pos{File: stateDir})}
	}
	lock, holder, err := t.Site.Lock(path.Join(stateDir, t.stateName(".lock")))
	if err != nil {
		state.Close()
	}
	switch {
	case errors.Is(err, files.ErrHeld):
		return nil, []diag.Diagnostic{diag.New("publish-locked", diag.Pos{File: t.Name}, "folder", t.Name, "process", holder)}
	case err != nil:
		return nil, []diag.Diagnostic{failed(err, diag.Pos{File: stateDir})}
	}
	s := &Stage{
		target: t,
		lock:   lock,
		state:  state,
		base:   filepath.Base(t.Dir),
	}
	ds := s.open()
	if diag.HasErrors(ds) {
		return nil, append(ds, s.Close()...)
	}
	return s, ds
}

func openState(t Target) (*os.Root, error) {
	site, err := os.OpenRoot(t.Site.Dir())
	if err != nil {
		return nil, err
	}
	defer site.Close()
	if err := site.MkdirAll(stateDir, 0o755); err != nil {
		return nil, err
	}
	return site.OpenRoot(stateDir)
}

// open opens the parent folder, making it if need be, and the published one,
// and brings both into the state in which the last complete build left them.
func (s *Stage) open() []diag.Diagnostic {
	at := diag.Pos{File: s.target.Name}
	dir := filepath.Dir(s.target.Dir)
	err := s.makeParents(dir)
	if err == nil {
		s.parent, err = os.OpenRoot(dir)
	}
	if err != nil {
		return []diag.Diagnostic{failed(err, at)}
	}
	left, err := clearLeavings(s.parent, s.base)
	if err != nil {
		return []diag.Diagnostic{failed(err, at)}
	}
	ds := append(leavings(left...), s.openPublished(at)...)
	if diag.HasErrors(ds) {
		return ds
	}
	more, err := s.openRecords()
	if err != nil {
		return append(ds, failed(err, diag.Pos{File: stateDir}))
	}
	return append(ds, more...)
}

// openPublished opens the published folder, if there is one.
func (s *Stage) openPublished(at diag.Pos) []diag.Diagnostic {
	info, err := s.parent.Lstat(s.base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
	case info.Mode()&fs.ModeSymlink != 0:
		return []diag.Diagnostic{diag.New("publish-output/symlink", at, "folder", at.File)}
	case !info.IsDir():
		return []diag.Diagnostic{diag.New("publish-output/file", at, "folder", at.File)}
	default:
		s.published, err = openTree(s.parent, s.base)
	}
	if err != nil {
		return []diag.Diagnostic{failed(err, at)}
	}
	return nil
}

// openRecords reads the record, and decides what of it holds for the folders as
// they are.
func (s *Stage) openRecords() (ds []diag.Diagnostic, err error) {
	var at state
	if s.published != nil {
		if at, err = s.published.stat("."); err != nil {
			return nil, err
		}
	}
	s.records, ds = readRecords(s.state, s.target, at.inode)
	if r := s.records.record; r.root != at.inode || r.dev != at.dev {
		r.distrust()
		r.forgetShadow()
	}
	s.outputs = newOutputs(s.records.record)
	if s.began, err = s.moment(at.dev); err != nil {
		return ds, err
	}
	more, err := s.place()
	return append(ds, more...), err
}

// moment is the time on the clock of the file system with the published folder.
func (s *Stage) moment(dev uint64) (int64, error) {
	touched, err := s.lock.Touch()
	if err != nil {
		return 0, err
	}
	if touched.Device == dev {
		return touched.Modified + s.target.aged, nil
	}
	return min(touched.Modified, time.Now().UnixNano()) + s.target.aged, nil
}

// leavings reports folders that should be gone and could not be removed.
func leavings(names ...string) (ds []diag.Diagnostic) {
	for _, name := range names {
		ds = append(ds, diag.New("publish-leavings", diag.Pos{File: name}, "folder", name))
	}
	return ds
}

// makeParents makes dir and the folders above it, remembering which it made.
func (s *Stage) makeParents(dir string) error {
	var missing []string
	for at := dir; ; at = filepath.Dir(at) {
		_, err := os.Stat(at)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(at) == at {
			return err
		}
		missing = append(missing, at)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := os.Mkdir(missing[i], 0o755); err != nil {
			return err
		}
		s.made = append(s.made, missing[i])
	}
	return nil
}

// leavingPrefix begins the name of everything that publishing puts beside the
// published folder.
func leavingPrefix(base string) string { return "." + base + ".qiao-" }

// clearLeavings removes the stages of runs that died beside the published
// folder. It returns what it could not remove.
func clearLeavings(parent *os.Root, base string) (left []string, err error) {
	entries, err := fs.ReadDir(parent.FS(), ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		id, is := strings.CutPrefix(e.Name(), leavingPrefix(base))
		if is && isStageID(id) && e.IsDir() && parent.RemoveAll(e.Name()) != nil {
			left = append(left, e.Name())
		}
	}
	return left, nil
}

// stageID names a stage beside the published folder.
func stageID() string { return rand.Text() }

// isStageID reports whether id is of the form of [rand.Text].
func isStageID(id string) bool {
	return len(id) == 26 && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// keepsShadow reports whether what is where the stage was is a shadow, of this
// build or still of the one before.
func (s *Stage) keepsShadow() bool {
	return s.stage.shadow && s.published != nil && (s.done || !s.stage.fresh)
}

// Close ends the stage. Unless Commit has published it, nothing of it remains
// but a shadow in disorder, which the next build sees; what could not be
// removed is a warning.
func (s *Stage) Close() (ds []diag.Diagnostic) {
	ds = s.stage.close(s.keepsShadow())
	s.published.Close()
	if s.parent != nil {
		s.parent.Close()
	}
	for _, dir := range slices.Backward(s.made) {
		_ = os.Remove(dir) // one that is not empty by now belongs to someone
	}
	s.lock.Release()
	s.state.Close()
	return ds
}
