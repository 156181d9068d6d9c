package corpus

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"qiao/internal/markdown"
	"qiao/internal/snapshot"
)

var damages = flag.Int("damages", 900, "how many times TestDamage damages what is kept")

// path is where a file of the site is.
func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f *folder) read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(f.path(name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestDamage flips bits of the index and of the texts, and cuts them off, at
// every kind of place. Nothing wrong is ever read, and the damage is mended.
func TestDamage(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.check(t, "first")
	want := see(f.load(t, fresh))
	whole := map[string][]byte{indexFile: f.read(t, indexFile), textFile: f.read(t, textFile)}
	n := *damages
	if testing.Short() {
		n = min(n, 30)
	}
	for seed := range uint64(n) {
		r := rand.New(rand.NewPCG(seed, 1))
		did := "seed " + fmt.Sprint(seed)
		for name, data := range whole {
			if r.IntN(3) > 0 {
				data = damaged(r, data)
				did += ", " + name
			}
			f.put(t, name, string(data))
		}
		c, ds := Load(t.Context(), f.input(t, nil))
		compare(t, did, want, see(c, ds))
		if c.Mixed() {
			t.Errorf("%s: mixed", did)
		}
		c.Close()
		f.check(t, did+", and after it")
		c, ds = f.load(t, nil)
		if see(c, ds); c.changed.Load() {
			t.Fatalf("%s: something is compiled again and again", did)
		}
		c.Close()
	}
}

// damaged is data with one bit, one byte or its end changed; often near to the
// beginning or to the end, where what holds for all of it stands.
func damaged(r *rand.Rand, data []byte) []byte {
	at := r.IntN(len(data))
	switch r.IntN(3) {
	case 0:
		at %= 64
	case 1:
		at = len(data) - 1 - at%64
	}
	data = append([]byte(nil), data...)
	switch r.IntN(4) {
	case 0:
		return data[:at]
	case 1:
		return append(data, data[at:]...)
	case 2:
		data[at] ^= 1 << r.IntN(8)
	default:
		copy(data[at:], make([]byte, 64))
	}
	return data
}

// TestTextsOfAnother gives an index texts that it was not written with.
func TestTextsOfAnother(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.check(t, "first")
	other := newFolder(t)
	other.put(t, "content/a.zh.md", "---\ntitle: a\n---\nb\n")
	other.check(t, "other")
	f.put(t, textFile, string(other.read(t, textFile)))
	f.check(t, "with other texts")
	f.check(t, "again")
}

// TestDamagedWhileItChanges loses a text that cannot be compiled again, because
// its document has changed.
func TestDamagedWhileItChanges(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.check(t, "first")
	c, _ := f.load(t, nil)
	f.put(t, textFile, strings.Repeat("x", 1<<20))
	for i, d := range c.Tree.Documents {
		f.put(t, d.File, "---\ntitle: x\n---\n# y\n\n[z](z)\n")
		if body := c.Body(i); len(body.Headings)+len(body.HTML) > 0 {
			t.Errorf("%s has a text that does not fit to its outline", d.File)
		}
	}
	if !c.Mixed() {
		t.Error("not mixed")
	}
	c.Close()
	f.check(t, "afterwards")
}

// TestReadOnly reads from what is kept, and writes nothing, where that is asked
// for or another one writes.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	for what, change := range map[string]func(*Input){
		"read-only": func(in *Input) { in.ReadOnly = true },
		"locked":    func(*Input) {},
	} {
		f := newFolder(t)
		f.check(t, "first")
		f.put(t, "content/news/fair.zh.md", "---\ntitle: x\n---\ny\n")
		index, texts := f.read(t, indexFile), f.read(t, textFile)
		want := see(f.load(t, fresh))
		if what == "locked" {
			lock, _, err := f.root.Lock(lockFile)
			if err != nil {
				t.Fatal(err)
			}
			defer lock.Release()
		}
		c, ds := Load(t.Context(), f.input(t, change))
		compare(t, what, want, see(c, ds))
		c.Save()
		compare(t, what+", saved", want, see(c, ds))
		c.Close()
		if !reflect.DeepEqual(index, f.read(t, indexFile)) || !reflect.DeepEqual(texts, f.read(t, textFile)) {
			t.Errorf("%s: something was written", what)
		}
	}
}

