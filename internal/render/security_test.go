package render

import (
	"strings"
	"testing"
)

func TestSecurity(t *testing.T) {
	t.Parallel()
	const security = "security: {contact: [\"mailto:s@a.org\", \"https://a.org/s\"], expires: 2027-01-01, policy: \"https://a.org/p\", languages: [de, zh]}\n"
	text := parkSite(t)["site.yaml"]
	atRoot := strings.Replace(text, "https://park.example/site/", "https://park.example/", 1)
	b := park(t, map[string]string{"site.yaml": atRoot + security})
	const want = `Contact: mailto:s@a.org
Contact: https://a.org/s
Expires: 2027-01-01T00:00:00Z
Preferred-Languages: de, zh
Canonical: https://park.example/.well-known/security.txt
Policy: https://a.org/p
`
	if got := b.files[securityPath]; got != want {
		t.Errorf("security.txt is %q", got)
	}
	for name, text := range map[string]string{"not configured": atRoot, "in a folder": text + security} {
		if _, ok := park(t, map[string]string{"site.yaml": text}).files[securityPath]; ok {
			t.Errorf("%s: there is a security.txt", name)
		}
	}
}
