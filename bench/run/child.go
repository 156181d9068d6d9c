//go:build unix

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// usage is what a process took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // the most memory resident at once, in bytes
}

// run runs a program in a folder to its end, and says what it took.
func (b *bench) run(ctx context.Context, dir, program string, args ...string) (usage, error) {
	c := exec.CommandContext(ctx, program, args...)
	c.Dir, c.Env = dir, b.env
	start := time.Now()
	out, err := c.CombinedOutput()
	wall := time.Since(start)
	if err != nil {
		return usage{}, fmt.Errorf("%s in %s: %w\n%s", filepath.Base(program), dir, err, out)
	}
	return usage{wall, c.ProcessState.UserTime() + c.ProcessState.SystemTime(), peak(c)}, nil
}

// peak is the most memory that a process that has ended had resident, in bytes.
// Linux counts in KiB.
func peak(c *exec.Cmd) int64 {
	r, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(r.Maxrss)
	}
	return int64(r.Maxrss) << 10
}

// medianOf is the median of each figure for itself.
func medianOf(all []usage) usage {
	return usage{
		wall: median(all, func(u usage) time.Duration { return u.wall }),
		cpu:  median(all, func(u usage) time.Duration { return u.cpu }),
		peak: median(all, func(u usage) int64 { return u.peak }),
	}
}

// median is the middle one of the values, the lower of two; 0 for none.
func median[T time.Duration | int64](all []usage, value func(u usage) T) T {
	if len(all) == 0 {
		return 0
	}
	values := make([]T, len(all))
	for i, u := range all {
		values[i] = value(u)
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}
