package config

import (
	"regexp"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// placeholderForm matches what people write where they do not know yet.
var placeholderForm = regexp.MustCompile(`待填|待补|待定|待确认|此处填写|` +
	`(?i:\b(?:todo|tbd|tba|fixme|lorem ipsum)\b|x{3,}|×{3,}|\?{3,}|？{3,}|` +
	`(?:^|[@./\s])example\.(?:org|com|net)\b|\.(?:example|invalid)\b)`)

// Placeholders reports the texts in a value, and in all it holds, that are
// still to be replaced.
func Placeholders(v *decode.Value) []diag.Diagnostic {
	if v == nil {
		return nil
	}
	if found := placeholder(v); found != "" {
		return []diag.Diagnostic{diag.New("config-placeholder", v.Pos, "text", found)}
	}
	var ds []diag.Diagnostic
	for _, item := range v.Items {
		ds = append(ds, Placeholders(item)...)
	}
	for _, f := range v.Fields {
		ds = append(ds, Placeholders(f.Value)...)
	}
	return ds
}

// placeholder returns what makes a text a placeholder, or "".
func placeholder(v *decode.Value) string {
	if v.Kind != decode.String {
		return ""
	}
	return placeholderForm.FindString(v.Text)
}
