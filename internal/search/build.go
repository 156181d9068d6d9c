package search

import (
	"crypto/sha256"
	"hash/maphash"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// builder collects what an index is made from.
type builder struct {
	source  Source
	texts   *texts
	left    atomic.Int64 // bytes of texts that may still be kept
	stemmer stemmer
	names   *names
	docs    []doc
	usual   float64 // length of a text
	seed    maphash.Seed
	stripes [64]stripe
}

// doc is what is kept of a text.
type doc struct {
	length float64 // in terms
	parts  uint8
	sum    [sha256.Size]byte // of its files
	kept   [][]byte          // its files; nil if they are to be made again
	url    string
	group  int
}

// stripe holds the postings of some of the words; there are many so that
// goroutines rarely wait for each other.
type stripe struct {
	mu    sync.Mutex
	words map[string][]posting
}

func newBuilder(s Source) *builder {
	b := &builder{
		source: s, stemmer: stemmers[s.Language], names: newNames(s.Names),
		docs: make([]doc, s.Texts), seed: maphash.MakeSeed(),
	}
	b.texts = &texts{source: s}
	b.left.Store(keptSize)
	for i := range b.stripes {
		b.stripes[i].words = make(map[string][]posting)
	}
	return b
}

// add adds the i-th text.
func (b *builder) add(i int) {
	t := b.source.Text(i)
	found := make(map[string]posting)
	length := 0
	note := func(term string, p posting) {
		length += int(p.count)
		if old, ok := found[term]; ok {
			p = old.and(p)
		}
		found[term] = p
	}
	// in notes the terms of a piece of text in a field.
	in := func(text string, f field, part, count int) {
		p := posting{doc: uint32(i), field: f, part: uint8(part), count: uint8(count)}
		if f == inText {
			b.each(text, func(term string) { note(term, p) })
			return
		}
		var titled []string
		b.each(text, func(term string) { titled = append(titled, term) })
		p.whole = len(titled) <= 2
		for _, term := range titled {
			note(term, p)
		}
	}
	in(t.Title, inTitle, 0, 1)
	in(t.Lead, inText, 0, 2)
	pieces := parts(&t)
	for n, sections := range pieces {
		for _, s := range sections {
			in(s.Heading, inHeading, n, 1)
			in(s.Text, inText, n, 1)
		}
	}
	files := encodeParts(&t, pieces)
	b.docs[i] = doc{length: float64(max(length, 1)), parts: uint8(len(pieces)), sum: sum(files), url: t.URL, group: t.Group}
	if b.keeps(files) {
		b.docs[i].kept = files
	}
	b.store(found)
}

// keeps reports whether there is room to keep the files of a text.
func (b *builder) keeps(files [][]byte) bool {
	size := 0
	for _, data := range files {
		size += len(data)
	}
	return b.left.Add(-int64(size)) >= 0
}

// each calls note for the terms of a piece of text, and for those of the other
// names of what is named in it.
func (b *builder) each(text string, note func(term string)) {
	if text == "" {
		return
	}
	folded := fold(text)
	terms(folded, note)
	b.names.others(folded, note)
}

// store adds the postings of a text to those of all.
func (b *builder) store(found map[string]posting) {
	for term, p := range found {
		s := &b.stripes[maphash.String(b.seed, term)%uint64(len(b.stripes))]
		s.mu.Lock()
		list, known := s.words[term]
		if !known {
			term = strings.Clone(term) // not to keep the whole text
		}
		s.words[term] = append(list, p)
		s.mu.Unlock()
	}
}

// entry is what the dictionary knows under a key.
type entry struct {
	key   string
	forms []form
}

// form is a form of a word, or stands for all compounds that the word is a part
// of; then its text is empty.
type form struct {
	text     string
	postings []posting
}

// entries are the dictionary, in the order of its keys.
func (b *builder) entries() []entry {
	total := 0.0
	for i := range b.docs {
		total += b.docs[i].length
	}
	b.usual = max(total/float64(max(len(b.docs), 1)), 1)

	byKey := make(map[string]*entry)
	at := func(key string) *entry {
		e := byKey[key]
		if e == nil {
			e = &entry{key: key}
			byKey[key] = e
		}
		return e
	}
	var words []form
	for i := range b.stripes {
		for word, list := range b.stripes[i].words {
			words = append(words, form{word, list})
		}
		b.stripes[i].words = nil
	}
	slices.SortFunc(words, func(a, b form) int { return strings.Compare(a.text, b.text) })
	inParallel(len(words), func(i int) { words[i].postings = merged(words[i].postings) })
	for _, w := range words {
		e := at(b.stemmer.key(w.text))
		e.forms = append(e.forms, w)
	}
	if b.source.Language == "de" {
		for key, list := range b.compounds(words) {
			e := at(key)
			e.forms = append(e.forms, form{"", list})
		}
	}
	all := make([]entry, 0, len(byKey))
	for _, e := range byKey {
		all = append(all, *e)
	}
	slices.SortFunc(all, func(a, b entry) int { return compareUTF16(a.key, b.key) })
	return all
}

// compareUTF16 compares as JavaScript does, which puts what is beyond the basic
// plane before the last characters of it.
func compareUTF16(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			continue
		}
		x, y := a[i], b[i]
		if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
			return int(y) - int(x)
		}
		return int(x) - int(y)
	}
	return len(a) - len(b)
}
