package config

import (
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// ParamValues are a theme's parameters as site.yaml gives them, typed after the
// theme's declarations; see [Reader] for what the values are.
type ParamValues map[string]any

// Params types the parameters of site.yaml after the theme's declarations. It
// reports what does not fit, and as information what is still to be filled in.
func Params(cfg *Site, m *Manifest) (ParamValues, []diag.Diagnostic) {
	values, ds := ParamReader(cfg).Values(m.Params, cfg.Params, cfg.ParamsPos)
	return values, append(ds, toFill(cfg, m.Params, cfg.Params, values, "", cfg.ParamsPos)...)
}

// toFill reports the parameters that a real site needs and that are empty. v is
// the Map that holds them, values what was read from it, path and pos where it
// stands.
func toFill(cfg *Site, fields []Field, v *decode.Value, values map[string]any, path string, pos diag.Pos) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, f := range fields {
		name, at := path+f.Name, pos
		if key, ok := keyPos(v, f.Name); ok {
			at = key
		}
		given := v.Get(f.Name)
		if group, ok := values[f.Name].(map[string]any); ok {
			ds = append(ds, toFill(cfg, f.Fields, given, group, name+".", at)...)
		}
		if !f.Fill {
			continue
		}
		if blank(given) && values[f.Name] == nil {
			ds = append(ds, diag.New("config-to-fill", at, "name", name))
		}
		if text, ok := values[f.Name].(Localized); ok {
			ds = append(ds, lackingLanguages(text, given, cfg.Codes(), name, at)...)
		}
	}
	return ds
}

// lackingLanguages reports a text that is given in some of the languages only.
func lackingLanguages(text Localized, given *decode.Value, codes []string, name string, at diag.Pos) []diag.Diagnostic {
	lacks := slices.DeleteFunc(text.Lacks(codes), func(code string) bool { return !blank(given.Get(code)) })
	if len(lacks) == 0 {
		return nil
	}
	return []diag.Diagnostic{diag.New("config-to-fill/languages", at, "name", name, "languages", strings.Join(lacks, ", "))}
}

// blank reports whether nothing is written; a placeholder is something, and
// has its own finding.
func blank(v *decode.Value) bool {
	return v == nil || v.Kind == decode.Null || v.Kind == decode.String && strings.TrimSpace(v.Text) == "" ||
		(v.Kind == decode.List || v.Kind == decode.Map) && len(v.Items)+len(v.Fields) == 0
}

// keyPos is where a Map has a key.
func keyPos(v *decode.Value, key string) (diag.Pos, bool) {
	if v == nil {
		return diag.Pos{}, false
	}
	i := slices.IndexFunc(v.Fields, func(f decode.Field) bool { return f.Key == key })
	if i < 0 {
		return diag.Pos{}, false
	}
	return v.Fields[i].Pos, true
}
