package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange lets the two folders change places in one step; dir is parent's own
// handle.
func exchange(parent *os.Root, dir *os.File, stage, base string) error {
	fd := int(dir.Fd())
	err := unix.Renameat2(fd, stage, fd, base, unix.RENAME_EXCHANGE)
	switch {
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP):
		return exchangeByRenaming(parent, stage, base)
	case err != nil:
		return &os.LinkError{Op: "renameat2", Old: stage, New: base, Err: err}
	}
	return nil
}

// syncFile has nothing to do: syncTree brings all files to the disk at once.
func syncFile(*os.File) error { return nil }

// syncTree brings a folder with all that is in it to the disk. One call for the
// file system is far cheaper than one for each of thousands of files.
func syncTree(parent *os.Root, name string, _ []string) error {
	dir, err := parent.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	if err := unix.Syncfs(int(dir.Fd())); err != nil {
		return &os.PathError{Op: "syncfs", Path: name, Err: err}
	}
	return nil
}

// syncDir brings a folder's entries to the disk.
func syncDir(dir *os.File) error { return dir.Sync() }
