// Package wiretest helps to test that a type is kept whole: that nothing was
// forgotten where it is written or read, and nothing that is added to it later.
package wiretest

import (
	"fmt"
	"reflect"
	"unsafe"
)

// length is that of the lists that are filled, so that each number is an index.
const length = 2

// deepest is how deep values of a type that contains itself are filled.
const deepest = 3

// Fill sets all that v points to, whether exported or not, to other than zero:
// numbers to 1, texts to texts that differ, lists to two items. Where special
// returns true it has set the value itself; it may be nil.
func Fill(v any, special func(reflect.Value) bool) {
	f := filler{special: special, open: make(map[reflect.Type]int)}
	f.fill(reflect.ValueOf(v).Elem())
}

type filler struct {
	special func(reflect.Value) bool
	texts   int
	open    map[reflect.Type]int // structs that are being filled
}

func (f *filler) fill(v reflect.Value) {
	if f.special != nil && f.special(v) {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.String:
		v.SetString(f.text())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), length, length))
		for i := range length {
			f.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range length {
			v.SetMapIndex(reflect.ValueOf(f.text()), reflect.ValueOf(f.text()))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Struct:
		f.fields(v)
	default:
		panic("wiretest: cannot fill a " + v.Type().String())
	}
}

func (f *filler) text() string {
	f.texts++
	return fmt.Sprintf("text %d", f.texts)
}

func (f *filler) fields(v reflect.Value) {
	f.open[v.Type()]++
	defer func() { f.open[v.Type()]-- }()
	for i := range v.NumField() {
		field := v.Field(i)
		if f.open[inner(field.Type())] >= deepest {
			continue
		}
		f.fill(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
	}
}

// inner is the type of what a list or pointer leads to in the end.
func inner(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}
