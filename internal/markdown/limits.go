package markdown

import "bytes"

// Limits that keep every input cheap. Those of the design are per page; the
// others are per paragraph, where goldmark's work grows with their square.
const (
	maxNesting    = 100
	maxCells      = 20_000
	maxOutput     = 16 << 20 // bytes of HTML, destinations included
	maxBrackets   = 1000
	maxDelimiters = 1000
	maxUnclosed   = 20
	maxNotes      = 10_000
	maxFindings   = 500
	// maxLinkWork bounds, per page, the bytes that goldmark looks through for
	// the ends of destinations: each time up to the end of the line.
	maxLinkWork = 100 << 20
	// maxReferenceWork bounds the lines of a paragraph times the link reference
	// definitions in it.
	maxReferenceWork = 4_000_000
)

// tooDeep looks for a line that begins with more block quotes and list items
// than may nest, and returns its offset, or -1. Parsing it would recurse as
// deep as the line is long.
func tooDeep(src []byte) int {
	line, depth := 0, 0
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case c == '\n':
			line, depth = i+1, 0
		case c == ' ' || c == '\t':
		case c == '>':
			depth++
		default:
			n := listMarker(src[i:])
			if n == 0 {
				rest := bytes.IndexByte(src[i:], '\n')
				if rest < 0 {
					return -1
				}
				i += rest - 1
				continue
			}
			depth++
			i += n - 1
		}
		if depth > maxNesting {
			return line
		}
	}
	return -1
}

// listMarker is the length of the list marker at the start of text: 0 for none.
func listMarker(text []byte) int {
	n := 0
	for n < len(text) && n < 9 && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	if n >= len(text) {
		return 0
	}
	c := text[n]
	bullet := n == 0 && (c == '-' || c == '+' || c == '*')
	number := n > 0 && (c == '.' || c == ')')
	if (bullet || number) && n+1 < len(text) && (text[n+1] == ' ' || text[n+1] == '\t') {
		return n + 1
	}
	return 0
}
