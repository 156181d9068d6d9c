package buildtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// title is the title of page i.
func title(l *vocabulary, i int) string {
	return fmt.Sprintf("%s %d", fill(l, rand.New(rand.NewPCG(13, uint64(i))), l.title), i)
}

func sentence(l *vocabulary, r *rand.Rand) string { return fill(l, r, pick(r, l.sentences)) }

// fill puts words into the places of a pattern: N a noun, V a verb, A an
// adjective, each in braces. The result begins with a capital.
func fill(l *vocabulary, r *rand.Rand, pattern string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return capital(b.String())
		}
		kind, after, _ := strings.Cut(rest, "}")
		b.WriteString(pick(r, l.words(kind)))
		pattern = after
	}
}

// words are those of a kind: N, V or A.
func (l *vocabulary) words(kind string) []string {
	switch kind {
	case "N":
		return l.nouns
	case "V":
		return l.verbs
	}
	return l.adjectives
}

func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }
