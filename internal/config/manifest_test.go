package config

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
)

// outline writes fields in one line: "name:type[fields]" with "*" for
// required, "!" for fill, "…" for lists, "|" between values, "=" default.
func outline(fields []Field) string {
	var words []string
	for _, f := range fields {
		word := f.Name + ":" + string(f.Type)
		if f.List {
			word += "…"
		}
		if f.Required {
			word += "*"
		}
		if f.Fill {
			word += "!"
		}
		if f.Values != nil {
			word += "(" + strings.Join(f.Values, "|") + ")"
		}
		if f.Default != "" {
			word += "=" + f.Default
		}
		if len(f.Fields) > 0 {
			word += "[" + outline(f.Fields) + "]"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestLoadManifest(t *testing.T) {
	t.Parallel()
	const text = `name: own
params:
  phone: tel
  contact:
    type: group
    label: {zh: 联系, fr: Contact}
    fields:
      unit: {type: text, fill: true, help: Who}
      links: {type: url, list: true}
types:
  news:
    label: {zh: 新闻}
    fields:
      lead: {type: text, required: true}
      style: {type: enum, values: [cards, list], default: list}
  event: {}
components:
  fact:
    forms: [inline, block]
    label: fact
    params:
      digits: {type: int, default: 2}
      open: {type: bool, default: false}
      ids: {type: fact, list: true, default: "a, b"}
    help: {en: A figure}
  note: {forms: [container], label: {type: text, required: true}}
`
	m, ds := LoadManifest(fstest.MapFS{ManifestFile: {Data: []byte(text)}}, "themes/own")
	if len(ds) > 0 {
		t.Fatalf("findings: %v", brief(ds))
	}
	checkEqual(t, "params", outline(m.Params), "phone:tel contact:group[unit:text! links:url…]")
	checkEqual(t, "labels", words(m.Params[1].Label, m.Params[1].Fields[0].Help, m.Params[1].Pos), "map[fr:Contact zh:联系] map[:Who] themes/own/theme.yaml:4:3")
	checkEqual(t, "type", outline(m.Type("news").Fields), "lead:text* style:enum(cards|list)=list")
	checkEqual(t, "types", words(m.Name, len(m.Types), m.Type("news").Label.In("zh"), m.Type("event").Fields, m.Type("event").Pos), "own 2 新闻 [] themes/own/theme.yaml:16:3")
	fact, note := m.Component("fact"), m.Component("note")
	checkEqual(t, "fact", words(fact.Forms, fact.Label.Type, outline(fact.Params), fact.Help.In("en"), fact.Pos),
		"[inline block] fact digits:int=2 open:bool=false ids:fact…=a, b A figure themes/own/theme.yaml:18:3")
	checkEqual(t, "note", words(note.Forms, outline([]Field{*note.Label}), len(note.Params)), "[container] label:text* 0")
	if m.Type("x") != nil || m.Component("x") != nil {
		t.Error("x is declared")
	}
}

func TestLoadManifestOfDefaultTheme(t *testing.T) {
	t.Parallel()
	m, ds := LoadManifest(os.DirFS("../../themes/park"), "themes/park")
	if m == nil || diag.HasErrors(ds) {
		t.Fatalf("findings: %v", brief(ds))
	}
}

func TestLoadManifestFindings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string
	}{
		{"", []string{"theme-manifest-required 1:1"}},
		{"name: a\nparam: {}\n", []string{"theme-manifest-unknown 2:1 → params"}},
		{"name: a\nparams: [a]\n", []string{"theme-manifest-type 2:9"}},
		{"name: a\nparams: {a: phone, b: {typ: tel}, C: text}\n", []string{
			"theme-manifest-enum 2:13", "theme-manifest-unknown 2:24 → type", "theme-declaration/name 2:35",
		}},
		{"name: a\nparams: {a: txt, b: {type: enum}, c: {type: text, values: [x]}, d: {type: enum, values: [x, x]}}\n", []string{
			"theme-manifest-enum 2:13 → text", "theme-declaration/values 2:18", "theme-declaration/values 2:35", "theme-declaration/twice 2:93",
		}},
		{"name: a\nparams: {a: group, b: {type: text, fields: {c: x}}}\n", []string{
			"theme-declaration/fields 2:10", "theme-declaration/fields 2:20", "theme-manifest-enum 2:48",
		}},
		{"name: a\nparams:\n  a: {type: int, default: x}\n  b: {type: enum, values: [x], default: y}\n  c: {type: bool, default: 是}\n  d: {type: group, fields: {e: text}, default: x}\n  f: {type: url, default: x}\n", []string{
			"theme-manifest-type 3:27", "theme-manifest-enum 4:41", "theme-manifest-type 5:28", "theme-declaration/default 6:48", "field-form/url 7:27",
		}},
		{"name: a\ndata: {b: {title: n, fields: {n: text, c: {type: record, of: B}}}}\n", []string{"theme-declaration/collection 2:62 → b"}},
		{"name: a\ndata:\n  b: {title: m, fields: {n: text, c: record, d: {type: int, of: b}}}\n  facts: {title: n, fields: {n: text}}\n  e: {fields: {n: {type: text, fill: true}}}\n", []string{
			"theme-declaration/title 3:14", "theme-declaration/of 3:35", "theme-declaration/of 3:46", "theme-declaration/data 4:3",
			"theme-manifest-required 5:6", "theme-declaration/fill 5:38",
		}},
		{"name: a\ntypes: {news: {fields: {title: text, lead: {type: text, fill: true}}, lable: x}}\n", []string{
			"theme-declaration/common 2:25", "theme-declaration/fill 2:63", "theme-manifest-unknown 2:71 → label",
		}},
		{"name: a\ncomponents:\n  a: {label: text}\n  b: {forms: [line]}\n  c: {forms: [inline, inline], label: {type: text, list: true}}\n  d: {forms: [block], params: {e: {type: group, fields: {f: text}}}}\n", []string{
			"theme-manifest-required 3:6", "theme-manifest-enum 4:15", "theme-declaration/twice 5:23", "theme-declaration/label 5:39",
			"theme-declaration/group 6:42",
		}},
	}
	for _, tt := range tests {
		m, ds := parseManifest("theme.yaml", []byte(tt.text))
		diag.Sort(ds)
		if diff := cmp.Diff(tt.want, brief(ds)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
		if (m == nil) != diag.HasErrors(ds) {
			t.Errorf("%q: manifest %v with findings %v", tt.text, m, brief(ds))
		}
	}
	if _, ds := LoadManifest(fstest.MapFS{}, "themes/own"); len(ds) != 1 || fmt.Sprint(ds[0].ID, ds[0].Pos) != "config-filethemes/own/theme.yaml" {
		t.Errorf("no file: %v", ds)
	}
}

func FuzzParseManifest(f *testing.F) {
	park, err := os.ReadFile("../../themes/park/theme.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(park)
	f.Add([]byte("name: a\nparams: {a: {type: int, list: true, default: '1,x'}, b: {type: group, fields: {b: group}}}\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, ds := parseManifest("theme.yaml", raw)
		if (m == nil) != diag.HasErrors(ds) {
			t.Fatalf("manifest %v with findings %v", m, brief(ds))
		}
		if m == nil {
			return
		}
		site, _ := parse([]byte(least))
		if _, ds := Params(site, m); diag.HasErrors(ds) && !anyRequired(m.Params) {
			t.Errorf("a valid theme refuses a site without parameters: %v", brief(ds))
		}
	})
}

func anyRequired(fields []Field) bool {
	for _, f := range fields {
		if f.Required || anyRequired(f.Fields) {
			return true
		}
	}
	return false
}
