package files

import (
	"io/fs"
	"time"
)

// Stamp is what a file system says about a file's bytes without giving them
// out. Two equal stamps of one name mean the same bytes, because no program can
// set a file's time of change (ctime): it moves with every write, link, rename
// and chmod, also when the time of modification is set back. A system that does
// not know that time has no stamps, and equality of zero ones means nothing.
type Stamp struct {
	Size     int64
	Modified int64 // in nanoseconds since 1970
	Changed  int64 // the same, of the time that programs cannot set
	Inode    uint64
	Device   uint64
}

// The time within which a file may change again without a new stamp: clocks of
// file systems tick, some a hundred times a second, some once in two.
const (
	fineTick   = 50 * time.Millisecond
	coarseTick = 2 * time.Second
)

// Settled reports whether a later change of the file is sure to show in its
// stamp, if it was taken at the time now: what changed in the same tick as it
// was looked at may change again unseen.
func (s Stamp) Settled(now time.Time) bool {
	tick := fineTick
	if s.Changed%int64(time.Millisecond) == 0 {
		tick = coarseTick
	}
	return s.Changed != 0 && s.Changed < now.Add(-tick).UnixNano()
}

// stampOf is the stamp in what a system says about a file; zero if it says too
// little.
func stampOf(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	if !s.system(info.Sys()) {
		return Stamp{}
	}
	return s
}
