package check

import (
	"strings"
	"testing"
	"unicode"
)

// TestQuickLooks errs only towards yes: a text that a rule would find something
// in is never passed over.
func TestQuickLooks(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if text := "ä" + string(r) + "中"; unicode.IsDigit(r) != mayHaveFigure(text) {
			t.Fatalf("%q: a figure is %v", text, !unicode.IsDigit(r))
		}
		if text := "“" + string(r); han(r) != (firstHan(text) >= 0) {
			t.Fatalf("%q: Han is %v", text, !han(r))
		}
	}
	for before := range 40 {
		for digits := range 40 {
			text := strings.Repeat("a", before) + strings.Repeat("7", digits) + "a12"
			if hasDigits(text, 17) != (digits >= 17) {
				t.Errorf("%q: 17 digits are %v", text, digits < 17)
			}
		}
	}
	for _, text := range []string{
		"TODO", "a FIXME", "XXX", "XXXX", "TBD", "TBC", "Lorem ipsum", "lorem ipsum", "LOREM IPSUM", "loREM ipsum", "待补", "待补充", "待填", "待填写", "此处填写",
	} {
		if !leftover.MatchString(text) || !mayBeUnfinished(text) || !mayBeUnfinished("园区"+text+"。") {
			t.Errorf("%q is passed over", text)
		}
	}
	for _, text := range []string{"", "The fact", "TO", "此处", "lor"} {
		if mayBeUnfinished(text) {
			t.Errorf("%q is not", text)
		}
	}
}
