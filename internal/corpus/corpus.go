// Package corpus holds a site's documents, read and compiled, and keeps them
// from one build to the next.
//
// In memory is what all of the site needs at once: front matter and outlines.
// The texts, which are far more, lie in a file of the site's cache and are read
// one by one, when they are needed. So a site of any size is held in little
// memory, and a document that has not changed is neither parsed nor compiled
// again. What is kept is found by a document's name and bytes, and by all else
// that compiling depends on; and it is believed only as long as its checksum
// holds.
package corpus

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/markdown"
	"qiao/internal/snapshot"
	"qiao/internal/source"
)

// Input is what a corpus is made from.
type Input struct {
	Root   *files.Root
	Config *config.Site
	Words  func(lang string) markdown.Words
	// Snapshot may be without the bytes of documents: what is read of them is
	// noted in it.
	Snapshot *snapshot.Snapshot
	// Fresh believes nothing that was kept, ReadOnly keeps nothing.
	Fresh, ReadOnly bool
}

// Corpus is the documents of a site.
type Corpus struct {
	Tree     *source.Tree // without the documents' bodies
	Outlines []*markdown.Outline

	in       Input
	dialects map[string]*markdown.Dialect
	setup    snapshot.Sum
	all      []*entry // what was read, by name, those without a document too
	entries  []*entry // of Tree.Documents
	store    *store
	changed  atomic.Bool // something is to be kept that is not
	mixed    atomic.Bool // see Mixed
}

// entry is one document, read and compiled.
type entry struct {
	name string
	sum  snapshot.Sum // of the file's bytes
	face snapshot.Sum // of what others see of it
	// front is the document without its body, its outline, and what was found in
	// it, in binary form; see appendFront.
	front  []byte
	fields []byte      // the front matter: a part of front
	place  place       // of the body's binary form; none if there is no document
	lost   atomic.Bool // the body's binary form is damaged

	doc     *source.Document // nil after an error
	outline *markdown.Outline
	ds      []diag.Diagnostic
}

// Load reads and compiles all documents, but for those that were kept.
// Documents with errors are left out; the findings say why, but those of the
// documents themselves, which are had by [Corpus.Found]. Close must be called.
func Load(ctx context.Context, in Input) (*Corpus, []diag.Diagnostic) {
	c := &Corpus{in: in, dialects: dialects(in), setup: setup(in)}
	c.store = openStore(in.Root, in.ReadOnly)
	listing, ds := c.list()
	var kept map[string]*entry
	if !in.Fresh {
		kept = c.kept()
	}
	c.all = make([]*entry, len(listing.Documents))
	c.compile(ctx, listing.Documents, kept)
	if len(kept) != len(c.all) {
		c.changed.Store(true)
	}
	var documents []*source.Document
	for _, e := range c.all {
		if e == nil {
			continue // cancelled
		}
		if e.doc != nil {
			documents = append(documents, e.doc)
			c.entries, c.Outlines = append(c.entries, e), append(c.Outlines, e.outline)
		}
	}
	var more []diag.Diagnostic
	c.Tree, more = listing.Tree(in.Root, in.Config, documents)
	return c, append(ds, more...)
}

// list sorts out the site's files by their names.
func (c *Corpus) list() (*source.Listing, []diag.Diagnostic) {
	if c.in.Snapshot.Whole {
		return source.Sort(c.in.Snapshot.Entries(source.ContentDir), c.in.Snapshot.Entries(source.StaticDir), c.in.Config)
	}
	content, ds := source.Walk(c.in.Root, source.ContentDir)
	static, more := source.Walk(c.in.Root, source.StaticDir)
	ds = append(ds, more...)
	listing, more := source.Sort(content, static, c.in.Config)
	return listing, append(ds, more...)
}

// compile fills c.all, on all cores.
func (c *Corpus) compile(ctx context.Context, names []source.Name, kept map[string]*entry) {
	workers := min(runtime.GOMAXPROCS(0), len(names))
	var g sync.WaitGroup
	for w := range workers {
		g.Go(func() {
			m := maker{Corpus: c, reader: c.in.Root.Reader()}
			defer m.reader.Close()
			for i := w * len(names) / workers; i < (w+1)*len(names)/workers && ctx.Err() == nil; i++ {
				c.all[i] = m.entry(names[i], kept[names[i].Name])
			}
		})
	}
	g.Wait()
	c.store.flush()
}

// maker makes entries one after the other.
type maker struct {
	*Corpus
	reader *files.Reader
	// Memory that is used again for the next one: nothing of an entry is in it.
	raw     []byte // the document
	scratch markdown.Scratch
	buf     []byte // what is written of it
}

