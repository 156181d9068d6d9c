package render

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"qiao/internal/search"
)

// inlineTags are the elements that end no word.
var inlineTags = set("a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
	"samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr")

// silentTags are the elements whose text is none of the page's; nor is that of
// an element that data-nosnippet keeps from search engines' snippets.
var silentTags = set("nav", "form", "script", "style", "svg", "template")

func set(names ...string) map[string]bool {
	all := make(map[string]bool, len(names))
	for _, name := range names {
		all[name] = true
	}
	return all
}

// spokenText is the text of HTML that a speaker wrote.
func spokenText(fragment string) string {
	var b strings.Builder
	for _, s := range spokenSections(fragment) {
		b.WriteString(s.Heading + " " + s.Text)
	}
	return strings.TrimSpace(b.String())
}

// spokenSections divides HTML that a speaker wrote at its headings.
func spokenSections(fragment string) []search.Section {
	sections := []search.Section{{}}
	var text words
	for rest := fragment; rest != ""; {
		before, tag, found := strings.Cut(rest, "<")
		text.add(before)
		if !found {
			break
		}
		tag, rest, _ = strings.Cut(tag, ">")
		name := tagName(tag)
		last := &sections[len(sections)-1]
		switch {
		case silentTags[name]:
			_, rest, _ = strings.Cut(rest, "</"+name+">")
			text.gap = true
		case strings.Contains(tag, " data-nosnippet"):
			_, rest, _ = strings.Cut(rest, "</"+name+">")
		case name == "a" && strings.Contains(tag, `href="#fact.`): // the reference to a figure's note
			_, rest, _ = strings.Cut(rest, "</a>")
		case isHeading(name):
			last.Text = text.take()
			sections = append(sections, search.Section{ID: idOf(tag)})
		case strings.HasPrefix(name, "/") && isHeading(name[1:]):
			last.Heading = text.take()
		case name == "/td" || name == "/th":
			text.add(" · ")
		case !inlineTags[strings.TrimPrefix(name, "/")]:
			text.gap = true
		}
	}
	sections[len(sections)-1].Text = text.take()
	return slices.DeleteFunc(sections, func(s search.Section) bool { return s.Heading == "" && s.Text == "" })
}

// words is text without its blanks but for one between two words.
type words struct {
	b   []byte
	gap bool // a blank is due
}

// add adds text as HTML has it.
func (w *words) add(text string) {
	if text == "" {
		return
	}
	text = html.UnescapeString(text)
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	w.gap = w.gap || unicode.IsSpace(first)
	for word := range strings.FieldsSeq(text) {
		if w.gap && len(w.b) > 0 {
			w.b = append(w.b, ' ')
		}
		w.b = append(w.b, word...)
		w.gap = true
	}
	w.gap = unicode.IsSpace(last)
}

// take returns the text so far, without what separates the cells of a table at
// its end, and begins another.
func (w *words) take() string {
	text := strings.TrimSuffix(string(w.b), " ·")
	w.b, w.gap = w.b[:0], false
	return text
}

// tagName is the name of the element of a tag, with the slash of an end tag.
func tagName(tag string) string {
	if i := strings.IndexAny(tag, " \n\t"); i >= 0 {
		tag = tag[:i]
	}
	return strings.ToLower(tag)
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6'
}

// idOf is the attribute id of a tag that Markdown wrote.
func idOf(tag string) string {
	_, rest, _ := strings.Cut(tag, ` id="`)
	id, _, _ := strings.Cut(rest, `"`)
	return html.UnescapeString(id)
}
