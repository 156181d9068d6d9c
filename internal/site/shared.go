package site

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"qiao/internal/diag"
	"qiao/internal/locale"
)

// checkShared reports the fields of a translation that hold for all languages
// and say something else than the source document.
func (a *assembler) checkShared(g *group, e *entry) {
	var common values
	for _, v := range e.values {
		if !ownField(g.schema.fields[v.name]) {
			common = append(common, v)
		}
	}
	slices.SortFunc(common, func(a, b value) int { return strings.Compare(a.name, b.name) })
	for _, translated := range common {
		name := translated.name
		shared, ok := g.shared.get(name)
		switch {
		case name == "draft" && translated.v == true:
			// a translation may be a draft alone
		case !ok && isZero(translated.v):
			// says what is so anyway
		case !ok:
			a.report("shared-field/only-here", translated.raw.Pos, "field", name, "source", g.giver.source.File)
		case !sameValue(shared.v, translated.v):
			a.ds = append(a.ds, diag.New("shared-field", translated.raw.Pos,
				"field", name, "source", shared.raw.Pos.String()).With(shared.raw.Pos))
		}
	}
}

// isZero reports a value that is the same as none: false.
func isZero(v any) bool { return v == false }

// sameValue compares typed values: dates as moments, numbers by value.
func sameValue(a, b any) bool {
	switch a := a.(type) {
	case time.Time:
		b, ok := b.(time.Time)
		return ok && a.Equal(b)
	case locale.Decimal:
		b, ok := b.(locale.Decimal)
		return ok && a.Cmp(b) == 0
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, sameValue)
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, sameValue)
	default:
		return reflect.DeepEqual(a, b)
	}
}
