package search

import (
	"crypto/sha256"
	"slices"
	"sync"
)

// keptSize is the size of the texts of an index, in bytes, that are kept from
// when they are read to when they are written. Those of most sites are less; of
// larger ones, the rest is made once more.
const keptSize = 8 << 20

// textFiles are the files of the texts of a block.
func (b *builder) textFiles(of *block) []File {
	var files []File
	for i := of.first; i < of.end; i++ {
		for part := range int(b.docs[i].parts) {
			f := File{Path: of.file(i, part), text: i, part: part, texts: b.texts}
			if kept := b.docs[i].kept; kept != nil {
				f.Data = kept[part]
			}
			files = append(files, f)
		}
	}
	return files
}

// Bytes returns the content of the file.
func (f *File) Bytes() []byte {
	if f.Data != nil {
		return f.Data
	}
	return f.texts.get(f.text)[f.part]
}

// texts make the files of texts. All parts of one are made at once, and asked
// for soon after each other: only the latest are kept.
type texts struct {
	source Source
	mu     sync.Mutex
	latest []*made // the first was asked for last
}

// made are the files of a text.
type made struct {
	text  int
	files func() [][]byte
}

// maxLatest is how many texts are kept.
const maxLatest = 16

// get returns the files of a text.
func (t *texts) get(text int) [][]byte {
	t.mu.Lock()
	at := slices.IndexFunc(t.latest, func(m *made) bool { return m.text == text })
	if at < 0 {
		m := &made{text, sync.OnceValue(func() [][]byte {
			text := t.source.Text(text)
			return encodeParts(&text, parts(&text))
		})}
		t.latest = slices.Insert(t.latest[:min(len(t.latest), maxLatest-1)], 0, m)
		at = 0
	}
	m := t.latest[at]
	t.mu.Unlock()
	return m.files()
}

// encodeParts writes the files of a text.
func encodeParts(t *Text, pieces [][]Section) [][]byte {
	files := make([][]byte, len(pieces))
	for i := range pieces {
		files[i] = encodePart(t, pieces, i)
	}
	return files
}

// sum is the digest of a text's files.
func sum(files [][]byte) [sha256.Size]byte {
	h := sha256.New()
	for _, data := range files {
		h.Write(data)
	}
	return [sha256.Size]byte(h.Sum(nil))
}
