package diag

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Lines turns byte offsets of one text into positions. It is safe for
// concurrent use.
type Lines struct {
	file  string
	text  []byte
	marks []mark
}

// mark is a known position: the start of a line, or a place inside a very long
// one, so that no position takes long to find.
type mark struct{ offset, line, column int }

// markEvery is the distance of marks in a long line, in bytes.
const markEvery = 4096

// NewLines indexes text, a part of file whose first line is the file's line
// first (from 1).
func NewLines(file string, text []byte, first int) *Lines {
	l := &Lines{file: file, text: text}
	last := mark{line: first, column: 1}
	l.marks = append(l.marks, last)
	for i, c := range text {
		switch {
		case c == '\n':
			last = mark{offset: i + 1, line: last.line + 1, column: 1}
		case i-last.offset >= markEvery && utf8.RuneStart(c):
			last = mark{offset: i, line: last.line, column: last.column + utf8.RuneCount(text[last.offset:i])}
		default:
			continue
		}
		l.marks = append(l.marks, last)
	}
	return l
}

// Pos returns the position of the character that the byte at offset belongs
// to. Offsets outside of the text count as its end or beginning.
func (l *Lines) Pos(offset int) Pos {
	offset = l.characterStart(min(max(offset, 0), len(l.text)))
	i, exact := slices.BinarySearchFunc(l.marks, offset, func(m mark, offset int) int { return cmp.Compare(m.offset, offset) })
	if !exact {
		i--
	}
	m := l.marks[i]
	return Pos{File: l.file, Line: m.line, Column: m.column + utf8.RuneCount(l.text[m.offset:offset])}
}

// characterStart moves an offset inside a character to its first byte.
func (l *Lines) characterStart(offset int) int {
	for start := offset - 1; start >= max(0, offset-utf8.UTFMax+1); start-- {
		if _, size := utf8.DecodeRune(l.text[start:]); start+size > offset {
			return start
		}
	}
	return offset
}
