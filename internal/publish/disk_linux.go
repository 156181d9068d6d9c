package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places in one step.
func exchange(from *os.File, stage string, to *os.File, base string) error {
	err := unix.Renameat2(int(from.Fd()), stage, int(to.Fd()), base, unix.RENAME_EXCHANGE)
	return linkFailure("exchange", stage, base, err)
}

// rename moves a file or a folder. A file that is in its place is replaced.
func rename(from *os.File, stage string, to *os.File, base string) error {
	err := unix.Renameat(int(from.Fd()), stage, int(to.Fd()), base)
	return linkFailure("rename", stage, base, err)
}

func linkFailure(op, from, to string, err error) error {
	if err == nil {
		return nil
	}
	return &os.LinkError{Op: op, Old: from, New: to, Err: err}
}

// syncFile has nothing to do: syncTree brings all files to the disk at once.
func syncFile(*os.File) error { return nil }

// syncTree brings a folder with all that is in it to the disk. One call for the
// file system is far cheaper than one for each of thousands of files.
func syncTree(t *tree, _ []string) error {
	return failure("sync", ".", unix.Syncfs(t.fd()))
}

// syncDir brings a folder's entries to the disk.
func syncDir(dir *os.File) error { return dir.Sync() }
