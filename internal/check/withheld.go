package check

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Withheld finds the words that must not occur in any output. It is made once
// and safe for concurrent use.
//
// It reads as a visitor would, or somebody who searches the published files:
// upper and lower case, full-width and half-width are the same; blanks of any
// kind and number are one; what shows nothing (soft hyphens, zero-width
// characters) is passed over; entities, percent-encoding and the escapes of
// JSON are decoded. A word in Latin letters must stand alone: "FET" is not in
// "effet".
//
// All words are searched in one pass, by the automaton of Aho and Corasick, so
// that every byte of a site can be looked at.
type Withheld struct {
	words []string // as configured
	long  []int    // of each word in folded characters
	root  *state
	first [1 << 10]uint64 // a bit for each character of the BMP that begins a word
}

// state is a state of the automaton.
type state struct {
	next map[rune]*state
	fail *state
	ends []int // words that end here, the longest first
}

// Hit is an occurrence of a withheld word.
type Hit struct {
	Word       string
	Start, End int // byte offsets
}

// NewWithheld makes the matcher of a list of words.
func NewWithheld(words []string) *Withheld {
	w := &Withheld{root: &state{next: make(map[rune]*state)}}
	for _, word := range words {
		folded := fold(word)
		if len(folded) == 0 || len(folded) >= len(finder{}.ring) {
			continue // nobody withholds a page of text word by word
		}
		w.first[uint16(folded[0])>>6] |= 1 << (folded[0] & 63)
		s := w.root
		for _, r := range folded {
			child := s.next[r]
			if child == nil {
				child = &state{next: make(map[rune]*state)}
				s.next[r] = child
			}
			s = child
		}
		s.ends = append(s.ends, len(w.words))
		w.words, w.long = append(w.words, word), append(w.long, len(folded))
	}
	w.link()
	return w
}

// link sets, breadth first, the state in which to go on where none follows.
func (w *Withheld) link() {
	queue := []*state{w.root}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for r, child := range s.next {
			child.fail = w.root
			if s != w.root {
				child.fail = s.fail.step(r, w.root)
			}
			child.ends = append(child.ends, child.fail.ends...)
			queue = append(queue, child)
		}
	}
}

// step is the state after one more character.
func (s *state) step(r rune, root *state) *state {
	for s != nil {
		if child := s.next[r]; child != nil {
			return child
		}
		s = s.fail
	}
	return root
}

// mayBegin reports whether a word may begin with the character; it errs only
// towards yes. Most characters of a site begin none.
func (w *Withheld) mayBegin(r rune) bool {
	return w.first[uint16(r)>>6]&(1<<(r&63)) != 0
}

// Empty reports whether there are no words to find.
func (w *Withheld) Empty() bool { return len(w.words) == 0 }

// InText finds the words in plain text.
func (w *Withheld) InText(text string) []Hit {
	if w.Empty() {
		return nil
	}
	f := finder{w: w, state: w.root}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		f.take(r, i, i+size)
		i += size
	}
	return f.finish()
}

// InOutput finds the words in the bytes of a published file, each word once.
// HTML is read twice: with its tags, for what attributes and scripts hold, and
// without them, for words that markup runs through.
func (w *Withheld) InOutput(data []byte) []Hit {
	if w.Empty() || !utf8.Valid(data) {
		return nil // images and the like: their names are in the pages
	}
	hits := w.scan(data, false)
	if bytes.IndexByte(data, '<') >= 0 {
		hits = append(hits, w.scan(data, true)...)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return strings.Compare(a.Word, b.Word) })
	return slices.CompactFunc(hits, func(a, b Hit) bool { return a.Word == b.Word })
}

// scan reads data character by character as they are meant.
func (w *Withheld) scan(data []byte, withoutTags bool) []Hit {
	f := finder{w: w, state: w.root}
	for i := 0; i < len(data); {
		if withoutTags && data[i] == '<' {
			i = afterTag(data, i)
			continue
		}
		r, size := decodeMeant(data[i:])
		f.take(r, i, i+size)
		i += size
	}
	return f.finish()
}

// afterTag is the offset after the tag or comment that begins at i, or after
// the "<" if none does.
func afterTag(data []byte, i int) int {
	if i+1 >= len(data) || !(data[i+1] == '/' || data[i+1] == '!' || data[i+1]|0x20 >= 'a' && data[i+1]|0x20 <= 'z') {
		return i + 1
	}
	end := bytes.IndexByte(data[i:], '>')
	if end < 0 {
		return i + 1
	}
	return i + end + 1
}

// decodeMeant reads one character, escaped in one of the usual ways or not.
func decodeMeant(data []byte) (r rune, size int) {
	switch c := data[0]; {
	case c == '&':
		return decodeEntity(data)
	case c == '%':
		return decodePercent(data)
	case c == '\\':
		return decodeUnicodeEscape(data)
	case c < utf8.RuneSelf:
		return rune(c), 1
	}
	return utf8.DecodeRune(data)
}

