package config

import (
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// Localized is a text in several languages, by language code; a plain text in
// the configuration stands for every language (key "").
type Localized map[string]string

// In returns the text in a language, or the plain text, or "".
func (l Localized) In(code string) string {
	if text, ok := l[code]; ok {
		return text
	}
	return l[""]
}

// Lacks returns those codes in whose language there is no text.
func (l Localized) Lacks(codes []string) []string {
	return slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return l.In(code) != "" })
}

// localized reads a text that may be given for each language. codes are the
// languages that may be given; nil means any.
func localized(family decode.Family, field string, v *decode.Value, codes []string) (Localized, []diag.Diagnostic) {
	if v == nil || v.Kind == decode.Null {
		return nil, nil
	}
	if v.Kind != decode.Map {
		text, ds := plainText(family, field, v)
		if text == "" {
			return nil, ds
		}
		return Localized{"": text}, ds
	}
	texts := make(Localized)
	var ds []diag.Diagnostic
	for _, f := range v.Fields {
		if codes != nil && !slices.Contains(codes, f.Key) {
			ds = append(ds, diag.New("localized-language", f.Pos, "code", f.Key,
				"languages", strings.Join(codes, ", "), "suggestion", nearCode(f.Key, codes)))
			continue
		}
		text, more := plainText(family, field, f.Value)
		ds = append(ds, more...)
		if text != "" {
			texts[f.Key] = text
		}
	}
	return texts, ds
}

// plainText reads text; a number, date or true without quotes is taken as
// written.
func plainText(family decode.Family, field string, v *decode.Value) (string, []diag.Diagnostic) {
	var text string
	ds := decode.FieldInto(decode.Field{Key: field, Pos: v.Pos, Value: v}, family, &text)
	return strings.TrimSpace(text), ds
}
