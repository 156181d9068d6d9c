package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/text"
)

// joined is text put together from several segments of the source, as in a
// block quote, that remembers where its bytes come from.
type joined struct {
	text   []byte
	pieces []piece
}

// piece says that the text from at on comes from the source's offset on.
type piece struct{ at, offset int }

// join puts segments together. One segment alone is not copied.
func join(src []byte, segments []text.Segment) joined {
	var j joined
	if len(segments) == 1 && segments[0].Padding == 0 {
		s := segments[0]
		return joined{src[s.Start:s.Stop:s.Stop], []piece{{0, s.Start}}}
	}
	for _, s := range segments {
		for range s.Padding {
			j.text = append(j.text, ' ')
		}
		j.pieces = append(j.pieces, piece{len(j.text), s.Start})
		j.text = append(j.text, src[s.Start:s.Stop]...)
	}
	return j
}

// offset is where the byte at i stands in the source.
func (j joined) offset(i int) int {
	k, exact := slices.BinarySearchFunc(j.pieces, i, func(p piece, i int) int { return cmp.Compare(p.at, i) })
	if !exact && k > 0 {
		k--
	}
	if k >= len(j.pieces) {
		return 0
	}
	return j.pieces[k].offset + max(0, i-j.pieces[k].at)
}

// segmentsOf lists a collection of segments.
func segmentsOf(s *text.Segments) []text.Segment {
	if s == nil {
		return nil
	}
	return s.Sliced(0, s.Len())
}
