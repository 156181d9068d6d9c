package build

import (
	"slices"

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
	return slices.CompactFunc(ds, func(a, b diag.Diagnostic) bool {
		return a.ID == b.ID && a.Pos == b.Pos && a.Message("en") == b.Message("en")
	})
}
