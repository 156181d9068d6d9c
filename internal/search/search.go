// Package search makes the index by which a visitor's browser searches the
// site, without a server: for one language, a set of small files of which a
// query fetches a few.
//
// # The files
//
// Everything lies in search/<language>/. The manifest
// (index.<fingerprint>.json) is the only file that a page names; it lists the
// others, whose names carry fingerprints too, so that all of them may be kept in
// caches for ever and an old page never meets a new index.
//
//	<fingerprint>.json            a page of the directory of shards, where they are many
//	<fingerprint>.bin             a shard of the dictionary: terms in order, with their postings
//	<fingerprint>/<n>-<part>.json a part of the n-th text of a block of texts
//
// A term is found by its key. The key of a word is its stem, and an entry lists
// the forms of the word that occur, each with its postings: so one look-up finds
// a word exactly, in its other forms and as part of compounds, and knows which
// is which. Words in alphabetical order make what begins with the letters typed
// so far stand together. Han characters and kana are cut into overlapping pairs.
//
// A posting is the number of a text, a level that says how much the text is
// about the term (see level), and the part in which to look for it. They are
// bits, not bytes: the most frequent word of 10,000 pages takes 6 kB.
//
// Texts are cut into parts of about 2 kB at headings and sentences, so that the
// excerpt of a long page costs no more than that of a short one.
//
// # The client
//
// The same words must become the same terms when a query is typed. The client
// (themes/park/assets/search) therefore repeats nothing but [fold], [tokens] and
// the application of suffix rules; the rules themselves are data in the
// manifest. A test runs the client over an index made here.
package search

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Text is what can be found of one page.
type Text struct {
	URL   string // below the base URL, escaped
	Title string
	// Group is the position of the page's group among those of the site.
	Group int
	// Lead is what introduces the page: its description, its lead.
	Lead string
	// Sections are the text between headings. The first has none.
	Sections []Section
}

// Section is a heading and the text up to the next one.
type Section struct {
	ID      string `json:"id,omitempty"` // of the heading, for links
	Heading string `json:"h,omitempty"`
	Text    string `json:"t"`
}

// Source is what an index is made of.
type Source struct {
	// Language is the base language of the texts: zh, de.
	Language string
	// Texts is how many there are, and Text returns one of them. It is called
	// by several goroutines, and again for the files of the texts, so that they
	// need not be kept. The texts of a group must follow each other.
	Texts int
	Text  func(i int) Text
	// Groups are the titles of the groups of pages that visitors may choose
	// from.
	Groups []string
	// Names are names in several languages. Where one of a row occurs, the text
	// is found by the others too.
	Names [][]string
}

// File is one file of the index.
type File struct {
	Path string // below the folder of the index
	// Data is nil for parts of texts that Bytes makes when they are needed.
	Data  []byte
	text  int
	part  int
	texts *texts
}

// Index is a finished index.
type Index struct {
	// Manifest is the path of the file that names all others.
	Manifest string
	Files    []File
}

// Build makes the index of a language. The same source gives the same files.
func Build(s Source) *Index {
	x := new(Index)
	b := newBuilder(s)
	inParallel(s.Texts, b.add)
	entries := b.entries()
	shards, directory := b.shards(entries)
	x.Files = append(x.Files, shards...)
	pages, directory := directory.pages()
	x.Files = append(x.Files, pages...)
	blocks := b.blocks()
	for i := range blocks {
		x.Files = append(x.Files, b.textFiles(&blocks[i])...)
	}
	manifest := b.manifest(directory, len(pages) > 0, blocks)
	x.Manifest = manifest.Path
	x.Files = append(x.Files, manifest)
	return x
}

// inParallel calls do for all numbers below n, on all cores.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var g sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		g.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	g.Wait()
}
