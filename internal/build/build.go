package build

import (
	"bytes"
	"context"
	"slices"
	"sync/atomic"
	"time"

	"qiao/internal/cache"
	"qiao/internal/check"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/publish"
	"qiao/internal/render"
)

// imageCache is the name of the cache of images.
const imageCache = "images"

// Settings say how a site is built and where to.
type Settings struct {
	Options
	// Out is the published folder as a path of this machine; empty: the one of
	// site.yaml.
	Out string
	// Strict publishes nothing after a warning either.
	Strict bool
	// NoCache makes everything anew.
	NoCache bool
}

// Result says what a build made.
type Result struct {
	Pages   int // pages of the site, each in up to all of its languages
	Outputs int // files of the published site
	publish.Result
	Languages []string // codes, in the order of site.yaml
	// NextDue is when a document appears or disappears next, and the site is to
	// be built again; zero if none will.
	NextDue time.Time
	// Published says that the published folder is now this build.
	Published bool
}

// Run builds the site in root and publishes it, unless there are errors (with
// Strict, warnings): then nothing is touched. The findings are those of all
// stages, sorted.
func Run(ctx context.Context, root *files.Root, s Settings) (Result, []diag.Diagnostic) {
	l, ds := load(ctx, root, s.Options)
	r := l.result()
	b := &building{loaded: l, settings: s}
	b.add(ds)
	b.check()
	b.open(root)
	if !s.NoCache {
		b.images = cache.Open(root, imageCache, false)
	}
	r.Outputs = b.render(ctx, root)
	b.publish(ctx, &r)
	if r.Published {
		b.images.Prune()
	}
	return r, merged(b.ds)
}

// Check finds all that Run would find, and writes nothing.
func Check(ctx context.Context, root *files.Root, o Options) (*Loaded, []diag.Diagnostic) {
	l, ds := load(ctx, root, o)
	b := &building{loaded: l, settings: Settings{Options: o}}
	b.add(ds)
	b.check()
	b.images = cache.Open(root, imageCache, true)
	b.render(ctx, root)
	return l, merged(b.ds)
}

func (l *Loaded) result() Result {
	r := Result{Languages: []string{}}
	if l.Config != nil {
		r.Languages = l.Config.Codes()
	}
	if l.Site != nil {
		r.Pages, r.NextDue = len(l.Site.Pages), l.Site.NextDue
	}
	return r
}

// building is a build on its way from the loaded site to the published folder.
type building struct {
	loaded   *Loaded
	settings Settings
	stage    *publish.Stage // nil: nothing is to be published
	images   *cache.Cache   // nil: none
	ds       []diag.Diagnostic
}

// add takes findings, weighed as the site wants them to be.
func (b *building) add(ds []diag.Diagnostic) { b.ds = append(b.ds, b.loaded.weighed(ds)...) }

// stops reports whether findings keep the site from being published.
func (b *building) stops(ds []diag.Diagnostic) bool {
	return diag.HasErrors(ds) || b.settings.Strict && diag.Count(ds, diag.Warning) > 0
}

// check applies the rules.
func (b *building) check() {
	if b.loaded.Site == nil {
		return
	}
	defer b.settings.stage("check")()
	b.add(check.Run(b.loaded.Site))
}

// open begins to publish, if nothing stands against it so far.
func (b *building) open(root *files.Root) {
	if b.loaded.Site == nil || b.stops(b.ds) {
		return
	}
	t, ds := target(root, b.loaded.Config, b.settings.Out)
	if !diag.HasErrors(ds) {
		b.stage, ds = publish.Open(t)
	}
	b.add(ds)
}

// render renders all outputs and hands them over to be published, one by one,
// as they are made. It returns how many there are.
func (b *building) render(ctx context.Context, root *files.Root) int {
	l := b.loaded
	if l.Site == nil {
		return 0
	}
	defer b.settings.stage("render")()
	outputs, ds := render.Plan(render.Input{Site: l.Site, Theme: l.Theme, Root: root, Images: b.images})
	b.add(ds)
	withheld := newWithheld(l.Config, b.ds)
	found := make([][]diag.Diagnostic, len(outputs))
	var failed atomic.Bool
	failed.Store(b.stops(b.ds))
	parallel(ctx, len(outputs), func() func(int) {
		var buf bytes.Buffer
		return func(i int) {
			buf.Reset()
			found[i] = append(outputs[i].Render(&buf), withheld.find(&outputs[i], buf.Bytes())...)
			if b.stops(l.weighed(found[i])) {
				failed.Store(true)
			}
			if b.stage == nil || failed.Load() {
				return
			}
			if _, ok := b.stage.Put(publish.File{Name: outputs[i].Path}, buf.Bytes()); !ok {
				failed.Store(true)
			}
		}
	})
	b.add(slices.Concat(found...))
	return len(outputs)
}

// publish publishes what was rendered, unless something stands against it.
func (b *building) publish(ctx context.Context, r *Result) {
	defer b.close()
	if ctx.Err() != nil {
		b.add([]diag.Diagnostic{diag.New("interrupted", diag.Pos{})})
	}
	if b.stage == nil || b.stops(b.ds) {
		return
	}
	defer b.settings.stage("publish")()
	b.add(b.stage.Check())
	if b.stops(b.ds) {
		return
	}
	var ds []diag.Diagnostic
	r.Result, ds = b.stage.Commit()
	b.add(ds)
	r.Published = !diag.HasErrors(ds)
}

// close ends publishing, whether or not something was published.
func (b *building) close() {
	if b.stage != nil {
		b.add(b.stage.Close())
		b.stage = nil
	}
}
