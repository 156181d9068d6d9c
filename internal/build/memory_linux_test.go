package build

import (
	"os"

	"golang.org/x/sys/unix"
)

// inMemory has the folders of tests made in memory if there is room: they build
// thousands of sites, and each build waits until the disk holds all that is
// written to it, be it by others. What TMPDIR says counts more.
func inMemory() {
	const shared, room = "/dev/shm", 512 << 20 // bytes; tests use a tenth
	var st unix.Statfs_t
	if os.Getenv("TMPDIR") != "" || unix.Statfs(shared, &st) != nil || st.Bavail*uint64(st.Bsize) < room {
		return
	}
	if unix.Access(shared, unix.W_OK) == nil {
		_ = os.Setenv("TMPDIR", shared)
	}
}
