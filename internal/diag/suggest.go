package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Suggest returns the candidate that the writer of word most likely meant, or
// "" if none is near. Case, full-width forms and the difference between "-",
// "_" and a space count for nothing; a missing, extra, wrong or swapped letter
// counts one. How much may differ grows with the word's length. Of several
// equally near candidates it takes the one that starts like the word, then the
// first in the order of code points, whatever the order of candidates. A
// candidate that equals word is no suggestion.
func Suggest(word string, candidates []string) string {
	meant := foldWord(word)
	best, bestRank := "", rank{distance: mayDiffer(len(meant)) + 1}
	for _, c := range candidates {
		if c == word || c == "" {
			continue
		}
		folded := foldWord(c)
		if abs(len(folded)-len(meant)) > bestRank.distance {
			continue
		}
		r := rank{distance: editDistance(meant, folded), otherStart: !sameStart(meant, folded)}
		if r.less(bestRank) || r == bestRank && best != "" && c < best {
			best, bestRank = c, r
		}
	}
	return best
}

// rank orders candidates; the least is the best.
type rank struct {
	distance   int
	otherStart bool
}

func (r rank) less(other rank) bool {
	if r.distance != other.distance {
		return r.distance < other.distance
	}
	return !r.otherStart && other.otherStart
}

// mayDiffer is the greatest distance at which a word of n letters still is a
// misspelling and not another word.
func mayDiffer(n int) int {
	switch {
	case n <= 2:
		return 0
	case n <= 5:
		return 1
	case n <= 10:
		return 2
	default:
		return 3
	}
}

func sameStart(a, b []rune) bool { return len(a) > 0 && len(b) > 0 && a[0] == b[0] }

// foldWord makes equal what is one word to its writer.
func foldWord(word string) []rune {
	word = width.Fold.String(word)
	return []rune(strings.Map(func(r rune) rune {
		if r == '_' || r == ' ' {
			return '-'
		}
		return unicode.ToLower(r)
	}, word))
}

// editDistance counts the insertions, deletions, substitutions and swaps of
// neighbours that turn a into b (optimal string alignment).
func editDistance(a, b []rune) int {
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range current {
		current[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, previous, current = previous, current, before
		current[0] = i
		for j := 1; j <= len(b); j++ {
			substitution := previous[j-1]
			if a[i-1] != b[j-1] {
				substitution++
			}
			current[j] = min(previous[j]+1, current[j-1]+1, substitution)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
	}
	return current[len(b)]
}

func abs(n int) int { return max(n, -n) }
