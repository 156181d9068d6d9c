package card

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a stretch of text that no line break divides.
type piece struct {
	text string
	// space says that white space stands before it, unless it begins a line.
	space bool
	// hyphen is added if a line ends here: after a soft hyphen.
	hyphen bool
}

// Characters that must not begin or end a line of Chinese or Japanese
// (GB/T 15834, JIS X 4051).
const (
	notFirst = "，。、；：？！）》〉」』】〕〗”’…—·～%％‰℃,.;:?!)]}ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
	notLast  = "（《〈「『【〔〖“‘([{"
)

// pieces divides a text where a line may break: at spaces, at soft hyphens,
// after hyphens and dashes, and between Han characters and kana.
func pieces(text string) []piece {
	var all []piece
	space := false
	start := -1
	end := func(to int, hyphen bool) {
		if start >= 0 && start < to {
			all = append(all, piece{text: text[start:to], space: space, hyphen: hyphen})
			space = false
		}
		start = -1
	}
	var before rune
	for i, r := range text {
		switch {
		case r == '\u00ad', r == '\u200b':
			end(i, r == '\u00ad')
		case unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f':
			end(i, false)
			space = true
		case start >= 0 && breakable(before, r):
			end(i, false)
			start = i
		case start < 0:
			start = i
		}
		before = r
	}
	end(len(text), false)
	return all
}

// breakable reports whether a line may break between two characters that no
// space divides.
func breakable(before, after rune) bool {
	switch {
	case strings.ContainsRune(notFirst, after), strings.ContainsRune(notLast, before):
		return false
	case wide(before), wide(after):
		return true
	default:
		return strings.ContainsRune("-–—/", before) && unicode.IsLetter(after)
	}
}

// wide characters stand for themselves, without words: Han and kana, and the
// punctuation that belongs to them.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

// measure gives the width of a text in pixels.
type measure func(text string) int

// wrap breaks a text into lines of at most the given width; what is too wide
// for a line of its own is divided by characters.
func wrap(all []piece, width int, of measure) []string {
	var lines []string
	line := ""
	hyphen := ""
	for _, p := range all {
		longer := line + p.text
		if p.space && line != "" {
			longer = line + " " + p.text
		}
		if of(longer+ending(p)) <= width {
			line, hyphen = longer, ending(p)
			continue
		}
		if line != "" {
			lines = append(lines, line+hyphen)
		}
		line, hyphen = p.text, ending(p)
		for of(line) > width && utf8.RuneCountInString(line) > 1 {
			n := fitting(line, width, of)
			lines = append(lines, line[:n])
			line = line[n:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func ending(p piece) string {
	if p.hyphen {
		return "-"
	}
	return ""
}

// fitting is the number of bytes of a text that fit into a width: at least one
// character.
func fitting(text string, width int, of measure) int {
	last := len(text)
	for i := range text {
		if i > 0 && of(text[:i]) > width {
			break
		}
		if i > 0 {
			last = i
		}
	}
	return last
}

// balanced breaks a text into as few lines as wrap does, of lengths as equal as
// that allows without dividing a piece that fits.
func balanced(all []piece, width int, of measure) []string {
	count, widest := len(wrap(all, width, of)), 0
	for _, p := range all {
		widest = max(widest, of(p.text+ending(p)))
	}
	room := max(width-widest, 0)
	tooMuch := sort.Search(room, func(less int) bool { return len(wrap(all, width-less-1, of)) > count })
	return wrap(all, width-tooMuch, of)
}
