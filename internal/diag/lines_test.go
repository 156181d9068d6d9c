package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLines(t *testing.T) {
	t.Parallel()
	l := NewLines("x.md", []byte("a中b\n\n文"), 3)
	want := []struct {
		offset int
		pos    string
	}{
		{-1, "x.md:3:1"},
		{0, "x.md:3:1"},
		{1, "x.md:3:2"},
		{2, "x.md:3:2"}, // inside 中
		{3, "x.md:3:2"},
		{4, "x.md:3:3"},
		{5, "x.md:3:4"}, // the line's end
		{6, "x.md:4:1"},
		{7, "x.md:5:1"},
		{10, "x.md:5:2"},
		{99, "x.md:5:2"},
	}
	for _, w := range want {
		if got := l.Pos(w.offset).String(); got != w.pos {
			t.Errorf("Pos(%d) = %s, want %s", w.offset, got, w.pos)
		}
	}
	if got := NewLines("x", nil, 1).Pos(0).String(); got != "x:1:1" {
		t.Errorf("empty text: %s", got)
	}
}

// FuzzLines compares with counting from the start, in long lines too.
func FuzzLines(f *testing.F) {
	f.Add("a中b\n\n文", uint16(5), uint16(1))
	f.Add("招商引资\n", uint16(60000), uint16(2000))
	f.Add("中", uint16(8191), uint16(2999))
	f.Add("\xe6\xb8", uint16(1), uint16(1))
	f.Fuzz(func(t *testing.T, part string, offset, times uint16) {
		if len(part) > 100 {
			return
		}
		text := strings.Repeat(part, int(times%3000))
		at := min(int(offset), len(text))
		got := NewLines("x", []byte(text), 1).Pos(at)
		for back := range 4 { // to the start of the character
			if start := at - back; back > 0 && start >= 0 {
				if _, size := utf8.DecodeRuneInString(text[start:]); start+size > at {
					at = start
					break
				}
			}
		}
		before := text[:at]
		line := strings.Count(before, "\n") + 1
		column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
		if got.Line != line || got.Column != column {
			t.Errorf("Pos(%d) of %q × %d = %v, want %d:%d", offset, part, times, got, line, column)
		}
	})
}
