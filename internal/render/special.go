package render

import (
	"bytes"
	"html"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// chooser writes the page at the site's root: the choice of a language.
func (r *renderer) chooser(layout string, b *bytes.Buffer) []diag.Diagnostic {
	l := r.sourceLanguage()
	p := r.newPage(l, "chooser", "")
	p.source = "index.html"
	p.view.Title = l.view.Title
	if l.homeDoc != nil {
		p.view.Description = l.homeDoc.Description
	}
	p.alternates(r.homes())
	for i := range p.view.Translations {
		p.view.Translations[i].Current = false
	}
	p.frame()
	p.view.StructuredData = p.structuredData()
	return p.write(layout, b)
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
	to := html.EscapeString(site.Relative(from, d.Path))
	title := html.EscapeString(d.Title)
	b.WriteString("<!doctype html>\n<html")
	attribute(b, "lang", d.Lang.Tag)
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n" +
		"<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\"")
	attribute(b, "href", r.site.Absolute(d.Path))
	b.WriteString(">\n<meta http-equiv=\"refresh\" content=\"0; url=" + to + "\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n" +
		"<body>\n<p><a href=\"" + to + "\">" + title + "</a></p>\n</body>\n</html>\n")
	return nil
}

// downloads are the figures of the site as files.
func (p *page) downloads() []theme.FileView {
	if len(p.r.site.Facts.All()) == 0 {
		return nil
	}
	var files []theme.FileView
	for _, name := range []string{factsCSV, factsJSON} {
		files = append(files, theme.FileView{URL: p.href(p.lang.home() + name), Name: baseName(name)})
	}
	return files
}
