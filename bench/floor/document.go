package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// document is a file of the site, and what others say about it: all that the
// floor keeps of a page.
type document struct {
	file string
	// lang, section and slug are what the address is made of; a section has no
	// slug, a home page no section.
	lang, section, slug string

	URL, Title, Description, Date string
	Tags                          []link
}

// link is a link with its text.
type link struct{ URL, Title string }

// list lists the documents in a folder.
func list(dir string) ([]*document, error) {
	var docs []*document
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "tags" {
			return fs.SkipDir // names of tags
		}
		name, isDocument := strings.CutSuffix(d.Name(), ".md")
		if d.IsDir() || !isDocument {
			return nil
		}
		doc := &document{file: file}
		if doc.section, err = filepath.Rel(dir, filepath.Dir(file)); err != nil {
			return err
		}
		doc.section = strings.TrimPrefix(doc.section, ".")
		doc.slug, doc.lang, _ = strings.Cut(name, ".")
		doc.slug = strings.TrimPrefix(doc.slug, "_index")
		doc.URL = address(doc.lang, doc.section, doc.slug)
		docs = append(docs, doc)
		return nil
	})
	return docs, err
}

// address is the address of a page; empty elements count for nothing.
func address(elements ...string) string {
	url := "/"
	for _, e := range elements {
		if e != "" {
			url += e + "/"
		}
	}
	return url
}

// read reads the file, and returns the text without its front matter.
func (d *document) read() ([]byte, error) {
	src, err := os.ReadFile(d.file)
	if err != nil {
		return nil, err
	}
	front, body, ok := bytes.Cut(bytes.TrimPrefix(src, []byte("---\n")), []byte("\n---\n"))
	if !ok {
		return nil, fmt.Errorf("%s has no front matter", d.file)
	}
	for line := range strings.Lines(string(front)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch key {
		case "title":
			d.Title = value
		case "description":
			d.Description = value
		case "date":
			d.Date = value
		case "tags":
			for tag := range strings.SplitSeq(strings.Trim(value, "[]"), ", ") {
				d.Tags = append(d.Tags, link{address(d.lang, "tags", tag), tag})
			}
		}
	}
	return body, nil
}

// heading is an entry of the outline.
type heading struct {
	ID, Text string
	Children []heading
}

// writer is what a core works with: a parser, and buffers to use again.
type writer struct {
	markdown      goldmark.Markdown
	content, file bytes.Buffer
}

func newWriter() *writer {
	return &writer{markdown: goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	)}
}

// document writes a document, and its copy in Markdown. The page of a section is
// the first of its list, which is written later.
func (w *writer) document(s *site, d *document) error {
	body, err := d.read()
	if err != nil {
		return err
	}
	tree := w.markdown.Parser().Parse(text.NewReader(body))
	w.content.Reset()
	if err := w.markdown.Renderer().Render(&w.content, body, tree); err != nil {
		return err
	}
	p := &page{site: s, document: d, Content: template.HTML(w.content.String()), TOC: outline(tree, body)}
	if d.slug != "" || d.section == "" {
		if err := w.execute("page.html", d.URL, p); err != nil {
			return err
		}
	}
	w.file.Reset()
	fmt.Fprintf(&w.file, "# %s\n\n> %s\n\n%s\n---\n\n<%s>\n", d.Title, d.Description, body, host+d.URL)
	return w.write(s, d.URL+"index.md")
}

// outline is the outline of a text, in two levels.
func outline(tree ast.Node, body []byte) []heading {
	var all []heading
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		id, _ := h.AttributeString("id")
		name, _ := id.([]byte)
		entry := heading{ID: string(name), Text: string(h.Lines().Value(body))}
		if last := len(all) - 1; h.Level > 2 && last >= 0 {
			all[last].Children = append(all[last].Children, entry)
		} else {
			all = append(all, entry)
		}
	}
	return all
}

// execute writes the page at an address by a layout.
func (w *writer) execute(layout, url string, p *page) error {
	w.file.Reset()
	if err := layouts.ExecuteTemplate(&w.file, layout, p); err != nil {
		return err
	}
	return w.write(p.site, url+"index.html")
}

// write writes what is in the buffer to a file of the site.
func (w *writer) write(s *site, name string) error {
	file := filepath.Join(s.out, filepath.FromSlash(name))
	err := os.WriteFile(file, w.file.Bytes(), 0o644)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, w.file.Bytes(), 0o644)
}
