package files

import "syscall"

// system adds what only the system's own form of the information has.
func (s *Stamp) system(sys any) bool {
	st, ok := sys.(*syscall.Stat_t)
	if ok {
		s.Changed, s.Inode, s.Device = st.Ctim.Nano(), st.Ino, uint64(st.Dev)
	}
	return ok
}
