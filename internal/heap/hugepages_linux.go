package heap

import (
	"bytes"
	"os"
	"runtime"
	"strconv"

	"golang.org/x/sys/unix"
)

// hugeRoom is how much of the heap is asked for in huge pages, in bytes.
const hugeRoom = 1 << 30

// UseHugePages has the system give the heap memory in pages of 2 MiB, where that
// is done for those who ask (transparent huge pages, mode "madvise"). A build of
// 10,000 pages touches 100,000 pages of 4 KiB for the first time; in a virtual
// machine each can take 20 µs, a third of the time of a small change.
//
// Go has no way to ask for it. So room is taken that is not used, is asked for,
// and given back to the heap, which goes on from there: what was asked for
// belongs to the addresses. Nothing is filled, so it costs less than 5 ms and no
// memory.
func UseHugePages() {
	if strconv.IntSize < 64 || !selected("/sys/kernel/mm/transparent_hugepage/enabled", "[madvise]") || limitedRoom() {
		return
	}
	room := make([]byte, hugeRoom)
	_ = unix.Madvise(room, unix.MADV_HUGEPAGE) // without it everything works as well
	runtime.KeepAlive(room)
	runtime.GC()
}

// limitedRoom reports whether room counts against a limit even where nothing is
// in it.
func limitedRoom() bool {
	var limit unix.Rlimit
	err := unix.Getrlimit(unix.RLIMIT_AS, &limit)
	return err != nil || limit.Cur != unix.RLIM_INFINITY || selected("/proc/sys/vm/overcommit_memory", "2")
}

// selected reports whether a setting of the system has a value.
func selected(setting, value string) bool {
	data, err := os.ReadFile(setting)
	return err == nil && bytes.Contains(data, []byte(value))
}
