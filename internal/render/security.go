package render

import (
	"bytes"
	"strings"
	"time"

	"qiao/internal/diag"
)

// securityPath is where security.txt is looked for (RFC 9116, section 3).
const securityPath = ".well-known/security.txt"

// security adds security.txt, if it is configured and the site is where it
// would be found: at the root of its host.
func (p *planner) security() {
	cfg := p.site.Config
	if cfg.Security != nil && cfg.BaseURL != nil && cfg.BaseURL.Path == "/" {
		p.generate(securityPath, p.writeSecurity)
	}
}

// writeSecurity writes security.txt (RFC 9116).
func (r *renderer) writeSecurity(b *bytes.Buffer) []diag.Diagnostic {
	s := r.site.Config.Security
	for _, c := range s.Contacts {
		b.WriteString("Contact: " + c + "\n")
	}
	b.WriteString("Expires: " + s.Expires.UTC().Format(time.RFC3339) + "\n")
	if len(s.Languages) > 0 {
		b.WriteString("Preferred-Languages: " + strings.Join(s.Languages, ", ") + "\n")
	}
	b.WriteString("Canonical: " + r.site.Absolute(securityPath) + "\n")
	if s.Policy != "" {
		b.WriteString("Policy: " + s.Policy + "\n")
	}
	return nil
}
