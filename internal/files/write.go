package files

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Write replaces a file whole or not at all, making its folders as needed: a
// temporary file beside it, synced, then renamed over it. A link of that name
// is replaced, not followed.
func (r *Root) Write(name string, data []byte) error {
	local, err := localName(name)
	if err != nil || local == "." {
		return failure("write", name, fs.ErrInvalid)
	}
	folder := filepath.Dir(local)
	if err := r.root.MkdirAll(folder, 0o755); err != nil {
		return failure("write", name, err)
	}
	// Hidden, so that a walk that runs meanwhile does not take it for content.
	temporary := filepath.Join(folder, ".qiao-"+rand.Text())
	err = r.writeSynced(temporary, data)
	if err == nil {
		err = r.root.Rename(temporary, local)
	}
	if err != nil {
		_ = r.root.Remove(temporary) // the first error is the one to report
		return failure("write", name, err)
	}
	if err := r.syncFolder(folder); err != nil {
		return failure("write", name, err)
	}
	return nil
}

// Remove removes a file, or an empty folder.
func (r *Root) Remove(name string) error {
	local, err := localName(name)
	if err == nil {
		err = r.root.Remove(local)
	}
	if err != nil {
		return failure("remove", name, err)
	}
	return nil
}

// writeSynced makes a new file whose bytes are on the disk when it returns.
func (r *Root) writeSynced(local string, data []byte) error {
	f, err := r.root.OpenFile(local, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// syncFolder makes a rename in the folder last through a power failure.
func (r *Root) syncFolder(local string) error {
	if runtime.GOOS == "windows" {
		return nil // folders cannot be synced there; NTFS journals renames
	}
	f, err := r.root.Open(local)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
