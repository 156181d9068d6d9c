package compiled_test

import (
	"html/template"
	"strings"
	"testing"

	"qiao/internal/compiled"
)

// texts is one text in all the types that html/template knows.
type texts struct {
	Plain  string
	HTML   template.HTML
	URL    template.URL
	JS     template.JS
	JSStr  template.JSStr
	CSS    template.CSS
	Attr   template.HTMLAttr
	Srcset template.Srcset
	Bytes  []byte
	Kind   kind
}

// FuzzEscape escapes a text in every place of HTML.
func FuzzEscape(f *testing.F) {
	type both struct{ compiled, interpreted *compiled.Template }
	var templates []both
	for _, context := range contexts {
		for _, field := range strings.Fields(".Plain .HTML .URL .JS .JSStr .CSS .Attr .Srcset .Bytes .Kind") {
			parsed, err := parse(strings.Replace(strings.ReplaceAll(context, ".Yes", ".Plain"), "%s", "{{ "+field+" }}", 1))
			if err != nil {
				f.Fatal(err)
			}
			c, err := compiled.Compile(parsed, functions)
			if err != nil {
				continue // two of the contexts want a field that is not there
			}
			templates = append(templates, both{c, c.Interpreted()})
		}
	}
	for _, seed := range []string{
		"", "plain", newPage().Title, newPage().Nasty, newPage().Link, newPage().Set, string(newPage().HTML), "Größe, 中德", "%2f%zz%", "HTTPS://x/", "httpſ://x", "javascript:x",
		"a.png 1x ,\tb.png  2x", "expression(1)", "12px", "-->", "</title>", "<!-- x", "\u2029", "a+b='c'", "checked", "onclick", "\x80\xff", "x\\", "mailto:a@b", "data:,x", "a:b/c", "/a:b", " ,", "\f\v\u00a0",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		data := texts{s, template.HTML(s), template.URL(s), template.JS(s), template.JSStr(s), template.CSS(s), template.HTMLAttr(s), template.Srcset(s), []byte(s), kind(s)}
		for _, b := range templates {
			if got, want := execute(b.compiled, &data), execute(b.interpreted, &data); got != want {
				t.Errorf("%q\n got %+v\nwant %+v", s, got, want)
			}
		}
	})
}
