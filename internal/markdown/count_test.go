package markdown

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// countPlainly counts as countText does, one character after the other.
func countPlainly(text []byte) (words, han int) {
	inWord := false
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		next, _ := utf8.DecodeRune(text)
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			han++
			inWord = false
		case letter:
			if !inWord {
				words++
			}
			inWord = true
		case inWord && unicode.IsMark(r):
		case inWord && (r == '\'' || r == '’' || r == '-' || r == '.' || r == ','):
			inWord = unicode.IsLetter(next) || unicode.IsDigit(next)
		default:
			inWord = false
		}
	}
	return words, han
}

func TestCount(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]int{
		"":                         {0, 0},
		"It's 1,234.5 well-known.": {3, 0},
		"深中通道2024年通车，见a-b":         {2, 8},
		"größer als ’90s":          {3, 0},
	} {
		words, han := countText([]byte(text))
		if words != want[0] || han != want[1] {
			t.Errorf("%q: %d words, %d Han, want %v", text, words, han, want)
		}
	}
}

func FuzzCount(f *testing.F) {
	for _, text := range []string{"It's 1,234.5 well-known.", "a中-b、ー々〆 e\u0301\u0301x", "größer’s ٣٤ a.中", "a\xffb", "x\u3002\uff0c\uff21"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		words, han := countText(text)
		if w, h := countPlainly(text); w != words || h != han {
			t.Errorf("%q: %d words, %d Han, want %d, %d", text, words, han, w, h)
		}
	})
}
