package markdown

import "sync"

// scratch is memory in which a body grows before its final size is known. It is
// used again for the next one.
type scratch struct {
	html, plain []byte
	holes       []Hole
	passages    passageList
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// maxScratch is how much of each kind is kept, in bytes: a body that needs more
// is rare, and its memory would be held for nothing.
const maxScratch = 1 << 20

// keep gives the memory back, with what became of it.
func (s *scratch) keep(f *Fragment, plain []byte) {
	if max(cap(f.HTML), cap(plain), 24*cap(f.Holes), cap(s.passages.text), 12*cap(s.passages.marks)) > maxScratch {
		return
	}
	s.html, s.holes, s.plain = f.HTML[:0], f.Holes[:0], plain[:0]
	s.passages.clear()
	scratches.Put(s)
}
