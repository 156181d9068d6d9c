package publish

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"slices"
	"strings"
)

// A record's file has a line with its version, the parts of the record one
// after the other, and the SHA-256 of all that. Numbers are 64 bits, low byte
// first; a name is its length as a varint, then its bytes; a list is its length,
// then its items. (Text that could be read would take ten times as long to
// read, and there are records of 100,000 files.)
const recordVersion = "qiao record of published files, version 1\n"

// errRecord is the error of a record that is damaged or of another version.
var errRecord = errors.New("not a record of published files")

// Flags of a file in a record; its age is above them.
const (
	flagSigned = 1 << iota
	flagShadow
	flagHashed
	ageShift = iota
)

// encode writes the record.
func (r *record) encode(out io.Writer) error {
	h := sha256.New()
	w := bufio.NewWriterSize(io.MultiWriter(out, h), 64<<10)
	put := func(b []byte) { _, _ = w.Write(b) } // Flush has the first error
	b := append(make([]byte, 0, 256), recordVersion...)
	for _, n := range []uint64{r.root, r.shadow, r.dev, uint64(len(r.files)), uint64(len(r.folders)), uint64(len(r.ghosts))} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	put(b)
	for i := range r.files {
		f := &r.files[i]
		b = appendName(b[:0], f.name)
		b = append(b, f.flags())
		b = append(b, f.sum[:]...)
		for _, n := range []uint64{uint64(f.size), uint64(f.mtime), uint64(f.ctime), f.inode} {
			b = binary.LittleEndian.AppendUint64(b, n)
		}
		put(b)
	}
	for i := range r.folders {
		f := &r.folders[i]
		b = appendName(b[:0], f.name)
		for _, n := range []uint64{f.published.inode, uint64(f.published.ctime), f.shadow.inode, uint64(f.shadow.ctime)} {
			b = binary.LittleEndian.AppendUint64(b, n)
		}
		put(b)
	}
	for _, name := range r.ghosts {
		put(appendName(b[:0], name))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := out.Write(h.Sum(nil))
	return err
}

func appendName(b []byte, name string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(name))), name...)
}

func (f *file) flags() byte {
	b := f.age << ageShift
	for _, flag := range []struct {
		set bool
		bit byte
	}{{f.signed, flagSigned}, {f.shadow, flagShadow}, {f.hashed, flagHashed}} {
		if flag.set {
			b |= flag.bit
		}
	}
	return b
}

// decodeRecord reads the record in a file of that size.
func decodeRecord(in io.Reader, size int64) (*record, error) {
	text, err := readSummed(in, size)
	if err != nil {
		return nil, err
	}
	body, is := strings.CutPrefix(text, recordVersion)
	if !is {
		return nil, errRecord
	}
	d := decoder{text: body}
	r := d.record()
	if d.bad || d.at != len(d.text) || !slices.IsSortedFunc(r.files, func(a, b file) int { return cmp.Compare(a.name, b.name) }) {
		return nil, errRecord
	}
	return r, nil
}

// readSummed reads a file that ends with the SHA-256 of all before. What is read
// is kept once: all names are parts of it.
func readSummed(in io.Reader, size int64) (string, error) {
	if size < sha256.Size || size > math.MaxInt32 {
		return "", errRecord
	}
	var text strings.Builder
	text.Grow(int(size) - sha256.Size)
	h := sha256.New()
	if _, err := io.CopyN(io.MultiWriter(&text, h), in, size-sha256.Size); err != nil {
		return "", err
	}
	var sum, rest [sha256.Size]byte
	if _, err := io.ReadFull(in, sum[:]); err != nil {
		return "", err
	}
	if n, _ := in.Read(rest[:]); n > 0 || [sha256.Size]byte(h.Sum(nil)) != sum {
		return "", errRecord
	}
	return text.String(), nil
}

// decoder reads a record. After something that cannot be, it is bad, and reads
// zeros.
type decoder struct {
	text string
	at   int
	bad  bool
}

func (d *decoder) record() *record {
	r := &record{root: d.number(), shadow: d.number(), dev: d.number()}
	files, folders, ghosts := d.count(), d.count(), d.count()
	r.files = make([]file, files)
	for i := range r.files {
		d.file(&r.files[i])
	}
	r.folders = make([]folder, folders)
	for i := range r.folders {
		r.folders[i] = folder{name: d.name(), published: d.version(), shadow: d.version()}
	}
	r.findInner()
	r.ghosts = make([]string, ghosts)
	for i := range r.ghosts {
		r.ghosts[i] = d.name()
	}
	return r
}

func (d *decoder) file(f *file) {
	f.name = d.name()
	if flags := d.bytes(1); flags != "" {
		f.signed, f.shadow, f.hashed = flags[0]&flagSigned != 0, flags[0]&flagShadow != 0, flags[0]&flagHashed != 0
		f.age = flags[0] >> ageShift
	}
	copy(f.sum[:], d.bytes(len(f.sum)))
	f.signature = signature{int64(d.number()), int64(d.number()), int64(d.number()), d.number()}
}

func (d *decoder) version() version { return version{d.number(), int64(d.number())} }

// bytes are the next n.
func (d *decoder) bytes(n int) string {
	if d.bad || n < 0 || n > len(d.text)-d.at {
		d.bad = true
		return ""
	}
	d.at += n
	return d.text[d.at-n : d.at]
}

func (d *decoder) number() uint64 {
	var b [8]byte
	copy(b[:], d.bytes(8))
	return binary.LittleEndian.Uint64(b[:])
}

// count is the length of a list, each item of which has a byte at least.
func (d *decoder) count() int {
	n := d.number()
	if n > uint64(len(d.text)) || n > math.MaxInt32 {
		d.bad = true
		return 0
	}
	return int(n)
}

func (d *decoder) name() string {
	var n uint64
	for shift := 0; shift < 32; shift += 7 {
		b := d.bytes(1)
		if b == "" {
			return ""
		}
		n |= uint64(b[0]&0x7f) << shift
		if b[0] < 0x80 {
			break
		}
	}
	return d.bytes(int(n))
}

// write puts the record in the place of the one of that name, safely on the
// disk. It is written in its place: whoever reads half a record sees that.
func (r *record) write(state *os.Root, name string) error {
	f, err := state.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	err = r.encode(f)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
