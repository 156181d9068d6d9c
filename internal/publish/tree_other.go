//go:build !linux

package publish

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// stat looks at a file, not following a symbolic link. It tells too little for
// a signature to be believed: files are read instead.
func (t *tree) stat(name string) (state, error) {
	info, err := t.Lstat(name)
	if err != nil {
		return state{}, err
	}
	return stateOf(info), nil
}

func stateOf(info fs.FileInfo) state {
	return state{mode: info.Mode().Type(), signature: signature{size: info.Size(), mtime: info.ModTime().UnixNano()}}
}

// create writes a new file. Its time is in a later second than after.
func (t *tree) create(name string, data []byte, after int64) (state, error) {
	f, err := t.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return state{}, err
	}
	_, err = f.Write(data)
	if err == nil {
		err = syncFile(f)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return state{}, err
	}
	s, err := t.stat(name)
	if err != nil || s.second() > after {
		return s, err
	}
	later := time.Unix(after+1, 0)
	if err := t.Chtimes(name, later, later); err != nil {
		return s, err
	}
	return t.stat(name)
}

func (t *tree) mkdir(name string) error { return t.Mkdir(name, 0o755) }

func (t *tree) unlink(name string) error {
	info, err := t.Lstat(name)
	if err == nil && info.IsDir() {
		return &fs.PathError{Op: "unlink", Path: name, Err: fs.ErrInvalid}
	}
	return t.Remove(name)
}

func (t *tree) rmdir(name string) error {
	info, err := t.Lstat(name)
	if err == nil && !info.IsDir() {
		return &fs.PathError{Op: "rmdir", Path: name, Err: fs.ErrInvalid}
	}
	return t.Remove(name)
}

// link is not needed: without an exchange, what stays is where it is.
func (t *tree) link(_ *tree, name string) error {
	return &fs.PathError{Op: "link", Path: name, Err: errors.ErrUnsupported}
}

// sameMount is not known here.
func sameMount(_, _ *os.File) bool { return false }