// longestEntity bounds the length of what is read as an entity.
const longestEntity = 12

func decodeEntity(data []byte) (rune, int) {
	end := bytes.IndexByte(data[:min(len(data), longestEntity)], ';')
	if end < 0 {
		return '&', 1
	}
	decoded := html.UnescapeString(string(data[:end+1]))
	r, n := utf8.DecodeRuneInString(decoded)
	if n != len(decoded) {
		return '&', 1
	}
	return r, end + 1
}

// decodePercent reads the bytes of one character written as %E9%A9%AC.
func decodePercent(data []byte) (rune, int) {
	var encoded [utf8.UTFMax]byte
	for n := 0; n < utf8.UTFMax; n++ {
		at := 3 * n
		if at+2 >= len(data) || data[at] != '%' || !isHex(data[at+1]) || !isHex(data[at+2]) {
			break
		}
		encoded[n] = unhex(data[at+1])<<4 | unhex(data[at+2])
		if utf8.FullRune(encoded[:n+1]) {
			if r, size := utf8.DecodeRune(encoded[:n+1]); r != utf8.RuneError {
				return r, 3 * size
			}
			break
		}
	}
	return '%', 1
}

func decodeUnicodeEscape(data []byte) (rune, int) {
	if len(data) < 6 || data[1] != 'u' {
		return '\\', 1
	}
	var r rune
	for _, c := range data[2:6] {
		if !isHex(c) {
			return '\\', 1
		}
		r = r<<4 | rune(unhex(c))
	}
	return r, 6
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// finder is a search under way.
type finder struct {
	w     *Withheld
	state *state
	ring  [256]taken // the last characters, by their number
	count int        // of characters so far
	hits  []Hit
	open  []Hit // that end in a Latin letter: hits, unless another one follows
}

// taken is a character with the offset that it was read from.
type taken struct {
	r    rune
	from int
}

// last is the n-th character from the end, from 1; a blank before the first.
func (f *finder) last(n int) taken {
	if n > f.count || n > len(f.ring) {
		return taken{r: ' '}
	}
	return f.ring[(f.count-n)%len(f.ring)]
}

// take reads the character between two offsets.
func (f *finder) take(r rune, from, to int) {
	r = foldRune(r)
	if r < 0 || r == ' ' && f.last(1).r == ' ' {
		return
	}
	if len(f.open) > 0 {
		f.settle(r)
	}
	f.ring[f.count%len(f.ring)] = taken{r, from}
	f.count++
	if f.state == f.w.root && !f.w.mayBegin(r) {
		return
	}
	f.state = f.state.step(r, f.w.root)
	for _, word := range f.state.ends {
		f.found(word, to)
	}
}

// found notes a word that ends here, unless it is a part of a longer one in
// Latin letters.
func (f *finder) found(word, to int) {
	long := f.w.long[word]
	first := f.last(long)
	if latin(first.r) && latin(f.last(long+1).r) {
		return
	}
	hit := Hit{Word: f.w.words[word], Start: first.from, End: to}
	if latin(f.last(1).r) {
		f.open = append(f.open, hit)
		return
	}
	f.hits = append(f.hits, hit)
}

// settle decides about words in Latin letters when the next character is known.
func (f *finder) settle(next rune) {
	if !latin(next) {
		f.hits = append(f.hits, f.open...)
	}
	f.open = f.open[:0]
}

// finish returns what was found.
func (f *finder) finish() []Hit {
	f.settle(' ')
	return f.hits
}

// latin reports whether a character is one of a word in Latin letters.
func latin(r rune) bool {
	return r >= '0' && r <= '9' || r < 0x250 && unicode.IsLetter(r)
}

// fold is a text in the form in which words are compared.
func fold(text string) []rune {
	var folded []rune
	for _, r := range strings.TrimSpace(text) {
		r = foldRune(r)
		if r >= 0 && (r != ' ' || len(folded) > 0 && folded[len(folded)-1] != ' ') {
			folded = append(folded, r)
		}
	}
	return folded
}

// foldRune is a character in the form in which words are compared; negative if
// it shows nothing.
func foldRune(r rune) rune {
	switch {
	case r > ' ' && r < 0x7f:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0x4e00 && r <= 0x9fff:
		return r
	case r == '\u00ad', r >= '\u200b' && r <= '\u200f', r >= '\u2060' && r <= '\u2064', r == '\ufeff':
		return -1
	case r >= '！' && r <= '～':
		return unicode.ToLower(r - '！' + '!')
	case unicode.IsSpace(r):
		return ' '
	}
	return unicode.ToLower(r)
}
