package files

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
)

// Lock keeps processes apart that must not do something at the same time.
type Lock struct{ file *os.File }

// ErrHeld is the error of a lock that another process has.
var ErrHeld = errors.New("locked by another process")

// Lock takes the lock of that name, which is a file, without waiting. Where
// another process has it the error is [ErrHeld], and holder that process's
// number, as far as it is known.
func (r *Root) Lock(name string) (l *Lock, holder string, err error) {
	f, err := r.Scratch(name)
	if err != nil {
		return nil, "", err
	}
	switch err := lockFile(f); {
	case errors.Is(err, ErrHeld):
		text, _ := io.ReadAll(io.LimitReader(f, 32))
		return nil, strings.TrimSpace(string(text)), errors.Join(ErrHeld, f.Close())
	case err != nil:
		return nil, "", errors.Join(err, f.Close())
	}
	l = &Lock{f}
	if err := l.sign(); err != nil {
		l.Release()
		return nil, "", err
	}
	return l, "", nil
}

// Touch signs the lock again, and tells when that was on the clock of the file
// system: the only one to compare the times of its files with.
func (l *Lock) Touch() (Stamp, error) {
	if err := l.sign(); err != nil {
		return Stamp{}, err
	}
	info, err := l.file.Stat()
	if err != nil {
		return Stamp{}, err
	}
	return stampOf(info), nil
}

// sign writes this process's number into the lock for others to read.
func (l *Lock) sign() error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := l.file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

// Release gives the lock back. The file stays: to remove it would let two
// processes hold two locks of one name.
func (l *Lock) Release() {
	unlockFile(l.file)
	l.file.Close()
}
