package buildtest

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Tree is a site in memory, with all that decides what a build of it makes: its
// files, and the options of the build. [Tree.Apply] changes it.
type Tree struct {
	Now     time.Time
	BaseURL string
	Drafts  bool

	files map[string]File
	past  []*Tree // the states before each change, the latest last
}

// File is a file of a [Tree].
type File struct {
	Data string
	// Time is the time of modification; zero is that of writing.
	Time time.Time
	// SameTime keeps the time that the file had before it was written.
	SameTime bool
	// Replace writes the file beside its place and renames it, as some editors
	// do, instead of writing into it.
	Replace bool
}

// Names are the names of the files that begin with prefix, sorted.
func (t *Tree) Names(prefix string) []string {
	var names []string
	for name := range t.files {
		if strings.HasPrefix(name, prefix) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Data is the content of a file; empty if there is none.
func (t *Tree) Data(name string) string { return t.files[name].Data }

// Key tells whether two trees are the same site, built with the same options,
// whenever their files were written.
func (t *Tree) Key() [sha256.Size]byte {
	h := sha256.New()
	for _, name := range t.Names("") {
		sum := sha256.Sum256([]byte(t.files[name].Data))
		h.Write([]byte(name + "\x00"))
		h.Write(sum[:])
	}
	h.Write([]byte(t.Now.Format(time.RFC3339Nano) + t.BaseURL))
	if t.Drafts {
		h.Write([]byte{1})
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// snapshot is a copy of what the tree is now, without its past.
func (t *Tree) snapshot() *Tree {
	return &Tree{Now: t.Now, BaseURL: t.BaseURL, Drafts: t.Drafts, files: maps.Clone(t.files)}
}

// WriteTo writes all files into a folder.
func (t *Tree) WriteTo(dir string) error { return NewFolder(dir).Sync(t) }

// Folder is a folder on the disk that follows a [Tree].
type Folder struct {
	dir    string
	synced map[string]File
}

// NewFolder returns a folder in which nothing of a tree is yet.
func NewFolder(dir string) *Folder { return &Folder{dir: dir, synced: make(map[string]File)} }

// Sync brings the folder from the last tree that it was given to t. It touches
// nothing that is the same in both.
func (f *Folder) Sync(t *Tree) error {
	for _, name := range slices.Sorted(maps.Keys(f.synced)) {
		if _, stays := t.files[name]; !stays {
			if err := f.remove(name); err != nil {
				return err
			}
		}
	}
	for _, name := range t.Names("") {
		if now, before := t.files[name], f.synced[name]; now != before {
			if err := f.write(name, before, now); err != nil {
				return err
			}
		}
	}
	f.synced = maps.Clone(t.files)
	return nil
}

// remove removes a file, and the folders that it leaves empty, as git does.
func (f *Folder) remove(name string) error {
	file := f.path(name)
	if err := os.Remove(file); err != nil {
		return err
	}
	for dir := filepath.Dir(file); dir != f.dir && os.Remove(dir) == nil; {
		dir = filepath.Dir(dir)
	}
	return nil
}

func (f *Folder) write(name string, before, now File) error {
	file := f.path(name)
	info, err := os.Stat(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if info == nil || now.Data != before.Data {
		if err := writeFile(file, now); err != nil {
			return err
		}
	}
	switch {
	case now.SameTime && info != nil:
		return os.Chtimes(file, info.ModTime(), info.ModTime())
	case !now.Time.IsZero():
		return os.Chtimes(file, now.Time, now.Time)
	default:
		return nil
	}
}

func writeFile(file string, f File) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if !f.Replace {
		return os.WriteFile(file, []byte(f.Data), 0o644)
	}
	beside := filepath.Join(filepath.Dir(file), ".new-"+filepath.Base(file))
	if err := os.WriteFile(beside, []byte(f.Data), 0o644); err != nil {
		return err
	}
	return os.Rename(beside, file)
}

func (f *Folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }
