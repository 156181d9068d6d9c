package search

import (
	"strings"
	"unicode/utf8"
)

// names finds names in texts, and knows how else they are called.
type names struct {
	byStart map[string][]name // by the first word, or the first pair
}

// name is one name of a row.
type name struct {
	tokens []token
	others []string // terms of the other names of the row
}

// token is a word, or a run of characters without spaces.
type token struct {
	text string
	run  bool
}

func newNames(rows [][]string) *names {
	n := &names{byStart: make(map[string][]name)}
	for _, row := range rows {
		for i, text := range row {
			own := split(fold(text))
			if len(own) == 0 {
				continue
			}
			start := own[0].text
			if own[0].run {
				if utf8.RuneCountInString(start) < 2 {
					continue
				}
				start = firstPair(start)
			}
			n.byStart[start] = append(n.byStart[start], name{own, otherTerms(row, i)})
		}
	}
	return n
}

// otherTerms are the terms of a row's names that the i-th has not.
func otherTerms(row []string, i int) []string {
	seen := make(map[string]bool)
	terms(fold(row[i]), func(term string) { seen[term] = true })
	var others []string
	for j := range row {
		terms(fold(row[j]), func(term string) {
			if !seen[term] {
				seen[term] = true
				others = append(others, term)
			}
		})
	}
	return others
}

func split(folded string) []token {
	var all []token
	tokens(folded, func(word string, run bool) { all = append(all, token{word, run}) })
	return all
}

func firstPair(run string) string {
	_, n := utf8.DecodeRuneInString(run)
	_, m := utf8.DecodeRuneInString(run[n:])
	return run[:n+m]
}

// others calls add for the terms of all other names of what a folded text names.
func (n *names) others(folded string, add func(term string)) {
	if len(n.byStart) == 0 {
		return
	}
	all := split(folded)
	for i, t := range all {
		if !t.run {
			n.at(all[i:], t.text, 0, add)
			continue
		}
		for at := range t.text {
			if rest := t.text[at:]; utf8.RuneCountInString(rest[:min(len(rest), 2*utf8.UTFMax)]) >= 2 {
				n.at(all[i:], firstPair(rest), at, add)
			}
		}
	}
}

// at adds for the names that begin at an offset of the first token.
func (n *names) at(rest []token, start string, offset int, add func(term string)) {
	for _, name := range n.byStart[start] {
		if name.begins(rest, offset) {
			for _, term := range name.others {
				add(term)
			}
		}
	}
}

func (n *name) begins(rest []token, offset int) bool {
	if len(rest) < len(n.tokens) {
		return false
	}
	for i, want := range n.tokens {
		have := rest[i].text
		if i == 0 {
			have = have[offset:]
		}
		if want.run && !strings.HasPrefix(have, want.text) || !want.run && have != want.text {
			return false
		}
	}
	return true
}
