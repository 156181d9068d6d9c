package render

import (
	"bytes"
	"encoding/xml"
	"time"
)

// The namespaces of sitemaps.
const (
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlSpace   = "http://www.w3.org/1999/xhtml"
)

// sitemapWriter writes a sitemap as encoding/xml would, without a tree of all
// addresses: those of a large site are hundreds of thousands.
type sitemapWriter struct {
	b     *bytes.Buffer
	pages int // so far
}

func (w *sitemapWriter) begin() {
	w.b.WriteString(xml.Header + `<urlset xmlns="` + sitemapSpace + `" xmlns:xhtml="` + xhtmlSpace + `">`)
}

func (w *sitemapWriter) end() { w.b.WriteString("</urlset>\n") }

// page begins a page; the time is zero where it is not known.
func (w *sitemapWriter) page(url string, changed time.Time) {
	if w.pages == 0 {
		w.b.WriteByte('\n')
	}
	w.pages++
	w.b.WriteString("  <url>\n    <loc>")
	w.text(url)
	w.b.WriteString("</loc>\n")
	if !changed.IsZero() {
		w.b.WriteString("    <lastmod>")
		w.b.Write(changed.AppendFormat(w.b.AvailableBuffer(), time.DateOnly))
		w.b.WriteString("</lastmod>\n")
	}
}

func (w *sitemapWriter) endPage() { w.b.WriteString("  </url>\n") }

// alternate adds the same page in another language.
func (w *sitemapWriter) alternate(tag, url string) {
	w.b.WriteString(`    <xhtml:link rel="alternate" hreflang="`)
	w.text(tag)
	w.b.WriteString(`" href="`)
	w.text(url)
	w.b.WriteString(`"></xhtml:link>` + "\n")
}

// text writes what an element or an attribute says.
func (w *sitemapWriter) text(s string) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'' {
			_ = xml.EscapeText(w.b, []byte(s)) // a buffer takes everything
			return
		}
	}
	w.b.WriteString(s)
}
