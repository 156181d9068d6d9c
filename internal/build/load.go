// Package build is the pipeline: it loads a site, assembles and checks it,
// renders its outputs and publishes them. It uses all cores, keeps no output
// in memory longer than it takes to write it, and brings the findings of all
// stages into one report, so that a single run tells everything.
package build

import (
	"context"
	"slices"
	"sync"
	"time"

	"qiao/internal/config"
	"qiao/internal/corpus"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/files"
	"qiao/internal/glossary"
	"qiao/internal/markdown"
	"qiao/internal/records"
	"qiao/internal/site"
	"qiao/internal/snapshot"
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

	corpus *corpus.Corpus
}

// Close gives back what the site holds open. Texts can be read no more.
func (l *Loaded) Close() {
	if l.corpus != nil {
		l.corpus.Close()
		l.corpus = nil
	}
}

// found are the findings of the documents themselves.
func (l *Loaded) found() []diag.Diagnostic {
	if l.corpus == nil {
		return nil
	}
	return l.corpus.Found()
}

// reading says how a site is read.
type reading struct {
	snap            *snapshot.Snapshot
	fresh, readOnly bool // see corpus.Input
}

// Load reads and assembles the site in root. The findings are those of all
// stages up to there, sorted; the result is never nil.
func Load(ctx context.Context, root *files.Root, o Options) (*Loaded, []diag.Diagnostic) {
	snap := newSnapshot(ctx, root)
	l, ds := load(ctx, root, o, reading{snap: snap, readOnly: true})
	return l, merged(l.weighed(append(ds, l.found()...)))
}

// newSnapshot looks at the site's folder without knowing anything of it. The
// documents are left to whoever reads them. What is cancelled says so later.
func newSnapshot(ctx context.Context, root *files.Root) *snapshot.Snapshot {
	s := snapshot.Begin(root, nil)
	_ = s.CompleteBut(ctx, root, func(name string) bool { return dependencyOf(name) == onText })
	return s
}

// loadConfig reads site.yaml; a base URL that is not empty takes the place of
// the one in it.
func loadConfig(root *files.Root, baseURL string) (*config.Site, []diag.Diagnostic) {
	cfg, ds := config.Load(root)
	if cfg == nil {
		return nil, ds
	}
	cfg, more := withBaseURL(cfg, baseURL)
	return cfg, append(ds, more...)
}

// load reads and assembles the site. The findings are all but those of the
// documents themselves.
func load(ctx context.Context, root *files.Root, o Options, how reading) (*Loaded, []diag.Diagnostic) {
	l := new(Loaded)
	end := o.stage("config")
	cfg, ds := loadConfig(root, o.BaseURL)
	end()
	if cfg == nil {
		return l, ds
	}
	l.Config = cfg

	end = o.stage("read")
	var taxonomies *site.TaxonomyData
	var terms *glossary.Glossary
	var data *records.Set
	ds = append(ds, together(
		func() (ds []diag.Diagnostic) { l.Theme, data, ds = loadTheme(root, cfg); return },
		func() (ds []diag.Diagnostic) { l.Facts, ds = facts.Load(root, cfg.Codes()); return },
		func() (ds []diag.Diagnostic) { taxonomies, ds = site.LoadTaxonomies(root, cfg); return },
		func() (ds []diag.Diagnostic) { terms, ds = glossary.Load(root, cfg); return },
	)...)
	end()
	if ctx.Err() != nil {
		return l, ds
	}

	end = o.stage("compile")
	var more []diag.Diagnostic
	l.corpus, more = corpus.Load(ctx, corpus.Input{
		Root: root, Config: cfg, Words: l.words, Snapshot: how.snap, Fresh: how.fresh, ReadOnly: how.readOnly,
	})
	ds = append(ds, more...)
	end()
	if l.Theme == nil || ctx.Err() != nil {
		return l, ds
	}

	end = o.stage("assemble")
	_, more = config.Params(cfg, l.Theme.Manifest)
	ds = append(ds, more...)
	l.Site, more = site.Assemble(site.Input{
		Config: cfg, Manifest: l.Theme.Manifest, Tree: l.corpus.Tree, Outlines: l.corpus.Outlines, Texts: l.corpus,
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

// sources are the files that facts are taken from.
func (l *Loaded) sources() []string {
	var names []string
	if l.Facts != nil {
		for _, s := range l.Facts.Sources() {
			if s.File != "" {
				names = append(names, s.File)
			}
		}
	}
	return names
}

// words are the words that the bodies of a language need; none without a theme.
func (l *Loaded) words(lang string) markdown.Words {
	if l.Theme == nil {
		return markdown.Words{}
	}
	return l.Theme.Words(lang)
}
