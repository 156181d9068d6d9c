package diag

import (
	"bytes"
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
	l.marks = make([]mark, 0, 1+bytes.Count(text, []byte("\n"))+len(text)/markEvery)
	for start, line := 0, first; ; line++ {
		length := bytes.IndexByte(text[start:], '\n')
		if length < 0 {
			l.markLine(mark{start, line, 1}, len(text))
			return l
		}
		l.markLine(mark{start, line, 1}, start+length)
		start += length + 1
	}
}

// markLine marks the start of a line, and places in it if it is very long.
func (l *Lines) markLine(last mark, end int) {
	l.marks = append(l.marks, last)
	for i := last.offset + markEvery; i < end; i++ {
		if utf8.RuneStart(l.text[i]) {
			last = mark{offset: i, line: last.line, column: last.column + characters(l.text[last.offset:i])}
			l.marks = append(l.marks, last)
			i += markEvery - 1
		}
	}
}

// characters counts the characters of a text, and bytes that are none, as
// utf8.RuneCount does, which copies the text.
func characters(text []byte) int {
	n := 0
	for i := 0; i < len(text); n++ {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(text[i:])
		i += size
	}
	return n
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
	return Pos{File: l.file, Line: m.line, Column: m.column + characters(l.text[m.offset:offset])}
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
