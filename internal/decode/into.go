package decode

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"qiao/internal/diag"
)

// Into fills what dst points to from a text of the family. A struct takes a
// Map; its fields are named by their `yaml:"name"` tags; "-" is skipped;
// `yaml:"name,required"` must be given; `yaml:"name,enum=a|b"` takes only these.
// Into knows strings, bools, ints, floats, slices, maps with string keys,
// pointers, nested structs, [At], *[Value] (taken as it is) and types that are a
// [Decoder]; it panics at others. A plain number, date or true is text where
// text is wanted.
//
// A key that the struct lacks is a finding with the nearest key. A value that
// is empty counts as not given. What is wrong stays at its zero value; all else
// is filled in.
func Into(v *Value, family Family, dst any) []diag.Diagnostic {
	return into(v, family, place{}, dst)
}

// FieldInto is Into for the value of one field whose name is known only at run
// time; findings name it.
func FieldInto(f Field, family Family, dst any) []diag.Diagnostic {
	return into(f.Value, family, place{key: f.Key}, dst)
}

func into(v *Value, family Family, at place, dst any) []diag.Diagnostic {
	target := reflect.ValueOf(dst)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		panic(fmt.Sprintf("decode: Into wants a pointer, got %T", dst))
	}
	fill := filler{family: family}
	fill.value(v, target.Elem(), at)
	return fill.ds
}

// At is a value together with the position it was read from, for fields that
// are checked again later. The zero Pos means that the text did not give it.
type At[T any] struct {
	V   T
	Pos diag.Pos
}

// locate sets the position and returns a pointer to the value proper.
func (a *At[T]) locate(pos diag.Pos) any {
	a.Pos = pos
	return &a.V
}

// Decoder is a type that reads itself from a value. DecodeValue is not called
// for an empty value.
type Decoder interface {
	DecodeValue(v *Value) []diag.Diagnostic
}

// place says what a value is part of, for findings.
type place struct {
	key  string // the names of the fields that lead there, with dots; "" is the whole text
	item int    // from 1 in a list
}

// in is the place of a field of the value at p.
func (p place) in(name string) place {
	if p.key == "" {
		return place{key: name}
	}
	return place{key: p.key + "." + name}
}

// filler collects the findings of one call of Into.
type filler struct {
	family Family
	findings
}

func (f *filler) value(v *Value, dst reflect.Value, at place) {
	if v == nil {
		v = &Value{}
	}
	if v.refused {
		return
	}
	switch target := dst.Addr().Interface().(type) {
	case **Value:
		*target = v
	case interface{ locate(diag.Pos) any }:
		f.value(v, reflect.ValueOf(target.locate(v.Pos)).Elem(), at)
	case Decoder:
		if v.Kind != Null {
			f.add(target.DecodeValue(v)...)
		}
	default:
		f.kind(v, dst, at)
	}
}

// kind fills what is neither a Decoder nor one of this package's types. An
// empty value stands for an empty struct too, whose required fields are missing.
func (f *filler) kind(v *Value, dst reflect.Value, at place) {
	switch dst.Kind() {
	case reflect.Struct:
		if f.wants(v, Map, dst, at) || v.Kind == Null {
			f.structure(v, dst, at)
		}
	case reflect.Pointer:
		if v.Kind != Null {
			dst.Set(reflect.New(dst.Type().Elem()))
			f.value(v, dst.Elem(), at)
		}
	case reflect.Slice:
		if f.wants(v, List, dst, at) {
			f.slice(v, dst, at)
		}
	case reflect.Map:
		if f.wants(v, Map, dst, at) {
			f.mapping(v, dst, at)
		}
	default:
		if v.Kind != Null {
			f.scalar(v, dst, at)
		}
	}
}

// wants reports whether the value is of the kind; what is neither that nor
// empty is a finding.
func (f *filler) wants(v *Value, kind Kind, dst reflect.Value, at place) bool {
	if v.Kind != kind && v.Kind != Null {
		fix := ""
		if kind == List && v.Kind == String && dst.Type().Elem().Kind() == reflect.String {
			fix = "[" + v.Text + "]"
		}
		f.wrongType(v, kindWords[kind], fix, at)
	}
	return v.Kind == kind
}

func (f *filler) slice(v *Value, dst reflect.Value, at place) {
	items := reflect.MakeSlice(dst.Type(), len(v.Items), len(v.Items))
	for i, item := range v.Items {
		f.value(item, items.Index(i), place{key: at.key, item: i + 1})
	}
	dst.Set(items)
}

func (f *filler) mapping(v *Value, dst reflect.Value, at place) {
	m := reflect.MakeMapWithSize(dst.Type(), len(v.Fields))
	for _, field := range v.Fields {
		element := reflect.New(dst.Type().Elem()).Elem()
		f.value(field.Value, element, at.in(field.Key))
		m.SetMapIndex(reflect.ValueOf(field.Key).Convert(dst.Type().Key()), element)
	}
	dst.Set(m)
}

func (f *filler) structure(v *Value, dst reflect.Value, at place) {
	specs := specsOf(dst.Type())
	misspelt := make(map[string]bool)
	for _, field := range v.Fields {
		i := slices.IndexFunc(specs, func(s spec) bool { return s.name == field.Key })
		if i < 0 {
			d := f.family.Unknown(field, names(specs))
			misspelt[d.Args["suggestion"]] = true
			f.add(d)
			continue
		}
		f.field(field, specs[i], dst.Field(specs[i].index), at.in(field.Key))
	}
	for _, s := range specs {
		if s.required && v.Get(s.name) == nil && !misspelt[s.name] {
			f.add(f.family.Missing(s.name, v.Pos))
		}
	}
}

// field fills one field of a struct and checks what its tag demands.
func (f *filler) field(field Field, s spec, dst reflect.Value, at place) {
	if s.required && field.Value.Kind == Null && !field.Value.refused {
		f.add(diag.New(string(f.family)+"-required/empty", field.Pos, "key", field.Key))
		return
	}
	if len(s.enum) == 0 {
		f.value(field.Value, dst, at)
		return
	}
	for _, v := range eachOf(field.Value) {
		if v.scalar() && !slices.Contains(s.enum, v.Text) {
			f.add(f.family.NotOneOf(field.Key, v, s.enum))
			return
		}
	}
	f.value(field.Value, dst, at)
}

// eachOf is the items of a list, or the value itself.
func eachOf(v *Value) []*Value {
	if v.Kind == List {
		return v.Items
	}
	return []*Value{v}
}

// spec is what a struct's field says about itself.
type spec struct {
	name     string
	index    int
	required bool
	enum     []string
}

// specsOf reads the tags of a struct's fields.
func specsOf(t reflect.Type) []spec {
	var specs []spec
	for i := range t.NumField() {
		tag, ok := t.Field(i).Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		s := spec{name: name, index: i}
		for option := range strings.SplitSeq(options, ",") {
			if option == "required" {
				s.required = true
			} else if values, ok := strings.CutPrefix(option, "enum="); ok {
				s.enum = strings.Split(values, "|")
			}
		}
		specs = append(specs, s)
	}
	return specs
}

func names(specs []spec) []string {
	all := make([]string, len(specs))
	for i, s := range specs {
		all[i] = s.name
	}
	return all
}
