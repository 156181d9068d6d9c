package files

import (
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// system adds what only the system's own form of the information has.
func (s *Stamp) system(sys any) bool {
	st, ok := sys.(*syscall.Stat_t)
	if ok {
		s.Changed, s.Inode, s.Device = st.Ctim.Nano(), st.Ino, uint64(st.Dev)
	}
	return ok
}

// look looks at a file in a folder, which is given twice: as open is the handle
// by which one call of the system is enough for each of many thousands of files.
func look(_ *os.Root, open *os.File, base string) (looked, error) {
	var st unix.Stat_t
	for {
		err := unix.Fstatat(int(open.Fd()), base, &st, unix.AT_SYMLINK_NOFOLLOW)
		switch err {
		case nil:
			return looked{kindOf(uint32(st.Mode)), st.Size, Stamp{
				Size: st.Size, Modified: st.Mtim.Nano(), Changed: st.Ctim.Nano(), Inode: st.Ino, Device: uint64(st.Dev),
			}}, nil
		case unix.EINTR:
			continue
		}
		return looked{}, err
	}
}

// kindOf is the type of a file in the system's form.
func kindOf(mode uint32) fs.FileMode {
	switch mode & unix.S_IFMT {
	case unix.S_IFREG:
		return 0
	case unix.S_IFDIR:
		return fs.ModeDir
	case unix.S_IFLNK:
		return fs.ModeSymlink
	default:
		return fs.ModeIrregular
	}
}
