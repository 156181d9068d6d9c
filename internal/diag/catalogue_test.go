package diag

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var (
	idForm          = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$`)
	placeholderForm = regexp.MustCompile(`\{[a-z][a-z0-9_]*\}`)
)

// TestCatalogue holds what every entry promises to its readers.
func TestCatalogue(t *testing.T) {
	t.Parallel()
	for _, e := range Catalogue() {
		if !idForm.MatchString(e.ID) {
			t.Errorf("%s: not a code in kebab-case, with at most one variant", e.ID)
		}
		if e.Severity > Info {
			t.Errorf("%s: severity %d", e.ID, e.Severity)
		}
		checkWords(t, e.ID+" message", e.Message)
		if e.Hint != (Words{}) {
			checkWords(t, e.ID+" hint", e.Hint)
		}
	}
}

func checkWords(t *testing.T, name string, w Words) {
	t.Helper()
	if strings.TrimSpace(w.EN) != w.EN || w.EN == "" || strings.TrimSpace(w.ZH) != w.ZH || w.ZH == "" {
		t.Errorf("%s: a language is empty or has blanks around it", name)
		return
	}
	if !slices.Equal(placeholders(w.EN), placeholders(w.ZH)) {
		t.Errorf("%s: placeholders %v in English, %v in Chinese", name, placeholders(w.EN), placeholders(w.ZH))
	}
	for _, text := range []string{w.EN, w.ZH} {
		if strings.ContainsAny(placeholderForm.ReplaceAllString(text, ""), "{}") {
			t.Errorf("%s: a brace that is no placeholder: %s", name, text)
		}
		if strings.ContainsAny(text, "\n\t") {
			t.Errorf("%s: more than one line: %s", name, text)
		}
		if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune(".。!！", last) {
			t.Errorf("%s: ends like a sentence: %s", name, text)
		}
	}
	if startsSentence(w.EN) {
		t.Errorf("%s: starts with a capital: %s", name, w.EN)
	}
	if rest := placeholderForm.ReplaceAllString(w.ZH, ""); rest != "" && !strings.ContainsFunc(rest, isHan) {
		t.Errorf("%s: no Chinese: %s", name, w.ZH)
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// placeholders are the different ones of a text, sorted.
func placeholders(text string) []string {
	return slices.Compact(slices.Sorted(slices.Values(placeholderForm.FindAllString(text, -1))))
}

// properNames are capitalised wherever they stand.
var properNames = []string{"Chinese", "English", "German", "Excel", "Markdown", "Windows", "Word"}

// startsSentence reports whether a text starts with a capital that is not part
// of a name such as YAML, GitHub or Windows.
func startsSentence(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && !strings.ContainsFunc(word[size:], unicode.IsUpper) && utf8.RuneCountInString(word) > 1 && !slices.Contains(properNames, word)
}

// TestDoubledEntry: two entries of one ID are a mistake of the program.
func TestDoubledEntry(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("two entries of one ID were taken")
		}
	}()
	index([]Entry{{ID: "a"}}, []Entry{{ID: "b"}, {ID: "a"}})
}

// TestWords shows how the words of a finding are filled in.
func TestWords(t *testing.T) {
	t.Parallel()
	at := Pos{File: "x.md", Line: 3, Column: 7}
	tests := []struct {
		d                                    Diagnostic
		message, hint, messageZH, hintZH, id string
	}{
		{
			New("front-matter-unknown", at, "key", "tilte", "suggestion", "title"),
			`unknown field "tilte"`, `did you mean "title"?`, "没有名为“tilte”的字段", "是否应为“title”？", "front-matter-unknown",
		},
		{ // nothing to suggest: no hint
			New("front-matter-unknown", at, "key", "x", "suggestion", ""),
			`unknown field "x"`, "", "没有名为“x”的字段", "", "front-matter-unknown",
		},
		{ // values in the reader's language
			New("front-matter-type", at, "key", "n", "want", Words{"text", "文字"}, "got", 5),
			`"n" wants text, got 5`, "", "“n”应为文字，现为5", "", "front-matter-type",
		},
		{ // a value with braces is no placeholder
			New("front-matter-unknown", at, "key", "{suggestion}", "suggestion", "a"),
			`unknown field "{suggestion}"`, `did you mean "a"?`, "没有名为“{suggestion}”的字段", "是否应为“a”？", "front-matter-unknown",
		},
	}
	for _, tt := range tests {
		if got := tt.d.Message("en"); got != tt.message {
			t.Errorf("message %q, want %q", got, tt.message)
		}
		if got := tt.d.Hint("en"); got != tt.hint {
			t.Errorf("hint %q, want %q", got, tt.hint)
		}
		if got := tt.d.Message("zh"); got != tt.messageZH {
			t.Errorf("message %q, want %q", got, tt.messageZH)
		}
		if got := tt.d.Hint("zh"); got != tt.hintZH {
			t.Errorf("hint %q, want %q", got, tt.hintZH)
		}
		if tt.d.Code() != tt.id || tt.d.Pos != at {
			t.Errorf("code %q at %v", tt.d.Code(), tt.d.Pos)
		}
	}
}

func TestNewPanics(t *testing.T) {
	t.Parallel()
	odd := []any{"key"}
	for name, make := range map[string]func(){
		"unknown ID": func() { New("no-such-code", Pos{}) },
		"odd args":   func() { New("duplicate-key", Pos{}, odd...) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			make()
		}()
	}
}

func TestSort(t *testing.T) {
	t.Parallel()
	sorted := []Diagnostic{
		New("encoding/nul", Pos{File: "a"}),
		New("duplicate-key", Pos{File: "b", Line: 2, Column: 9}, "key", "a"),
		New("duplicate-key", Pos{File: "b", Line: 10}, "key", "a"),
		New("duplicate-key", Pos{File: "b", Line: 10, Column: 1}, "key", "a"),
		New("duplicate-key", Pos{File: "b", Line: 10, Column: 1}, "key", "b"),
		New("leading-zero", Pos{File: "b", Line: 10, Column: 1}),
	}
	ds := slices.Clone(sorted)
	slices.Reverse(ds)
	Sort(ds)
	for i := range ds {
		if ds[i].ID != sorted[i].ID || ds[i].Pos != sorted[i].Pos || !maps.Equal(ds[i].Args, sorted[i].Args) {
			t.Errorf("%d: %s %v, want %s %v", i, ds[i].ID, ds[i].Pos, sorted[i].ID, sorted[i].Pos)
		}
	}
	if Count(ds, Error) != 5 || Count(ds, Warning) != 1 || !HasErrors(ds) || HasErrors(ds[5:]) {
		t.Error("miscounted")
	}
}

func TestSeverityNames(t *testing.T) {
	t.Parallel()
	for _, s := range []Severity{Error, Warning, Info} {
		if got, ok := ParseSeverity(s.String()); got != s || !ok {
			t.Errorf("ParseSeverity(%s) = %v, %v", s, got, ok)
		}
	}
	if _, ok := ParseSeverity("fatal"); ok {
		t.Error("fatal is no severity")
	}
	if got := fmt.Sprint(Pos{File: "x"}, " ", Pos{File: "x", Line: 2}, " ", Pos{File: "x", Line: 2, Column: 3}); got != "x x:2 x:2:3" {
		t.Error(got)
	}
}

func TestWithKeepsTheOriginal(t *testing.T) {
	t.Parallel()
	a := New("duplicate-key", Pos{}, "key", "a").With(Pos{Line: 1})
	b, c := a.With(Pos{Line: 2}), a.With(Pos{Line: 3})
	if len(a.Notes) != 1 || b.Notes[1].Line != 2 || c.Notes[1].Line != 3 {
		t.Errorf("%v, %v, %v", a.Notes, b.Notes, c.Notes)
	}
}
