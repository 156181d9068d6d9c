package render

import (
	"bytes"
	"slices"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/images"
	"qiao/internal/site"
)

// resources adds the site's static files, and those of the pages' files that
// something links to: what merely lies beside a page is not published.
func (p *planner) resources() {
	for _, f := range p.site.Static {
		p.static(f.Path, f.File)
	}
	linked := make(map[*site.Resource]bool)
	for _, page := range p.site.Pages {
		for _, d := range page.Documents {
			p.linked(d, linked)
		}
	}
	p.linkedByRecords(linked)
	var pictures []*site.Resource
	for _, page := range p.site.Pages {
		for _, r := range page.Resources {
			_, isImage := images.FormatOf(r.File)
			switch {
			case !linked[r]:
			case isImage:
				pictures = append(pictures, r)
			default:
				p.copy(r.Path, r.File)
			}
		}
	}
	p.addPictures(pictures)
}

// copy adds a file of the site that is published as it is.
func (p *planner) copy(address, file string) {
	p.add(Output{Path: address, Source: file, Inputs: p.inputs.file(file), Render: func(b *bytes.Buffer) []diag.Diagnostic {
		data, err := p.root.Read(file)
		if err != nil {
			return []diag.Diagnostic{diag.New("file-unreadable", diag.Pos{File: file}, "reason", files.Cause(err))}
		}
		b.Write(data)
		return nil
	}})
}

// linkedByRecords notes the files that records name, as from the home pages.
func (p *planner) linkedByRecords(linked map[*site.Resource]bool) {
	for _, l := range p.inOrder() {
		if l.homeDoc == nil {
			continue
		}
		for _, c := range p.site.Records.Collections() {
			for _, r := range p.site.Records.All(c.Name) {
				noteFields(c.Fields, r.Params, func(destination string) { p.noteLink(l.homeDoc, destination, linked) })
			}
		}
	}
}

// noteLink notes the file to which a link of a document leads.
func (p *planner) noteLink(d *site.Document, destination string, linked map[*site.Resource]bool) {
	if t, problem := p.site.Resolve(d, destination); problem == nil && t.Kind == site.ToResource {
		linked[t.Resource] = true
	}
}

// linked notes the files that a document links to or shows.
func (p *planner) linked(d *site.Document, linked map[*site.Resource]bool) {
	note := func(destination string) { p.noteLink(d, destination, linked) }
	for _, file := range d.Outline.Files {
		note(file)
	}
	if d.Page.Image != "" {
		note(d.Page.Image)
	}
	if d.Page.TypeDef != nil {
		noteFields(d.Page.TypeDef.Fields, d.Page.Params, note)
	}
	if !slices.ContainsFunc(d.Outline.Components, p.takesFiles) {
		return
	}
	for _, c := range p.site.Body(d).Calls {
		declared := p.theme.Manifest.Component(c.Name)
		if declared == nil {
			continue
		}
		values, _ := config.ComponentReader(p.site.Config).Values(declared.Params, paramMap(c), c.Pos)
		noteFields(declared.Params, values, note)
	}
}

// takesFiles reports whether a component has parameters that name files.
func (p *planner) takesFiles(component string) bool {
	declared := p.theme.Manifest.Component(component)
	return declared != nil && slices.ContainsFunc(declared.Params, namesFiles)
}

// namesFiles reports whether a field, or one in its group, names files.
func namesFiles(f config.Field) bool {
	return f.Type == config.Image || f.Type == config.FileRef || slices.ContainsFunc(f.Fields, namesFiles)
}

// noteFields notes the files that fields name.
func noteFields(declared []config.Field, values map[string]any, note func(destination string)) {
	for _, f := range declared {
		items := []any{values[f.Name]}
		if list, ok := values[f.Name].([]any); ok {
			items = list
		}
		for _, item := range items {
			switch v := item.(type) {
			case map[string]any:
				noteFields(f.Fields, v, note)
			case string:
				if f.Type == config.Image || f.Type == config.FileRef {
					note(v)
				}
			}
		}
	}
}
