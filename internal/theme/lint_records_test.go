package theme

import "testing"

// TestCollections says that collections which templates ask for must be
// declared.
func TestCollections(t *testing.T) {
	t.Parallel()
	_, ds := loadSite(t, map[string]string{
		"themes/bad/theme.yaml":        "name: bad\ndata:\n  shops: {title: name, fields: {name: text}}\n",
		"themes/bad/layouts/page.html": "<p>{{ range .Records \"shops\" }}{{ end }}\n{{ $p := . }}{{ range $p.Records \"shop\" }}{{ end }}{{ len (.Records \"pubs\") }}</p>",
	})
	compare(t, ds,
		"themes/bad/layouts/page.html:2:34 error theme-collection-unknown",
		"themes/bad/layouts/page.html:2:69 error theme-collection-unknown")
	if got := ds[0].Args["suggestion"]; got != "shops" {
		t.Errorf("suggestion %q", got)
	}
}
