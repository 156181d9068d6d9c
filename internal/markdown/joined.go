package markdown

import (
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
	for k := len(j.pieces) - 1; k >= 0; k-- {
		if p := j.pieces[k]; p.at <= i {
			return p.offset + i - p.at
		}
	}
	if len(j.pieces) > 0 {
		return j.pieces[0].offset
	}
	return 0
}

// segmentsOf lists a collection of segments.
func segmentsOf(s *text.Segments) []text.Segment {
	if s == nil {
		return nil
	}
	return s.Sliced(0, s.Len())
}
