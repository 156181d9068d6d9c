//go:build !linux

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// exchange is not known how to do here in one step.
func exchange(_ *os.File, stage string, _ *os.File, base string) error {
	return &os.LinkError{Op: "exchange", Old: stage, New: base, Err: errors.ErrUnsupported}
}

// rename moves a file or a folder. A file that is in its place is replaced.
func rename(from *os.File, stage string, to *os.File, base string) error {
	return os.Rename(filepath.Join(from.Name(), filepath.FromSlash(stage)), filepath.Join(to.Name(), filepath.FromSlash(base)))
}

// syncFile brings a file's bytes to the disk.
func syncFile(f *os.File) error { return f.Sync() }

// syncTree brings the entries of a folder and of the folders in it to the
// disk; the files are there already.
func syncTree(t *tree, folders []string) error {
	for _, name := range folders {
		if err := t.sync(name); err != nil && !missing(err) {
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
