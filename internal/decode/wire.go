package decode

import (
	"qiao/internal/diag"
	"qiao/internal/wire"
)

// The first byte of a value is its kind, from 1, with flags; 0 is no value.
const (
	kindBits    = 0x0f
	quotedFlag  = 0x10
	refusedFlag = 0x20
)

// The least number of bytes that an entry of a list (none), a value and a field take.
const (
	leastItem  = 1
	leastValue = 4 + diag.LeastPos
	leastField = 1 + diag.LeastPos + leastItem
)

// wireDepth bounds how deep values that are read are inside each other: no
// text gives deeper ones.
const wireDepth = MaxDepth + 2

// Append appends a value of file and all below it, in the form of package wire.
// v may be nil.
func (v *Value) Append(dst []byte, file string) []byte {
	var size valueSize
	size.add(v)
	dst = wire.AppendLen(dst, size.values, false)
	dst = wire.AppendLen(dst, size.items, false)
	dst = wire.AppendLen(dst, size.fields, false)
	return v.append(dst, file)
}

// valueSize is how many values, and entries of lists and maps, a value consists
// of.
type valueSize struct{ values, items, fields int }

func (s *valueSize) add(v *Value) {
	if v == nil {
		return
	}
	s.values++
	s.items += len(v.Items)
	s.fields += len(v.Fields)
	for _, item := range v.Items {
		s.add(item)
	}
	for i := range v.Fields {
		s.add(v.Fields[i].Value)
	}
}

func (v *Value) append(dst []byte, file string) []byte {
	if v == nil {
		return append(dst, 0)
	}
	dst = append(dst, v.head())
	dst = diag.AppendPos(dst, file, v.Pos)
	dst = wire.AppendString(dst, v.Text)
	dst = wire.AppendSlice(dst, v.Items, func(dst []byte, item **Value) []byte { return (*item).append(dst, file) })
	return wire.AppendSlice(dst, v.Fields, func(dst []byte, f *Field) []byte {
		dst = wire.AppendString(dst, f.Key)
		dst = diag.AppendPos(dst, file, f.Pos)
		return f.Value.append(dst, file)
	})
}

func (v *Value) head() byte {
	head := byte(v.Kind) + 1
	if v.Quoted {
		head |= quotedFlag
	}
	if v.refused {
		head |= refusedFlag
	}
	return head
}

// ReadValue reads a value of file. Its texts are part of the reader's data.
func ReadValue(r *wire.Reader, file string) *Value {
	in := valueReader{
		Reader: r, file: file,
		values: wire.ReadArena[Value](r, leastValue),
		items:  wire.ReadArena[*Value](r, leastItem),
		fields: wire.ReadArena[Field](r, leastField),
	}
	return in.value(0)
}

// valueReader reads one value with all below it.
type valueReader struct {
	*wire.Reader
	file   string
	values wire.Arena[Value]
	items  wire.Arena[*Value]
	fields wire.Arena[Field]
}

func (r *valueReader) value(depth int) *Value {
	head := r.Below(0x40)
	if head == 0 {
		return nil
	}
	kind := head&kindBits - 1
	if kind < 0 || kind > int(Map) || depth > wireDepth {
		r.Fail("a value cannot be")
		return nil
	}
	v := r.values.One(r.Reader)
	if v == nil {
		return nil
	}
	v.Kind = Kind(kind)
	v.Quoted, v.refused = head&quotedFlag != 0, head&refusedFlag != 0
	v.Pos = diag.ReadPos(r.Reader, r.file)
	v.Text = r.String()
	v.Items = r.items.Take(r.Reader)
	for i := range v.Items {
		v.Items[i] = r.value(depth + 1)
	}
	v.Fields = r.fields.Take(r.Reader)
	for i := range v.Fields {
		f := &v.Fields[i]
		f.Key = r.String()
		f.Pos = diag.ReadPos(r.Reader, r.file)
		f.Value = r.value(depth + 1)
	}
	return v
}
