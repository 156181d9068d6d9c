package render

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// TestText says that a text is the same JSON as that of encoding/json.
func TestText(t *testing.T) {
	t.Parallel()
	same := func(t interface{ Errorf(string, ...any) }, text string) {
		want, _ := json.Marshal(text)
		if got := string(appendText(nil, text)); got != string(want) {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
	for r := range rune(0x3000) {
		same(t, "a"+string(r)+"b")
	}
	same(t, "\xff\ufffd\xe4\xb8")
	rapid.Check(t, func(t *rapid.T) {
		same(t, rapid.String().Draw(t, "text")+string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")))
	})
}
