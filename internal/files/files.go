// Package files is the one gate to the disk. Every read and write inside a
// site goes through a [Root], built on [os.Root], so that no name, link or
// trick in content, data, translations or themes reaches a file outside.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Root is an open folder. Names are relative to it, with forward slashes, and
// valid in the sense of [fs.ValidPath]: no "..", no leading slash. It is safe
// for concurrent use.
//
// Errors wrap those of the system (errors.Is with fs.ErrNotExist and the like
// holds) and name files as they were asked for, never by their absolute path.
type Root struct {
	dir  string
	root *os.Root
}

// ErrTooLarge is the error of a read that stopped at its limit.
var ErrTooLarge = errors.New("file is too large")

// ErrIrregular is the error of reading what is no regular file: a folder, a
// pipe, a device.
var ErrIrregular = errors.New("not a regular file")

// Open opens an existing folder. Its error does not name dir.
func Open(dir string) (*Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open folder: %w", Cause(err))
	}
	return &Root{dir: dir, root: root}, nil
}

// Close releases the folder. No other method may be called afterwards.
func (r *Root) Close() error { return r.root.Close() }

// Dir is the folder's path as given to Open; for messages of the machine, not
// for findings.
func (r *Root) Dir() string { return r.dir }

// Read returns the content of a file. A link is followed as long as it stays
// inside the folder.
func (r *Root) Read(name string) ([]byte, error) { return r.ReadLimit(name, -1) }

// ReadLimit is Read for a file of at most limit bytes: a longer one is refused
// with [ErrTooLarge] after reading no more than the limit. A negative limit is
// none.
func (r *Root) ReadLimit(name string, limit int64) ([]byte, error) {
	f, size, err := r.open(name)
	if err != nil {
		return nil, failure("read", name, err)
	}
	defer f.Close()
	data, err := readAll(f, nil, size, limit)
	if err != nil {
		return nil, failure("read", name, err)
	}
	return data, nil
}

// open opens a regular file and returns its size. The look before opening
// keeps it from waiting for a pipe that nobody writes to.
func (r *Root) open(name string) (*os.File, int64, error) {
	local, err := localName(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := r.root.Stat(local)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, ErrIrregular
	}
	f, err := r.root.Open(local)
	return f, info.Size(), err
}

// OpenFile opens a regular file for reading.
func (r *Root) OpenFile(name string) (*os.File, error) {
	f, _, err := r.open(name)
	if err != nil {
		return nil, failure("open", name, err)
	}
	return f, nil
}

// readAll reads up to limit bytes; size is what the file is expected to hold.
// A file that grows meanwhile is held to the limit as well.
func readAll(f io.Reader, buf []byte, size, limit int64) ([]byte, error) {
	if limit < 0 {
		return readSized(f, buf, size)
	}
	if size > limit {
		return nil, ErrTooLarge
	}
	data, err := readSized(io.LimitReader(f, limit+1), buf, size)
	if err == nil && int64(len(data)) > limit {
		return nil, ErrTooLarge
	}
	return data, err
}

// readSized is io.ReadAll with the buffer made in the right size at once, unless
// buf has it. A regular file that gives less than it is asked for, and just what
// its size says, has no more.
func readSized(f io.Reader, buf []byte, size int64) ([]byte, error) {
	const most = 64 << 20 // the size is a hint, not a reason to fill memory
	if want := int(min(size, most)) + 1; cap(buf) < want {
		buf = make([]byte, 0, want)
	}
	data := buf[:0]
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF || err == nil && n > 0 && int64(len(data)) == size && len(data) < cap(data) {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// Exists reports whether a regular file or folder of that name is there.
func (r *Root) Exists(name string) bool {
	local, err := localName(name)
	if err != nil {
		return false
	}
	info, err := r.root.Stat(local)
	return err == nil && (info.Mode().IsRegular() || info.IsDir())
}

// FS returns the root as a read-only file system, held to the folder like all
// else; [fs.Sub] gives a folder in it.
func (r *Root) FS() fs.FS { return r.root.FS() }

// localName turns a name into the system's form. It refuses what would be
// another name there, such as a backslash or a device name on Windows.
func localName(name string) (string, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return "", fs.ErrInvalid
	}
	return local, nil
}

// failure is an error with the name as it was asked for.
func failure(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: Cause(err)}
}

// Cause is the system's reason for an error, without the paths that it carries:
// they may be this computer's, and have no place in a finding.
func Cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return Cause(path.Err)
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return Cause(link.Err)
	}
	return err
}
