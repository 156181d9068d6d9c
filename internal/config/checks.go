package config

import (
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// checks reads how the rules are configured.
func (r *reading) checks(w *written) {
	known := severities()
	codes := make([]string, 0, len(known))
	for code := range known {
		codes = append(codes, code)
	}
	unknown := func(code string, pos diag.Pos) bool {
		if _, ok := known[code]; ok {
			return false
		}
		r.report("config-check/unknown", pos, "code", code, "suggestion", diag.Suggest(code, codes))
		return true
	}
	for _, f := range r.fields("severity", w.Checks.Severity) {
		if !unknown(f.Key, f.Pos) {
			r.severity(f, known[f.Key])
		}
	}
	for _, code := range w.Checks.Ignore {
		switch {
		case unknown(code.V, code.Pos):
		case known[code.V] == diag.Error:
			r.report("config-check/ignore", code.Pos, "code", code.V)
		default:
			r.site.Checks.Ignore = append(r.site.Checks.Ignore, code.V)
		}
	}
	r.withhold(w.Checks.Withhold)
	r.factMaxAge(w.Checks.FactMaxAge)
}

// severities are the codes of all findings, with the gravest severity that
// each has.
func severities() map[string]diag.Severity {
	known := make(map[string]diag.Severity)
	for _, e := range diag.Catalogue() {
		code, _, _ := strings.Cut(e.ID, "/")
		if s, seen := known[code]; !seen || e.Severity < s {
			known[code] = e.Severity
		}
	}
	return known
}

// severity reads one entry of checks.severity. An error stays one: what it
// names cannot be published.
func (r *reading) severity(f decode.Field, usual diag.Severity) {
	s, ok := diag.ParseSeverity(f.Value.Text)
	switch {
	case !ok || f.Value.Kind != decode.String:
		r.ds = append(r.ds, decode.Config.NotOneOf(f.Key, f.Value, []string{"error", "warning", "info"}))
		return
	case usual == diag.Error && s != diag.Error:
		r.report("config-check/lower", f.Value.Pos, "code", f.Key)
		return
	}
	if r.site.Checks.Severity == nil {
		r.site.Checks.Severity = make(map[string]diag.Severity)
	}
	r.site.Checks.Severity[f.Key] = s
}

func (r *reading) withhold(words []decode.At[string]) {
	for _, w := range words {
		word := strings.TrimSpace(w.V)
		switch {
		case word == "":
			r.report("config-check/withhold", w.Pos)
		case !slices.Contains(r.site.Checks.Withhold, word):
			r.site.Checks.Withhold = append(r.site.Checks.Withhold, word)
		}
	}
}

func (r *reading) factMaxAge(text decode.At[string]) {
	if text.V == "" {
		return
	}
	age, ok := ParseAge(text.V)
	if !ok {
		r.report("config-check/age", text.Pos, "got", text.V)
	}
	r.site.Checks.FactMaxAge = age
}
