package files

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Reader reads many files one after the other, faster than [Root.Read]: it
// keeps the folder of the last one open, and so finds the next one in it
// without going through all folders above. It is for one goroutine; names in
// sorted order suit it best.
type Reader struct {
	root   *Root
	folder string
	open   *os.Root // the folder; nil at the beginning
	buf    []byte   // of Copy
}

// Reader returns a reader, which is to be closed.
func (r *Root) Reader() *Reader { return &Reader{root: r} }

// Close gives the reader's folder back.
func (r *Reader) Close() {
	if r.open != nil {
		r.open.Close()
		r.open = nil
	}
}

// ReadLimit is [Root.ReadLimit], that reads into buf if it is large enough; it
// also returns the stamp of what was read.
func (r *Reader) ReadLimit(buf []byte, name string, limit int64) ([]byte, Stamp, error) {
	data, stamp, err := r.read(buf, name, limit)
	if err != nil {
		return nil, Stamp{}, failure("read", name, err)
	}
	return data, stamp, nil
}

func (r *Reader) read(buf []byte, name string, limit int64) ([]byte, Stamp, error) {
	f, info, err := r.file(name)
	if err != nil {
		return nil, Stamp{}, err
	}
	defer f.Close()
	data, err := readAll(f, buf, info.Size(), limit)
	return data, stampOf(info), err
}

// Copy writes a file's bytes to w, and returns the stamp of what was read.
func (r *Reader) Copy(w io.Writer, name string) (Stamp, error) {
	f, info, err := r.file(name)
	if err != nil {
		return Stamp{}, failure("read", name, err)
	}
	defer f.Close()
	if r.buf == nil {
		r.buf = make([]byte, 64<<10)
	}
	for {
		n, err := f.Read(r.buf)
		if n > 0 {
			if _, err := w.Write(r.buf[:n]); err != nil {
				return Stamp{}, err
			}
		}
		if err == io.EOF {
			return stampOf(info), nil
		}
		if err != nil {
			return Stamp{}, failure("read", name, err)
		}
	}
}

// file opens a regular file.
func (r *Reader) file(name string) (*os.File, fs.FileInfo, error) {
	local, err := localName(name)
	if err != nil {
		return nil, nil, err
	}
	if err := r.enter(filepath.Dir(local)); err != nil {
		return nil, nil, err
	}
	// Without waiting: a pipe would keep it waiting for somebody who writes.
	f, err := r.open.OpenFile(filepath.Base(local), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrIrregular
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// enter opens a folder, unless it is the one that is open.
func (r *Reader) enter(folder string) error {
	if r.open != nil && r.folder == folder {
		return nil
	}
	next, err := r.root.root.OpenRoot(folder)
	if err != nil {
		return err
	}
	r.Close()
	r.folder, r.open = folder, next
	return nil
}
