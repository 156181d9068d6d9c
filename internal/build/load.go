// Package build is the pipeline: it loads a site, assembles and checks it,
// renders its outputs and publishes them. It uses all cores, keeps no output
// in memory longer than it takes to write it, and brings the findings of all
// stages into one report, so that a single run tells everything.
package build

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/files"
	"qiao/internal/glossary"
	"qiao/internal/markdown"
	"qiao/internal/records"
	"qiao/internal/site"
	"qiao/internal/source"
	"qiao/internal/theme"
)

// Options say how a site is loaded.
type Options struct {
	// BaseURL takes the place of the one in site.yaml, unless it is empty.
	BaseURL string
	// Drafts and Future show what is not published, marked as such.
	Drafts, Future bool
	// Now decides what is published.
	Now time.Time
	// Trace is told when a stage has ended, and how long it took; may be nil.
	Trace func(stage string, took time.Duration)
}

// stage notes how long a stage takes, from its call to that of its result.
func (o *Options) stage(name string) (end func()) {
	if o.Trace == nil {
		return func() {}
	}
	start := time.Now()
	return func() { o.Trace(name, time.Since(start)) }
}

// Loaded is a site that was read and assembled. What could not be made because
// of errors is nil.
type Loaded struct {
	Config *config.Site
	Theme  *theme.Theme
	Facts  *facts.Set
	Site   *site.Site
}

// Load reads and assembles the site in root. The findings are those of all
// stages up to there, sorted; the result is never nil.
func Load(ctx context.Context, root *files.Root, o Options) (*Loaded, []diag.Diagnostic) {
	l, ds := load(ctx, root, o)
	return l, merged(l.weighed(ds))
}

func load(ctx context.Context, root *files.Root, o Options) (*Loaded, []diag.Diagnostic) {
	l := new(Loaded)
	end := o.stage("config")
	cfg, ds := config.Load(root)
	end()
	if cfg == nil {
		return l, ds
	}
	cfg, more := withBaseURL(cfg, o.BaseURL)
	ds = append(ds, more...)
	l.Config = cfg

	end = o.stage("read")
	var tree *source.Tree
	var taxonomies *site.TaxonomyData
	var terms *glossary.Glossary
	var data *records.Set
	ds = append(ds, together(
		func() (ds []diag.Diagnostic) { l.Theme, data, ds = loadTheme(root, cfg); return },
		func() (ds []diag.Diagnostic) { tree, ds = source.Load(root, cfg); return },
		func() (ds []diag.Diagnostic) { l.Facts, ds = facts.Load(root, cfg.Codes()); return },
		func() (ds []diag.Diagnostic) { taxonomies, ds = site.LoadTaxonomies(root, cfg); return },
		func() (ds []diag.Diagnostic) { terms, ds = glossary.Load(root, cfg); return },
	)...)
	end()
	if ctx.Err() != nil {
		return l, ds
	}

	end = o.stage("compile")
	bodies, more := compile(ctx, l, tree)
	ds = append(ds, more...)
	end()
	if l.Theme == nil || ctx.Err() != nil {
		return l, ds
	}

	end = o.stage("assemble")
	_, more = config.Params(cfg, l.Theme.Manifest)
	ds = append(ds, more...)
	l.Site, more = site.Assemble(site.Input{
		Config: cfg, Manifest: l.Theme.Manifest, Tree: tree, Outlines: outlines(bodies),
		Body:  func(i int) *markdown.Body { return bodies[i] },
		Facts: l.Facts, Records: data, Glossary: terms, Taxonomies: taxonomies,
		Now: o.Now, Drafts: o.Drafts, Future: o.Future,
	})
	end()
	return l, append(ds, more...)
}

// loadTheme reads the theme, the records that it declares, and whether the other
// files of data are well-formed.
func loadTheme(root *files.Root, cfg *config.Site) (*theme.Theme, *records.Set, []diag.Diagnostic) {
	known := []string{facts.File, site.TaxonomyFile, glossary.File}
	th, ds := theme.Load(root, cfg)
	if th == nil {
		return nil, nil, append(ds, source.CheckData(root, known...)...)
	}
	data, more := records.Load(root, cfg, th.Manifest)
	for _, c := range data.Collections() {
		known = append(known, c.File())
	}
	return th, data, slices.Concat(ds, more, source.CheckData(root, known...))
}

// withBaseURL returns the configuration with another base URL.
func withBaseURL(cfg *config.Site, text string) (*config.Site, []diag.Diagnostic) {
	if text == "" {
		return cfg, nil
	}
	u, ds := config.ParseBaseURL(text, diag.Pos{})
	if u == nil {
		return cfg, ds
	}
	other := *cfg
	other.BaseURL = u
	return &other, ds
}

// together runs independent stages at the same time.
func together(stages ...func() []diag.Diagnostic) []diag.Diagnostic {
	found := make([][]diag.Diagnostic, len(stages))
	var g sync.WaitGroup
	for i, stage := range stages {
		g.Go(func() { found[i] = stage() })
	}
	g.Wait()
	return slices.Concat(found...)
}

// compile compiles the documents' bodies, in the order of the tree.
func compile(ctx context.Context, l *Loaded, tree *source.Tree) ([]*markdown.Body, []diag.Diagnostic) {
	dialects := make(map[string]*markdown.Dialect, len(l.Config.Languages))
	for _, lang := range l.Config.Languages {
		o := markdown.Options{Locale: lang.Locale, RawHTML: l.Config.RawHTML, Typography: true, HanTag: l.Config.HanTag()}
		if l.Theme != nil {
			o.Words = l.Theme.Words(lang.Code)
		}
		dialects[lang.Code] = markdown.New(o)
	}
	bodies := make([]*markdown.Body, len(tree.Documents))
	found := make([][]diag.Diagnostic, len(tree.Documents))
	parallel(ctx, len(tree.Documents), func() func(i int) {
		return func(i int) {
			doc := tree.Documents[i]
			bodies[i], found[i] = dialects[doc.Lang].Compile(doc.File, doc.Body, doc.BodyLine)
		}
	})
	return bodies, slices.Concat(found...)
}

// parallel does n pieces of work on all cores, until ctx is cancelled. Each
// worker is made by a call of worker, and does its pieces one after the other.
func parallel(ctx context.Context, n int, worker func() (do func(i int))) {
	var next atomic.Int64
	var g sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		g.Go(func() {
			do := worker()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	g.Wait()
}

// outlines are the outlines of bodies.
func outlines(bodies []*markdown.Body) []*markdown.Outline {
	all := make([]*markdown.Outline, len(bodies))
	for i, b := range bodies {
		all[i] = b.Outline()
	}
	return all
}
