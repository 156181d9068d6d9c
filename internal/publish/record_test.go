package publish

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var recordOptions = cmp.AllowUnexported(record{}, file{}, folder{}, version{}, signature{})

func sampleRecord() *record {
	return &record{
		root: 1, shadow: 2, dev: 3,
		files: []file{
			{name: "a", sum: Sum{1}, signature: signature{1, -2, 3, 4}, signed: true, age: 2, hashed: true},
			{name: "de/über/索引.html", sum: Sum{2}, shadow: true},
		},
		folders: []folder{{name: ".", inner: true}, {name: "de", published: version{5, 6}, shadow: version{7, 8}}},
		ghosts:  []string{"gone"},
	}
}

func TestRecord(t *testing.T) {
	t.Parallel()
	want := sampleRecord()
	got, err := decoded(encoded(want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, recordOptions); diff != "" {
		t.Error(diff)
	}
	if f := got.find("a"); f == nil || f.age != 2 || got.find("b") != nil {
		t.Errorf("%+v", f)
	}
}

// TestRecordDamaged flips each bit and cuts at each byte.
func TestRecordDamaged(t *testing.T) {
	t.Parallel()
	data := encoded(sampleRecord())
	for i := range data {
		if _, err := decoded(data[:i]); err == nil {
			t.Errorf("cut at %d: no error", i)
		}
		for bit := range 8 {
			data[i] ^= 1 << bit
			if _, err := decoded(data); err == nil {
				t.Errorf("bit %d of byte %d: no error", bit, i)
			}
			data[i] ^= 1 << bit
		}
	}
}

// FuzzRecord reads what has the right checksum, but may be nonsense. What can be
// read is the same after it is written again.
func FuzzRecord(f *testing.F) {
	body := encoded(sampleRecord())[len(recordVersion):]
	body = body[:len(body)-sha256.Size]
	f.Add(body)
	for i := range body {
		f.Add(body[:i])
		f.Add(append(slices.Repeat([]byte{0xff}, 9), body[i:]...))
		f.Add(slices.Concat(body[:i], slices.Repeat([]byte{0xff}, 9), body[i:]))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append([]byte(recordVersion), body...)
		sum := sha256.Sum256(data)
		first, err := decoded(append(data, sum[:]...))
		if err != nil {
			return
		}
		second, err := decoded(encoded(first))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, second, recordOptions); diff != "" {
			t.Error(diff)
		}
	})
}

func decoded(data []byte) (*record, error) {
	return decodeRecord(bytes.NewReader(data), int64(len(data)))
}

func encoded(r *record) []byte {
	var b bytes.Buffer
	_ = r.encode(&b) // a buffer takes everything
	return b.Bytes()
}
