package buildtest

import (
	"fmt"
	"strings"
)

// contentKinds are edits of documents that change no page's place.
var contentKinds = map[string]func(*editor){
	"body":         func(e *editor) { e.body(e.pick(e.documents())) },
	"body-add":     addParagraph,
	"title":        func(e *editor) { e.field(e.pick(e.documents()), "title", e.one("甲A", "乙B", "丙C", "Ä & <b>")) },
	"description":  func(e *editor) { e.field(e.pick(e.documents()), "description", e.one("D1", "D2 “q”", "")) },
	"lead":         func(e *editor) { e.field(e.pick(e.withField("lead")), "lead", e.one("L1", "L2", "L3")) },
	"section-text": func(e *editor) { e.body(e.pick(e.names("content/", "/_index.zh.md"))) },
	"heading":      retitleHeading,
	"link":         relink,
	"language":     func(e *editor) { e.toggleTranslation() },
	"toc":          func(e *editor) { e.toggleField(e.pick(e.sources()), "toc", "false") },
	"noindex":      func(e *editor) { e.toggleField(e.pick(e.sources()), "noindex", "true") },
	"no-print":     func(e *editor) { e.toggleField(e.pick(e.sources()), "print", "false") },
	"image-field":  func(e *editor) { e.toggleField(e.pick(e.names("content/", "index.zh.md")), "image", "/plans/map.svg") },
	"withheld":     func(e *editor) { e.body2(e.pick(e.documents()), "SECRETWORD") },
}

// documents are the documents, without those that have gone wrong.
func (e *editor) documents() []string { return e.names("content/", ".md") }

// sources are the documents in the source language.
func (e *editor) sources() []string { return e.names("content/", ".zh.md") }

// withField are the documents that have the field.
func (e *editor) withField(field string) []string {
	var names []string
	for _, name := range e.documents() {
		if strings.Contains(e.tree.Data(name), "\n"+field+": ") {
			names = append(names, name)
		}
	}
	return names
}

// split parts a document into front matter and body; ok is false where it is
// damaged, or is none.
func (e *editor) split(name string) (front, body string, ok bool) {
	rest, ok := strings.CutPrefix(e.tree.Data(name), "---\n")
	front, body, found := strings.Cut(rest, "---\n")
	return front, body, ok && found
}

// field sets a field of a document's front matter; an empty value takes it away.
func (e *editor) field(name, field, value string) {
	front, body, ok := e.split(name)
	if !ok {
		return
	}
	var lines []string
	for line := range strings.Lines(front) {
		if !strings.HasPrefix(line, field+": ") {
			lines = append(lines, line)
		}
	}
	if value != "" {
		lines = append(lines, field+": "+quoted(value)+"\n")
	}
	e.put(name, "---\n"+strings.Join(lines, "")+"---\n"+body)
}

// quoted quotes a text of YAML that would be read as something else.
func quoted(value string) string {
	if strings.ContainsAny(value, `&<>“`) {
		return "'" + value + "'"
	}
	return value
}

// toggleField sets a field, or takes it away if it is there.
func (e *editor) toggleField(name, field, value string) {
	if strings.Contains(e.tree.Data(name), "\n"+field+": ") {
		value = ""
	}
	e.field(name, field, value)
}

// body changes a number in a document's body.
func (e *editor) body(name string) {
	if _, body, ok := e.split(name); ok && counter.MatchString(body) {
		e.count(name)
	}
}

// body2 adds a paragraph to a document, or takes it away again.
func (e *editor) body2(name, text string) {
	front, body, ok := e.split(name)
	if !ok {
		return
	}
	if before, after, found := strings.Cut(body, "\n"+text+"\n"); found {
		body = before + after
	} else {
		body += "\n" + text + "\n"
	}
	e.put(name, "---\n"+front+"---\n"+body)
}

// addParagraph adds one that draws on something else, to all languages of a
// page.
func addParagraph(e *editor) {
	page := e.pick(e.pages())
	text := e.one(
		"[x](/clusters/green)", "[y](/news/opening#numbers)", ":fact[land]", ":fact[companies]{show=period}",
		":firm[adler]", "::firms", "![z](/plans/map.svg)", "[home](/)", "“q” -- \"w\" 1000", "[w](/news/visit)", "[v](/news/fair)",
		"| a | b |\n|---|---|\n| 1000 | :fact[output] |", "> [!NOTE]\n> n 1000", "<b>raw</b>",
	)
	for _, name := range e.languagesOf(page) {
		e.body2(name, text)
	}
}

// pages are the ids of pages as their files say: the names of documents without
// language and ending.
func (e *editor) pages() []string {
	var list []string
	for _, name := range e.sources() {
		list = append(list, strings.TrimSuffix(name, ".zh.md"))
	}
	return list
}

// languagesOf are the documents of a page.
func (e *editor) languagesOf(page string) []string {
	if page == "" {
		return nil
	}
	return e.names(page+".", ".md")
}

// retitleHeading gives a heading another text, and lets its id go or come: what
// links to it is then wrong, or right again.
func retitleHeading(e *editor) {
	page := e.pick([]string{"content/news/opening/index", "content/park/index"})
	for _, name := range e.languagesOf(page) {
		if e.rand.IntN(4) == 0 {
			e.replace(name, " {#numbers}", " {#figures}")
		}
		e.replace(name, "## ", "## ⁂ ")
	}
}

// relink makes links of a page's documents lead to another page.
func relink(e *editor) {
	page := e.pick([]string{"content/_index", "content/clusters/auto", "content/clusters/green", "content/clusters/medical"})
	for _, name := range e.languagesOf(page) {
		e.replace(name, "(/clusters/green)", "(/clusters/medical)", "(/clusters/auto)", "(/news/plan)")
		e.replace(name, "(/park#place)", "(/park)", "(/clusters)")
	}
}

// toggleTranslation removes a translation, or writes one that is missing.
func (e *editor) toggleTranslation() {
	page := e.pick(e.pages())
	if page == "" {
		return
	}
	name := fmt.Sprintf("%s.%s.md", page, e.one("de", "en"))
	if _, exists := e.tree.files[name]; exists {
		e.remove(name)
		return
	}
	e.put(name, "---\ntitle: New 1000\n---\n\nNew text, 1000.\n")
}
