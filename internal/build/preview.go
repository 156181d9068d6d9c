package build

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"qiao/internal/cache"
	"qiao/internal/check"
	"qiao/internal/config"
	"qiao/internal/corpus"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/render"
	"qiao/internal/site"
	"qiao/internal/snapshot"
)

// Preview is a site whose outputs are rendered when they are asked for. It is
// safe for concurrent use.
type Preview struct {
	Config *config.Site

	root    *files.Root
	options Options
	snap    *snapshot.Snapshot // when the site was loaded
	moment  moment
	loaded  *Loaded
	byFile  map[string]*site.Document // published ones

	// mu is held for reading by who renders, and for writing by who changes
	// words in the site.
	mu       sync.RWMutex
	live     *render.Live
	withheld *withheld

	// What was found, piece by piece: while loading and planning, in each page,
	// and in what belongs to no page.
	found []diag.Diagnostic
	pages map[*site.Page][]diag.Diagnostic
	site  []diag.Diagnostic
}

// NewPreview loads and checks the site in root. The preview is nil after an
// error.
func NewPreview(ctx context.Context, root *files.Root, o Options) (*Preview, []diag.Diagnostic) {
	snap := newSnapshot(ctx, root)
	l, ds := load(ctx, root, o, reading{snap: snap})
	if l.corpus != nil {
		l.corpus.Save()
	}
	if l.Site == nil || ctx.Err() != nil {
		return nil, merged(l.weighed(append(ds, l.found()...)))
	}
	p := &Preview{
		Config: l.Config, root: root, options: o, snap: snap, moment: newMoment(l.Site), loaded: l,
		byFile: make(map[string]*site.Document), found: ds, pages: make(map[*site.Page][]diag.Diagnostic),
	}
	p.checkAll(ctx)
	p.live, ds = render.NewLive(render.Input{Site: l.Site, Theme: l.Theme, Root: root, Images: cache.Open(root, imageCache, false)})
	p.found = append(p.found, ds...)
	ds = p.findings()
	if diag.HasErrors(ds) {
		return nil, ds
	}
	for _, page := range l.Site.Pages {
		for _, d := range page.Documents {
			p.byFile[d.File] = d
		}
	}
	p.withheld = newWithheld(l.Config, ds)
	return p, ds
}

// checkAll applies the rules to all pages.
func (p *Preview) checkAll(ctx context.Context) {
	pages := p.loaded.Site.Pages
	rules := check.New(p.loaded.Site)
	found := make([][]diag.Diagnostic, len(pages))
	parallel(ctx, len(pages), func() func(int) bool {
		return func(i int) bool {
			found[i] = rules.Page(pages[i])
			return true
		}
	})
	for i, page := range pages {
		p.pages[page] = found[i]
	}
	p.site = rules.Site()
}

// findings are all that was found, weighed and merged.
func (p *Preview) findings() []diag.Diagnostic {
	ds := slices.Concat(p.found, p.loaded.found(), p.site)
	for _, page := range p.loaded.Site.Pages {
		ds = append(ds, p.pages[page]...)
	}
	return merged(p.loaded.weighed(ds))
}

// Update returns the preview of the site as it is now, with what was found; nil
// after an error. changed are all files that may have changed since the last
// call, or nil if that is not known. Where only words have changed, the preview
// itself is brought up to date, in no time; else a new one is made. Both show
// the same.
func (p *Preview) Update(ctx context.Context, o Options, changed []string) (*Preview, []diag.Diagnostic) {
	if changed != nil && o.same(&p.options) && p.moment.holds(o.Now) {
		if ds, ok := p.revise(changed); ok {
			return p, ds
		}
	}
	return NewPreview(ctx, p.root, o)
}

// same reports whether two ways of loading differ in nothing but the moment.
func (o *Options) same(other *Options) bool {
	return o.BaseURL == other.BaseURL && o.Drafts == other.Drafts && o.Future == other.Future
}

// mostRevised is how many documents are revised one by one.
const mostRevised = 16

// revise brings the preview up to date where nothing but words of documents has
// changed. It reports false, and changes nothing, where more has, or may have,
// or where there are errors.
func (p *Preview) revise(changed []string) (ds []diag.Diagnostic, ok bool) {
	if len(changed) > mostRevised {
		return nil, false
	}
	var undo []func()
	defer func() {
		if ok {
			return
		}
		for _, back := range slices.Backward(undo) {
			back()
		}
	}()
	rules := check.New(p.loaded.Site)
	for _, file := range changed {
		if p.never(file) {
			continue
		}
		d := p.byFile[file]
		if d == nil || p.mentions(file) {
			return nil, false
		}
		r, ok := p.loaded.corpus.Read(d.Index)
		if !ok {
			return nil, false
		}
		was, ok := p.put(d, r)
		if !ok {
			return nil, false
		}
		found := p.pages[d.Page]
		undo = append(undo, func() {
			p.put(d, was)
			p.pages[d.Page] = found
		})
		p.pages[d.Page] = rules.Page(d.Page)
	}
	p.site = rules.Site()
	if ds = p.findings(); diag.HasErrors(ds) {
		return nil, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.withheld = newWithheld(p.Config, ds)
	return ds, true
}

// never reports whether a file that has changed is none of the site's and has
// not been: what editors make for a moment while they save.
func (p *Preview) never(file string) bool {
	return p.snap.File(file) == nil && len(p.snap.Entries(file)) == 0 && !p.root.Exists(file)
}

// mentions reports whether something was found about a file while the site was
// loaded: it may be found at another place now, or no more.
func (p *Preview) mentions(file string) bool {
	return slices.ContainsFunc(p.found, func(f diag.Diagnostic) bool { return f.About(file) })
}

// put gives a document other words, and returns those that it had.
func (p *Preview) put(d *site.Document, r corpus.Revised) (was corpus.Revised, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.live.Revise(d, &site.Revision{Front: r.Document().FrontMatter, Outline: r.Outline()}) {
		return was, false
	}
	return p.loaded.corpus.Accept(r), true
}

// Has reports whether there is an output of that path.
func (p *Preview) Has(path string) bool {
	p.mu.Lock() // the index of the search may be made
	defer p.mu.Unlock()
	return p.live.Output(path) != nil
}

// Render renders the output of that path, which must exist. Where the findings
// have errors, the bytes are not whole.
func (p *Preview) Render(path string) ([]byte, []diag.Diagnostic) {
	p.mu.Lock()
	o := p.live.Output(path)
	p.mu.Unlock()
	p.mu.RLock()
	defer p.mu.RUnlock()
	var buf bytes.Buffer
	ds := append(o.Render(&buf), p.withheld.find(o, buf.Bytes())...)
	return buf.Bytes(), merged(p.loaded.weighed(ds))
}
