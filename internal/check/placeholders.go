package check

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// leftover matches words that an author meant to replace: as whole words in
// Latin script, anywhere in Chinese.
var leftover = regexp.MustCompile(`待补充?|待填写?|此处填写|\b(?:TODO|FIXME|XXX+|TBD|TBC)\b|(?i:\blorem ipsum\b)`)

// placeholders reports words that show that a text is not finished.
func placeholders(_ *Checker, d *document) {
	for i := range d.passages {
		p := &d.passages[i]
		if !mayBeUnfinished(p.text) {
			continue // the pattern is slow, and hardly ever matches
		}
		for _, at := range leftover.FindAllStringIndex(p.text, -1) {
			if !acrossWords(p.text, at[0], at[1]) {
				d.report("todo-left", p.pos(at[0]), "word", p.text[at[0]:at[1]])
			}
		}
	}
}

// unfinished are the beginnings of what leftover matches; "lorem" in any case.
var unfinished = []string{"TODO", "TB", "FIXME", "XXX", "lorem", "LOREM", "待", "此处填"}

// beginUnfinished are their first bytes and, as the second item, their second
// bytes.
var beginUnfinished = func() (begin [2][256]bool) {
	for _, word := range unfinished {
		begin[0][word[0]], begin[1][word[1]] = true, true
		begin[1][strings.ToLower(word)[1]] = true
	}
	return begin
}()

// mayBeUnfinished reports whether what leftover matches may begin anywhere.
func mayBeUnfinished(text string) bool {
	first, second := &beginUnfinished[0], &beginUnfinished[1]
	for i := 1; i < len(text); i++ {
		if !second[text[i]] || !first[text[i-1]] {
			continue
		}
		for _, word := range unfinished {
			if rest := text[i-1:]; len(rest) >= len(word) && strings.EqualFold(rest[:len(word)], word) {
				return true
			}
		}
	}
	return false
}

// acrossWords reports a match that is made of parts of other words: 等待补贴.
func acrossWords(text string, from, to int) bool {
	if !strings.HasPrefix(text[from:], "待") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return strings.ContainsRune("等招接期对款优", before) || strings.ContainsRune("贴偿助", after)
}
