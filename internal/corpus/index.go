package corpus

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"github.com/cespare/xxhash/v2"

	"qiao/internal/cache"
	"qiao/internal/markdown"
	"qiao/internal/snapshot"
	"qiao/internal/wire"
)

// indexFile has everything of the documents but their texts. It ends with its
// checksum.
const indexFile = dir + "/index"

// setup is the hash of all that compiling depends on besides a document's bytes.
func setup(in Input) snapshot.Sum {
	cfg := in.Config
	text := fmt.Sprintf("%s\x00%s\x00%v\x00%s\x00", cache.Program(), cfg.SourceLanguage, cfg.RawHTML, cfg.HanTag())
	for _, l := range cfg.Languages {
		text += fmt.Sprintf("%q %q %q\x00", l.Code, l.Tag, in.Words(l.Code))
	}
	return snapshot.SumOf([]byte(text))
}

// kept are the documents of the last build, by name, if they were compiled as
// they would be now.
func (c *Corpus) kept() map[string]*entry {
	data, err := c.in.Root.Read(indexFile)
	if err != nil || len(data) < 8 {
		return nil
	}
	data, check := data[:len(data)-8], binary.LittleEndian.Uint64(data[len(data)-8:])
	if xxhash.Sum64(data) != check {
		return nil
	}
	r := wire.NewReader(data)
	if sum(r) != c.setup {
		return nil
	}
	end := int64(r.Int())
	n, _ := r.Len(leastEntry)
	kept := make(map[string]*entry, n)
	for range n {
		e := readEntry(r)
		if e.place.fits(end) {
			kept[e.name] = e
		}
	}
	if r.Done() != nil {
		return nil
	}
	c.store.continueAt(end)
	return kept
}

func sum(r *wire.Reader) (s snapshot.Sum) {
	copy(s[:], r.Take(len(s)))
	return s
}

// leastEntry is the least that an entry takes in the index, in bytes.
const leastEntry = 54

func readEntry(r *wire.Reader) *entry {
	e := &entry{name: r.String(), sum: sum(r), face: sum(r), front: r.Bytes()}
	e.place.at = int64(r.Int())
	e.place.size = markdown.Sizes{Shown: r.Int(), Written: r.Int(), Passages: r.Int()}
	if checks := r.Take(16); checks != nil {
		e.place.checkBody = binary.LittleEndian.Uint64(checks)
		e.place.checkWritten = binary.LittleEndian.Uint64(checks[8:])
	}
	return e
}

func (e *entry) append(dst []byte) []byte {
	dst = wire.AppendString(dst, e.name)
	dst = append(dst, e.sum[:]...)
	dst = append(dst, e.face[:]...)
	dst = wire.AppendBytes(dst, e.front)
	dst = wire.AppendInt(dst, int(e.place.at))
	for _, n := range []int{e.place.size.Shown, e.place.size.Written, e.place.size.Passages} {
		dst = wire.AppendInt(dst, n)
	}
	dst = binary.LittleEndian.AppendUint64(dst, e.place.checkBody)
	return binary.LittleEndian.AppendUint64(dst, e.place.checkWritten)
}

// Close saves the corpus and gives it back. Texts can be read no more.
func (c *Corpus) Close() {
	c.Save()
	c.store.close()
}

// Save keeps what is to be kept for the next build. From then on the corpus is
// only read. What cannot be kept will be made again: that is no failure of the
// build.
func (c *Corpus) Save() {
	defer c.store.seal()
	c.all = slices.DeleteFunc(c.all, func(e *entry) bool { return e == nil }) // of a load that was cancelled
	if !c.store.writable() || !c.changed.Load() {
		return
	}
	if c.store.wasteful(c.all) && !c.store.rewrite(c.all) {
		return
	}
	_ = c.in.Root.PutStream(indexFile, c.writeIndex)
}

// writeIndex writes the index of all documents that could be read whole.
func (c *Corpus) writeIndex(out io.Writer) error {
	var keep []*entry
	for _, e := range c.all {
		if len(e.front) > 0 && !e.lost.Load() && e.place.fits(c.store.end) {
			keep = append(keep, e)
		}
	}
	h := xxhash.New()
	w := bufio.NewWriterSize(out, bufferSize)
	write := func(data []byte) {
		h.Write(data)
		_, _ = w.Write(data) // Flush has the first error
	}
	head := wire.AppendInt(slices.Clone(c.setup[:]), int(c.store.end))
	write(wire.AppendLen(head, len(keep), false))
	var line []byte
	for _, e := range keep {
		line = e.append(line[:0])
		write(line)
	}
	_, _ = w.Write(binary.LittleEndian.AppendUint64(nil, h.Sum64()))
	return w.Flush()
}
