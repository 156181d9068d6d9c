package check

import (
	"testing"
	"unicode/utf8"
)

// FuzzMayHold holds the fast search to the exact one: what the exact one finds,
// the fast one must not miss.
func FuzzMayHold(f *testing.F) {
	f.Add("马斯特", "斯 特", "<p>马<b>斯</b>特</p>")
	f.Add("Kaijia Food", "food a", "KAIJIA\n\t<br>&nbsp;ＦＯＯＤ a")
	f.Add("aab ac", "b a", "<a>aab <i>a</i>  a<b>a</b>b ac")
	f.Add("a<b", "ä%41", "x a&lt;B \\u00e4%25a %C3%84%41")
	f.Fuzz(func(t *testing.T, one, two, data string) {
		if !utf8.ValidString(data) {
			return // nothing is looked for in it
		}
		w := NewWithheld([]string{one, two})
		hits := append(w.scan([]byte(data), false), w.scan([]byte(data), true)...)
		if len(hits) > 0 && !w.mayHold([]byte(data)) {
			t.Errorf("%q, %q: %+v not noticed in %q", one, two, hits, data)
		}
	})
}
