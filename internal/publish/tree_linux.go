package publish

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// fd is the folder's handle. Calls relative to it cost one walk along the name
// in the kernel; os.Root opens every folder on the way.
func (t *tree) fd() int { return int(t.folder.Fd()) }

// again repeats a call that a signal interrupted.
func again(call func() error) error {
	for {
		if err := call(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// failure is the error of a call on a file.
func failure(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// stat looks at a file, not following a symbolic link.
func (t *tree) stat(name string) (state, error) {
	var st unix.Stat_t
	err := again(func() error { return unix.Fstatat(t.fd(), name, &st, unix.AT_SYMLINK_NOFOLLOW) })
	return stateOf(&st), failure("stat", name, err)
}

func stateOf(st *unix.Stat_t) state {
	s := state{
		dev:       uint64(st.Dev), //nolint:unconvert // its type depends on the processor
		signature: signature{size: st.Size, mtime: st.Mtim.Nano(), ctime: st.Ctim.Nano(), inode: st.Ino},
	}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		s.mode = fs.ModeDir
	case unix.S_IFLNK:
		s.mode = fs.ModeSymlink
	default:
		s.mode = fs.ModeIrregular
	}
	return s
}

// create writes a new file. Its time is in a later second than after.
func (t *tree) create(name string, data []byte, after int64) (s state, err error) {
	var fd int
	err = again(func() error {
		fd, err = unix.Openat(t.fd(), name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0o644)
		return err
	})
	if err != nil {
		return s, failure("create", name, err)
	}
	err = writeAll(fd, data)
	if err == nil {
		s, err = stamp(fd, after)
	}
	// A close that a signal interrupts has closed all the same.
	if cerr := unix.Close(fd); err == nil && cerr != nil && !errors.Is(cerr, unix.EINTR) {
		err = cerr
	}
	return s, failure("write", name, err)
}

func writeAll(fd int, data []byte) error {
	for len(data) > 0 {
		n, err := unix.Write(fd, data)
		if err != nil && !errors.Is(err, unix.EINTR) {
			return err
		}
		data = data[max(n, 0):]
	}
	return nil
}

// stamp sees to it that a file's time is in a later second than after.
func stamp(fd int, after int64) (state, error) {
	var st unix.Stat_t
	if err := again(func() error { return unix.Fstat(fd, &st) }); err != nil {
		return state{}, err
	}
	if stateOf(&st).second() > after {
		return stateOf(&st), nil
	}
	second := unix.NsecToTimeval((after + 1) * 1e9)
	later := []unix.Timeval{second, second}
	if err := unix.Futimes(fd, later); err != nil {
		return state{}, err
	}
	err := again(func() error { return unix.Fstat(fd, &st) })
	return stateOf(&st), err
}

func (t *tree) mkdir(name string) error {
	return failure("mkdir", name, again(func() error { return unix.Mkdirat(t.fd(), name, 0o755) }))
}

func (t *tree) unlink(name string) error {
	return failure("unlink", name, again(func() error { return unix.Unlinkat(t.fd(), name, 0) }))
}

func (t *tree) rmdir(name string) error {
	return failure("rmdir", name, again(func() error { return unix.Unlinkat(t.fd(), name, unix.AT_REMOVEDIR) }))
}

// link makes a file of another tree one of this tree too.
func (t *tree) link(from *tree, name string) error {
	err := again(func() error { return unix.Linkat(from.fd(), name, t.fd(), name, 0) })
	return failure("link", name, err)
}

// sameMount reports whether files can be moved from one folder to another.
func sameMount(a, b *os.File) bool {
	var one, two unix.Statx_t
	const want = unix.STATX_MNT_ID
	if unix.Statx(int(a.Fd()), "", unix.AT_EMPTY_PATH, want, &one) != nil || unix.Statx(int(b.Fd()), "", unix.AT_EMPTY_PATH, want, &two) != nil {
		return false
	}
	return one.Mask&two.Mask&want != 0 && one.Mnt_id == two.Mnt_id && one.Dev_major == two.Dev_major && one.Dev_minor == two.Dev_minor
}
