//go:build unix

package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// machine says on what was measured.
func (b *bench) machine() string {
	return strings.Join([]string{
		processor(), plural(b.cores, "core", "cores") + " for each tool", "files on " + fileSystem(b.dir),
		runtime.GOOS + "/" + runtime.GOARCH, runtime.Version(), "Hugo " + hugoVersion,
	}, ", ")
}

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n) + " " + more
}

// processor is the name of the processor, as far as Linux tells it.
func processor() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	for line := range strings.Lines(string(data)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}

// fileSystem is the kind of file system that a folder is on, as far as Linux
// tells it: that of the longest mount point above it.
func fileSystem(dir string) string {
	data, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return "unknown file system"
	}
	return mountOf(string(data), dir)
}

// mountOf finds the kind of file system in a list of mounts (fstab(5)).
func mountOf(mounts, dir string) string {
	kind, longest := "unknown file system", 0
	for line := range strings.Lines(mounts) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		point := strings.TrimSuffix(fields[1], "/") + "/"
		if strings.HasPrefix(dir+"/", point) && len(point) >= longest {
			kind, longest = fields[2], len(point)
		}
	}
	return kind
}
