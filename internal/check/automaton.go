package check

import (
	"slices"
	"unicode/utf8"
)

// automaton finds words in a stream of characters in one pass (Aho and Corasick
// 1975). It goes from state to state by bytes of UTF-8, through one table, so
// that every byte of a site can be looked at. Characters must come folded, but
// for what plain says.
//
// A state is the offset of its row in the table; the first is 0. A row has a
// column for each byte that occurs in words, one for all others, and one for
// bytes that are not what they seem.
type automaton struct {
	next    []state
	columns [256]uint8
	// plain are the columns of bytes of text as it is written: of ASCII that
	// stands for itself, in either case, and of common Han characters. What must
	// be decoded or folded first leads to seeming.
	plain [256]uint8
	width int
	ends  map[state][]int // words that end in a state, the longest first
}

// state is a state of the automaton, with what makes it notable.
type state uint32

const (
	// ending marks a state in which a word ends.
	ending state = 1 << 31
	// seeming stands for no state: the next byte is not to be taken as it is.
	seeming state = 1 << 30
)

// newAutomaton makes the automaton of folded words, none of them empty.
func newAutomaton(words [][]rune) *automaton {
	a := new(automaton)
	a.number(words)
	nodes := []node{{}}
	for i, word := range words {
		nodes = grow(nodes, string(word), i)
	}
	a.fill(nodes)
	return a
}

// number gives each byte a column.
func (a *automaton) number(words [][]rune) {
	a.width = 1 // the first is for bytes that are in no word
	for _, word := range words {
		for _, c := range []byte(string(word)) {
			if a.columns[c] == 0 {
				a.columns[c] = uint8(a.width)
				a.width++
			}
		}
	}
	for c := range a.plain {
		a.plain[c] = a.column(byte(c))
	}
	a.width++
}

// column is the column of a byte as it is written.
func (a *automaton) column(c byte) uint8 {
	switch {
	case c >= 'A' && c <= 'Z':
		return a.columns[c+'a'-'A']
	case c == ' ', c >= '\t' && c <= '\r':
		return a.columns[' ']
	case c == '&', c == '%', c == '\\', c >= 0xc0 && c < 0xe4, c > 0xe9: // escapes; what is below U+4000 or from U+A000
		return uint8(a.width)
	}
	return a.columns[c]
}

// node is a state while the automaton is made.
type node struct {
	last     byte
	children []int // in the order in which they were added
	fail     int
	ends     []int
}

// grow adds a word to the tree of all words.
func grow(nodes []node, word string, number int) []node {
	at := 0
	for _, c := range []byte(word) {
		i := slices.IndexFunc(nodes[at].children, func(child int) bool { return nodes[child].last == c })
		if i < 0 {
			nodes = append(nodes, node{last: c})
			i = len(nodes[at].children)
			nodes[at].children = append(nodes[at].children, len(nodes)-1)
		}
		at = nodes[at].children[i]
	}
	nodes[at].ends = append(nodes[at].ends, number)
	return nodes
}

// fill makes the table, breadth first: where a word does not go on, a state
// goes on like that of the longest beginning of a word which it ends with. A
// blank after a blank changes nothing.
func (a *automaton) fill(nodes []node) {
	a.next, a.ends = make([]state, len(nodes)*a.width), make(map[state][]int)
	for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		n := &nodes[at]
		row, like := a.row(at), a.row(n.fail)
		if at != 0 {
			copy(row, like)
		}
		for _, child := range n.children {
			c := &nodes[child]
			if at != 0 {
				c.fail = int(like[a.columns[c.last]]&^ending) / a.width
			}
			c.ends = append(c.ends, nodes[c.fail].ends...)
			row[a.columns[c.last]] = a.state(child, c)
			queue = append(queue, child)
		}
		if n.last == ' ' {
			row[a.columns[' ']] = a.state(at, n)
		}
		row[a.width-1] = seeming
		if len(n.ends) > 0 {
			a.ends[state(at*a.width)] = n.ends
		}
	}
}

func (a *automaton) row(node int) []state { return a.next[node*a.width:][:a.width] }

func (a *automaton) state(number int, n *node) state {
	s := state(number * a.width)
	if len(n.ends) > 0 {
		s |= ending
	}
	return s
}

// take is the state after one more character.
func (a *automaton) take(s state, r rune) state {
	if r < utf8.RuneSelf {
		return a.next[s&^ending+state(a.columns[byte(r)])]
	}
	var encoded [utf8.UTFMax]byte
	for _, c := range encoded[:utf8.EncodeRune(encoded[:], r)] {
		s = a.next[s&^ending+state(a.columns[c])]
	}
	return s
}

// run reads plain text from a state on. It stops behind the end of a word, at a
// byte that seems what it is not, or at the end.
func (a *automaton) run(s state, text []byte) (after state, read int) {
	for i, c := range text {
		n := a.next[s+state(a.plain[c])]
		if n >= seeming {
			if n == seeming {
				return s, i
			}
			return n, i + 1
		}
		s = n
	}
	return s, len(text)
}
