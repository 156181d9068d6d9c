package markdown

import (
	"strings"
	"unicode"
)

// checkURL reports a decoded destination with characters that no address has,
// and returns what may be written of it. Browsers drop some of these characters
// and so read another scheme than the eye: java&#x09;script. Which schemes are
// allowed, and where an address leads, is for package site to say.
func (r *renderer) checkURL(to string, offset int) string {
	if !strings.ContainsFunc(to, isControlInURL) {
		return to
	}
	r.st.report("link-control", offset, "url", visible(to))
	return ""
}

func isControlInURL(c rune) bool {
	return unicode.IsControl(c) || c == '\u00ad' || c == '\ufeff' || unicode.In(c, unicode.Zl, unicode.Zp)
}

// visible shows control characters as pictures.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c < ' ':
			return '␀' + c
		case isControlInURL(c):
			return '\ufffd'
		}
		return c
	}, s)
}
