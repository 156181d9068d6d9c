package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/util"
)

// entity decodes the entity or character reference at the start of text, and
// reports references to control characters. n is 0 where there is none.
func (r *renderer) entity(text []byte, offset int) (decoded string, n int) {
	decoded, n, control := decodeEntity(text)
	if control {
		r.st.report("html-control-character", offset, "text", string(text[:n]))
	}
	return decoded, n
}

// decodeEntity decodes "&name;", "&#123;" and "&#x1F;" at the start of text.
func decodeEntity(text []byte) (decoded string, n int, control bool) {
	if len(text) > 2 && text[1] == '#' {
		return decodeNumber(text)
	}
	n = 1
	for n < len(text) && n < 40 && isWordByte(text[n]) {
		n++
	}
	if n == 1 || n >= len(text) || text[n] != ';' {
		return "", 0, false
	}
	entity, ok := util.LookUpHTML5EntityByName(string(text[1:n]))
	if !ok {
		return "", 0, false
	}
	return string(entity.Characters), n + 1, false
}

func decodeNumber(text []byte) (decoded string, n int, control bool) {
	from, base, longest := 2, 10, 7
	if text[2] == 'x' || text[2] == 'X' {
		from, base, longest = 3, 16, 6
	}
	n = from
	for n < len(text) && n-from <= longest && util.IsHexDecimal(text[n]) {
		n++
	}
	if n >= len(text) || text[n] != ';' || n-from > longest {
		return "", 0, false
	}
	v, err := strconv.ParseUint(string(text[from:n]), base, 32)
	if err != nil {
		return "", 0, false
	}
	if isControl(rune(v)) {
		return "\ufffd", n + 1, true
	}
	return string(util.ToValidRune(rune(v))), n + 1, false
}

// isControl reports whether c is a control character that no text has.
func isControl(c rune) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7f && c < 0xa0
}

// unescape resolves backslash escapes and entities in a part of the source
// that starts at offset (nearly: where it is spread over lines, findings in it
// are placed on its first).
func (r *renderer) unescape(text []byte, offset int) string {
	i := indexEscape(text)
	if i < 0 {
		return string(text)
	}
	out := make([]byte, 0, len(text))
	for from := 0; ; {
		out = append(out, text[from:i]...)
		from = i
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && isASCIIPunct(text[i+1]):
			out = append(out, text[i+1])
			from = i + 2
		case c == '&':
			if decoded, n := r.entity(text[i:], offset+i); n > 0 {
				out = append(out, decoded...)
				from = i + n
			}
		}
		next := indexEscape(text[max(from, i+1):])
		if next < 0 {
			return string(append(out, text[from:]...))
		}
		i = max(from, i+1) + next
	}
}

func indexEscape(text []byte) int {
	for i, c := range text {
		if c == '\\' || c == '&' {
			return i
		}
	}
	return -1
}
