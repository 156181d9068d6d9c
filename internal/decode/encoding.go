package decode

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// otherEncoding recognises files that are not text in an encoding that has
// ASCII in it: the finding is about the file, since nothing in it can be read.
func otherEncoding(raw []byte) (id string, ok bool) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}), everyOtherNUL(raw):
		return "encoding/utf-16", true
	default:
		return "", false
	}
}

// everyOtherNUL reports whether a file looks like UTF-16 without a BOM: Latin
// letters, digits and line ends have a zero byte beside them, on one side.
func everyOtherNUL(raw []byte) bool {
	raw = raw[:min(len(raw), 4096)]
	if bytes.IndexByte(raw, 0) < 0 {
		return false
	}
	var even, odd int
	for i, c := range raw {
		if c == 0 && i%2 == 0 {
			even++
		} else if c == 0 {
			odd++
		}
	}
	// Mostly Chinese text has few Latin characters, but none on the other side.
	return len(raw) >= 4 && max(even, odd) > len(raw)/20+1 && min(even, odd) == 0
}

// guessEncoding says in which encoding a text that is not UTF-8 was probably
// written, as the ID of a finding.
func guessEncoding(text []byte) string {
	var c encodingCount
	c.count(text)
	switch {
	case c.utf8 > c.invalid:
		return "encoding/damaged"
	case c.gbPairs > 2*c.otherPairs && c.fourByte > 0:
		return "encoding/gb18030"
	case c.gbPairs > 2*c.otherPairs:
		return "encoding/gbk"
	case c.letters > 0:
		return "encoding/windows-1252"
	default:
		return "encoding/unknown"
	}
}

// encodingCount counts what speaks for which encoding.
type encodingCount struct {
	utf8     int // characters of several bytes that are UTF-8
	invalid  int // bytes that are not
	gbPairs  int // pairs where GB 2312 has its characters, four-byte sequences
	fourByte int // of these, four-byte sequences of GB18030
	// otherPairs are bytes that begin no such pair: in GBK rare characters,
	// in Western encodings letters with an accent between others.
	otherPairs int
	letters    int // bytes that are letters with an accent in Windows-1252
}

func (c *encodingCount) count(text []byte) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r != utf8.RuneError && size > 1:
			c.utf8++
		case r == utf8.RuneError && size == 1:
			c.invalid++
		}
		i += size
	}
	for i := 0; i < len(text); {
		i += c.countGB(text[i:])
	}
}

// countGB looks at the bytes at the start of rest as GB18030 has them, and
// returns how many it looked at.
func (c *encodingCount) countGB(rest []byte) int {
	lead := rest[0]
	if lead < 0x80 {
		return 1
	}
	if lead >= 0xC0 && lead != 0xD7 && lead != 0xF7 {
		c.letters++
	}
	switch {
	case len(rest) >= 4 && digit(rest[1]) && rest[2] >= 0x81 && rest[2] <= 0xFE && digit(rest[3]):
		c.gbPairs++
		c.fourByte++
		return 4
	case len(rest) >= 2 && lead >= 0xA1 && lead <= 0xF7 && rest[1] >= 0xA1 && rest[1] <= 0xFE:
		c.gbPairs++
		return 2
	case len(rest) >= 2 && lead >= 0x81 && lead <= 0xFE && rest[1] >= 0x80 && rest[1] <= 0xFE:
		c.otherPairs++
		return 2
	default:
		c.otherPairs++
		return 1
	}
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func hex(c byte) string { return fmt.Sprintf("0x%02X", c) }
