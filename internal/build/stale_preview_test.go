package build

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"qiao/internal/build/buildtest"
	"qiao/internal/diag"
)

// previewed shows a site as the preview server does, and looks at every output.
type previewed struct {
	at   *place
	seen map[string]bool   // outputs that there have been
	last *Preview          // nil: there was none, or it had errors
	tree map[string]string // the site's files when it was made
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

// revised counts the previews that were not made anew.
var revised atomic.Int64

// update brings the preview up to date, told what has changed.
func (p *previewed) update(ctx context.Context, o Options) (*Preview, []diag.Diagnostic) {
	before := p.tree
	p.tree, _ = buildtest.ReadFiles(p.at.root.Dir())
	var ds []diag.Diagnostic
	if p.last == nil {
		p.last, ds = NewPreview(ctx, p.at.root, o)
	} else {
		was, changed := p.last, changedIn(before, p.tree)
		if p.last, ds = was.Update(ctx, o, changed); p.last == was && len(changed) > 0 {
			revised.Add(1)
		}
	}
	return p.last, ds
}

// changedIn are the files in which two states of a site differ, without what
// builds leave there.
func changedIn(before, after map[string]string) []string {
	changed := []string{}
	for name := range maps.Keys(after) {
		if before[name] != after[name] {
			changed = append(changed, name)
		}
	}
	for name := range maps.Keys(before) {
		if _, is := after[name]; !is {
			changed = append(changed, name)
		}
	}
	return slices.DeleteFunc(changed, func(name string) bool {
		return strings.HasPrefix(name, ".qiao/") || strings.HasPrefix(name, "public/")
	})
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