// TestNoFolder has no place to keep anything.
func TestNoFolder(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	for _, name := range []string{dir, indexFile, textFile} {
		f.put(t, name+"/x", "")
		if name == dir {
			os.RemoveAll(f.path(dir))
			f.put(t, dir, "a file where the folder is to be")
		}
		f.check(t, name)
		f.check(t, name)
		os.RemoveAll(f.path(dir))
	}
}

// TestMixed changes a document after the snapshot. What was read is not kept as
// if it were what the snapshot saw.
func TestMixed(t *testing.T) {
	t.Parallel()
	const name = "content/news/fair.zh.md"
	for what, changed := range map[string]func(f *folder){
		"changed": func(f *folder) { f.put(t, name, "---\ntitle: x\n---\ny\n") },
		"removed": func(f *folder) { os.Remove(f.path(name)) },
		"broken":  func(f *folder) { f.put(t, name, "---\n") },
		"empty":   func(f *folder) { f.put(t, name, "") },
	} {
		f := newFolder(t)
		before := string(f.read(t, name))
		in := f.input(t, nil)
		changed(f)
		c, _ := Load(t.Context(), in)
		if !c.Mixed() {
			t.Errorf("%s after the snapshot: not mixed", what)
		}
		c.Close()
		f.check(t, what)
		f.put(t, name, before)
		f.check(t, what+" and put back")
	}
}

// TestMixedPutBack puts a document back to what the snapshot saw before anybody
// else looks.
func TestMixedPutBack(t *testing.T) {
	t.Parallel()
	const name = "content/news/fair.zh.md"
	f := newFolder(t)
	before := string(f.read(t, name))
	in := f.input(t, nil)
	f.put(t, name, "---\ntitle: x\n---\ny\n")
	c, _ := Load(t.Context(), in)
	c.Close()
	f.put(t, name, before)
	f.check(t, "put back")
}

// TestRewrite leaves so much in the file of texts that is out of use that it is
// written anew.
func TestRewrite(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.put(t, "content/broken.zh.md", "---\n")
	f.check(t, "first")
	before := f.read(t, textFile)
	c, _ := Load(t.Context(), f.input(t, nil))
	waste := make([]byte, 2*len(before)+16<<20)
	c.store.put(waste, markdown.Sizes{Shown: len(waste)})
	c.store.flush()
	c.changed.Store(true)
	c.Close()
	if after := f.read(t, textFile); len(after) != len(before) {
		t.Errorf("the file has %d bytes, and had %d", len(after), len(before))
	}
	if kept := f.check(t, "written anew"); kept != f.documents()+1 {
		t.Errorf("%d of %d documents are kept", kept, f.documents()+1)
	}
}

// TestRewriteDamaged writes the texts anew while one of them is damaged, and
// reads all of them afterwards.
func TestRewriteDamaged(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.check(t, "first")
	want := see(f.load(t, fresh))
	c, ds := Load(t.Context(), f.input(t, nil))
	if _, err := c.store.file.WriteAt([]byte("damage"), c.entries[3].place.at); err != nil {
		t.Fatal(err)
	}
	if !c.store.rewrite(c.all) {
		t.Fatal("not written anew")
	}
	compare(t, "written anew", want, see(c, ds))
	c.Save()
	compare(t, "saved", want, see(c, ds))
	c.Close()
	if kept := f.check(t, "afterwards"); kept != f.documents()-1 {
		t.Errorf("%d documents are kept", kept)
	}
}

