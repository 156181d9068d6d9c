package config

import (
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/locale"
)

// one reads a single value.
func (r Reader) one(f Field, v *decode.Value) (any, []diag.Diagnostic) {
	if r.attribute {
		v = asTyped(f.Type, v)
	}
	switch f.Type {
	case Text, Markdown:
		return r.text(f, v)
	case Integer:
		return scalar[int](r.family, f, v)
	case Boolean:
		return scalar[bool](r.family, f, v)
	case Number:
		return r.number(f, v)
	case Date:
		return r.date(v)
	case Group:
		return r.group(f, v)
	default:
		return r.word(f, v)
	}
}

// asTyped gives an attribute, which is text, the kind that its type wants, so
// that from here on it is read like a value of YAML.
func asTyped(t FieldType, v *decode.Value) *decode.Value {
	kind, text := v.Kind, strings.TrimSpace(v.Text)
	switch {
	case v.Kind != decode.String:
		return v
	case t == Integer && integerForm.MatchString(text):
		kind = decode.Int
	case t == Number && decimalForm.MatchString(text):
		kind = decode.Float
	case t == Boolean && text == "":
		kind, text = decode.Bool, "true"
	case t == Boolean && (text == "true" || text == "false"):
		kind = decode.Bool
	}
	return &decode.Value{Kind: kind, Text: text, Quoted: v.Quoted, Pos: v.Pos}
}

var (
	integerForm = regexp.MustCompile(`^[+-]?[0-9]+$`)
	decimalForm = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)
)

// scalar reads what Go has a type for.
func scalar[T int | bool](family decode.Family, f Field, v *decode.Value) (any, []diag.Diagnostic) {
	var value T
	ds := decode.FieldInto(decode.Field{Key: f.Name, Pos: v.Pos, Value: v}, family, &value)
	if diag.HasErrors(ds) {
		return nil, ds
	}
	return value, ds
}

func (r Reader) text(f Field, v *decode.Value) (any, []diag.Diagnostic) {
	if r.codes == nil {
		text, ds := plainText(r.family, f.Name, v)
		return orNil(text), ds
	}
	texts, ds := localized(r.family, f.Name, v, r.codes)
	for code, text := range texts {
		if placeholderForm.MatchString(text) {
			delete(texts, code) // reported with site.yaml, and never published
		}
	}
	if len(texts) == 0 {
		return nil, ds
	}
	return texts, ds
}

// orNil makes an empty text no value.
func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func (r Reader) number(f Field, v *decode.Value) (any, []diag.Diagnostic) {
	if v.Kind == decode.Int || v.Kind == decode.Float {
		if d, err := locale.ParseDecimal(v.Text); err == nil {
			return d, nil
		}
	}
	return nil, []diag.Diagnostic{r.family.WrongType(f.Name, v, decode.Float.Words(), "")}
}

func (r Reader) date(v *decode.Value) (any, []diag.Diagnostic) {
	t, ds := decode.ParseDate(v, r.zone)
	if t.IsZero() {
		return nil, ds
	}
	return t, ds
}

func (r Reader) group(f Field, v *decode.Value) (any, []diag.Diagnostic) {
	if v.Kind != decode.Map {
		return nil, []diag.Diagnostic{r.family.WrongType(f.Name, v, decode.Map.Words(), "")}
	}
	return r.Values(f.Fields, v, v.Pos)
}

// word reads what is one text for all languages, and checks its form.
func (r Reader) word(f Field, v *decode.Value) (any, []diag.Diagnostic) {
	text, ds := plainText(r.family, f.Name, v)
	if text == "" || diag.HasErrors(ds) {
		return nil, ds
	}
	if f.Type == Enum {
		if !slices.Contains(f.Values, text) {
			return nil, append(ds, r.family.NotOneOf(f.Name, v, f.Values))
		}
		return text, ds
	}
	if id, suggestion := malformed(f.Type, text); id != "" {
		return nil, append(ds, diag.New(id, v.Pos, "name", f.Name, "got", text, "suggestion", suggestion))
	}
	return text, ds
}

// phoneForm is that of a telephone number, after ITU-T E.123 and as people
// write it: +86 27 1234 5678, (027) 12345678-801.
var phoneForm = regexp.MustCompile(`^(\+|00)?[0-9(][0-9 ()/.-]*[0-9]$`)

// malformed returns the finding about a text that cannot be of the type, and
// what was probably meant.
func malformed(t FieldType, text string) (id, suggestion string) {
	switch t {
	case URL:
		if !address(text, "http", "https") {
			if !strings.Contains(text, ":") && address("https://"+text, "https") && strings.Contains(text, ".") {
				suggestion = "https://" + text
			}
			return "field-form/url", suggestion
		}
	case Email:
		if a, err := mail.ParseAddress(text); err != nil || a.Address != text || !strings.Contains(text[strings.LastIndexByte(text, '@'):], ".") {
			return "field-form/email", ""
		}
	case Phone:
		if !phoneForm.MatchString(text) {
			return "field-form/tel", ""
		}
	case PageRef, Image, FileRef:
		if strings.Contains(text, `\`) {
			return "field-form/path", strings.ReplaceAll(text, `\`, "/")
		}
	}
	return "", ""
}
