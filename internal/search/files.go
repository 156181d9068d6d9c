package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"
	"unicode/utf8"
)

// shardSize is the size of a shard of the dictionary in bytes, if no entry is
// larger. A query fetches one or two for each of its words.
const shardSize = 5 << 10

// nameLength is the length of a fingerprint in a name.
const nameLength = 10

func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:nameLength]
}

// directory says where keys are: from the i-th key on in the file with the i-th
// name.
type directory struct{ keys, names []string }

// directoryPage is how many shards a page of the directory lists.
const directoryPage = 64

// pages divides a large directory: it returns the files of its pages, and the
// directory of these. A small one has no pages.
func (d directory) pages() (files []File, top directory) {
	if len(d.keys) <= 2*directoryPage {
		return nil, d
	}
	for at := 0; at < len(d.keys); at += directoryPage {
		end := min(at+directoryPage, len(d.keys))
		data := encodeJSON(directory{d.keys[at:end], d.names[at:end]}.file())
		name := fingerprint(data)
		files = append(files, File{Path: name + ".json", Data: data})
		top.keys, top.names = append(top.keys, d.keys[at]), append(top.names, name)
	}
	return files, top
}

// directoryFile is a directory as JSON. Names stand one behind the other.
type directoryFile struct {
	Keys  string `json:"keys"` // with spaces between
	Names string `json:"names"`
}

func (d directory) file() directoryFile {
	return directoryFile{strings.Join(d.keys, " "), strings.Join(d.names, "")}
}

func encodeJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("search: " + err.Error()) // our own types always encode
	}
	return b.Bytes()
}

// shards writes the dictionary.
func (b *builder) shards(entries []entry) (files []File, d directory) {
	encoded := make([][]byte, len(entries))
	inParallel(len(entries), func(i int) { encoded[i] = b.encodeForms(&entries[i]) })
	var shard []byte
	last := ""
	finish := func() {
		if len(shard) > 0 {
			name := fingerprint(shard)
			d.names = append(d.names, name)
			files = append(files, File{Path: name + ".bin", Data: shard})
		}
		shard, last = nil, ""
	}
	for i, e := range entries {
		if len(shard) > 0 && len(shard)+len(encoded[i]) > shardSize {
			finish()
		}
		if shard == nil {
			d.keys = append(d.keys, e.key)
		}
		shard = appendShared(shard, last, e.key)
		shard = append(shard, encoded[i]...)
		last = e.key
	}
	finish()
	return files, d
}

// encodeForms writes the forms of an entry: their number, then for each its
// text, how many texts have it, the length of the postings, and these.
func (b *builder) encodeForms(e *entry) []byte {
	data := binary.AppendUvarint(nil, uint64(len(e.forms)))
	for _, f := range e.forms {
		data = appendShared(data, e.key, f.text)
		data = binary.AppendUvarint(data, uint64(len(f.postings)))
		postings := b.encodePostings(f.postings)
		data = binary.AppendUvarint(data, uint64(len(postings)))
		data = append(data, postings...)
	}
	return data
}

// appendShared writes a text as the number of UTF-16 units that it begins with
// like another, the length of the rest in bytes, and the rest.
func appendShared(data []byte, other, text string) []byte {
	units, at := 0, 0
	for at < len(text) && at < len(other) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if o, m := utf8.DecodeRuneInString(other[at:]); o != r || n != m {
			break
		}
		at += n
		units++
		if r > 0xffff {
			units++
		}
	}
	data = binary.AppendUvarint(data, uint64(units))
	data = binary.AppendUvarint(data, uint64(len(text)-at))
	return append(data, text[at:]...)
}

// block is some texts that follow each other; their files share a folder.
type block struct {
	first, end int
	name       string
}

func (b *block) file(text, part int) string {
	return fmt.Sprintf("%s/%d-%d.json", b.name, text-b.first, part)
}

// maxBlock is how many texts a block has at most.
const maxBlock = 96

// blocks divides the texts so that the change of one, or a new one, changes the
// names of few files: where a block ends is decided by the texts themselves.
func (b *builder) blocks() []block {
	var all []block
	for first := 0; first < len(b.docs); {
		end := first + 1
		for end < len(b.docs) && end-first < maxBlock && !startsBlock(b.docs[end].url) {
			end++
		}
		var sums bytes.Buffer
		for i := first; i < end; i++ {
			sums.Write(b.docs[i].sum[:])
		}
		all = append(all, block{first, end, fingerprint(sums.Bytes())})
		first = end
	}
	return all
}

func startsBlock(url string) bool {
	h := fnv.New32a()
	h.Write([]byte(url))
	return h.Sum32()%48 == 0
}

// levelValues is what each level is worth.
var levelValues = [levels]float64{1, 1.35, 1.7, 2, 3, 3.4, 6, 7.5}

// manifestFile is the manifest as JSON.
type manifestFile struct {
	Texts     int             `json:"texts"`
	Levels    [levels]float64 `json:"levels"`
	Stem      [][][3]any      `json:"stem"` // steps of rules: ending, replacement, least
	Groups    []manifestGroup `json:"groups"`
	Directory directoryFile   `json:"directory"`
	Pages     bool            `json:"pages"`  // the directory is one of pages
	Starts    []int           `json:"starts"` // the first text of each block
	Blocks    string          `json:"blocks"` // their names, one behind the other
}

// manifestGroup is a group of texts that follow each other.
type manifestGroup struct {
	Title string `json:"t"`
	First int    `json:"i"`
	Texts int    `json:"n"`
}

func (b *builder) manifest(d directory, pages bool, blocks []block) File {
	m := manifestFile{
		Texts: len(b.docs), Levels: levelValues, Groups: b.groups(), Stem: b.stemmer.table(),
		Directory: d.file(), Pages: pages, Starts: []int{},
	}
	for _, block := range blocks {
		m.Starts = append(m.Starts, block.first)
		m.Blocks += block.name
	}
	data := encodeJSON(m)
	return File{Path: "index." + fingerprint(data) + ".json", Data: data}
}

// groups are the groups that have texts.
func (b *builder) groups() []manifestGroup {
	groups := []manifestGroup{}
	for i := 0; i < len(b.docs); {
		g := manifestGroup{Title: b.source.Groups[b.docs[i].group], First: i}
		for i+g.Texts < len(b.docs) && b.docs[i+g.Texts].group == b.docs[i].group {
			g.Texts++
		}
		groups = append(groups, g)
		i += g.Texts
	}
	return groups
}

// table is the stemmer for the manifest.
func (s stemmer) table() [][][3]any {
	steps := make([][][3]any, len(s))
	for i, step := range s {
		for _, r := range step {
			steps[i] = append(steps[i], [3]any{r.ending, r.replacement, r.least})
		}
	}
	return steps
}
