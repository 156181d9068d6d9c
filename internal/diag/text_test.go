package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTextWriter(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"a.md":   "\uFEFF---\r\n标题：你好 wrold\r\n---\r\n",
		"tab.md": "\tindented\n",
		"esc.md": "x \x1b[31m \u202e y\n",
	}
	source := func(name string) []byte { return []byte(files[name]) }
	tests := map[string]struct {
		d    Diagnostic
		lang string
		want string
	}{
		"full-width characters take two cells": {
			New("usage/fact", Pos{"a.md", 2, 7}, "value", "wrold", "suggestion", "world"), "en",
			"a.md:2:7: error: there is no fact \"wrold\"; did you mean \"world\"? [usage]\n" +
				"    标题：你好 wrold\n               ^\n",
		},
		"chinese": {
			New("usage/fact", Pos{"a.md", 2, 1}, "value", "x"), "zh",
			"a.md:2:1: 错误: 没有名为“x”的数据 [usage]\n    标题：你好 wrold\n    ^\n",
		},
		"tab": {
			New("usage/fact", Pos{"tab.md", 1, 2}, "value", "x"), "en",
			"tab.md:1:2: error: there is no fact \"x\" [usage]\n     indented\n     ^\n",
		},
		"behind the end of the line": {
			New("usage/fact", Pos{"tab.md", 1, 99}, "value", "x"), "en",
			"tab.md:1:99: error: there is no fact \"x\" [usage]\n     indented\n             ^\n",
		},
		"behind the end of the file": {
			New("usage/fact", Pos{"tab.md", 9, 1}, "value", "x"), "en",
			"tab.md:9:1: error: there is no fact \"x\" [usage]\n",
		},
		"control characters": {
			New("usage/fact", Pos{"esc.md", 1, 3}, "value", "\x1b[2J"), "en",
			"esc.md:1:3: error: there is no fact \"\\x1b[2J\" [usage]\n    x \\x1b[31m \\u202e y\n      ^\n",
		},
		"no file": {
			New("usage/fact", Pos{}, "value", "x"), "en",
			"error: there is no fact \"x\" [usage]\n",
		},
		"notes": {
			New("usage/fact", Pos{File: "b.md"}, "value", "x").With(Pos{"c.md", 1, 2}), "en",
			"b.md: error: there is no fact \"x\" [usage]\n    see c.md:1:2\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			w := TextWriter{Lang: test.lang, Source: source}
			if err := w.Write(&b, []Diagnostic{test.d}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, b.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTextWriterColor(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	w := TextWriter{Lang: "en", Color: true}
	if err := w.Write(&b, []Diagnostic{New("usage/title", Pos{})}); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[1;31merror:\x1b[0m the title is empty [usage]\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestExcerpt(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("很", 500) + "word" + strings.Repeat("长", 500)
	e, ok := NewExcerpt([]byte(long), Pos{"a.md", 1, 501})
	if !ok || e.At != "word" {
		t.Fatalf("%+v, %v", e, ok)
	}
	if !strings.HasPrefix(e.Line, "…很") || !strings.HasSuffix(e.Line, "长…") || cells(e.Line) > excerptWidth+2 {
		t.Errorf("%d cells: %s", cells(e.Line), e.Line)
	}
	if len(e.Indent) != cells(e.Before) {
		t.Errorf("the caret stands in cell %d, the word in %d", len(e.Indent), cells(e.Before))
	}
}

// FuzzExcerpt holds excerpts of any text to being one printable line that fits.
func FuzzExcerpt(f *testing.F) {
	f.Add([]byte("a\r\nb\tc\n"), 2, 3)
	f.Add([]byte("\uFEFF标题：x"), 1, 4)
	f.Add([]byte{0xff, 0xfe, '\n'}, 1, 1)
	f.Fuzz(func(t *testing.T, text []byte, line, column int) {
		e, ok := NewExcerpt(text, Pos{"x", line, column})
		if !ok {
			return
		}
		if e.Line != Printable(e.Line) || strings.ContainsAny(e.Line, "\r\n") {
			t.Errorf("not printable: %q", e.Line)
		}
		if e.Before+e.At+e.After != e.Line {
			t.Errorf("parts %q %q %q are not the line %q", e.Before, e.At, e.After, e.Line)
		}
	})
}
