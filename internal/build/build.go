package build

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"qiao/internal/cache"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/publish"
	"qiao/internal/snapshot"
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

// attempts is how often a build begins anew because files changed while they
// were read, before it publishes what it has got; if that is not of one moment,
// nothing.
const attempts = 5

// Run builds the site in root and publishes it, unless there are errors (with
// Strict, warnings): then nothing is touched. The findings are those of all
// stages, sorted.
//
// What a build before has made from the same things is not made again: each
// output, and what was found in each page, is kept with the hash of all that it
// was made from. The result is what a build from nothing makes, byte for byte.
func Run(ctx context.Context, root *files.Root, s Settings) (Result, []diag.Diagnostic) {
	for n := 1; ; n++ {
		b := newBuilding(root, s)
		b.last = n == attempts
		r := b.run(ctx)
		b.close()
		if !b.moved {
			return r, merged(append(b.ds, b.publishing...))
		}
	}
}

// Check finds all that Run would find, and writes nothing.
func Check(ctx context.Context, root *files.Root, o Options) []diag.Diagnostic {
	b := newBuilding(root, Settings{Options: o})
	b.readOnly = true
	defer b.close()
	b.begin(ctx)
	b.load(ctx)
	b.check(ctx)
	b.render(ctx)
	return merged(b.ds)
}

// building is a build on its way from the site's folder to the published one.
type building struct {
	root     *files.Root
	settings Settings
	readOnly bool
	last     bool // there will be no other attempt
	moved    bool // the site changed while it was read, and nothing was published

	before *state // what the last build has left
	after  *state // what this one leaves
	snap   *snapshot.Snapshot
	digest *digest
	loaded *Loaded
	images *cache.Cache   // nil: none
	stage  *publish.Stage // nil: nothing is to be published
	ahead  *opening       // nil: none, or it has become the stage
	kept   atomic.Bool    // some output was not made again
	ds     []diag.Diagnostic
	// publishing is what was found about the published folder: it is about this
	// build alone, not about what is built.
	publishing []diag.Diagnostic
}

func newBuilding(root *files.Root, s Settings) *building {
	return &building{root: root, settings: s, loaded: new(Loaded), before: new(state), after: new(state)}
}

func (b *building) run(ctx context.Context) Result {
	b.begin(ctx)
	if r, ok := b.replay(ctx); ok {
		return r
	}
	b.fillAhead(ctx)
	b.load(ctx)
	b.check(ctx)
	b.open()
	r := b.loaded.result()
	r.Outputs = b.render(ctx)
	b.publish(ctx, &r)
	return r
}

// begin looks at the site's folder, and at what the last build has left.
func (b *building) begin(ctx context.Context) {
	defer b.settings.stage("look")()
	b.openAhead()
	var listing *snapshot.Listing
	var listed sync.WaitGroup
	listed.Go(func() { listing = snapshot.List(b.root) })
	if !b.settings.NoCache {
		b.before = readState(b.root, b.settings.Out)
		b.images = cache.Open(b.root, imageCache, b.readOnly)
	}
	listed.Wait()
	b.snap = listing.Begin(b.root, b.before.snap, b.before.snap.Extra()...)
	later := b.before.snap == nil // there is nothing to compare documents with
	_ = b.snap.CompleteBut(ctx, b.root, func(name string) bool { return later && dependencyOf(name) == onText })
	// A cancelled build says so at its end.
	b.digest = newDigest(&b.settings.Options, b.snap)
}

// replay ends the build with what the last one has come to, if everything is
// as it was.
func (b *building) replay(ctx context.Context) (r Result, ok bool) {
	if !b.snap.Whole || b.before.snap == nil || ctx.Err() != nil ||
		b.before.whole != b.digest.whole() || !b.before.moment.holds(b.settings.Now) || b.stops(b.before.ds) {
		return r, false
	}
	defer b.settings.stage("replay")()
	cfg, _ := loadConfig(b.root, b.settings.BaseURL) // what is found in it is among what was found
	if cfg == nil {
		return r, false
	}
	b.openStage(cfg)
	if b.stage == nil || len(b.publishing) > 0 || !b.keepAll(ctx) {
		return r, false
	}
	b.ds = append(b.ds, b.before.ds...)
	r = b.before.result
	b.commit(&r)
	return r, true
}

