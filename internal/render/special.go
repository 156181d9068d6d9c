package render

import (
	"bytes"
	"html"

	"qiao/internal/diag"
	"qiao/internal/site"
)

// chooser writes the page at the site's root: the choice of a language.
func (r *renderer) chooser(layout string, b *bytes.Buffer) []diag.Diagnostic {
	l := r.sourceLanguage()
	p := r.newPage(l, "chooser", "")
	p.source = "index.html"
	p.view.Title = l.view.Title
	if l.homeDoc != nil {
		p.view.Description = l.homeDoc.Description
		p.view.Card = p.cardView(l.homeDoc)
	}
	p.alternates(r.homes())
	for i := range p.view.Translations {
		p.view.Translations[i].Current = false
	}
	p.frame()
	p.view.StructuredData = p.structuredData()
	return p.write(layout, b)
}

// plainChooser writes the choice of a language for a theme without a layout
// for it.
func (r *renderer) plainChooser(b *bytes.Buffer) []diag.Diagnostic {
	l := r.sourceLanguage()
	r.openPlain(b, l.Tag, l.view.Title)
	for _, a := range append(r.homes(), alternate{path: ""}) {
		tag := "x-default"
		if a.lang != nil {
			tag = a.lang.Tag
		}
		b.WriteString("<link rel=\"alternate\"")
		attribute(b, "hreflang", tag)
		attribute(b, "href", r.site.Absolute(a.path))
		b.WriteString(">\n")
	}
	b.WriteString("<link rel=\"canonical\"")
	attribute(b, "href", r.site.Absolute(""))
	b.WriteString(">\n</head>\n<body>\n<ul>\n")
	for _, a := range r.homes() {
		b.WriteString("<li><a")
		attribute(b, "href", site.Relative("", a.path))
		attribute(b, "hreflang", a.lang.Tag)
		attribute(b, "lang", a.lang.Tag)
		b.WriteString(">" + html.EscapeString(a.lang.Name) + "</a></li>\n")
	}
	b.WriteString("</ul>\n</body>\n</html>\n")
	return nil
}

// openPlain writes the beginning of a page that no theme draws.
func (r *renderer) openPlain(b *bytes.Buffer, tag, title string) {
	b.WriteString("<!doctype html>\n<html")
	attribute(b, "lang", tag)
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<title>" + html.EscapeString(title) + "</title>\n")
}

// homes are the home pages of all languages.
func (r *renderer) homes() []alternate {
	var all []alternate
	for _, l := range r.inOrder() {
		if d := l.homeDoc; d != nil {
			all = append(all, alternate{lang: l, path: d.Path, name: d.Title})
		}
	}
	return all
}

// notFound writes a page for addresses that do not exist, in a language. It is
// served at any depth, so its links start at the host.
func (r *renderer) notFound(l *language, address, layout string, b *bytes.Buffer) []diag.Diagnostic {
	p := r.newPage(l, "404", address)
	p.source, p.rooted = address, true
	v := p.view
	v.Root, v.URL, v.NoIndex, v.Title = r.rootPath(), "", true, "404"
	p.alternates(r.homes())
	v.Alternates = nil
	for i := range v.Translations {
		v.Translations[i].Exists = v.Translations[i].URL != ""
	}
	p.frame()
	return p.write(layout, b)
}

// redirect writes the page at a former address of a document.
func (r *renderer) redirect(d *site.Document, from string, b *bytes.Buffer) []diag.Diagnostic {
	to := site.Relative(from, d.Path)
	r.openPlain(b, d.Lang.Tag, d.Title)
	b.WriteString("<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\"")
	attribute(b, "href", r.site.Absolute(d.Path))
	b.WriteString(">\n<meta http-equiv=\"refresh\"")
	attribute(b, "content", "0; url="+to)
	b.WriteString(">\n</head>\n<body>\n<p><a")
	attribute(b, "href", to)
	b.WriteString(">" + html.EscapeString(d.Title) + "</a></p>\n</body>\n</html>\n")
	return nil
}
