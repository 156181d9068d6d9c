package check

import (
	"qiao/internal/diag"
	"qiao/internal/site"
)

// Run applies all rules to a site, one page after the other.
func Run(s *site.Site) []diag.Diagnostic {
	c := New(s)
	var ds []diag.Diagnostic
	for _, p := range s.Pages {
		ds = append(ds, c.Page(p)...)
	}
	return append(ds, c.Site()...)
}
