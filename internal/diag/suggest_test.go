package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	t.Parallel()
	fields := []string{"title", "description", "slug", "date", "publish", "draft", "weight", "type", "image", "source_language", "base_url", "de", "zh"}
	tests := []struct{ word, want string }{
		{"tilte", "title"},       // swapped
		{"titel", "title"},       // the German word
		{"tite", "title"},        // missing
		{"titlee", "title"},      // extra
		{"Title", "title"},       // case
		{"ＴＩＴＬＥ", "title"},       // width
		{"base_ulr", "base_url"}, // swapped inside
		{"source-language", "source_language"},
		{"sourceLanguage", "source_language"},
		{"discription", "description"},
		{"DE", "de"},
		{"title", ""},  // it is there
		{"da", ""},     // too short to guess
		{"author", ""}, // nothing near
		{"标题", ""},     // nothing near
		{"", ""},
		{strings.Repeat("x", 1000), ""},
	}
	for _, tt := range tests {
		if got := Suggest(tt.word, fields); got != tt.want {
			t.Errorf("Suggest(%q) = %q, want %q", tt.word, got, tt.want)
		}
		reversed := slices.Clone(fields)
		slices.Reverse(reversed)
		if got := Suggest(tt.word, reversed); got != tt.want {
			t.Errorf("Suggest(%q) depends on the order of candidates: %q", tt.word, got)
		}
	}
	if got := Suggest("vidio", []string{"radio", "video"}); got != "video" {
		t.Errorf("of two, got %q", got)
	}
	if got := Suggest("cat-a", []string{"cat-c", "cat-b"}); got != "cat-b" {
		t.Errorf("of two equally near, got %q", got)
	}
}

func TestEditDistance(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"abc", "abc", 0},
		{"ab", "ba", 1},
		{"abcd", "acbd", 1},
		{"kitten", "sitting", 3},
		{"招商引资", "招商", 2},
	}
	for _, tt := range tests {
		if got := editDistance([]rune(tt.a), []rune(tt.b)); got != tt.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := editDistance([]rune(tt.b), []rune(tt.a)); got != tt.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", tt.b, tt.a, got, tt.want)
		}
	}
}
