package search

import (
	"maps"
	"slices"
	"strings"
)

// Lengths of compounds and their parts, in letters.
const (
	minCompound = 8
	minPart     = 4
	// longPart is a part that is likely to be a compound whose parts the site
	// never uses alone.
	longPart = 9
)

// compounds are the postings of words that are parts of others, by key.
//
// German writes in one word what other languages write in several:
// Leuchtturmfabrik is found by Fabrik. Where a compound is to be cut is known
// from the site's own words; a stretch in which none of them occurs is cut
// everywhere, so that nothing is missed. What a part begins with is found like
// the beginning of any word.
func (b *builder) compounds(words []form) map[string][]posting {
	known := make(map[string]bool)
	for _, w := range words {
		if len(w.text) >= minPart && isWord(w.text) {
			known[b.stemmer.key(w.text)] = true
		}
	}
	found := make(map[string][]posting)
	for _, w := range words {
		if len(w.text) < minCompound || !isWord(w.text) {
			continue
		}
		own := b.stemmer.key(w.text)
		for key := range b.partsOf(w.text, known) {
			if key != own {
				found[key] = append(found[key], w.postings...)
			}
		}
	}
	keys := slices.Collect(maps.Keys(found))
	lists := make([][]posting, len(keys))
	inParallel(len(keys), func(i int) { lists[i] = merged(found[keys[i]]) })
	for i, key := range keys {
		found[key] = lists[i]
	}
	return found
}

// partsOf are the keys of a compound's parts.
func (b *builder) partsOf(word string, known map[string]bool) map[string]bool {
	keys := make(map[string]bool)
	add := func(part string) {
		if len(part) >= minPart && strings.ContainsAny(part, "aeiouy") {
			keys[b.stemmer.key(part)] = true
		}
	}
	last := 0
	stretch := func(end int) {
		if end-last > longPart {
			for i := last + minPart - 1; i <= end && i <= len(word)-minPart; i++ {
				if beginsPart(word, i) {
					add(word[i:])
				}
			}
		}
		add(word[last:end])
		last = end
	}
	for i := minPart; i <= len(word)-minPart; i++ {
		switch {
		case known[b.stemmer.key(word[i:])]:
			add(word[i:])
			stretch(i)
		case i-last >= minPart && known[b.stemmer.key(word[last:i])]:
			add(word[i:])
			// The letters that join parts look like an ending of the first:
			// Wirtschaft-s-entwicklung.
			for end := i + 2; i < end && i < len(word)-minPart && known[b.stemmer.key(word[last:i+1])]; i++ {
				add(word[i+1:])
			}
			stretch(i)
		}
	}
	stretch(len(word))
	return keys
}

// onsets are the consonants that a German word may begin with.
var onsets = strings.Fields(`b bl br c ch chr cl cr d dr f fl fr g gl gn gr h j k kl kn kr l m n p pf pfl ph pl pr ps
	qu r rh s sc sch schl schm schn schr schw sk sl sm sp spl spr st str t th tr tsch v w wr x y z zw`)

// beginsPart reports whether a word could begin at i: with a vowel after a
// consonant, or with consonants that words begin with.
func beginsPart(word string, i int) bool {
	vowel := strings.IndexAny(word[i:], "aeiouy")
	if vowel < 0 {
		return false
	}
	if vowel == 0 {
		return !strings.ContainsRune("aeiouy", rune(word[i-1]))
	}
	return slices.Contains(onsets, word[i:i+vowel])
}

// isWord reports whether a folded word is of Latin letters alone.
func isWord(word string) bool {
	for i := range len(word) {
		if c := word[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
