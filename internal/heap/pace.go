// Package heap suits Go's memory to a build: a process that is given much to do at
// once, and then ends.
package heap

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage a build may hold before it is collected, beside what is in
// use: so many bytes, or such a part of what is in use, whichever is more.
const (
	leastGarbage = 32 << 20
	garbageShare = 120 // per cent
)

// PaceCollector lets the garbage collector run seldom. At Go's own pace, as much
// garbage as is in use, a small site is collected a hundred times while it is
// built, which is a fifth of the work. A fixed amount of memory would suit no
// better: a site that needs more would be collected without pause. What the user
// says with GOGC holds; GOMEMLIMIT holds besides.
func PaceCollector() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(100 * leastGarbage / emptyHeap)
	afterCollection(func() { debug.SetGCPercent(garbagePercent(liveBytes())) })
}

// emptyHeap is what Go takes to be in use before the first collection, in bytes.
const emptyHeap = 4 << 20

// garbagePercent is the garbage to be allowed beside so many bytes in use, as a
// percentage of these.
func garbagePercent(live uint64) int {
	return max(garbageShare, int(100*leastGarbage/max(live, emptyHeap)))
}

// liveBytes is how much the last collection has found to be in use.
func liveBytes() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// afterCollection calls f after each collection.
func afterCollection(f func()) {
	type object struct{ _ *object } // a pointer: objects without one share memory, and live longer
	runtime.AddCleanup(new(object), func(f func()) {
		f()
		afterCollection(f)
	}, f)
}
