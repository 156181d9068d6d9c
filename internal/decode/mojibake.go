package decode

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"qiao/internal/diag"
)

// damagedText finds text that an earlier conversion spoilt: UTF-8 that was read
// as Windows-1252 and saved again ("FÃ¶rderung"), and characters that were
// lost (U+FFFD, 锟斤拷). One finding a line.
func damagedText(file string, text []byte) []diag.Diagnostic {
	if lostAt(text) < 0 && twiceDecodedAt(text) < 0 {
		return nil
	}
	var found findings
	lines := diag.NewLines(file, text, 1)
	offset := 0
	for line := range bytes.Lines(text) {
		if i := lostAt(line); i >= 0 {
			found.add(diag.New("mojibake/lost", lines.Pos(offset+i), "word", short(string(wordAt(line, i)))))
		}
		if i := twiceDecodedAt(line); i >= 0 {
			word := string(wordAt(line, i))
			found.add(diag.New("mojibake", lines.Pos(offset+i), "word", short(word), "fix", short(decodeOnce(word))))
		}
		offset += len(line)
	}
	return found.ds
}

// lostAt is where a text holds U+FFFD, or what becomes of it in GBK; -1 if
// nowhere.
func lostAt(text []byte) int {
	if i := bytes.Index(text, []byte("\uFFFD")); i >= 0 {
		return i
	}
	return bytes.Index(text, []byte("锟斤拷"))
}

// twiceDecodedAt is where a text holds characters that are the bytes of one
// character read as Windows-1252; -1 if nowhere. The first of them is one from
// Â to ô, as which the first byte of a character is read: 0xC3 begins these.
func twiceDecodedAt(text []byte) int {
	for i := 0; ; i++ {
		next := bytes.IndexByte(text[i:], 0xC3)
		if next < 0 {
			return -1
		}
		i += next
		if _, n := onceDecoded(text[i:]); n > 0 {
			return i
		}
	}
}

// onceDecoded reads one character that was encoded twice from the start of
// text; n is 0 if there is none. Only what people write is taken for one:
// accented letters and signs (Ã¶, Â§), punctuation and the euro (â€œ), Han
// characters (ä¸­).
func onceDecoded(text []byte) (r rune, n int) {
	var raw []byte
	for len(raw) < utf8.UTFMax && n < len(text) {
		c, size := utf8.DecodeRune(text[n:])
		b, ok := windows1252Byte(c)
		if !ok || b < 0x80 {
			return 0, 0
		}
		raw = append(raw, b)
		n += size
		if utf8.FullRune(raw) {
			break
		}
	}
	r, size := utf8.DecodeRune(raw)
	if r == utf8.RuneError || size != len(raw) || size < 2 {
		return 0, 0
	}
	if r >= 0xA0 && r <= 0xFF || r >= 0x2010 && r <= 0x203A || r == '€' || unicode.Is(unicode.Han, r) {
		return r, n
	}
	return 0, 0
}

// windows1252Byte is the byte that Windows-1252, or Latin-1 where that has
// none, writes for a character.
func windows1252Byte(r rune) (b byte, ok bool) {
	if b, ok := charmap.Windows1252.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), r >= 0x80 && r <= 0x9F
}

// decodeOnce undoes the second encoding.
func decodeOnce(text string) string {
	var out []rune
	for rest := []byte(text); len(rest) > 0; {
		r, size := onceDecoded(rest)
		if size == 0 {
			r, size = utf8.DecodeRune(rest)
		}
		out = append(out, r)
		rest = rest[size:]
	}
	return string(out)
}

// wordAt is the run of characters without blanks around an offset.
func wordAt(line []byte, i int) []byte {
	start := bytes.LastIndexFunc(line[:i], unicode.IsSpace) + 1
	if start > 0 {
		_, size := utf8.DecodeRune(line[start-1:])
		start += size - 1
	}
	end := bytes.IndexFunc(line[i:], unicode.IsSpace)
	if end < 0 {
		return line[start:]
	}
	return line[start : i+end]
}
