package publish

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// tree is an open folder with all that is in it. What is done for each of tens
// of thousands of files has a method in tree_linux.go and tree_other.go; the
// rest goes through [os.Root]. Names are relative to the folder, with forward
// slashes.
type tree struct {
	*os.Root
	folder *os.File // the folder itself
}

// openTree opens a folder of parent, which must not be a symbolic link.
func openTree(parent *os.Root, name string) (*tree, error) {
	root, err := parent.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	folder, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &tree{Root: root, folder: folder}, nil
}

// Close gives the folder's handles back. A nil tree has none.
func (t *tree) Close() {
	if t != nil {
		t.folder.Close()
		t.Root.Close()
	}
}

// state is what the system says of a file without reading it.
type state struct {
	mode fs.FileMode // the type only
	dev  uint64
	signature
}

// signature is how a file is known again: as long as it is the same, nobody has
// written to the file. It is all zero but for size and mtime where the system
// tells no more, and such a one is not believed.
type signature struct {
	size  int64
	mtime int64 // nanoseconds, as ctime
	ctime int64
	inode uint64
}

// second is the second in which the file was written last.
func (s signature) second() int64 { return s.mtime / 1e9 }

// same reports whether a file is as it was, but for its names.
func (s signature) same(was *signature) bool {
	return s.inode == was.inode && s.size == was.size && s.mtime == was.mtime
}

// racy is how much older than the moment it is looked at a file must be for its
// signature to be believed: clocks of file systems stand still for up to 10 ms,
// and what is written twice meanwhile looks the same. (Git calls it "racy".)
const racy = 50e6

// settled reports whether nothing that is written to the file at the moment or
// later can leave it with this signature.
func (s signature) settled(moment int64) bool { return s.inode != 0 && s.ctime+racy < moment }

// sync brings a file's bytes, or a folder's entries, to the disk.
func (t *tree) sync(name string) error {
	f, err := t.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(syncDir(f), f.Close())
}

// sumOf reads a file.
func (t *tree) sumOf(name string) (s Sum, err error) {
	f, err := t.Open(name)
	if err != nil {
		return s, err
	}
	defer f.Close()
	h := sha256.New()
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	// Without the file's own WriteTo, which would make a buffer for each file.
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{f}, *buf); err != nil {
		return s, err
	}
	h.Sum(s[:0])
	return s, nil
}

// buffers are for reading files.
var buffers = sync.Pool{New: func() any {
	buf := make([]byte, 64<<10)
	return &buf
}}

// entries lists what is in a folder. It is not [fs.ReadDir], which refuses names
// that are not UTF-8, as files that no build made may have.
func (t *tree) entries(name string) ([]fs.DirEntry, error) {
	dir, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	list, err := dir.ReadDir(-1)
	return list, errors.Join(err, dir.Close())
}

// take brings a file of another tree into this one as it is, in the place of
// what may be there: as a link to it or, where there are no links, as a copy.
func (t *tree) take(from *tree, name string) error {
	err := t.link(from, name)
	if errors.Is(err, fs.ErrExist) {
		if err := t.clear(name); err != nil {
			return err
		}
		err = t.link(from, name)
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return t.copy(from, name)
}

// clear removes a file, or a folder with all that is in it.
func (t *tree) clear(name string) error {
	if t.unlink(name) == nil {
		return nil
	}
	return t.RemoveAll(name)
}

// copy copies a file or a symbolic link with its permissions and time.
func (t *tree) copy(from *tree, name string) error {
	info, err := from.Lstat(name)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := from.Readlink(name)
		if err != nil {
			return err
		}
		return t.Symlink(target, name)
	}
	in, err := from.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := t.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = syncFile(out)
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	return t.Chtimes(name, info.ModTime(), info.ModTime())
}

// above yields the folders that a file stands in, up to but without the root.
func above(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if !yield(dir) {
				return
			}
		}
	}
}

// each does something for 0 to n-1 on all cores, and stops at the first error.
func each(n int, do func(i int) error) error {
	const chunk = 64
	var g errgroup.Group
	var at atomic.Int64
	var stop atomic.Bool
	for range min(runtime.GOMAXPROCS(0), n/chunk+1) {
		g.Go(func() error {
			for !stop.Load() {
				first := int(at.Add(chunk)) - chunk
				for i := first; i < min(first+chunk, n); i++ {
					if err := do(i); err != nil {
						stop.Store(true)
						return err
					}
				}
				if first >= n {
					break
				}
			}
			return nil
		})
	}
	return g.Wait()
}
