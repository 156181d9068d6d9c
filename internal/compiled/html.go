package compiled

import (
	"bytes"
	"html/template"
	"strings"
)

// entities are what html/template writes for the characters that mean
// something in HTML's text and quoted attributes. The specification's advice
// for NUL is U+FFFD.
var entities = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// entitiesKept are those for what is HTML already: its entities stay.
var entitiesKept = func() [256]string {
	kept := entities
	kept['&'] = ""
	return kept
}()

// escapeOnto writes text, with some of its bytes replaced.
func escapeOnto(b *bytes.Buffer, text string, replacements *[256]string) {
	written := 0
	for i := range len(text) {
		if r := replacements[text[i]]; r != "" {
			b.WriteString(text[written:i])
			b.WriteString(r)
			written = i + 1
		}
	}
	b.WriteString(text[written:])
}

// writeHTMLText writes text between tags, where HTML is what is wanted.
func writeHTMLText(b *bytes.Buffer, c content) {
	if c.typ == typeHTML {
		b.WriteString(c.text)
		return
	}
	escapeOnto(b, c.text, &entities)
}

// writeRCDATA writes the text of elements that hold no others, like title.
func writeRCDATA(b *bytes.Buffer, c content) {
	if c.typ == typeHTML {
		escapeOnto(b, c.text, &entitiesKept)
		return
	}
	escapeOnto(b, c.text, &entities)
}

// writeAttribute writes the value of an attribute, between quotes. HTML loses
// its tags, which is html/template's to find.
func writeAttribute(b *bytes.Buffer, c content) {
	switch {
	case c.typ != typeHTML:
		escapeOnto(b, c.text, &entities)
	case strings.Contains(c.text, "<"):
		b.WriteString(attribute.ask(template.HTML(c.text)))
	default:
		escapeOnto(b, c.text, &entitiesKept)
	}
}

func escapeText(c content) string      { return written(writeHTMLText, c) }
func escapeRCDATA(c content) string    { return written(writeRCDATA, c) }
func escapeAttribute(c content) string { return written(writeAttribute, c) }

func written(write func(*bytes.Buffer, content), c content) string {
	var b bytes.Buffer
	write(&b, c)
	return b.String()
}
