package site

import (
	"strings"
	"unicode/utf8"
)

// Relative is the address of the output to as a link in the output from gives
// it: relative to from's folder, so that the same files work under any host
// and folder. Both are paths below the base URL ("de/branchen/", "a.pdf", ""
// for the root). The link to one's own folder is "./". The result is a URL:
// what is not plain ASCII stands percent-encoded in it.
func Relative(from, to string) string {
	from = from[:strings.LastIndexByte(from, '/')+1]
	common := 0
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	up, rest := strings.Count(from[common:], "/"), to[common:]
	var b strings.Builder
	b.Grow(3*up + len(rest) + 2)
	for range up {
		b.WriteString("../")
	}
	first, _, _ := strings.Cut(rest, "/")
	if up == 0 && (rest == "" || strings.Contains(first, ":")) {
		b.WriteString("./") // alone, "a:b" would be read as a scheme
	}
	escapePath(&b, rest)
	return b.String()
}

// Absolute is the full address of an output path, for what must be absolute:
// canonical links, alternates, feeds, sitemaps.
func (s *Site) Absolute(path string) string {
	base := s.Config.BaseURL
	if base == nil {
		return "/" + EscapePath(path)
	}
	escaped := base.EscapedPath()
	var b strings.Builder
	b.Grow(len(base.Scheme) + len(base.Host) + len(escaped) + len(path) + 4)
	b.WriteString(base.Scheme)
	b.WriteString("://")
	b.WriteString(base.Host)
	b.WriteString(escaped)
	if !strings.HasSuffix(escaped, "/") {
		b.WriteByte('/')
	}
	escapePath(&b, path)
	return b.String()
}

// EscapePath percent-encodes an output path as it stands in a URL (RFC 3986).
func EscapePath(path string) string {
	if strings.IndexFunc(path, isEscaped) < 0 {
		return path
	}
	var b strings.Builder
	escapePath(&b, path)
	return b.String()
}

// plain are the bytes that stand in a URL as they are: what RFC 3986 calls
// unreserved, the slash, and those of the other characters of a path that mean
// nothing in HTML or shells either.
var plain = func() (is [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:@!+,=") {
		is[c] = true
	}
	return is
}()

func isEscaped(r rune) bool { return r >= utf8.RuneSelf || !plain[r] }

func escapePath(b *strings.Builder, path string) {
	const hex = "0123456789ABCDEF"
	start := 0
	for i := range len(path) {
		if c := path[i]; !plain[c] {
			b.WriteString(path[start:i])
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			start = i + 1
		}
	}
	b.WriteString(path[start:])
}
