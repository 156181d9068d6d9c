package build

import (
	"maps"
	"slices"
	"strings"

	"qiao/internal/check"
	"qiao/internal/diag"
)

// weighed gives findings the severities that the site's configuration gives
// them, and drops those that it ignores.
func (l *Loaded) weighed(ds []diag.Diagnostic) []diag.Diagnostic {
	if l.Config == nil {
		return ds
	}
	return check.Configured(ds, &l.Config.Checks)
}

// merged makes one report of the findings of all stages: sorted, each once.
func merged(ds []diag.Diagnostic) []diag.Diagnostic {
	diag.Sort(ds)
	return slices.CompactFunc(ds, same)
}

// same reports whether two findings say the same. A mistake in a template is
// found on every page that it is used for, but is one.
func same(a, b diag.Diagnostic) bool {
	if a.ID != b.ID || a.Pos != b.Pos {
		return false
	}
	x, y := a.Args, b.Args
	if a.Pos.Line > 0 && strings.HasPrefix(a.ID, "theme-") {
		x, y = maps.Clone(x), maps.Clone(y)
		delete(x, "page")
		delete(y, "page")
	}
	return maps.Equal(x, y)
}
