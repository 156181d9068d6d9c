package files

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Write replaces a file whole or not at all, making its folders as needed: a
// temporary file beside it, synced, then renamed over it. A link of that name
// is replaced, not followed.
func (r *Root) Write(name string, data []byte) error {
	folder, err := r.replace(name, func(f *os.File) error {
		_, err := f.Write(data)
		if err == nil {
			err = f.Sync()
		}
		return err
	})
	if err == nil {
		err = r.syncFolder(folder)
	}
	if err != nil {
		return failure("write", name, err)
	}
	return nil
}

// Put is Write without waiting for the disk: after a power failure the file may
// be missing or damaged. It is for what is checked when it is read.
func (r *Root) Put(name string, data []byte) error {
	return r.PutStream(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// PutStream is Put for what is written piece by piece.
func (r *Root) PutStream(name string, write func(w io.Writer) error) error {
	if _, err := r.replace(name, func(f *os.File) error { return write(f) }); err != nil {
		return failure("write", name, err)
	}
	return nil
}

// Scratch opens a file for reading and writing, and makes it, with its folders,
// if it is not there.
func (r *Root) Scratch(name string) (*os.File, error) {
	local, err := localName(name)
	if err == nil {
		err = r.root.MkdirAll(filepath.Dir(local), 0o755)
	}
	if err != nil {
		return nil, failure("open", name, err)
	}
	f, err := r.root.OpenFile(local, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, failure("open", name, err)
	}
	return f, nil
}

// replace replaces a file by one that write writes, and returns its folder.
func (r *Root) replace(name string, write func(f *os.File) error) (folder string, err error) {
	local, err := localName(name)
	if err != nil || local == "." {
		return "", fs.ErrInvalid
	}
	folder = filepath.Dir(local)
	if err := r.root.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	// Hidden, so that a walk that runs meanwhile does not take it for content.
	temporary := filepath.Join(folder, ".qiao-"+rand.Text())
	err = r.writeNew(temporary, write)
	if err == nil {
		err = r.root.Rename(temporary, local)
	}
	if err != nil {
		_ = r.root.Remove(temporary) // the first error is the one to report
	}
	return folder, err
}

// writeNew makes a new file.
func (r *Root) writeNew(local string, write func(f *os.File) error) error {
	f, err := r.root.OpenFile(local, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
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
