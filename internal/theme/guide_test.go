package theme

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestGuide says that the guide for theme authors names everything that a
// template may ask for.
func TestGuide(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(text)
	for _, v := range viewTypes {
		for _, field := range fieldsOf("theme." + v.Name()) {
			if !strings.Contains(guide, "`."+field+"`") {
				t.Errorf("docs/themes.md does not describe .%s of %s", field, v.Name())
			}
		}
	}
	for _, name := range functionNames {
		if !strings.Contains(guide, "`"+name) && !slices.Contains(builtins, name) {
			t.Errorf("docs/themes.md does not describe the function %s", name)
		}
	}
}
