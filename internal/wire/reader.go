package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// Reader reads what was appended. After a failure it reads zero values, so that
// the error need be asked for once only, at the end.
type Reader struct {
	data []byte
	at   int
	err  error
}

// NewReader reads data, which must not change as long as anything read from it
// is in use.
func NewReader(data []byte) *Reader { return &Reader{data: data} }

// errEnd is the error of data that ends too early.
var errEnd = errors.New("wire: the data ends too early")

// Fail makes the reader fail, for values that were read well and cannot be.
func (r *Reader) Fail(what string) {
	r.fail(fmt.Errorf("wire: %s at byte %d", what, r.at))
}

func (r *Reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.data, r.at = nil, 0
}

// Err is the first failure.
func (r *Reader) Err() error { return r.err }

// Done is the first failure, or that of not having read everything.
func (r *Reader) Done() error {
	if r.at < len(r.data) {
		r.Fail("the data goes on")
	}
	return r.err
}

// left is how many bytes are still to be read.
func (r *Reader) left() int { return len(r.data) - r.at }

// Int reads a number.
func (r *Reader) Int() int {
	if r.at < len(r.data) && r.data[r.at] < 0x80 {
		r.at++
		return int(r.data[r.at-1])
	}
	return r.long()
}

// long reads a number of several bytes.
func (r *Reader) long() int {
	n, size := binary.Uvarint(r.data[r.at:])
	switch {
	case size == 0:
		r.fail(errEnd)
		return 0
	case size < 0 || n > math.MaxInt:
		r.Fail("a number is too large")
		return 0
	}
	r.at += size
	return int(n)
}

// Int64 reads a number that may be negative.
func (r *Reader) Int64() int64 {
	n, size := binary.Varint(r.data[r.at:])
	if size <= 0 {
		r.fail(errEnd)
		return 0
	}
	r.at += size
	return n
}

// Below reads a number that must be less than limit: an index, one of a few
// kinds.
func (r *Reader) Below(limit int) int {
	n := r.Int()
	if n >= limit {
		r.Fail("a number is out of range")
		return 0
	}
	return n
}

// Bool reads a truth.
func (r *Reader) Bool() bool { return r.Below(2) == 1 }

// String reads a text, which is part of the reader's data.
func (r *Reader) String() string {
	b := r.Take(r.Int())
	return unsafe.String(unsafe.SliceData(b), len(b)) // the data does not change, see NewReader
}

// Bytes reads bytes, which are part of the reader's data and have no room to
// append to.
func (r *Reader) Bytes() []byte {
	n, isNil := r.Len(1)
	if isNil {
		return nil
	}
	return r.Take(n)
}

// Take reads so many bytes, which are part of the reader's data, without a length
// before them.
func (r *Reader) Take(n int) []byte {
	if n > r.left() {
		r.fail(errEnd)
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at : r.at]
}

// Len reads the length of a list whose items take least bytes or more, which
// bounds what is allocated for it.
func (r *Reader) Len(least int) (n int, isNil bool) {
	n = r.Int() - 1
	if n > r.left()/least {
		r.fail(errEnd)
		return 0, true
	}
	return max(n, 0), n < 0
}

// ReadSlice reads a list by reading its items, which take least bytes or more.
func ReadSlice[T any](r *Reader, least int, item func(r *Reader, v *T)) []T {
	n, isNil := r.Len(least)
	if isNil {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		if r.err != nil {
			return nil
		}
		item(r, &list[i])
	}
	return list
}

// Arena cuts the lists of one type that a value holds out of one piece of
// memory. Their whole length is written before them.
type Arena[T any] struct{ free []T }

// ReadArena reads the length of all lists together.
func ReadArena[T any](r *Reader, least int) Arena[T] {
	n, _ := r.Len(least)
	return Arena[T]{make([]T, n)}
}

// One gives one item to be filled; nil where there are no more.
func (a *Arena[T]) One(r *Reader) *T {
	if len(a.free) == 0 {
		r.Fail("there are more items than there were to be")
		return nil
	}
	item := &a.free[0]
	a.free = a.free[1:]
	return item
}

// Take reads the length of one list, and gives the list to be filled.
func (a *Arena[T]) Take(r *Reader) []T {
	n := r.Int() - 1
	if n < 0 {
		return nil
	}
	if n > len(a.free) {
		r.Fail("a list is longer than all lists together")
		return nil
	}
	list := a.free[:n:n]
	a.free = a.free[n:]
	return list
}
