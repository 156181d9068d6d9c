package theme

import (
	"testing"

	"qiao/internal/diag"
)

// FuzzTemplate reads any template without panicking, and places every finding
// in it.
func FuzzTemplate(f *testing.F) {
	for _, text := range []string{
		"<a href={{ .URL }} class=\"{{ .X }}\">{{ if .A }}<b{{ else }}<i{{ end }}>",
		"<script>`${ {{ .T }} }`</script><!-- {{ .X }} --><meta content='0;url={{.}}'>",
		"{{ define \"x\" }}{{ range . }}{{ break }}{{ end }}{{ end }}{{ template \"x\" . }}",
		"{{ i18n \"a\" 1 \"B\" .C }}{{ (asset \"x\").Path }}",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, problem := parseFile("page.html", "layouts/page.html", text)
		if problem != nil {
			checkPlaces(t, []diag.Diagnostic{*problem}, text)
			return
		}
		ts := &templates{files: map[string]*templateFile{"page.html": file}, names: []string{"page.html"}, found: []string{"page.html"}}
		for _, tree := range file.sorted() {
			checkPlaces(t, file.checkHTML(tree), text)
		}
		for _, u := range ts.messageUses() {
			checkPlaces(t, u.checkValues(&message{}), text)
		}
		file.lastTag()
	})
}
