package compiled

import (
	"reflect"
	"sync/atomic"
	"text/template/parse"
)

// field is a place in a template where a field, a method or an entry of a map
// is asked for by name. How it is reached is looked up when a type comes by for
// the first time; the last one is remembered, and mostly there is only one.
type field struct {
	name    string
	key     reflect.Value
	methods map[methodName]Method
	last    atomic.Pointer[access]
}

// access is the way to the field in a type.
type access struct {
	typ         reflect.Type
	addressable bool
	get         func(v reflect.Value) reflect.Value
	method      int // of the type, or of the pointer to it; -1: none
}

// fields compiles a chain of fields. Only the last can have arguments.
func (s *scope) fields(base expr, names []string, args []parse.Node, final *expr) expr {
	chain := make([]*field, len(names))
	for i, name := range names {
		chain[i] = &field{name: name, key: reflect.ValueOf(name), methods: s.methods}
	}
	if len(args) > 0 || final != nil {
		last := chain[len(chain)-1]
		return s.method(walk(base, chain[:len(chain)-1]), last, args, final)
	}
	return walk(base, chain)
}

func walk(base expr, chain []*field) expr {
	if len(chain) == 1 {
		f := chain[0]
		return expr{eval: func(s *state, dot reflect.Value) reflect.Value { return f.of(base.eval(s, dot)) }}
	}
	return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
		v := base.eval(s, dot)
		for _, f := range chain {
			v = f.of(v)
		}
		return v
	}}
}

// of is the field of a value.
func (f *field) of(v reflect.Value) reflect.Value {
	v, a := f.access(v)
	if a.get == nil {
		fail()
	}
	return a.get(v)
}

// access finds the way to the field of a value. It is below all pointers and
// interfaces, unless one is nil: a nil pointer has methods.
func (f *field) access(v reflect.Value) (reflect.Value, *access) {
	v, isNil := indirect(v)
	if !v.IsValid() || isNil && v.Kind() == reflect.Interface {
		fail()
	}
	a := f.last.Load()
	if typ, addressable := v.Type(), v.CanAddr(); a == nil || a.typ != typ || a.addressable != addressable {
		a = f.look(typ, addressable)
		f.last.Store(a)
	}
	return v, a
}

// look looks for the field in a type. Methods of the pointer count if there is
// one, and hide fields and entries.
func (f *field) look(typ reflect.Type, addressable bool) *access {
	a := &access{typ: typ, addressable: addressable, method: -1}
	receiver := typ
	if typ.Kind() != reflect.Pointer && addressable {
		receiver = reflect.PointerTo(typ)
	}
	if m, ok := receiver.MethodByName(f.name); ok {
		a.method, a.get = m.Index, f.caller(receiver, m, receiver != typ)
		return a
	}
	switch typ.Kind() {
	case reflect.Struct:
		if field, ok := typ.FieldByName(f.name); ok && field.IsExported() {
			a.get = reader(field.Index)
		}
	case reflect.Map:
		if f.key.Type().AssignableTo(typ.Key()) {
			a.get = f.entry
		}
	}
	return a
}

// reader reads a field of a struct, or of one that is embedded.
func reader(index []int) func(reflect.Value) reflect.Value {
	if i := index[0]; len(index) == 1 {
		return func(v reflect.Value) reflect.Value { return v.Field(i) }
	}
	return func(v reflect.Value) reflect.Value {
		field, err := v.FieldByIndexErr(index)
		if err != nil {
			fail()
		}
		return field
	}
}

// entry is the map's entry. The option missingkey=error holds.
func (f *field) entry(v reflect.Value) reflect.Value {
	e := v.MapIndex(f.key)
	if !e.IsValid() {
		fail()
	}
	return e
}

// indirect follows pointers and interfaces, to the first that is nil.
func indirect(v reflect.Value) (_ reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// unwrap is what is in an interface.
func unwrap(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}
