package render

import "unicode/utf8"

// appendText appends a text as a string of JSON, with the escapes of
// encoding/json: those, too, that let it stand in a script element.
func appendText(b []byte, text string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if plainInJSON(r, size) {
			i += size
			continue
		}
		b = append(b, text[start:i]...)
		i += size
		start = i
		if short := shortEscape(r); short != 0 {
			b = append(b, '\\', short)
			continue
		}
		b = append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
	}
	b = append(b, text[start:]...)
	return append(b, '"')
}

// plainInJSON reports whether a character stands for itself.
func plainInJSON(r rune, size int) bool {
	switch r {
	case '"', '\\', '<', '>', '&', '\u2028', '\u2029':
		return false
	case utf8.RuneError:
		return size > 1
	}
	return r >= ' '
}

// shortEscape is the letter behind a backslash that stands for a character; 0 if
// there is none.
func shortEscape(r rune) byte {
	switch r {
	case '"', '\\':
		return byte(r)
	case '\b':
		return 'b'
	case '\f':
		return 'f'
	case '\n':
		return 'n'
	case '\r':
		return 'r'
	case '\t':
		return 't'
	}
	return 0
}