// entry takes the kept entry of a document, which may be nil, if it is of the
// bytes that the snapshot knows of; else the document is read. What is made of
// it is kept under the hash of what was read, which may be other than what the
// snapshot knows: then they are not of one moment.
func (m *maker) entry(n source.Name, kept *entry) *entry {
	f := m.in.Snapshot.File(n.Name)
	if kept != nil && f != nil && !f.Unread && kept.sum == f.Sum && kept.read() {
		return kept
	}
	raw, stamp, ds := n.Read(m.reader, m.raw)
	if raw == nil {
		m.mixed.Store(true) // nothing is known of it that a later build could believe
		m.changed.Store(true)
		return &entry{name: n.Name, ds: ds}
	}
	m.raw = raw
	sum := snapshot.SumOf(raw)
	switch {
	case f == nil:
		m.mixed.Store(true)
	case f.Unread:
		m.in.Snapshot.Note(f, sum, stamp)
	case f.Sum != sum:
		m.mixed.Store(true)
	}
	if kept != nil && kept.sum == sum && kept.read() {
		return kept
	}
	m.changed.Store(true)
	e := &entry{name: n.Name, sum: sum}
	doc, ds := n.Parse(raw, m.in.Config)
	m.fill(e, doc, ds)
	return e
}

// fill compiles a document, which may be nil, in which ds was found.
func (m *maker) fill(e *entry, doc *source.Document, ds []diag.Diagnostic) {
	if doc == nil || diag.HasErrors(ds) {
		m.buf = appendFront(m.buf[:0], e.name, nil, nil, ds)
		m.complete(e)
		return
	}
	body, more := m.dialects[doc.Lang].CompileIn(&m.scratch, doc.File, doc.Body, doc.BodyLine)
	ds = append(ds, more...)
	outline := body.Outline()
	m.buf = appendFace(m.buf[:0], doc, outline)
	e.face = snapshot.SumOf(m.buf)
	m.buf = appendFront(m.buf[:0], e.name, doc, outline, ds)
	m.complete(e)
	var size markdown.Sizes
	m.buf, size = body.Append(m.buf[:0], doc.File)
	e.place = m.store.put(m.buf, size)
}

// complete completes an entry by what was written of it, which takes the place
// of what was parsed and compiled: that is part of the whole file.
func (m *maker) complete(e *entry) {
	e.front = slices.Clone(m.buf) // without room to grow
	if !e.read() {
		panic("corpus: what was written of " + e.name + " cannot be read")
	}
}

// Body reads the text of the i-th of Tree.Documents, without its passages.
func (c *Corpus) Body(i int) *markdown.Body {
	e := c.entries[i]
	if data, ok := c.store.get(e.place.body()); ok {
		if body, err := markdown.ReadBody(data, e.place.size.Shown, e.name); err == nil {
			return body
		}
	}
	body := c.again(e)
	body.Passages = nil
	return body
}

// Written reads what was written into the i-th of Tree.Documents.
func (c *Corpus) Written(i int) *markdown.Written {
	e := c.entries[i]
	if data, ok := c.store.get(e.place.written()); ok {
		if written, err := markdown.ReadWritten(data, e.name); err == nil {
			return written
		}
	}
	return &c.again(e).Written
}

// again compiles a text whose kept form is damaged.
func (c *Corpus) again(e *entry) *markdown.Body {
	e.lost.Store(true)
	c.changed.Store(true)
	r := c.in.Root.Reader()
	defer r.Close()
	raw, _, err := r.ReadLimit(nil, e.name, source.MaxDocument)
	if err != nil || snapshot.SumOf(raw) != e.sum {
		c.mixed.Store(true)
		return new(markdown.Body) // not one that does not fit to the outline
	}
	doc, _ := source.Parse(e.name, raw, c.in.Config)
	body, _ := c.dialects[doc.Lang].Compile(doc.File, doc.Body, doc.BodyLine)
	return body
}

// Mixed reports whether what was read is not all of the moment of the snapshot:
// files have changed since, or could not be read. Nothing made from it may be
// taken for what a later build would make.
func (c *Corpus) Mixed() bool { return c.mixed.Load() }

// Sum is the hash of the bytes of the i-th of Tree.Documents.
func (c *Corpus) Sum(i int) snapshot.Sum { return c.entries[i].sum }

// Face is the hash of what the rest of the site may see of the i-th of
// Tree.Documents: its front matter and its outline.
func (c *Corpus) Face(i int) snapshot.Sum { return c.entries[i].face }

// dialects are the dialects of the site's languages.
func dialects(in Input) map[string]*markdown.Dialect {
	all := make(map[string]*markdown.Dialect, len(in.Config.Languages))
	for _, l := range in.Config.Languages {
		all[l.Code] = markdown.New(markdown.Options{
			Locale: l.Locale, RawHTML: in.Config.RawHTML, Typography: true, HanTag: in.Config.HanTag(), Words: in.Words(l.Code),
		})
	}
	return all
}
