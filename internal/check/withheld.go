package check

import (
	"bytes"
	"slices"
	"strings"
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
// Nearly all outputs hold none. Whether one may is found out first, at the speed
// of the automaton; only then it is read character by character.
type Withheld struct {
	words     []string // as configured
	long      []int    // of each word in folded characters
	automaton *automaton
}

// Hit is an occurrence of a withheld word.
type Hit struct {
	Word       string
	Start, End int // byte offsets
}

// NewWithheld makes the matcher of a list of words.
func NewWithheld(words []string) *Withheld {
	w := new(Withheld)
	var all [][]rune
	for _, word := range words {
		folded := fold(word)
		if len(folded) == 0 || len(folded) >= len(finder{}.ring) {
			continue // nobody withholds a page of text word by word
		}
		w.words, w.long, all = append(w.words, word), append(w.long, len(folded)), append(all, folded)
	}
	w.automaton = newAutomaton(all)
	return w
}

// Empty reports whether there are no words to find.
func (w *Withheld) Empty() bool { return len(w.words) == 0 }

// InText finds the words in plain text.
func (w *Withheld) InText(text string) []Hit {
	if w.Empty() {
		return nil
	}
	f := finder{w: w}
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
	if !w.mayHold(data) {
		return nil
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
	f := finder{w: w}
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

// finder is a search under way.
type finder struct {
	w     *Withheld
	state state
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
	f.state = f.w.automaton.take(f.state, r)
	if f.state&ending == 0 {
		return
	}
	for _, word := range f.w.automaton.ends[f.state&^ending] {
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
