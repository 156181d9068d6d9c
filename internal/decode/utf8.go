package decode

import (
	"bytes"
	"unicode/utf8"

	"qiao/internal/diag"
)

// UTF8 checks and normalises a text file: a BOM is dropped and CRLF and CR
// become LF (positions do not change); NUL, invalid UTF-8 (with a guess at
// GBK/GB18030, UTF-16 or Windows-1252 and how to convert it) are findings, as
// is text that was decoded twice or lost in an earlier conversion (warnings).
// text is nil after an error. raw is not changed, but text may share its memory.
func UTF8(file string, raw []byte) (text []byte, ds []diag.Diagnostic) {
	if id, ok := otherEncoding(raw); ok {
		return nil, []diag.Diagnostic{diag.New(id, diag.Pos{File: file, Line: 1})}
	}
	text = lineFeeds(bytes.TrimPrefix(raw, []byte("\uFEFF")))
	pos := func(offset int) diag.Pos { return diag.NewLines(file, text, 1).Pos(offset) }
	if i := firstInvalid(text); i >= 0 {
		id := guessEncoding(text)
		ds = append(ds, diag.New(id, pos(i), "byte", hex(text[i])))
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		ds = append(ds, diag.New("encoding/nul", pos(i)))
	}
	if diag.HasErrors(ds) {
		diag.Sort(ds)
		return nil, ds
	}
	return text, damagedText(file, text)
}

// lineFeeds turns CRLF and CR into LF.
func lineFeeds(text []byte) []byte {
	if !bytes.ContainsRune(text, '\r') {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// firstInvalid is the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
