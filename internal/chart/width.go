package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The width of text in em, estimated: what the reader's fonts are is not known.
// Han characters are a square; Latin letters are those of the widest of the
// usual fonts of systems (Verdana is wider, and not among the theme's).
func textWidth(text string) float64 {
	w := 0.0
	for _, r := range text {
		w += runeWidth(r)
	}
	return w
}

func runeWidth(r rune) float64 {
	switch {
	case r == '\u00ad':
		return 0
	case wide(r):
		return 1
	case '0' <= r && r <= '9':
		return 0.58
	case strings.ContainsRune("ijlI.,:;!|'’()[]·- \u00a0\u202f", r):
		return 0.35
	case strings.ContainsRune("frt/–", r):
		return 0.45
	case strings.ContainsRune("mwMW%—", r):
		return 0.95
	case unicode.IsUpper(r):
		return 0.74
	default:
		return 0.6
	}
}

// wide reports whether a character is as wide as it is high.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}

// wrap breaks a text into lines of at most so many em: at spaces, between
// square characters, and where there is neither, anywhere. A mark that closes
// stays with what it closes.
func wrap(text string, limit float64) []string {
	text = strings.ToValidUTF8(text, "")
	var lines []string
	line, width := "", 0.0
	breakAt := 0 // where the line may end
	for i, r := range text {
		if wide(r) && !closes(text[i:]) && !opens(line) {
			breakAt = len(line)
		}
		if w := runeWidth(r); width+w > limit && line != "" {
			if breakAt == 0 {
				breakAt = len(line)
			}
			lines = append(lines, strings.TrimRight(line[:breakAt], " "))
			line = strings.TrimLeft(line[breakAt:], " ")
			width, breakAt = textWidth(line), 0
		}
		line += text[i : i+utf8.RuneLen(r)]
		width += runeWidth(r)
		if r == ' ' || wide(r) && !opens(line) && !closes(text[i+utf8.RuneLen(r):]) {
			breakAt = len(line)
		}
	}
	if line = strings.TrimSpace(line); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// closes reports whether a text begins with a mark that must not begin a line.
func closes(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("，。、；：？！）》”’」』%", r)
}

// opens reports whether a text ends with a mark that must not end a line.
func opens(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("（《“‘「『", r)
}
