package render

import (
	"encoding/json"
	"html/template"
	"time"

	"qiao/internal/site"
)

// The types of structured data (schema.org) that pages hold. They say nothing
// that the page does not say too.
type (
	graph struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}
	organization struct {
		Type string `json:"@type"`
		ID   string `json:"@id"`
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	breadcrumbList struct {
		Type  string       `json:"@type"`
		Items []breadcrumb `json:"itemListElement"`
	}
	breadcrumb struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
	website struct {
		Type      string    `json:"@type"`
		ID        string    `json:"@id"`
		Name      string    `json:"name"`
		URL       string    `json:"url"`
		Language  []string  `json:"inLanguage"`
		Publisher reference `json:"publisher"`
	}
	article struct {
		Type        string    `json:"@type"`
		Headline    string    `json:"headline"`
		Description string    `json:"description,omitempty"`
		URL         string    `json:"url"`
		Language    string    `json:"inLanguage"`
		Published   string    `json:"datePublished"`
		Modified    string    `json:"dateModified,omitempty"`
		Image       string    `json:"image,omitempty"`
		Publisher   reference `json:"publisher"`
	}
	reference struct {
		ID string `json:"@id"`
	}
)

// structuredData is the page's JSON-LD: who publishes the site, where the page
// stands in it, and, for a dated page, what article it is. Characters that
// could end the script element are escaped by the encoder.
func (p *page) structuredData() template.JS {
	s := p.r.site
	publisher := p.r.publisher()
	g := graph{Context: "https://schema.org", Graph: []any{
		organization{"Organization", publisher.ID, p.lang.view.Title, s.Absolute("")},
	}}
	if p.view.Kind == "home" || p.view.Kind == "chooser" {
		g.Graph = append(g.Graph, website{
			"WebSite", s.Absolute("") + "#website", p.lang.view.Title, s.Absolute(""), p.r.tags(), publisher,
		})
	}
	if crumbs := p.crumbs(); len(crumbs) > 1 {
		g.Graph = append(g.Graph, breadcrumbList{"BreadcrumbList", crumbs})
	}
	if d := p.doc; d != nil && !d.Page.Date.IsZero() {
		a := article{
			Type: "Article", Headline: d.Title, Description: d.Description, URL: p.view.URL,
			Language: d.Lang.Tag, Published: d.Page.Date.Format(time.RFC3339), Publisher: publisher,
		}
		if d.Page.Reviewed.After(d.Page.Date) {
			a.Modified = d.Page.Reviewed.Format(time.RFC3339)
		}
		if p.view.Card != nil {
			a.Image = p.view.Card.URL
		}
		g.Graph = append(g.Graph, a)
	}
	return marshalJS(g)
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

// crumbs are the breadcrumbs of a document, itself included.
func (p *page) crumbs() []breadcrumb {
	if p.doc == nil {
		return nil
	}
	var crumbs []breadcrumb
	for _, d := range append(p.doc.Ancestors(), p.doc) {
		crumbs = append(crumbs, p.crumb(d, len(crumbs)+1))
	}
	return crumbs
}

func (p *page) crumb(d *site.Document, position int) breadcrumb {
	return breadcrumb{"ListItem", position, d.Title, p.r.site.Absolute(d.Path)}
}
