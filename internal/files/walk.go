package files

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Entry is one file found by [Root.Walk].
type Entry struct {
	// Name is relative to the root, with forward slashes.
	Name string
	// Size in bytes; of a link, 0.
	Size int64
	// Symlink says that the entry is a symbolic link; links are listed, never
	// followed, while walking.
	Symlink bool
}

// Walk lists all files below dir ("." for the whole root), sorted by name,
// without following links: dir itself, when it is a link, is the only entry.
// A dir that does not exist has no files. Hidden files and folders (a name
// that starts with a dot), and editors' leavings (~, .swp, #…#, Thumbs.db,
// ~$…) are left out, as are pipes, sockets and devices.
func (r *Root) Walk(dir string) ([]Entry, error) {
	local, err := localName(dir)
	if err != nil {
		return nil, failure("walk", dir, err)
	}
	info, err := r.root.Lstat(local)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failure("walk", dir, err)
	}
	var found []Entry
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return []Entry{{Name: dir, Symlink: true}}, nil
	case !info.IsDir():
		return nil, failure("walk", dir, errors.New("not a folder"))
	default:
		found, err = r.walk(found, dir)
	}
	slices.SortFunc(found, func(a, b Entry) int { return cmp.Compare(a.Name, b.Name) })
	return found, err
}

// walk adds the files below the folder dir, in the order of the disk.
func (r *Root) walk(found []Entry, dir string) ([]Entry, error) {
	entries, err := r.readDir(dir)
	if err != nil {
		return found, failure("walk", dir, err)
	}
	for _, e := range entries {
		if Ignored(e.Name()) {
			continue
		}
		name := path.Join(dir, e.Name())
		switch {
		case e.IsDir():
			found, err = r.walk(found, name)
		case e.Type()&fs.ModeSymlink != 0:
			found = append(found, Entry{Name: name, Symlink: true})
		case e.Type().IsRegular():
			found, err = appendFile(found, name, e)
		}
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

func (r *Root) readDir(dir string) ([]os.DirEntry, error) {
	local, err := localName(dir)
	if err != nil {
		return nil, err
	}
	f, err := r.root.Open(local)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

// appendFile adds a regular file, unless it went away meanwhile.
func appendFile(found []Entry, name string, e os.DirEntry) ([]Entry, error) {
	info, err := e.Info()
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	if err != nil {
		return found, failure("walk", name, err)
	}
	return append(found, Entry{Name: name, Size: info.Size()}), nil
}

// Ignored reports whether a file or folder of that name is nothing that an
// author meant to be part of the site.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") ||
		strings.HasPrefix(name, "~$") || // Office's lock files
		strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		name == "Thumbs.db" || name == "desktop.ini"
}
