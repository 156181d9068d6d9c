package glossary

import "strings"

// finder tells which of many forms a text has. Most texts have none of them, so
// it asks of each place only whether any form begins like that.
type finder struct {
	forms  []string
	short  []int              // forms of less than a window
	begins [1 << 10]uint64    // a bit for the hash of each form's window
	long   map[uint32][]int32 // window → forms that begin with it
}

// window is the number of bytes that places are judged by.
const window = 4

// newFinder returns a finder of the forms in a list, which keeps their places.
func newFinder[T any](list []T, formOf func(T) string) *finder {
	f := &finder{forms: make([]string, len(list)), long: make(map[uint32][]int32)}
	for i := range list {
		form := formOf(list[i])
		f.forms[i] = form
		if len(form) < window {
			f.short = append(f.short, i)
			continue
		}
		w := uint32(form[0])<<24 | uint32(form[1])<<16 | uint32(form[2])<<8 | uint32(form[3])
		h := hash(w)
		f.begins[h>>6] |= 1 << (h & 63)
		f.long[w] = append(f.long[w], int32(i))
	}
	return f
}

// hash is one of the 2^16 places of a window.
func hash(w uint32) uint32 { return w * 0x9E3779B1 >> 16 }

// in marks the forms that a text has; nil if it has none.
func (f *finder) in(text string) []bool {
	var found []bool
	mark := func(i int) {
		if found == nil {
			found = make([]bool, len(f.forms))
		}
		found[i] = true
	}
	for _, i := range f.short {
		if strings.Contains(text, f.forms[i]) {
			mark(i)
		}
	}
	var w uint32
	for end := range len(text) {
		w = w<<8 | uint32(text[end])
		h := hash(w)
		if f.begins[h>>6]&(1<<(h&63)) == 0 || end < window-1 {
			continue
		}
		for _, i := range f.long[w] {
			if strings.HasPrefix(text[end-window+1:], f.forms[i]) {
				mark(int(i))
			}
		}
	}
	return found
}
