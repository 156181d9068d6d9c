package check

import "qiao/internal/diag"

// security reports a security.txt that is out of date: who finds a problem is
// told not to trust it (RFC 9116, section 2.5.5).
func (c *Checker) security() []diag.Diagnostic {
	s := c.site.Config.Security
	if s == nil || s.Expires.IsZero() || s.Expires.After(c.site.Now) {
		return nil
	}
	return []diag.Diagnostic{diag.New("security-expired", s.ExpiresPos)}
}
