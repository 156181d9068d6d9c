package render

import (
	"bytes"
	"encoding/xml"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

type (
	xmlURLSet struct {
		XMLName xml.Name `xml:"urlset"`
		Space   string   `xml:"xmlns,attr"`
		XHTML   string   `xml:"xmlns:xhtml,attr"`
		URLs    []xmlURL `xml:"url"`
	}
	xmlURL struct {
		Loc     string         `xml:"loc"`
		LastMod string         `xml:"lastmod,omitempty"`
		Links   []xmlAlternate `xml:"xhtml:link"`
	}
	xmlAlternate struct {
		Rel  string `xml:"rel,attr"`
		Lang string `xml:"hreflang,attr"`
		Href string `xml:"href,attr"`
	}
)

// TestSitemapWriter holds a sitemap to what encoding/xml makes of the same.
func TestSitemapWriter(t *testing.T) {
	t.Parallel()
	day := time.Date(2024, 11, 30, 23, 0, 0, 0, time.UTC)
	set := xmlURLSet{Space: sitemapSpace, XHTML: xhtmlSpace}
	var got, want bytes.Buffer
	w := &sitemapWriter{b: &got}
	w.begin()
	for i, url := range []string{"https://x.example/", "https://x.example/a?b=1&c='\"<>", "https://x.example/\u00fc\u9a6c\t\n\x01"} {
		u := xmlURL{Loc: url}
		changed := time.Time{}
		if i > 0 {
			changed, u.LastMod = day, "2024-11-30"
		}
		w.page(url, changed)
		for _, tag := range []string{"zh-Hans", "x-default"} {
			w.alternate(tag, url)
			u.Links = append(u.Links, xmlAlternate{"alternate", tag, url})
		}
		w.endPage()
		set.URLs = append(set.URLs, u)
	}
	w.end()
	writeXML(&want, set)
	if diff := cmp.Diff(want.String(), got.String()); diff != "" {
		t.Error(diff)
	}

	got.Reset()
	want.Reset()
	w = &sitemapWriter{b: &got}
	w.begin()
	w.end()
	writeXML(&want, xmlURLSet{Space: sitemapSpace, XHTML: xhtmlSpace})
	if diff := cmp.Diff(want.String(), got.String()); diff != "" {
		t.Error("empty", diff)
	}
}