// TestTwoCorpora has one corpus read while others write, as a preview does
// beside builds.
func TestTwoCorpora(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	preview, ds := f.load(t, nil)
	preview.Save()
	want := see(preview, ds)
	for i := range 4 {
		f.check(t, "beside a preview")
		c, _ := Load(t.Context(), f.input(t, func(in *Input) { in.Fresh = i%2 == 0 }))
		if i == 3 && !c.store.rewrite(c.all) {
			t.Error("not written anew")
		}
		compare(t, "the preview while another one writes", want, see(preview, ds))
		c.Close()
		compare(t, "the preview after another one wrote", want, see(preview, ds))
		f.check(t, "after a preview")
	}
	if preview.Mixed() {
		t.Error("mixed")
	}
}

// TestConcurrent loads the site, and reads its texts, from many sides at once.
func TestConcurrent(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	want := see(f.load(t, fresh))
	in := f.input(t, nil)
	var g sync.WaitGroup
	for i := range 6 {
		g.Go(func() {
			in := in
			in.Fresh = i%3 == 0
			c, ds := Load(t.Context(), in)
			defer c.Close()
			var readers sync.WaitGroup
			for range 2 {
				readers.Go(func() {
					if got := see(c, ds); !reflect.DeepEqual(want, got) {
						t.Error("another corpus")
					}
				})
			}
			readers.Wait()
		})
	}
	g.Wait()
	f.check(t, "afterwards")
}

// TestPlaces are places that may be in a file, or may not.
func TestPlaces(t *testing.T) {
	t.Parallel()
	const huge = int(^uint(0) >> 1)
	of := func(size int) markdown.Sizes { return markdown.Sizes{Written: size} }
	for p, want := range map[place]bool{
		{}: true, {at: 3, size: of(4)}: true, {at: 1, size: markdown.Sizes{Shown: 1, Written: 2, Passages: 3}}: true, {at: 7}: true,
		{at: 4, size: of(4)}: false, {at: 2, size: markdown.Sizes{Shown: 1, Written: 2, Passages: 3}}: false, {at: 8}: false, {at: -1}: false,
		{at: 1, size: of(huge)}: false, {at: int64(huge), size: of(huge)}: false, {size: of(-1)}: false,
		{size: markdown.Sizes{Shown: huge, Written: huge, Passages: 9}}: false,
	} {
		if got := p.fits(7); got != want {
			t.Errorf("%+v: %v", p, got)
		}
	}
}

// TestUnread has a snapshot that leaves the documents to the corpus: they are
// read once, and noted in it.
func TestUnread(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	want := see(f.load(t, fresh))
	f.check(t, "first")
	for _, edit := range []string{"", "---\ntitle: x\n---\ny\n"} {
		if edit != "" {
			f.put(t, "content/news/fair.zh.md", edit)
			want = see(f.load(t, fresh))
		}
		var snap *snapshot.Snapshot
		c, ds := f.load(t, func(in *Input) {
			snap = snapshot.Begin(f.root, nil)
			in.Snapshot = snap
		})
		compare(t, "unread", want, see(c, ds))
		if c.Mixed() {
			t.Error("mixed")
		}
		c.Close()
		taken, err := snapshot.Take(t.Context(), f.root, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Tree.Documents {
			name := c.Tree.Documents[i].File
			if noted := snap.File(name); noted.Unread || noted.Sum != taken.File(name).Sum || noted.Sum != c.Sum(i) {
				t.Errorf("%s is noted as %+v", name, noted)
			}
		}
	}
}

// TestWithoutSnapshot has files that no snapshot knows: they are read, and
// nothing is believed of them.
func TestWithoutSnapshot(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.check(t, "first")
	want := see(f.load(t, fresh))
	c, ds := f.load(t, func(in *Input) { in.Snapshot = new(snapshot.Snapshot) })
	compare(t, "without a snapshot", want, see(c, ds))
	if !c.Mixed() {
		t.Error("not mixed")
	}
}
