// Package decode turns YAML, TOML and CSV text into values with positions, and
// values into Go structs, strictly: unknown keys, doubled keys, wrong types,
// second documents, aliases and custom tags are findings with a position, a
// reason and a suggestion, and all findings of a text come in one run.
//
// It stands between the parsers of others and everything that qiao reads:
// site.yaml, front matter, data files, theme manifests, messages.
package decode

import "qiao/internal/diag"

// Kind is the kind of a value.
type Kind uint8

// The kinds. Dates are text here: whoever wants a date parses it, so that the
// finding can say which form was meant.
const (
	Null Kind = iota
	Bool
	Int
	Float
	String
	List
	Map
)

// Value is one value of a text, with its position.
type Value struct {
	Kind Kind
	// Text is a scalar as written, quotes and escapes resolved.
	Text string
	// Quoted says that a scalar stood in quotes (or in a block scalar).
	Quoted bool
	Pos    diag.Pos
	Items  []*Value // of a List
	Fields []Field  // of a Map, in the order written, keys unique
}

// Field is one entry of a Map.
type Field struct {
	Key   string
	Pos   diag.Pos // of the key
	Value *Value
}

// Get returns the value of a key of a Map, or nil.
func (v *Value) Get(key string) *Value {
	if v == nil {
		return nil
	}
	for i := range v.Fields {
		if v.Fields[i].Key == key {
			return v.Fields[i].Value
		}
	}
	return nil
}

// UTF8 checks and normalises a text file: a BOM is dropped and CRLF and CR
// become LF (positions do not change); NUL, invalid UTF-8 (with a guess at
// GBK/GB18030, UTF-16 or Windows-1252 and how to convert it) are findings, as
// is text that was decoded twice (a warning). text is nil after an error.
func UTF8(file string, raw []byte) (text []byte, ds []diag.Diagnostic) { panic("skeleton") }

// YAML reads one YAML document. firstLine is the line of the file at which src
// starts. An empty document gives a Null value; after an error the value is nil.
func YAML(file string, src []byte, firstLine int) (*Value, []diag.Diagnostic) { panic("skeleton") }

// TOML reads a TOML document into the same form.
func TOML(file string, src []byte, firstLine int) (*Value, []diag.Diagnostic) { panic("skeleton") }

// Family is the kind of text that is read. It prefixes the codes of findings:
// an unknown key is front-matter-unknown in a document, config-unknown in
// site.yaml.
type Family string

// The families.
const (
	Config      Family = "config"
	FrontMatter Family = "front-matter"
	Data        Family = "data"
	Theme       Family = "theme"
)

// Into fills the struct that dst points to from a Map of a text of the family.
// Fields are named by their `yaml:"name"` tags; "-" is skipped;
// `yaml:"name,required"` must be given; `yaml:"name,enum=a|b"` takes only these.
// It knows strings, bools, ints, floats, slices, maps with string keys,
// pointers, nested structs, [At], *[Value] (taken as it is) and types with a
// method DecodeValue(*Value) []diag.Diagnostic. A key that the struct lacks is a
// finding with the nearest key. What is wrong stays at its zero value; all else
// is filled in.
func Into(v *Value, family Family, dst any) []diag.Diagnostic { panic("skeleton") }

// At is a value together with the position it was read from, for fields that
// are checked again later. The zero Pos means that the text did not give it.
type At[T any] struct {
	V   T
	Pos diag.Pos
}

// Decoder is a type that reads itself from a value.
type Decoder interface {
	DecodeValue(v *Value) []diag.Diagnostic
}
