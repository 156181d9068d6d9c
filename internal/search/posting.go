package search

import (
	"math/bits"
	"slices"
)

// field says where in a text a term stands.
type field uint8

// The fields, from the least telling.
const (
	inText field = iota
	inHeading
	inTitle
)

// posting says that a term stands in a text.
type posting struct {
	doc   uint32
	field field // the most telling one
	count uint8 // of occurrences; those of the lead count twice
	part  uint8 // where to look for it
	whole bool  // the title or heading says little else
}

// and is the posting with another place of the term in the same text.
func (p posting) and(q posting) posting {
	count := min(int(p.count)+int(q.count), maxCount)
	if q.field > p.field || q.field == p.field && q.whole && !p.whole {
		p = q
	}
	p.count = uint8(count)
	return p
}

// maxCount is the largest count that is told apart.
const maxCount = 255

// or is the posting for two terms that are found as one.
func (p posting) or(q posting) posting {
	count := max(p.count, q.count)
	if q.field > p.field || q.field == p.field && q.whole && !p.whole {
		p = q
	}
	p.count = count
	return p
}

// The levels: how much a text is about a term, from 0. Text comes before
// headings before titles, whatever the count, and within them it is the count
// that decides, for its length (the saturation and the length of BM25, in
// steps). What the client gives for each is in the manifest.
const (
	levelText    = 0 // to 3, by count
	levelHeading = 4 // 5: and often, or the heading says little else
	levelTitle   = 6 // 7: and the title says little else
	levels       = 8
)

// level is a posting's, in a text that has so many times the usual length.
func (p posting) level(length float64) int {
	often := float64(p.count) / (0.4 + 0.6*length)
	switch p.field {
	case inTitle:
		if p.whole {
			return levelTitle + 1
		}
		return levelTitle
	case inHeading:
		if p.whole || often > 2.5 {
			return levelHeading + 1
		}
		return levelHeading
	}
	switch {
	case often > 5:
		return levelText + 3
	case often > 2.5:
		return levelText + 2
	case often > 1.2:
		return levelText + 1
	}
	return levelText
}

// merged puts postings in order and makes one of those of a text.
func merged(list []posting) []posting {
	slices.SortFunc(list, func(a, b posting) int { return int(a.doc) - int(b.doc) })
	kept := list[:0]
	for _, p := range list {
		if n := len(kept); n > 0 && kept[n-1].doc == p.doc {
			kept[n-1] = kept[n-1].or(p)
		} else {
			kept = append(kept, p)
		}
	}
	return kept
}

// encodePostings writes postings of docs texts: a byte k, then for each posting
// the gap to the one before as a Rice code with parameter k, the level and the
// part as Elias gamma codes of one more.
func (b *builder) encodePostings(list []posting) []byte {
	k := riceParameter(len(b.docs), len(list))
	w := bitWriter{data: []byte{byte(k)}}
	next := uint32(0)
	for _, p := range list {
		w.rice(p.doc-next, k)
		w.gamma(uint(p.level(float64(b.docs[p.doc].length)/b.usual)) + 1)
		w.gamma(uint(p.part) + 1)
		next = p.doc + 1
	}
	return w.data
}

// riceParameter is the best for n numbers below docs, spread evenly (Golomb).
func riceParameter(docs, n int) int {
	return max(0, bits.Len(uint(docs*69/(n*100)))-1)
}

// bitWriter appends bits, the highest of each byte first.
type bitWriter struct {
	data []byte
	free int // bits of the last byte
}

func (w *bitWriter) bit(one bool) {
	if w.free == 0 || len(w.data) == 0 {
		w.data, w.free = append(w.data, 0), 8
	}
	w.free--
	if one {
		w.data[len(w.data)-1] |= 1 << w.free
	}
}

func (w *bitWriter) bits(v uint, n int) {
	for i := n - 1; i >= 0; i-- {
		w.bit(v>>i&1 == 1)
	}
}

func (w *bitWriter) rice(v uint32, k int) {
	for range v >> k {
		w.bit(true)
	}
	w.bit(false)
	w.bits(uint(v), k)
}

func (w *bitWriter) gamma(v uint) {
	n := bits.Len(v)
	w.bits(0, n-1)
	w.bits(v, n)
}
