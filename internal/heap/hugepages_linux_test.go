package heap

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unsafe"
)

// TestUseHugePages has memory that is allocated afterwards in huge pages.
func TestUseHugePages(t *testing.T) {
	if !selected("/sys/kernel/mm/transparent_hugepage/enabled", "[madvise]") || limitedRoom() {
		t.Skip("this system gives no huge pages to those who ask, or limits what can be asked for")
	}
	UseHugePages()
	memory := make([]byte, 128<<20) // too much for the room that there was before
	if at := uintptr(unsafe.Pointer(&memory[len(memory)-1])); !hasHugePages(t, at) {
		t.Errorf("memory at %x is not in huge pages", at)
	}
}

// hasHugePages reports whether huge pages were asked for at an address: whether
// its mapping has the flag "hg" (proc_pid_smaps(5)).
func hasHugePages(t *testing.T, at uintptr) bool {
	t.Helper()
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	inside := false
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var from, to uintptr
		if n, _ := fmt.Sscanf(lines.Text(), "%x-%x ", &from, &to); n == 2 {
			inside = from <= at && at < to
		}
		if flags, is := strings.CutPrefix(lines.Text(), "VmFlags:"); is && inside {
			return strings.Contains(flags+" ", " hg ")
		}
	}
	return false
}
