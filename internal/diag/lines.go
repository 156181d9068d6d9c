package diag

import (
	"slices"
	"unicode/utf8"
)

// Lines turns byte offsets of one text into positions.
type Lines struct {
	file  string
	text  []byte
	first int
	start []int
}

// NewLines indexes text, a part of file whose first line is the file's line
// first (from 1).
func NewLines(file string, text []byte, first int) *Lines {
	l := &Lines{file: file, text: text, first: first, start: []int{0}}
	for i, c := range text {
		if c == '\n' {
			l.start = append(l.start, i+1)
		}
	}
	return l
}

// Pos returns the position of the byte at offset. Offsets outside of the text
// count as its end or beginning.
func (l *Lines) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(l.text))
	line, exact := slices.BinarySearch(l.start, offset)
	if !exact {
		line--
	}
	column := utf8.RuneCount(l.text[l.start[line]:offset]) + 1
	return Pos{File: l.file, Line: l.first + line, Column: column}
}
