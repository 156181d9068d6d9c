// Package publish turns the outputs of a build into the published folder,
// whole or not at all.
//
// Outputs are staged in a folder beside the published one, on the same file
// system; what has not changed is not written again but kept, with its time of
// modification. When all outputs are there the two folders change places in
// one step, so that at any moment, whatever dies, the published folder is one
// complete build. Until then nothing is touched, and what a killed run leaves
// behind is cleared away by the next.
//
// The folder may hold files that no build made. They are carried over, never
// deleted and never overwritten; a record of what the last build published,
// kept in the site's .qiao folder, tells them apart.
package publish

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

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
}

// Result counts what publishing did to the files of the published folder.
// Written and Unchanged together are the outputs.
type Result struct {
	Written, Unchanged, Removed int
}

// Stage collects the outputs of one build. Put may be called concurrently; the
// other methods are called once each, in the order Check, Commit, Close, and
// Close in any case.
type Stage struct {
	target Target
	lock   *lock
	record *record

	// parent holds the published folder and, beside it, the stage.
	parent *os.Root
	base   string // name of the published folder in parent
	name   string // name of the stage in parent
	made   []string

	mu      sync.Mutex
	outputs map[string]output
	folders map[string]bool // folders that exist in the stage
	failure *diag.Diagnostic

	plan *plan // made by Check
}

// output is one output as it was put.
type output struct {
	sum  sum
	kept bool // the published file has the same bytes
}

// sum is the SHA-256 of a file's bytes.
type sum [sha256.Size]byte

func (s sum) String() string { return hex.EncodeToString(s[:]) }

// Open locks the target, clears away what a killed run left, and begins a
// stage. The stage is nil when there is a finding of severity error.
func Open(t Target) (*Stage, []diag.Diagnostic) {
	lock, holder, err := acquire(t)
	switch {
	case err != nil:
		return nil, []diag.Diagnostic{failed(err, diag.Pos{File: stateDir})}
	case lock == nil:
		return nil, []diag.Diagnostic{diag.New("publish-locked", diag.Pos{File: t.Name}, "folder", t.Name, "process", holder)}
	}
	s := &Stage{
		target:  t,
		lock:    lock,
		base:    filepath.Base(t.Dir),
		outputs: make(map[string]output),
		folders: make(map[string]bool),
	}
	s.name = leavingPrefix(s.base) + rand.Text()
	ds := s.open()
	if diag.HasErrors(ds) {
		return nil, append(ds, s.Close()...)
	}
	var lost []diag.Diagnostic
	s.record, lost = readRecord(t)
	return s, append(ds, lost...)
}

// open opens the parent folder, making it if need be, and brings it into the
// state in which the last complete build left it.
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
	ds := leavings(left...)
	info, err := s.parent.Lstat(s.base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		ds = append(ds, failed(err, at))
	case info.Mode()&fs.ModeSymlink != 0:
		ds = append(ds, diag.New("publish-output/symlink", at, "folder", at.File))
	case !info.IsDir():
		ds = append(ds, diag.New("publish-output/file", at, "folder", at.File))
	}
	return ds
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

// Put takes one output: name is its path in the published folder, with forward
// slashes. It reports false once something could not be written; the finding
// comes with [Stage.Check], and more outputs are not of use.
func (s *Stage) Put(name string, data []byte) bool {
	s.mu.Lock()
	stop := s.failure != nil
	s.mu.Unlock()
	if stop {
		return false
	}
	o := output{sum: sha256.Sum256(data), kept: s.published(name, data)}
	if !o.kept {
		if err := s.write(name, data); err != nil {
			s.fail(err, name)
			return false
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outputs[name] = o
	return true
}

// fail keeps the first failure to write an output.
func (s *Stage) fail(err error, name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failure == nil {
		d := failed(err, diag.Pos{File: path.Join(s.target.Name, name)})
		s.failure = &d
	}
}

// published reports whether the published folder has the output already.
func (s *Stage) published(name string, data []byte) bool {
	at := path.Join(s.base, name)
	info, err := s.parent.Lstat(at)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	f, err := s.parent.Open(at)
	if err != nil {
		return false
	}
	defer f.Close()
	return sameBytes(f, data)
}

// buffers are for reading published files piece by piece.
var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// sameBytes reports whether r holds exactly data.
func sameBytes(r io.Reader, data []byte) bool {
	buf := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buf)
	for {
		n, err := r.Read(buf[:])
		if n > len(data) || string(buf[:n]) != string(data[:n]) {
			return false
		}
		data = data[n:]
		if err != nil {
			return err == io.EOF && len(data) == 0
		}
	}
}

// write writes a new or changed output into the stage.
func (s *Stage) write(name string, data []byte) error {
	if err := s.folder(path.Dir(name)); err != nil {
		return err
	}
	f, err := s.parent.OpenFile(path.Join(s.name, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = syncFile(f)
	}
	return errors.Join(err, f.Close())
}

// folder makes a folder of the stage ("." is the stage itself), with those
// above it, unless it has made it before.
func (s *Stage) folder(dir string) error {
	s.mu.Lock()
	exists := s.folders[dir]
	s.mu.Unlock()
	if exists {
		return nil
	}
	if err := s.parent.MkdirAll(path.Join(s.name, dir), 0o755); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for ; !s.folders[dir]; dir = path.Dir(dir) {
		s.folders[dir] = true
	}
	return nil
}

// Close ends the stage. Unless Commit has published it, nothing of it remains;
// what could not be removed is a warning.
func (s *Stage) Close() (ds []diag.Diagnostic) {
	if s.parent != nil {
		if s.parent.RemoveAll(s.name) != nil {
			ds = leavings(s.name)
		}
		s.parent.Close()
	}
	for _, dir := range slices.Backward(s.made) {
		_ = os.Remove(dir) // one that is not empty by now belongs to someone
	}
	s.lock.release()
	return ds
}
