package publish

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
)

// lock keeps two builds of one published folder apart.
type lock struct{ file *os.File }

// errHeld says that another process has the lock.
var errHeld = errors.New("locked by another process")

// acquire takes the target's lock without waiting. Where another process has
// it, the lock is nil and holder its process number, as far as known.
func acquire(state *os.Root, t Target) (l *lock, holder string, err error) {
	f, err := state.OpenFile(t.stateName(".lock"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, "", err
	}
	switch err := lockFile(f); {
	case errors.Is(err, errHeld):
		text, _ := io.ReadAll(io.LimitReader(f, 32))
		return nil, strings.TrimSpace(string(text)), f.Close()
	case err != nil:
		return nil, "", errors.Join(err, f.Close())
	}
	if err := sign(f); err != nil {
		return nil, "", errors.Join(err, f.Close())
	}
	return &lock{f}, "", nil
}

// sign writes this process's number into the lock for others to read.
func sign(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

// touch signs the lock again, and tells when that was on the clock of the file
// system: the only one to compare the times of its files with.
func (l *lock) touch() (state, error) {
	if err := sign(l.file); err != nil {
		return state{}, err
	}
	return stateOfFile(l.file)
}

// release gives the lock back. The file stays: to remove it would let two
// processes hold two locks of one name.
func (l *lock) release() {
	unlockFile(l.file)
	l.file.Close()
}
