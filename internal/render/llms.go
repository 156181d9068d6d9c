package render

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"qiao/internal/diag"
	"qiao/internal/html2md"
	"qiao/internal/site"
)

// llmsName is the list of the site's pages for programs that read
// (https://llmstxt.org): at the root and in each language.
const llmsName = "llms.txt"

// llmsSection is the number of pages of one section that the list at the root
// names; the language's own list has all.
const llmsSection = 100

// llms adds the lists of pages.
func (p *planner) llms() {
	p.generate(llmsName, p.writeLLMs)
	for _, l := range p.inOrder() {
		if l.homeDoc != nil {
			address := l.home() + llmsName
			p.generate(address, func(b *bytes.Buffer) []diag.Diagnostic { return p.writeLanguageLLMs(l, b) })
		}
	}
}

// writeLLMs writes the list at the root: a section for each language, whose
// heading is the name of the language.
func (r *renderer) writeLLMs(b *bytes.Buffer) []diag.Diagnostic {
	source := r.sourceLanguage()
	fmt.Fprintf(b, "# %s\n\n", source.view.Title)
	var quoted []string
	for _, l := range r.inOrder() {
		if d := l.homeDoc; d != nil && d.Description != "" {
			quoted = append(quoted, "> "+html2md.Escape(d.Description)+"\n")
		}
	}
	b.WriteString(strings.Join(quoted, ">\n") + "\n")
	for _, l := range r.inOrder() {
		if l.homeDoc == nil {
			continue
		}
		fmt.Fprintf(b, "## %s\n\n", l.Name)
		b.WriteString(listEntry(llmsName, r.site.Absolute(l.home()+llmsName), l.view.Title))
		r.listCopy(b, l.homeDoc)
		for _, d := range r.menuOrder(l) {
			r.listCopies(b, d, llmsSection)
		}
		b.WriteByte('\n')
	}
	return nil
}

// writeLanguageLLMs writes the list of a language: first what stands for itself,
// then each section with its pages, at last the data.
func (r *renderer) writeLanguageLLMs(l *language, b *bytes.Buffer) []diag.Diagnostic {
	fmt.Fprintf(b, "# %s\n\n", l.view.Title)
	if d := l.homeDoc; d.Description != "" {
		fmt.Fprintf(b, "> %s\n\n", html2md.Escape(d.Description))
	}
	fmt.Fprintf(b, "## %s\n\n", html2md.Escape(l.homeDoc.Title))
	r.listCopy(b, l.homeDoc)
	docs := r.menuOrder(l)
	for _, d := range docs {
		if len(d.Children()) == 0 {
			r.listCopy(b, d)
		}
	}
	b.WriteByte('\n')
	for _, d := range docs {
		if len(d.Children()) > 0 {
			fmt.Fprintf(b, "## %s\n\n", html2md.Escape(d.Title))
			r.listCopies(b, d, len(r.site.Documents(l.Code)))
			b.WriteByte('\n')
		}
	}
	if len(l.files) > 0 {
		b.WriteString("## CSV, JSON\n\n")
		for _, f := range l.files {
			b.WriteString(listEntry(path.Base(f.path), r.site.Absolute(f.path), f.title))
		}
	}
	return nil
}

// listCopies writes links to the copies of a document and of all below it, if
// these are not more than limit.
func (r *renderer) listCopies(b *bytes.Buffer, d *site.Document, limit int) {
	r.listCopy(b, d)
	if len(d.Children()) > limit {
		return
	}
	for _, child := range d.Children() {
		r.listCopies(b, child, limit)
	}
}

// listCopy writes a link to a document's copy, if it has one.
func (r *renderer) listCopy(b *bytes.Buffer, d *site.Document) {
	if address := copyPath(d); address != "" {
		b.WriteString(listEntry(d.Title, r.site.Absolute(address), d.Description))
	}
}
