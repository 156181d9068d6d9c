package glossary

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestFinder holds the finder to a search for each form.
func TestFinder(t *testing.T) {
	t.Parallel()
	letters := rapid.StringOf(rapid.SampledFrom([]rune("ab产业园")))
	rapid.Check(t, func(t *rapid.T) {
		forms := rapid.SliceOfN(letters, 1, 20).Draw(t, "forms")
		text := strings.Join(rapid.SliceOf(letters).Draw(t, "text"), "")
		there := newFinder(forms, func(form string) string { return form }).in(text)
		for i, form := range forms {
			if got := there != nil && there[i]; got != strings.Contains(text, form) {
				t.Errorf("%q in %q: %t", form, text, got)
			}
		}
	})
}
