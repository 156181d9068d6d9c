//go:build !linux

package publish

import (
	"errors"
	"os"
	"path"
	"runtime"
)

// exchange lets the two folders change places.
func exchange(parent *os.Root, _ *os.File, stage, base string) error {
	return exchangeByRenaming(parent, stage, base)
}

// syncFile brings a file's bytes to the disk.
func syncFile(f *os.File) error { return f.Sync() }

// syncTree brings the entries of a folder and of the folders in it to the
// disk; the files are there already.
func syncTree(parent *os.Root, name string, folders []string) error {
	for _, folder := range folders {
		dir, err := parent.Open(path.Join(name, folder))
		if err != nil {
			return err
		}
		if err := errors.Join(syncDir(dir), dir.Close()); err != nil {
			return err
		}
	}
	return nil
}

// syncDir brings a folder's entries to the disk. Windows cannot do that, and
// need not: it keeps a journal of them.
func syncDir(dir *os.File) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return dir.Sync()
}
