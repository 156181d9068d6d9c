package corpus

import (
	"bufio"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"

	"qiao/internal/cache"
	"qiao/internal/files"
	"qiao/internal/markdown"
)

// dir is where the corpus is kept, and the files in it.
const (
	dir      = cache.Dir + "/documents"
	lockFile = dir + "/lock"
	textFile = dir + "/texts"
)

// store keeps the binary forms of texts in one file, to which is only appended.
// Where it may not be written, new texts stay in memory.
type store struct {
	root *files.Root
	lock *files.Lock // nil: nothing may be written
	file *os.File    // nil: there is none

	mu      sync.Mutex
	buf     []byte // to be written at the end of the file
	end     int64  // of the file, and of what may be believed in it
	written int64  // up to where the file is written
	failed  bool
	// replaced says that the file has been written anew and is only read.
	replaced bool
	memory   [][]byte // texts of a store without a file
}

// place is where a text is. The zero place is none.
type place struct {
	at   int64 // in the file; negative: in memory, -1 first
	size markdown.Sizes
	// The xxHash of the first two parts, and of the last two.
	checkBody, checkWritten uint64
}

// length is that of all parts, in bytes.
func (p place) length() int64 {
	return int64(p.size.Shown) + int64(p.size.Written) + int64(p.size.Passages)
}

// stretch is a part of a text to be read: from and to are offsets into it.
type stretch struct {
	place
	from, to int
	check    uint64
}

// body is the stretch that [markdown.ReadBody] wants.
func (p place) body() stretch { return stretch{p, 0, p.size.Shown + p.size.Written, p.checkBody} }

// written is the stretch that [markdown.ReadWritten] wants.
func (p place) written() stretch { return stretch{p, p.size.Shown, int(p.length()), p.checkWritten} }

// bufferSize is how much is written at a time, in bytes.
const bufferSize = 1 << 20

// openStore opens the file of texts, for reading only where another process
// writes it, or where that is asked for.
func openStore(root *files.Root, readOnly bool) *store {
	s := &store{root: root}
	if !readOnly {
		s.lock, _, _ = root.Lock(lockFile) // without it nothing is kept: that is no failure of the build
	}
	switch {
	case s.lock != nil:
		s.file, _ = root.Scratch(textFile)
	default:
		s.file, _ = root.OpenFile(textFile)
	}
	return s
}

// writable reports whether texts go to the file.
func (s *store) writable() bool { return s.lock != nil && s.file != nil && !s.failed }

// put keeps a text, whose parts have these sizes.
func (s *store) put(data []byte, size markdown.Sizes) place {
	p := place{size: size}
	p.checkBody = xxhash.Sum64(data[:size.Shown+size.Written])
	p.checkWritten = xxhash.Sum64(data[size.Shown:])
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.writable() {
		s.memory = append(s.memory, slices.Clone(data))
		p.at = -int64(len(s.memory))
		return p
	}
	p.at = s.end
	s.end += int64(len(data))
	s.buf = append(s.buf, data...)
	if len(s.buf) >= bufferSize {
		s.write()
	}
	return p
}

// write writes the buffer. What could not be written is lost, and found to be
// so when it is read.
func (s *store) write() {
	if _, err := s.file.WriteAt(s.buf, s.written); err != nil {
		s.failed = true
	}
	s.written += int64(len(s.buf))
	s.buf = s.buf[:0]
}

// flush writes all that was put, so that it can be got.
func (s *store) flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.buf) > 0 {
		s.write()
	}
	s.buf = nil
}

// get reads a stretch of a text. What is damaged is not there.
func (s *store) get(p stretch) (data []byte, ok bool) {
	if p.at < 0 {
		return s.memory[-p.at-1][p.from:p.to], true
	}
	if s.file == nil {
		return nil, false
	}
	data = make([]byte, p.to-p.from)
	if _, err := s.file.ReadAt(data, p.at+int64(p.from)); err != nil {
		return nil, false
	}
	return data, xxhash.Sum64(data) == p.check
}

// whole reads all of a text.
func (s *store) whole(p place) (data []byte, ok bool) {
	body, ok := s.get(p.body())
	if !ok {
		return nil, false
	}
	written, ok := s.get(p.written())
	if !ok {
		return nil, false
	}
	return append(body, written[p.size.Written:]...), true
}

// continueAt says that the file may be believed up to an offset.
func (s *store) continueAt(end int64) { s.end, s.written = end, end }

// wasteful reports whether most of the file is out of use.
func (s *store) wasteful(entries []*entry) bool {
	const little = 16 << 20
	var live int64
	for _, e := range entries {
		live += e.place.length()
	}
	return s.end > 2*live+little
}

// rewrite replaces the file by one without what is out of use, and moves the
// places of entries accordingly. Whoever reads the old index with the new file
// finds wrong checksums, and compiles again.
func (s *store) rewrite(entries []*entry) bool {
	var places []place
	var end int64
	err := s.root.PutStream(textFile, func(w io.Writer) error {
		out := bufio.NewWriterSize(w, bufferSize)
		for _, e := range entries {
			var p place
			if data, ok := s.whole(e.place); ok {
				p = e.place
				p.at = end
				end += p.length()
				_, _ = out.Write(data) // Flush has the first error
			} else if e.place != p {
				e.lost.Store(true)
			}
			places = append(places, p)
		}
		return out.Flush()
	})
	if err != nil {
		return false
	}
	f, err := s.root.OpenFile(textFile)
	if err != nil {
		return false
	}
	s.file.Close()
	s.file, s.end, s.replaced = f, end, true
	for i, e := range entries {
		e.place = places[i]
	}
	return true
}

// seal ends writing, so that others may write.
func (s *store) seal() {
	if s.lock == nil {
		return
	}
	if s.file != nil && !s.replaced {
		_ = s.file.Truncate(s.end) // what lies behind is of no use to anybody
	}
	s.lock.Release()
	s.lock = nil
}

// close gives the store back.
func (s *store) close() {
	if s.file != nil {
		s.file.Close()
	}
}

// fits reports whether a place may be in the file.
func (p place) fits(end int64) bool {
	most := int64(max(p.size.Shown, p.size.Written, p.size.Passages)) // lest their sum be out of range
	return p.at >= 0 && min(p.size.Shown, p.size.Written, p.size.Passages) >= 0 && most <= end-p.at && p.length() <= end-p.at
}
