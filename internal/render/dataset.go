package render

import (
	"html/template"
	"path"
	"slices"
	"time"

	"qiao/internal/facts"
)

// The type of structured data that describes the site's figures as a whole
// (https://schema.org/Dataset).
type (
	dataset struct {
		Context      string         `json:"@context"`
		Type         string         `json:"@type"`
		ID           string         `json:"@id"`
		Name         string         `json:"name"`
		Description  string         `json:"description,omitempty"`
		URL          string         `json:"url"`
		Language     string         `json:"inLanguage"`
		Coverage     string         `json:"temporalCoverage,omitempty"`
		Modified     string         `json:"dateModified,omitempty"`
		License      string         `json:"license,omitempty"`
		BasedOn      []creativeWork `json:"isBasedOn,omitempty"`
		Publisher    reference      `json:"publisher"`
		Distribution []dataDownload `json:"distribution"`
	}
	creativeWork struct {
		Type string `json:"@type"`
		Name string `json:"name"`
		Date string `json:"datePublished,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	dataDownload struct {
		Type    string `json:"@type"`
		Format  string `json:"encodingFormat"`
		Content string `json:"contentUrl"`
		Size    string `json:"contentSize"`
	}
)

// dataset is the JSON-LD of the site's figures, for the page that shows them;
// "" if there are none. licence is the address of the terms under which they may
// be used, or "".
func (p *page) dataset(licence string) template.JS {
	d := dataset{
		Context: "https://schema.org", Type: "Dataset", ID: p.view.URL + "#dataset",
		Name: p.view.Title, Description: p.view.Description, URL: p.view.URL, Language: p.lang.Tag,
		Coverage: coverage(p.r.site.Facts.All()), License: licence, BasedOn: p.sources(), Publisher: p.r.publisher(),
	}
	if p.lang.view.AsOf != nil {
		d.Modified = p.lang.view.AsOf.ISO
	}
	for _, f := range p.lang.files {
		if f.subject == "facts" {
			d.Distribution = append(d.Distribution, dataDownload{
				"DataDownload", mediaTypes[path.Ext(f.path)], p.r.site.Absolute(f.path), sizeText(p.lang.Locale, int64(len(f.bytes()))),
			})
		}
	}
	if d.Distribution == nil {
		return ""
	}
	return marshalJS(d)
}

// mediaTypes are those of data files, by the end of their names.
var mediaTypes = map[string]string{".csv": "text/csv", ".json": "application/json"}

// coverage is the time that figures are about, as an interval of ISO 8601.
func coverage(all []*facts.Fact) string {
	var from, to time.Time
	for _, f := range all {
		start, end := f.Period.Start(), f.Period.End()
		if start.IsZero() {
			continue
		}
		if from.IsZero() || start.Before(from) {
			from = start
		}
		if end.After(to) {
			to = end
		}
	}
	if from.IsZero() {
		return ""
	}
	return from.Format(time.DateOnly) + "/" + to.AddDate(0, 0, -1).Format(time.DateOnly)
}

// sources are the sources of the site's figures.
func (p *page) sources() []creativeWork {
	var works []creativeWork
	for _, f := range p.r.site.Facts.All() {
		if f.Source == nil {
			continue
		}
		w := creativeWork{"CreativeWork", f.Source.Title[p.lang.Code], f.Source.Date, f.Source.URL}
		if !slices.Contains(works, w) {
			works = append(works, w)
		}
	}
	return works
}
