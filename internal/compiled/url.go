package compiled

import "strings"

// failsafe is what html/template writes for what is not safe.
const failsafe = "ZgotmplZ"

// filterURL lets addresses pass that a reader can follow safely.
func filterURL(c content) string {
	if c.typ == typeURL || harmless(c.text) {
		return c.text
	}
	return "#" + failsafe
}

// harmless reports whether an address has no scheme, or http, https or mailto.
func harmless(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

const hexDigits = "0123456789abcdef"

// encodeURL percent-encodes what may not be in an address; with whole, not what
// separates the parts of one (RFC 3986, section 2.2, less what could end a
// quotation or parenthesis), or what is encoded already.
func encodeURL(address string, whole bool) string {
	var b strings.Builder
	written := 0
	for i := range len(address) {
		if c := address[i]; !stays(c) && !(whole && (separates(c) || c == '%' && encoded(address[i:]))) {
			if written == 0 {
				b.Grow(2 * len(address))
			}
			b.WriteString(address[written:i])
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
			written = i + 1
		}
	}
	if written == 0 {
		return address
	}
	b.WriteString(address[written:])
	return b.String()
}

// stays reports whether a byte is unreserved: RFC 3986, section 2.3.
func stays(c byte) bool {
	return alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~'
}

func alphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func separates(c byte) bool { return strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0 }

// encoded reports whether a text begins with a percent-encoded byte.
func encoded(s string) bool { return len(s) > 2 && hex(s[1]) && hex(s[2]) }

func hex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// escapeSrcset makes a safe list of addresses, each with its width, of a text.
func escapeSrcset(c content) string {
	switch c.typ {
	case typeSrcset:
		return c.text
	case typeURL:
		return strings.ReplaceAll(encodeURL(c.text, true), ",", "%2c")
	}
	var b strings.Builder
	for i, candidate := range strings.Split(c.text, ",") {
		if i > 0 {
			b.WriteByte(',')
		}
		writeCandidate(&b, candidate)
	}
	return b.String()
}

// htmlSpace is what separates an address from its width.
const htmlSpace = " \t\n\f\r"

func writeCandidate(b *strings.Builder, candidate string) {
	rest := strings.TrimLeft(candidate, htmlSpace)
	address, width := rest, ""
	if end := strings.IndexAny(rest, htmlSpace); end >= 0 {
		address, width = rest[:end], rest[end:]
	}
	if !harmless(address) || !isWidth(width) {
		b.WriteString("#" + failsafe)
		return
	}
	b.WriteString(candidate[:len(candidate)-len(rest)])
	b.WriteString(encodeURL(address, true))
	b.WriteString(width)
}

func isWidth(s string) bool {
	for i := range len(s) {
		if !alphanumeric(s[i]) && strings.IndexByte(htmlSpace, s[i]) < 0 {
			return false
		}
	}
	return true
}
