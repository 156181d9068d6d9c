package check

import (
	"path"

	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/source"
)

// rights reports the pictures of a page of which nobody has recorded whose they
// are: once a page, where its source document shows them.
func rights(c *Checker, d *document) {
	if d.Document != d.Page.Documents[0] {
		return
	}
	for i := range d.text.Images {
		image := &d.text.Images[i]
		if t, problem := c.site.ResolveImage(d.Document, image.Destination); problem == nil {
			d.rightsOf(&t, image.Pos)
		}
	}
	if t, ok := c.site.Image(d.Document); ok {
		pos := diag.Pos{File: d.File}
		if v := d.FrontMatter().Get("image"); v != nil {
			pos = v.Pos
		}
		d.rightsOf(&t, pos)
	}
}

// rightsOf reports a picture that a document shows, unless there is a record.
func (d *document) rightsOf(t *site.Target, pos diag.Pos) {
	if t.Kind == site.ToResource && t.Resource.Rights == nil {
		name := path.Base(t.Resource.File)
		d.report("image-rights", pos, "image", name, "file", name+source.RightsExtension)
	}
}
