package build

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"qiao/internal/diag"
)

// previewed shows a site as the preview server does, and looks at every output.
type previewed struct {
	at   *place
	seen map[string]bool // outputs that there have been
}

func (p *previewed) String() string { return "preview" }
func (p *previewed) place() *place  { return p.at }

func (p *previewed) run(ctx context.Context, o Options) error {
	preview, _ := p.update(ctx, o)
	for name := range p.seen {
		if preview != nil && preview.Has(name) {
			preview.Render(name)
		}
	}
	return nil
}

// update brings the preview up to date.
func (p *previewed) update(ctx context.Context, o Options) (*Preview, []diag.Diagnostic) {
	return NewPreview(ctx, p.at.root, o)
}

// compare holds a preview to a build from nothing: the same outputs, and with
// those of all outputs the same findings.
func (p *previewed) compare(ctx context.Context, o Options, want *clean) error {
	preview, ds := p.update(ctx, o)
	if preview == nil {
		if want.result.Published {
			return fmt.Errorf("no preview: %v", described(ds))
		}
		if diff := cmp.Diff(want.preview, ds, cmpopts.EquateEmpty()); diff != "" {
			return fmt.Errorf("findings (-clean +again):\n%s", diff)
		}
		return nil
	}
	for name := range want.outputs {
		p.seen[name] = true
	}
	got := make(map[string]string)
	for _, name := range slices.Sorted(maps.Keys(p.seen)) {
		if preview.Has(name) {
			data, more := preview.Render(name)
			got[name], ds = string(data), append(slices.Clone(ds), more...)
		}
	}
	if !want.result.Published { // some output has an error, but its name is not known
		return nil
	}
	if diff := cmp.Diff(want.found, merged(ds), cmpopts.EquateEmpty()); diff != "" {
		return fmt.Errorf("findings (-clean +again):\n%s", diff)
	}
	return differing("outputs", want.outputs, got)
}
