package search

import (
	"strings"
	"unicode/utf8"
)

// A stemmer cuts the endings off words. It is a list of steps; in each, the
// first rule that fits is applied. As a table it can be sent to the client,
// which then cannot disagree.
//
// The rules are for inflection alone: what they make equal should be one word to
// a reader. They follow the "light" stemmers of J. Savoy (UniNE) and D. Harman
// rather than Porter's, whose last steps join what readers tell apart; unlike
// those, the letters cut off are few, so that a word keeps its place among those
// that begin like it.
type stemmer [][]rule

// rule replaces an ending where so many letters stay before it.
type rule struct {
	ending, replacement string
	least               int
}

// stemmers are those of the languages that have one.
var stemmers = map[string]stemmer{
	"en": {
		{{"sses", "ss", 2}, {"ies", "i", 2}, {"xes", "x", 2}, {"ches", "ch", 2}, {"shes", "sh", 2}, {"zes", "z", 2}, {"us", "us", 1}, {"is", "is", 1}, {"ss", "ss", 1}, {"s", "", 3}},
		{{"eed", "ee", 2}, {"eing", "e", 2}, {"ying", "i", 2}, {"ing", "", 3}, {"ied", "i", 2}, {"ed", "", 3}},
		{{"bb", "b", 2}, {"dd", "d", 2}, {"gg", "g", 2}, {"ll", "l", 2}, {"mm", "m", 2}, {"nn", "n", 2}, {"pp", "p", 2}, {"rr", "r", 2}, {"tt", "t", 2}, {"ee", "ee", 1}, {"e", "", 3}, {"y", "i", 2}},
	},
	"de": {
		{{"ss", "ss", 1}, {"s", "", 4}},
		{{"innen", "", 4}, {"nisse", "nis", 2}, {"nissen", "nis", 2}, {"ern", "", 3}, {"em", "", 4}, {"en", "", 3}, {"er", "", 4}, {"es", "", 3}, {"e", "", 3}, {"n", "", 5}},
	},
	"fr": {
		{{"eaux", "eau", 2}, {"aux", "al", 2}, {"ss", "ss", 1}, {"s", "", 3}, {"x", "", 4}},
		{{"ement", "", 4}, {"ee", "", 3}, {"er", "", 3}, {"ez", "", 3}, {"e", "", 3}},
	},
}

// key is the dictionary key of a folded word.
func (s stemmer) key(word string) string {
	word = bare(word)
	if s == nil || word[0] < 'a' || word[0] > 'z' {
		return word
	}
	for _, step := range s {
		for _, r := range step {
			if rest, ok := strings.CutSuffix(word, r.ending); ok && utf8.RuneCountInString(rest) >= r.least {
				word = rest + r.replacement
				break
			}
		}
	}
	return word
}

// bare takes the folded umlauts off: Häuser and Haus have one key, and so has a
// word whose umlauts were typed as plain letters. After q, a and e, "ue" is
// none: quer, bauen, neue.
func bare(word string) string {
	i := strings.IndexByte(word, 'e')
	if i < 0 {
		return word
	}
	var b []byte
	for ; i < len(word); i++ {
		if word[i] == 'e' && i > 0 && isUmlaut(word, i-1) {
			if b == nil {
				b = append(b, word[:i]...)
			}
			continue
		}
		if b != nil {
			b = append(b, word[i])
		}
	}
	if b == nil {
		return word
	}
	return string(b)
}

// isUmlaut reports whether the vowel at i of a folded word, followed by an e,
// may be an umlaut.
func isUmlaut(word string, i int) bool {
	switch word[i] {
	case 'a', 'o':
		return true
	case 'u':
		return i == 0 || word[i-1] != 'q' && word[i-1] != 'a' && word[i-1] != 'e'
	}
	return false
}
