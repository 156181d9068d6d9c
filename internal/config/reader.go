package config

import (
	"slices"
	"strings"
	"time"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// Parameter is the family of the findings about a component's parameters.
const Parameter decode.Family = "parameter"

// Reader types values after their declarations. The values that it makes are
// what templates see:
//
//	text, markdown                                  Localized in theme parameters and records, else string
//	string, enum, url, email, tel,
//	page, fact, image, file, record, quote          string
//	int                                             int
//	number                                          locale.Decimal
//	bool                                            bool
//	date                                            time.Time
//	group                                           map[string]any
//	a list of any of these                          []any
//
// What is not given, or empty, has no value: nil, and no entry in a map; only a
// group is always there. Whether a page, fact, image or file exists is for later
// stages to say.
type Reader struct {
	family    decode.Family
	zone      *time.Location
	codes     []string // not nil: text may be given for each of these languages
	attribute bool     // values are texts, whatever their type
}

// ParamReader reads theme parameters in site.yaml.
func ParamReader(s *Site) Reader {
	return Reader{family: decode.Config, zone: s.TimeZone, codes: s.Codes()}
}

// FrontMatterReader reads fields of front matter; text is in the document's
// language.
func FrontMatterReader(s *Site) Reader {
	return Reader{family: decode.FrontMatter, zone: s.TimeZone}
}

// RecordReader reads the fields of records; their texts are like those of theme
// parameters.
func RecordReader(s *Site) Reader {
	return Reader{family: decode.Data, zone: s.TimeZone, codes: s.Codes()}
}

// ComponentReader reads what authors write for a component. The attributes
// {digits=2 ids="a, b" open} come as a Map of Strings at their positions: numbers
// are read from the text, lists are divided at commas, and an empty text is true
// for a bool. The label is a String.
func ComponentReader(s *Site) Reader {
	return Reader{family: Parameter, zone: s.TimeZone, attribute: true}
}

// DataReader reads files beside the content; text may be given for each language.
func DataReader(s *Site) Reader {
	return Reader{family: decode.Data, zone: s.TimeZone, codes: s.Codes()}
}

// defaults reads the defaults in theme.yaml, which are texts like attributes.
var defaults = Reader{family: decode.Theme, zone: time.UTC, attribute: true}

// Values reads a Map whose keys are the fields' names: unknown keys and missing
// required fields are findings, and defaults stand in for what is not given. v
// may be nil; pos is where a missing field is reported.
func (r Reader) Values(fields []Field, v *decode.Value, pos diag.Pos) (map[string]any, []diag.Diagnostic) {
	values := make(map[string]any)
	if v != nil && v.Kind != decode.Map && v.Kind != decode.Null {
		return values, nil // reported by whoever has a name for it
	}
	var ds []diag.Diagnostic
	if v != nil {
		ds = r.unknown(fields, v)
	}
	for _, f := range fields {
		given := v.Get(f.Name)
		if f.Required && f.Default == "" && r.empty(f, given) {
			ds = append(ds, r.family.Missing(f.Name, pos))
			continue
		}
		value, more := r.Value(f, given)
		ds = append(ds, more...)
		if value != nil {
			values[f.Name] = value
		}
	}
	return values, ds
}

// unknown reports the keys of a Map that no field has.
func (r Reader) unknown(fields []Field, v *decode.Value) []diag.Diagnostic {
	names := make([]string, 0, len(fields))
	for _, f := range fields {
		names = append(names, f.Name)
	}
	var ds []diag.Diagnostic
	for _, f := range v.Fields {
		if !slices.Contains(names, f.Key) {
			ds = append(ds, r.family.Unknown(f, names))
		}
	}
	return ds
}

// Value reads the value of one field, or its default if v is nil or empty. It
// does not ask whether the field is required: a translation need not repeat
// what its source document says.
func (r Reader) Value(f Field, v *decode.Value) (any, []diag.Diagnostic) {
	if r.empty(f, v) {
		return r.fallback(f)
	}
	if f.List {
		return r.list(f, v)
	}
	return r.one(f, v)
}

// empty reports whether a value says nothing.
func (r Reader) empty(f Field, v *decode.Value) bool {
	switch {
	case v == nil || v.Kind == decode.Null:
		return true
	case v.Kind == decode.String && r.attribute && f.Type == Boolean:
		return false
	case v.Kind == decode.String:
		return strings.TrimSpace(v.Text) == "" || r.codes != nil && placeholder(v) != ""
	case v.Kind == decode.List:
		return len(v.Items) == 0
	case v.Kind == decode.Map:
		return len(v.Fields) == 0 && f.Type != Group
	default:
		return false
	}
}

// fallback is the value of a field that is not given. A group is there even if
// it is empty, so that templates can look into it.
func (r Reader) fallback(f Field) (any, []diag.Diagnostic) {
	switch {
	case f.Default != "":
		r.attribute = true
		return r.Value(Field{Name: f.Name, Type: f.Type, List: f.List, Values: f.Values},
			&decode.Value{Kind: decode.String, Text: f.Default, Pos: f.Pos})
	case f.Type == Group && !f.List:
		group, _ := r.Values(f.Fields, nil, f.Pos) // what is required in it is, once it is given
		return group, nil
	}
	return nil, nil
}

// list reads a list; an attribute is divided at commas, also Chinese ones.
func (r Reader) list(f Field, v *decode.Value) (any, []diag.Diagnostic) {
	items := v.Items
	if r.attribute && v.Kind == decode.String {
		items = divide(v)
	} else if v.Kind != decode.List {
		fix := ""
		if v.Kind == decode.String {
			fix = "[" + v.Text + "]"
		}
		return nil, []diag.Diagnostic{r.family.WrongType(f.Name, v, decode.List.Words(), fix)}
	}
	list := make([]any, 0, len(items))
	var ds []diag.Diagnostic
	for _, item := range items {
		if r.empty(f, item) {
			continue
		}
		value, more := r.one(f, item)
		ds = append(ds, more...)
		if value != nil {
			list = append(list, value)
		}
	}
	if len(list) == 0 {
		return nil, ds
	}
	return list, ds
}

// divide cuts "a, b" into its items. All have the position of the whole, which
// is exact only where nothing was escaped.
func divide(v *decode.Value) []*decode.Value {
	var items []*decode.Value
	for word := range strings.FieldsFuncSeq(v.Text, func(c rune) bool { return strings.ContainsRune(",，、", c) }) {
		items = append(items, &decode.Value{Kind: decode.String, Text: strings.TrimSpace(word), Pos: v.Pos})
	}
	return items
}
