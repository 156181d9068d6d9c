package build

import (
	"context"
	"sync"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/publish"
)

// opening is a stage that is opened beside other work.
type opening struct {
	target publish.Target
	stage  *publish.Stage
	ds     []diag.Diagnostic
	done   sync.WaitGroup
}

// openAhead begins to open the stage where a build has published before, because
// there is much to read, and perhaps to do, before anything can be put in it.
// What is wrong with the configuration is left to who reads the site.
func (b *building) openAhead() {
	if b.readOnly || b.settings.NoCache || !b.root.Exists(stateFile(b.settings.Out)) {
		return
	}
	o := new(opening)
	b.ahead = o
	o.done.Go(func() {
		cfg, _ := loadConfig(b.root, b.settings.BaseURL)
		if cfg == nil {
			return
		}
		t, ds := target(b.root, cfg, b.settings.Out)
		if !diag.HasErrors(ds) {
			o.target = t
			o.stage, o.ds = publish.Open(t)
		}
	})
}

// fillAhead has the stage filled while the site is read; see [publish.Stage.Fill].
func (b *building) fillAhead(ctx context.Context) {
	if o := b.ahead; o != nil {
		o.done.Wait()
		if o.stage != nil {
			o.done.Go(func() { o.stage.Fill(ctx) })
		}
	}
}

// closeAhead closes a stage that is not wanted.
func (b *building) closeAhead() {
	if o := b.ahead; o != nil {
		b.ahead = nil
		o.done.Wait()
		if o.stage != nil {
			b.addPublishing(o.stage.Close())
		}
	}
}

// open begins to publish, if nothing stands against it so far.
func (b *building) open() {
	if b.loaded.Site != nil && !b.stops(b.ds) {
		b.openStage(b.loaded.Config)
	}
}

// openStage opens the stage, unless that was done before.
func (b *building) openStage(cfg *config.Site) {
	if b.stage != nil {
		return
	}
	t, ds := target(b.root, cfg, b.settings.Out)
	if !diag.HasErrors(ds) {
		if o := b.ahead; o != nil {
			o.done.Wait()
			if o.target == t {
				b.ahead, b.stage = nil, o.stage
				b.addPublishing(o.ds)
				return
			}
			b.closeAhead() // the configuration has changed meanwhile
		}
		b.stage, ds = publish.Open(t)
	}
	b.addPublishing(ds)
}
