package render

import (
	"encoding/json"
	"html/template"
	"strconv"
	"time"

	"qiao/internal/site"
)

// The types of structured data (schema.org) that are the same on all pages of a
// language.
type (
	organization struct {
		Type string `json:"@type"`
		ID   string `json:"@id"`
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	website struct {
		Type      string    `json:"@type"`
		ID        string    `json:"@id"`
		Name      string    `json:"name"`
		URL       string    `json:"url"`
		Language  []string  `json:"inLanguage"`
		Publisher reference `json:"publisher"`
	}
	reference struct {
		ID string `json:"@id"`
	}
)

// nodes are the nodes of structured data that pages of a language share, as JSON.
type nodes struct {
	organization, website, publisher template.JS
}

func (r *renderer) nodes(l *language) nodes {
	base, publisher := r.site.Absolute(""), r.publisher()
	return nodes{
		organization: marshalJS(organization{"Organization", publisher.ID, l.view.Title, base}),
		website:      marshalJS(website{"WebSite", base + "#website", l.view.Title, base, r.tags(), publisher}),
		publisher:    marshalJS(publisher),
	}
}

// structuredData is the page's JSON-LD: who publishes the site, where the page
// stands in it, and, for a dated page, what article it is. It says nothing that
// the page does not say too. Characters that could end the script element are
// escaped.
func (p *page) structuredData() template.JS {
	b := append(make([]byte, 0, 1<<10), `{"@context":"https://schema.org","@graph":[`...)
	b = append(b, p.lang.nodes.organization...)
	if p.view.Kind == "home" || p.view.Kind == "chooser" {
		b = append(append(b, ','), p.lang.nodes.website...)
	}
	if d := p.doc; d != nil {
		b = p.appendCrumbs(b, d)
		if !d.Page.Date.IsZero() {
			b = p.appendArticle(b, d)
		}
	}
	return template.JS(append(b, "]}"...))
}

// appendCrumbs appends what is above a document, and the document itself; the
// home page alone is no trail.
func (p *page) appendCrumbs(b []byte, d *site.Document) []byte {
	trail := append(d.Ancestors(), d)
	if len(trail) < 2 {
		return b
	}
	b = append(b, `,{"@type":"BreadcrumbList","itemListElement":[`...)
	for i, crumb := range trail {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"@type":"ListItem","position":`...)
		b = strconv.AppendInt(b, int64(i)+1, 10)
		b = appendText(append(b, `,"name":`...), crumb.Title)
		b = appendText(append(b, `,"item":`...), p.r.site.Absolute(crumb.Path))
		b = append(b, '}')
	}
	return append(b, "]}"...)
}

// appendArticle appends a dated document.
func (p *page) appendArticle(b []byte, d *site.Document) []byte {
	b = appendText(append(b, `,{"@type":"Article","headline":`...), d.Title)
	if d.Description != "" {
		b = appendText(append(b, `,"description":`...), d.Description)
	}
	b = appendText(append(b, `,"url":`...), p.view.URL)
	b = appendText(append(b, `,"inLanguage":`...), d.Lang.Tag)
	b = appendText(append(b, `,"datePublished":`...), d.Page.Date.Format(time.RFC3339))
	if d.Page.Reviewed.After(d.Page.Date) {
		b = appendText(append(b, `,"dateModified":`...), d.Page.Reviewed.Format(time.RFC3339))
	}
	if p.view.Card != nil {
		b = appendText(append(b, `,"image":`...), p.view.Card.URL)
	}
	b = append(append(b, `,"publisher":`...), p.lang.nodes.publisher...)
	return append(b, '}')
}

// publisher is the organization whose site it is.
func (r *renderer) publisher() reference { return reference{r.site.Absolute("") + "#organization"} }

// tags are the languages of the site.
func (r *renderer) tags() []string {
	var tags []string
	for _, l := range r.inOrder() {
		tags = append(tags, l.Tag)
	}
	return tags
}

// marshalJS is a value as JSON that may stand in a script element.
func marshalJS(v any) template.JS {
	data, err := json.Marshal(v)
	if err != nil {
		panic("render: " + err.Error()) // our own types always encode
	}
	return template.JS(data)
}
