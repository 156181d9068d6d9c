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
const shardSize = 6 << 10

// nameLength is the length of a fingerprint in a name.
const nameLength = 10

func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:nameLength]
}

// shards writes the dictionary, and says with which key each shard begins.
func (b *builder) shards(entries []entry) (files []File, firsts []string) {
	encoded := make([][]byte, len(entries))
	inParallel(len(entries), func(i int) { encoded[i] = b.encodeForms(&entries[i]) })
	var shard []byte
	last := ""
	finish := func() {
		if len(shard) > 0 {
			files = append(files, File{Path: fingerprint(shard) + ".bin", Data: shard})
		}
		shard, last = nil, ""
	}
	for i, e := range entries {
		if len(shard) > 0 && len(shard)+len(encoded[i]) > shardSize {
			finish()
		}
		if shard == nil {
			firsts = append(firsts, e.key)
		}
		shard = appendShared(shard, last, e.key)
		shard = append(shard, encoded[i]...)
		last = e.key
	}
	finish()
	return files, firsts
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

// manifestFile is the manifest as JSON. Names stand one behind the other.
type manifestFile struct {
	Texts  int             `json:"texts"`
	Levels [levels]float64 `json:"levels"`
	Stem   [][][3]any      `json:"stem"` // steps of rules: ending, replacement, least
	Groups []manifestGroup `json:"groups"`
	Keys   string          `json:"keys"`   // the first of each shard, with spaces between
	Shards string          `json:"shards"` // their names
	Starts []int           `json:"starts"` // the first text of each block
	Blocks string          `json:"blocks"` // their names
}

// manifestGroup is a group of texts that follow each other.
type manifestGroup struct {
	Title string `json:"t"`
	First int    `json:"i"`
	Texts int    `json:"n"`
}

func (b *builder) manifest(shards []File, firsts []string, blocks []block) File {
	m := manifestFile{
		Texts: len(b.docs), Levels: levelValues, Groups: b.groups(), Stem: b.stemmer.table(),
		Keys: strings.Join(firsts, " "), Starts: []int{},
	}
	for _, s := range shards {
		m.Shards += s.Path[:nameLength]
	}
	for _, block := range blocks {
		m.Starts = append(m.Starts, block.first)
		m.Blocks += block.name
	}
	var data bytes.Buffer
	e := json.NewEncoder(&data)
	e.SetEscapeHTML(false)
	if err := e.Encode(m); err != nil {
		panic("search: " + err.Error()) // our own types always encode
	}
	return File{Path: "index." + fingerprint(data.Bytes()) + ".json", Data: data.Bytes()}
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
