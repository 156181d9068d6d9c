// Package decode turns YAML and TOML text into values with positions, and
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

	// refused says that a finding was made about the value already, and that
	// it is not known what it was meant to be.
	refused bool
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
