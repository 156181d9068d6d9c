package theme

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// overlay is several file systems seen as one: a file is that of the first
// layer that has it.
type overlay []fs.FS

// Open implements [fs.FS].
func (o overlay) Open(name string) (fs.File, error) {
	for _, layer := range o {
		f, err := layer.Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir implements [fs.ReadDirFS]: a folder holds what any layer has in it.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries := make(map[string]fs.DirEntry)
	found := false
	for _, layer := range o {
		in, err := fs.ReadDir(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range in {
			if _, hidden := entries[e.Name()]; !hidden {
				entries[e.Name()] = e
			}
		}
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.SortedFunc(maps.Values(entries), func(a, b fs.DirEntry) int {
		return strings.Compare(a.Name(), b.Name())
	}), nil
}

// sub is [fs.Sub] for folder names that are known to be valid.
func sub(fsys fs.FS, dir string) fs.FS {
	below, err := fs.Sub(fsys, dir)
	if err != nil {
		return overlay{}
	}
	return below
}

// list returns the names of all files, sorted, without hidden ones. Symbolic
// links are listed like files; what they lead to decides whether they can be
// read.
func list(fsys fs.FS) []string {
	var names []string
	_ = fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case err != nil, hidden && e.IsDir():
			return fs.SkipDir
		case !hidden && !e.IsDir():
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names
}
