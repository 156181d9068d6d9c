package render

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/html2md"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// copyName is the name of a document's copy in Markdown, in its folder.
const copyName = "index.md"

// copyPath is the address of a document's copy; "" for one that search engines
// are to leave out: what reads copies is their like.
func copyPath(d *site.Document) string {
	if d.Page.NoIndex {
		return ""
	}
	return d.Path + copyName
}

// copies adds the copies of a language's documents.
func (p *planner) copies(l *language) {
	for _, d := range p.site.Documents(l.Code) {
		if address := copyPath(d); address != "" {
			p.claim(site.GeneratedFile, Output{Path: address, Source: d.File, Inputs: p.inputs.of(d), Render: func(b *bytes.Buffer) []diag.Diagnostic {
				return p.markdownCopy(d, b)
			}})
		}
	}
}

// markdownCopy writes a document as Markdown, for readers that are programs:
// its title, description, the fields of its type that are text or figures, its
// text, what is below it, and the figures' sources as notes. Addresses in it are
// absolute, because a copy is read apart from its place.
//
// Findings about the text are the page's.
func (r *renderer) markdownCopy(d *site.Document, b *bytes.Buffer) []diag.Diagnostic {
	text := r.texts.take(d)
	if text == nil {
		text = r.documentPage(d, 1).filled()
	}
	c := &copying{r: r, lang: r.languages[d.Lang.Code], b: b, base: &url.URL{Path: "/" + d.Path}, notes: text.notes}
	fmt.Fprintf(b, "# %s\n\n", html2md.Escape(d.Title))
	if d.Description != "" {
		fmt.Fprintf(b, "> %s\n\n", html2md.Escape(d.Description))
	}
	if d.Page.TypeDef != nil {
		c.fields(d.Page.TypeDef.Fields, text.params)
	}
	c.html(text.content)
	c.below(d)
	c.writeNotes()
	fmt.Fprintf(b, "---\n\n<%s>\n", r.site.Absolute(d.Path))
	if b.Len() > theme.MaxOutput {
		return []diag.Diagnostic{diag.New("output-too-large", diag.Pos{File: d.File}, "limit", "16 MiB")}
	}
	return nil
}

// copying is a copy being written.
type copying struct {
	r     *renderer
	lang  *language
	b     *bytes.Buffer
	base  *url.URL // of the page, as a path from the site's root
	notes *notes
}

// html writes a piece of HTML.
func (c *copying) html(text template.HTML) {
	html2md.Convert(c.b, string(text), html2md.Options{Link: c.absolute, Reference: c.reference})
}

// absolute is the absolute form of an address as the page gives it.
func (c *copying) absolute(address string) string {
	ref, err := url.Parse(address)
	if err != nil || ref.IsAbs() || ref.Host != "" {
		return address
	}
	to := c.base.ResolveReference(ref)
	address = c.r.site.Absolute(strings.TrimPrefix(to.Path, "/"))
	if ref.RawQuery != "" {
		address += "?" + ref.RawQuery
	}
	if ref.Fragment != "" {
		address += "#" + ref.EscapedFragment()
	}
	return address
}

// reference turns the link to a figure's note into a reference.
func (c *copying) reference(address string) string {
	id, ok := strings.CutPrefix(address, "#fact.")
	if !ok {
		return ""
	}
	if number, known := c.notes.numbers[id]; known {
		return fmt.Sprintf("[^%d]", number)
	}
	return ""
}

// fields writes the fields of the document's type that are read: Markdown and
// figures. What the others mean, only the theme knows.
func (c *copying) fields(declared []config.Field, values theme.Params) {
	for _, f := range declared {
		switch v := values[f.Name].(type) {
		case template.HTML:
			c.html(v)
		case []template.HTML:
			for _, one := range v {
				c.html(one)
			}
		case *theme.FactView:
			if v != nil {
				c.figures([]*theme.FactView{v})
			}
		case []*theme.FactView:
			c.figures(v)
		}
	}
}

// figures writes figures as a list.
func (c *copying) figures(figures []*theme.FactView) {
	for _, f := range figures {
		fmt.Fprintf(c.b, "- %s: %s[^%d]\n", html2md.Escape(f.Label), strings.Join(c.figureWords(f), " · "), c.notes.refer(f).Number)
	}
	if len(figures) > 0 {
		c.b.WriteByte('\n')
	}
}

// figureWords are a figure's value, change, kind and period. Estimates and
// targets are never without the word.
func (c *copying) figureWords(f *theme.FactView) []string {
	words := []string{f.Value}
	if f.Change != "" {
		words = append(words, c.say("on-year-before", f.Change, "Change", f.Change))
	}
	words = append(words, c.say("kind-"+f.Kind, f.Kind))
	if f.Period != "" {
		words = append(words, f.Period)
	}
	return words
}

// say is a message of the theme, or else another text.
func (c *copying) say(key, otherwise string, args ...any) string {
	if text := c.r.theme.Message(c.lang.Code, key, args...); text != "" {
		return text
	}
	return otherwise
}

// below writes links to the pages of a section that its text has not linked to.
func (c *copying) below(d *site.Document) {
	written := c.b.Bytes()
	links := 0
	for _, child := range d.Children() {
		address := c.r.site.Absolute(child.Path)
		if d.Page.Kind != site.KindSection || bytes.Contains(written, []byte("]("+address+")")) {
			continue
		}
		c.b.WriteString(listEntry(child.Title, address, child.Description))
		links++
	}
	if links > 0 {
		c.b.WriteByte('\n')
	}
}

// listEntry is a link in a list, with what is behind it.
func listEntry(title, address, description string) string {
	entry := "- [" + html2md.Escape(title) + "](" + address + ")"
	if description != "" {
		entry += ": " + html2md.Escape(description)
	}
	return entry + "\n"
}

// writeNotes writes the notes on the figures.
func (c *copying) writeNotes() {
	shown := c.notes.shown()
	for _, f := range shown {
		words := c.figureWords(f)
		if f.Source != "" {
			source := c.say("source", "source") + c.say("colon", ": ") + f.Source
			if f.SourceDate != "" {
				source += " (" + f.SourceDate + ")"
			}
			if f.SourceURL != "" {
				source += " <" + f.SourceURL + ">"
			}
			words = append(words, source)
		}
		if f.Quote != "" {
			words = append(words, "“"+f.Quote+"”")
		}
		fmt.Fprintf(c.b, "[^%d]: %s: %s\n", c.notes.numbers[f.ID], html2md.Escape(f.Label), strings.Join(words, " · "))
	}
	if len(shown) > 0 {
		c.b.WriteByte('\n')
	}
}
