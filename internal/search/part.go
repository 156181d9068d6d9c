package search

import (
	"strings"
	"unicode/utf8"
)

// Sizes of the parts of a text, in bytes.
const (
	partSize = 2400
	maxParts = 255
)

// parts cuts a text into parts. Cuts are between sections, or sentences of long
// ones. There is at least one part.
func parts(t *Text) [][]Section {
	var all [][]Section
	now := []Section{} // a list in JSON, even where it is empty
	size := len(t.Lead)
	next := func() {
		if len(all) < maxParts-1 && size > 0 {
			all, now, size = append(all, now), nil, 0
		}
	}
	for _, s := range t.Sections {
		if size > 0 && size+len(s.Heading)+min(len(s.Text), partSize/2) > partSize {
			next()
		}
		for {
			piece, rest := cut(s.Text, partSize-size)
			now = append(now, Section{s.ID, s.Heading, piece})
			size += len(s.Heading) + len(piece)
			if rest == "" {
				break
			}
			s.Text = rest
			next()
		}
	}
	return append(all, now)
}

// cut divides a text behind the last sentence that fits into size, or else the
// last word, or else anywhere.
func cut(text string, size int) (piece, rest string) {
	size = max(size, partSize/4)
	if len(text) <= size+partSize/4 {
		return text, ""
	}
	for !utf8.RuneStart(text[size]) {
		size--
	}
	at := 0
	for _, end := range []string{"。", "；", ". ", "! ", "? "} {
		if i := strings.LastIndex(text[:size], end); i >= 0 {
			at = max(at, i+len(end))
		}
	}
	if at < size/2 {
		at = max(at, strings.LastIndexByte(text[:size], ' ')+1)
	}
	if at < size/4 {
		at = size
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at:])
}

// encodePart writes a part of a text as JSON, with what a result needs.
func encodePart(t *Text, pieces [][]Section, part int) []byte {
	file := struct {
		URL   string    `json:"u"`
		Title string    `json:"t"`
		Lead  string    `json:"d,omitempty"`
		Parts []Section `json:"s"`
	}{t.URL, t.Title, "", pieces[part]}
	if part == 0 {
		file.Lead = t.Lead
	}
	return encodeJSON(file)
}
