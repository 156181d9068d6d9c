package wire_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"qiao/internal/wire"
)

// record is a value of everything that can be written.
type record struct {
	Number, Small int
	Truth         bool
	Text          string
	Bytes         []byte
	List          []string
	Lists         [][]int
}

func (v *record) append(dst []byte) []byte {
	dst = wire.AppendInt(dst, v.Number)
	dst = wire.AppendInt(dst, v.Small)
	dst = wire.AppendBool(dst, v.Truth)
	dst = wire.AppendString(dst, v.Text)
	dst = wire.AppendBytes(dst, v.Bytes)
	dst = wire.AppendSlice(dst, v.List, func(dst []byte, s *string) []byte { return wire.AppendString(dst, *s) })
	all := 0
	for _, list := range v.Lists {
		all += len(list)
	}
	dst = wire.AppendLen(dst, all, false)
	return wire.AppendSlice(dst, v.Lists, func(dst []byte, list *[]int) []byte {
		return wire.AppendSlice(dst, *list, func(dst []byte, n *int) []byte { return wire.AppendInt(dst, *n) })
	})
}

func readRecord(r *wire.Reader) *record {
	v := &record{
		Number: r.Int(), Small: r.Below(10), Truth: r.Bool(), Text: r.String(), Bytes: r.Bytes(),
		List: wire.ReadSlice(r, 1, func(r *wire.Reader, s *string) { *s = r.String() }),
	}
	arena := wire.ReadArena[int](r, 1)
	v.Lists = wire.ReadSlice(r, 1, func(r *wire.Reader, list *[]int) {
		*list = arena.Take(r)
		for i := range *list {
			(*list)[i] = r.Int()
		}
	})
	return v
}

func genRecord(t *rapid.T) *record {
	return &record{
		Number: rapid.IntRange(0, math.MaxInt).Draw(t, "number"),
		Small:  rapid.IntRange(0, 9).Draw(t, "small"),
		Truth:  rapid.Bool().Draw(t, "truth"),
		Text:   rapid.String().Draw(t, "text"),
		Bytes:  rapid.OneOf(rapid.Just([]byte(nil)), rapid.SliceOf(rapid.Byte())).Draw(t, "bytes"),
		List:   rapid.OneOf(rapid.Just([]string(nil)), rapid.SliceOf(rapid.String())).Draw(t, "list"),
		Lists:  rapid.SliceOf(rapid.OneOf(rapid.Just([]int(nil)), rapid.SliceOf(rapid.IntMin(0)))).Draw(t, "lists"),
	}
}

func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := genRecord(t)
		r := wire.NewReader(want.append(nil))
		got := readRecord(r)
		if err := r.Done(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// Every beginning of what was written, and what goes on after it, is refused.
func TestTruncated(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		data := genRecord(t).append(nil)
		for n := range data {
			r := wire.NewReader(data[:n])
			if readRecord(r); r.Done() == nil {
				t.Fatalf("%d of %d bytes are read without an error", n, len(data))
			}
		}
		r := wire.NewReader(append(data, 0))
		if readRecord(r); r.Done() == nil {
			t.Error("one byte too many is not seen")
		}
	})
}

func TestRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		data string
		read func(r *wire.Reader)
	}{
		"number over 64 bits":       {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", func(r *wire.Reader) { r.Int() }},
		"negative number":           {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", func(r *wire.Reader) { r.Int() }},
		"truth that is neither":     {"\x02", func(r *wire.Reader) { r.Bool() }},
		"index that is too large":   {"\x03", func(r *wire.Reader) { r.Below(3) }},
		"text longer than the data": {"\xff\xff\xff\xff\x7fabc", func(r *wire.Reader) { _ = r.String() }},
		"list longer than the data": {"\xff\xff\xff\xff\x7fabc", func(r *wire.Reader) { r.Len(1) }},
		"list of items too large":   {"\x03aaa", func(r *wire.Reader) { r.Len(2) }},
		"list longer than all": {"\x02\x03\x01\x01", func(r *wire.Reader) {
			all := wire.ReadArena[int](r, 1)
			all.Take(r)
		}},
		"more items than there are": {"\x01", func(r *wire.Reader) {
			all := wire.ReadArena[int](r, 1)
			all.One(r)
		}},
	}
	for name, test := range tests {
		r := wire.NewReader([]byte(test.data))
		if test.read(r); r.Err() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// After a failure all is zero, and the first failure stays.
func TestFailureStays(t *testing.T) {
	t.Parallel()
	r := wire.NewReader([]byte("\x02\x01\x01\x01"))
	r.Bool()
	first := r.Err()
	if n := r.Int(); n != 0 {
		t.Errorf("read %d after a failure", n)
	}
	r.Fail("something else")
	if r.Err() != first || r.Done() != first {
		t.Errorf("got %v after %v", r.Err(), first)
	}
}

func TestNothingIsCopied(t *testing.T) {
	data := wire.AppendString(wire.AppendBytes(nil, []byte("bytes")), "a text of some length")
	if n := testing.AllocsPerRun(10, func() {
		r := wire.NewReader(data)
		if len(r.Bytes())+len(r.String()) == 0 {
			t.Error("nothing was read")
		}
	}); n > 1 { // the reader itself
		t.Errorf("%v allocations", n)
	}
	b := wire.NewReader(data).Bytes()
	if cap(b) != len(b) {
		t.Error("appending to bytes would write over what follows")
	}
}

func FuzzReader(f *testing.F) {
	f.Add((&record{Number: 300, Text: "a", List: []string{"b"}, Lists: [][]int{{1}, nil}}).append(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := wire.NewReader(data)
		v := readRecord(r)
		if r.Done() != nil {
			return
		}
		again := wire.NewReader(v.append(nil))
		if diff := cmp.Diff(v, readRecord(again)); diff != "" || again.Done() != nil {
			t.Error(diff, again.Done())
		}
	})
}
