package build

import (
	"bytes"
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"qiao/internal/check"
	"qiao/internal/publish"
	"qiao/internal/render"
	"qiao/internal/site"
	"qiao/internal/snapshot"
)

// check applies the rules: to pages of which something has changed, and else
// says again what was found in them.
func (b *building) check(ctx context.Context) {
	s := b.loaded.Site
	if s == nil {
		return
	}
	defer b.settings.stage("check")()
	rules := check.New(s)
	found := make([]made, len(s.Pages)) // by id, as the pages are
	parallel(ctx, len(s.Pages), func() func(int) bool {
		return func(i int) bool {
			m := made{name: s.Pages[i].ID, inputs: b.inputsOf(s.Pages[i].Documents)}
			if known := b.before.page(m.name); known != nil && known.inputs == m.inputs {
				m.ds = known.ds
			} else {
				m.ds = rules.Page(s.Pages[i])
			}
			found[i] = m
			return true
		}
	})
	b.after.pages = found
	for _, m := range found {
		b.add(m.ds)
	}
	b.add(rules.Site())
}

// inputsOf is the hash of what is made from the site and the texts of documents.
func (b *building) inputsOf(docs []*site.Document) snapshot.Sum {
	sums := make([]snapshot.Sum, 1, 8)
	sums[0] = b.digest.site
	for _, d := range docs {
		sums = append(sums, b.digest.text(d, b.loaded.corpus))
	}
	return snapshot.Join(sums...)
}

// render renders all outputs that have changed and hands them over to be
// published, one by one, as they are made. It returns how many outputs there
// are.
func (b *building) render(ctx context.Context) int {
	l := b.loaded
	if l.Site == nil {
		return 0
	}
	end := b.settings.stage("plan")
	outputs, ds := render.Plan(render.Input{Site: l.Site, Theme: l.Theme, Root: b.root, Images: b.images, Digest: b.renderDigest()})
	end()
	defer b.settings.stage("render")()
	b.add(ds)
	withheld := newWithheld(l.Config, b.ds)
	results := make([]output, len(outputs))
	var failed atomic.Bool
	failed.Store(b.stops(b.ds) || b.stops(b.publishing))
	parallel(ctx, len(outputs), func() func(int) bool {
		var buf bytes.Buffer
		return func(i int) bool {
			o, r := &outputs[i], &results[i]
			if b.keep(o, r, failed.Load()) {
				return true
			}
			buf.Reset()
			r.made = made{o.Path, o.Inputs, append(o.Render(&buf), withheld.find(o, buf.Bytes())...)}
			r.hashed = o.Hashed
			if b.stops(l.weighed(r.ds)) {
				failed.Store(true)
			}
			if b.stage != nil && !failed.Load() {
				var ok bool
				if r.sum, ok = b.stage.Put(publish.File{Name: o.Path, Hashed: o.Hashed}, buf.Bytes()); !ok {
					failed.Store(true)
				}
			}
			return true
		}
	})
	for i := range results {
		b.add(results[i].ds)
	}
	slices.SortFunc(results, func(a, b output) int { return cmp.Compare(a.name, b.name) })
	b.after.outputs = results
	return len(outputs)
}

// keep takes an output from the last build, if it would be made from the same
// things again: its bytes, where they are to be published, and what was found
// in it.
func (b *building) keep(o *render.Output, r *output, failed bool) bool {
	known := b.before.output(o.Path)
	if known == nil || known.inputs != o.Inputs {
		return false
	}
	if b.stage != nil && !failed && !b.stage.Keep(publish.File{Name: o.Path, Hashed: o.Hashed}, known.sum) {
		return false
	}
	*r = *known
	b.kept.Store(true)
	return true
}

// renderDigest is the digest as package render asks for it.
func (b *building) renderDigest() *render.Digest {
	return &render.Digest{
		Site: b.digest.site,
		Text: func(d *site.Document) snapshot.Sum { return b.digest.text(d, b.loaded.corpus) },
		File: func(name string) snapshot.Sum {
			if f := b.snap.File(name); f != nil {
				return f.Sum
			}
			return snapshot.Sum{}
		},
	}
}

// parallel does n pieces of work on all cores, until ctx is cancelled or one of
// them reports false; it reports whether all were done. Each worker is made by
// a call of worker, and does its pieces one after the other.
func parallel(ctx context.Context, n int, worker func() (do func(i int) bool)) bool {
	var next atomic.Int64
	var stopped atomic.Bool
	var g sync.WaitGroup
	const piece = 16 // at a time, so that workers do not wait for each other
	for range min(n, runtime.GOMAXPROCS(0)) {
		g.Go(func() {
			do := worker()
			for {
				from := int(next.Add(piece)) - piece
				for i := from; i < min(from+piece, n); i++ {
					if ctx.Err() != nil || stopped.Load() {
						return
					}
					if !do(i) {
						stopped.Store(true)
					}
				}
				if from >= n {
					return
				}
			}
		})
	}
	g.Wait()
	return ctx.Err() == nil && !stopped.Load()
}
