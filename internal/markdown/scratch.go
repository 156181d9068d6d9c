package markdown

import (
	"slices"
	"sync"

	"qiao/internal/diag"
)

// Scratch is memory in which a body grows before its final size is known. It is
// used again for the next one. The zero value is ready to use.
type Scratch struct {
	html, plain []byte
	holes       []Hole
	passages    passageList
}

// scratches are those of bodies that do not stay in them.
var scratches = sync.Pool{New: func() any { return new(Scratch) }}

// maxScratch is how much of each kind is kept, in bytes: a body that needs more
// is rare, and its memory would be held for nothing.
const maxScratch = 1 << 20

// within compiles a body in memory that it does not keep.
func within(compile func(s *Scratch) (*Body, []diag.Diagnostic)) (*Body, []diag.Diagnostic) {
	s := scratches.Get().(*Scratch)
	b, ds := compile(s)
	b.HTML, b.Holes = append(make([]byte, 0, len(b.HTML)), b.HTML...), slices.Clone(b.Holes)
	b.Passages = clonePassages(b.Passages)
	s.shrink()
	scratches.Put(s)
	return b, ds
}

// shrink gives memory back of which there is much.
func (s *Scratch) shrink() {
	if max(cap(s.html), cap(s.plain), 24*cap(s.holes), cap(s.passages.text), 12*cap(s.passages.marks), 48*cap(s.passages.whole)) > maxScratch {
		*s = Scratch{}
	}
}
