package glossary

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const enforced = `- {zh: 产业园, de: Industriepark, en: industrial park, enforce: true}
- {zh: 产业园企业之家, de: Haus der Unternehmen, en: Enterprise House}
- {zh: 新材料, de: Neue Werkstoffe, en: new materials, enforce: true, forms: {en: [advanced materials]}}
- {zh: 欧派, de: OPPEIN, en: OPPEIN}
`

func TestExpected(t *testing.T) {
	t.Parallel()
	g, ds := load(t, enforced)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	tests := []struct {
		text string
		want []string
	}{
		{"新材料进入产业园，产业园扩大。", []string{"新材料", "产业园"}},
		{"产业园企业之家已建成。", nil},
		{"产业园企业之家在产业园。", []string{"产业园"}},
		{"欧派投产。", nil},
		{"", nil},
	}
	for _, test := range tests {
		var got []string
		for _, e := range g.Expected("zh", test.text) {
			got = append(got, e.Form)
			if at := test.text[e.Start : e.Start+len(e.Form)]; at != e.Form {
				t.Errorf("%q: %q stands at the place of %q", test.text, at, e.Form)
			}
		}
		if d := cmp.Diff(test.want, got); d != "" {
			t.Errorf("%q: %s", test.text, d)
		}
	}
}

func TestMet(t *testing.T) {
	t.Parallel()
	g, _ := load(t, enforced)
	park, materials := g.Expected("zh", "产业园")[0], g.Expected("zh", "新材料")[0]
	tests := []struct {
		term Expected
		lang string
		text string
		want bool
	}{
		{park, "de", "Im Industriepark wird gebaut.", true},
		{park, "de", "Teile des Industrieparks", true},
		{park, "de", "Die Industrieparkverwaltung", true},
		{park, "de", "Der Park wächst.", false},
		{park, "en", "Industrial  parks grow.", true},
		{park, "en", "An industrial estate", false},
		{materials, "de", "mit neuen Werkstoffen", true},
		{materials, "de", "neues Material", false},
		{materials, "en", "Advanced materials", true},
		{materials, "fr", "rien", true},
	}
	for _, test := range tests {
		if got := g.Met(test.term, test.lang, test.text); got != test.want {
			t.Errorf("%s in %q: %t", test.lang, test.text, got)
		}
	}
}