// keepAll keeps all outputs, if the published folder has them all.
func (b *building) keepAll(ctx context.Context) bool {
	return parallel(ctx, len(b.before.outputs), func() func(int) bool {
		return func(i int) bool {
			o := &b.before.outputs[i]
			return b.stage.Keep(publish.File{Name: o.name, Hashed: o.hashed}, o.sum)
		}
	})
}

// load reads and assembles the site.
func (b *building) load(ctx context.Context) {
	var ds []diag.Diagnostic
	b.loaded, ds = load(ctx, b.root, b.settings.Options, reading{
		snap: b.snap, fresh: b.settings.NoCache, readOnly: b.readOnly,
	})
	b.add(append(ds, b.loaded.found()...))
	if b.loaded.Site == nil {
		return
	}
	_ = b.snap.Complete(ctx, b.root)                                       // a cancelled build says so at its end
	if added, _ := b.snap.Add(ctx, b.root, b.loaded.sources()...); added { // see begin
		b.digest = newDigest(&b.settings.Options, b.snap)
	}
	b.digest.load(b.loaded.Site, b.loaded.corpus)
	b.after.snap, b.after.moment = b.snap, newMoment(b.loaded.Site)
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

// add takes findings, weighed as the site wants them to be.
func (b *building) add(ds []diag.Diagnostic) { b.ds = append(b.ds, b.loaded.weighed(ds)...) }

func (b *building) addPublishing(ds []diag.Diagnostic) {
	b.publishing = append(b.publishing, b.loaded.weighed(ds)...)
}

// stops reports whether findings keep the site from being published.
func (b *building) stops(ds []diag.Diagnostic) bool {
	return diag.HasErrors(ds) || b.settings.Strict && diag.Count(ds, diag.Warning) > 0
}

// publish publishes what was rendered, unless something stands against it.
func (b *building) publish(ctx context.Context, r *Result) {
	if ctx.Err() != nil {
		b.add([]diag.Diagnostic{diag.New("interrupted", diag.Pos{})})
	}
	if b.stage == nil || b.stops(b.ds) || b.stops(b.publishing) {
		return
	}
	defer b.settings.stage("publish")()
	var beside sync.WaitGroup // what takes time and depends on nothing of what follows
	defer beside.Wait()
	beside.Go(b.loaded.corpus.Save)
	parts := make(chan []byte, 1)
	beside.Go(func() { parts <- b.after.appendParts(nil) })
	settled := b.settled(ctx)
	switch {
	case settled:
	case !b.last:
		b.moved = true
		return
	case b.loaded.corpus.Mixed():
		b.add([]diag.Diagnostic{diag.New("site-changing", diag.Pos{})})
		return
	}
	found := merged(slices.Clone(b.ds))
	b.commit(r)
	if !r.Published {
		return
	}
	if !b.kept.Load() { // else pictures in use may not have been asked for
		b.images.Prune()
	}
	if settled && b.snap.Whole {
		b.after.whole, b.after.result, b.after.ds = b.digest.whole(), *r, found
		b.after.write(b.root, b.settings.Out, <-parts)
	}
}

// settled reports whether the site is still as it was when the build began to
// read it, so that the build is of one moment.
func (b *building) settled(ctx context.Context) bool {
	if b.loaded.corpus.Mixed() {
		return false
	}
	now, err := snapshot.Take(ctx, b.root, b.snap, b.snap.Extra()...)
	return err == nil && now.Whole == b.snap.Whole && now.Sum(snapshot.All) == b.snap.Sum(snapshot.All)
}

// commit makes the published folder this build.
func (b *building) commit(r *Result) {
	b.addPublishing(b.stage.Check())
	if b.stops(b.publishing) {
		return
	}
	var ds []diag.Diagnostic
	r.Result, ds = b.stage.Commit()
	b.addPublishing(ds)
	r.Published = !diag.HasErrors(ds)
}

// close ends the build, whether or not something was published.
func (b *building) close() {
	b.closeAhead()
	if b.stage != nil {
		b.addPublishing(b.stage.Close())
		b.stage = nil
	}
	b.loaded.Close()
}
