package build

import (
	"bytes"
	"context"

	"qiao/internal/cache"
	"qiao/internal/check"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/render"
	"qiao/internal/snapshot"
)

// Preview is a site whose outputs are rendered when they are asked for. It is
// safe for concurrent use.
type Preview struct {
	Config   *config.Site
	loaded   *Loaded
	outputs  map[string]*render.Output
	withheld *withheld
}

// NewPreview loads and checks the site in root. The preview is nil after an
// error.
func NewPreview(ctx context.Context, root *files.Root, o Options) (*Preview, []diag.Diagnostic) {
	snap, _ := snapshot.Take(ctx, root, nil)
	l, ds := load(ctx, root, o, reading{snap: snap})
	ds = l.weighed(ds)
	if l.corpus != nil {
		l.corpus.Save()
	}
	if l.Site == nil || ctx.Err() != nil {
		return nil, merged(ds)
	}
	ds = append(ds, l.weighed(check.Run(l.Site))...)
	outputs, more := render.Plan(render.Input{Site: l.Site, Theme: l.Theme, Root: root, Images: cache.Open(root, imageCache, false)})
	ds = merged(append(ds, l.weighed(more)...))
	if diag.HasErrors(ds) {
		return nil, ds
	}
	p := &Preview{
		Config: l.Config, loaded: l,
		outputs:  make(map[string]*render.Output, len(outputs)),
		withheld: newWithheld(l.Config, ds),
	}
	for i := range outputs {
		p.outputs[outputs[i].Path] = &outputs[i]
	}
	return p, ds
}

// Has reports whether there is an output of that path.
func (p *Preview) Has(path string) bool { return p.outputs[path] != nil }

// Render renders the output of that path, which must exist. Where the findings
// have errors, the bytes are not whole.
func (p *Preview) Render(path string) ([]byte, []diag.Diagnostic) {
	var buf bytes.Buffer
	o := p.outputs[path]
	ds := append(o.Render(&buf), p.withheld.find(o, buf.Bytes())...)
	return buf.Bytes(), merged(p.loaded.weighed(ds))
}
