package files

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
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
	// Stamp is that of a file; of a link, zero.
	Stamp Stamp
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
	switch {
	case err != nil:
		return nil, failure("walk", dir, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return []Entry{{Name: dir, Symlink: true}}, nil
	case !info.IsDir():
		return nil, failure("walk", dir, errors.New("not a folder"))
	}
	top, err := r.root.OpenRoot(local)
	if err != nil {
		return nil, failure("walk", dir, err)
	}
	defer top.Close()
	w := new(walk)
	w.group.SetLimit(2 * runtime.GOMAXPROCS(0))
	found, err := w.folder(top, dir)
	err = errors.Join(err, w.group.Wait())
	all := len(found)
	for _, more := range w.branches {
		all += len(more.found)
	}
	found = slices.Grow(found, all-len(found))
	for _, more := range w.branches {
		found = append(found, more.found...)
	}
	slices.SortFunc(found, func(a, b Entry) int { return cmp.Compare(a.Name, b.Name) })
	return found, err
}

// walk is a walk under way: folders are listed side by side as long as there
// are cores to do it, and each is reached from the one above it.
type walk struct {
	group    errgroup.Group
	branches []*branch
}

// branch is what was found below one of the folders at the top.
type branch struct{ found []Entry }

// folder lists the folder at the top, and leaves the folders in it to others.
func (w *walk) folder(top *os.Root, name string) ([]Entry, error) {
	found, below, err := list(top, name)
	for _, sub := range below {
		b := new(branch)
		w.branches = append(w.branches, b)
		w.group.Go(func() (err error) {
			b.found, err = descend(top, name, sub)
			return err
		})
	}
	return found, err
}

// descend lists a folder with all that is below it.
func descend(parent *os.Root, name, sub string) ([]Entry, error) {
	name = path.Join(name, sub)
	dir, err := parent.OpenRoot(sub)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // it went away meanwhile
	}
	if err != nil {
		return nil, failure("walk", name, err)
	}
	defer dir.Close()
	found, below, err := list(dir, name)
	for _, sub := range below {
		if err != nil {
			break
		}
		var more []Entry
		more, err = descend(dir, name, sub)
		found = append(found, more...)
	}
	return found, err
}

// list lists the files in one folder, and names the folders.
func list(dir *os.Root, name string) (found []Entry, below []string, err error) {
	f, err := dir.Open(".")
	if err != nil {
		return nil, nil, failure("walk", name, err)
	}
	defer f.Close()
	names, err := f.Readdirnames(-1) // ReadDir would look at each file too
	if err != nil {
		return nil, nil, failure("walk", name, err)
	}
	prefix := ""
	if name != "." {
		prefix = name + "/"
	}
	found = make([]Entry, 0, len(names))
	for _, base := range names {
		if Ignored(base) {
			continue
		}
		info, err := look(dir, f, base)
		switch {
		case errors.Is(err, fs.ErrNotExist): // it went away meanwhile
		case err != nil:
			return found, below, failure("walk", prefix+base, err)
		case info.kind.IsDir():
			below = append(below, base)
		case info.kind&fs.ModeSymlink != 0:
			found = append(found, Entry{Name: prefix + base, Symlink: true})
		case info.kind.IsRegular():
			found = append(found, Entry{Name: prefix + base, Size: info.size, Stamp: info.stamp})
		}
	}
	return found, below, nil
}

// looked is what is seen of a file without opening it.
type looked struct {
	kind  fs.FileMode // the type only
	size  int64
	stamp Stamp
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
