package config

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/locale"
)

// declared reads a theme's params.
func declared(t *testing.T, params string) *Manifest {
	t.Helper()
	m, ds := parseManifest("theme.yaml", []byte("name: a\nparams: "+params+"\n"))
	if m == nil {
		t.Fatalf("manifest: %v", brief(ds))
	}
	return m
}

func TestParams(t *testing.T) {
	t.Parallel()
	m := declared(t, `{contact: {type: group, fields: {unit: {type: text, fill: true}, phone: {type: tel, fill: true}, mail: email}},
  icp: {type: string, fill: true}, links: {type: url, list: true}, count: int, open: bool, since: date, style: {type: enum, values: [a, b], default: a},
  note: {type: markdown, default: none}, people: {type: group, list: true, fields: {name: {type: text, required: true}, age: int}}, empty: {type: group, fields: {x: {type: int, default: 7}}}}`)
	site, ds := parse([]byte(least + `params:
  contact: {unit: {zh: 管委会, de: Verwaltung, en: Administration}, phone: +86 27 1234-5678, mail: info@park.cn}
  icp: 鄂ICP备12345678号
  links: ['https://a.cn', 'http://b.de/x?y=1']
  count: 3
  open: false
  since: 2024-03-05
  people: [{name: A, age: 4}, {name: {zh: 乙}}]
`))
	if site == nil {
		t.Fatalf("site: %v", brief(ds))
	}
	got, ds := Params(site, m)
	if len(ds) > 0 {
		t.Errorf("findings: %v", brief(ds))
	}
	want := ParamValues{
		"contact": map[string]any{
			"unit":  Localized{"zh": "管委会", "de": "Verwaltung", "en": "Administration"},
			"phone": "+86 27 1234-5678", "mail": "info@park.cn",
		},
		"icp": "鄂ICP备12345678号", "links": []any{"https://a.cn", "http://b.de/x?y=1"},
		"count": 3, "open": false, "since": time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), "style": "a",
		"note":   Localized{"": "none"},
		"people": []any{map[string]any{"name": Localized{"": "A"}, "age": 4}, map[string]any{"name": Localized{"zh": "乙"}}},
		"empty":  map[string]any{"x": 7},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParamsFindings(t *testing.T) {
	t.Parallel()
	const theme = `{contact: {type: group, fields: {unit: {type: text, fill: true}, phone: {type: tel, fill: true}}}, icp: {type: string, fill: true},
  id: {type: string, required: true, default: x}, mail: email, links: {type: url, list: true}, count: int, share: number, style: {type: enum, values: [cards, list]},
  people: {type: group, list: true, fields: {name: {type: text, required: true}}}}`
	all := "  contact: {unit: a, phone: 110}\n  icp: b\n"
	tests := []struct {
		name   string
		params string // from line 3 on
		want   []string
	}{
		{"none", "", []string{"config-to-fill 0:0 contact.phone", "config-to-fill 0:0 contact.unit", "config-to-fill 0:0 icp"}},
		{"some", "params:\n  contact:\n    unit: {zh: 管委会, de: }\n    phone: ''\n", []string{
			"config-to-fill 3:1 icp", "config-to-fill/languages 5:5 contact.unit (de, en)", "config-to-fill 6:5 contact.phone",
		}},
		{"a group without fields", "params:\n  icp: x\n  contact:\n", []string{"config-to-fill 5:3 contact.phone", "config-to-fill 5:3 contact.unit"}},
		{"placeholders are reported once", "params:\n  contact: {unit: {zh: 待填, de: a, en: b}, phone: 待填}\n  icp: 鄂ICP备XXXXXXXX号\n", nil},
		{"unknown", "params:\n" + all + "  contakt: a\n  style: [cards]\n", []string{"config-unknown 6:3 contakt → contact", "config-type 7:10 style"}},
		{"nested unknown", "params:\n  contact: {unit: a, phone: 110, phon: 1}\n  icp: b\n", []string{"config-unknown 4:34 phon → phone"}},
		{"forms", "params:\n" + all + "  mail: info@park\n  links: [a.cn, ftp://b.de]\n  count: 1.5\n  share: 1,5\n  style: card\n", []string{
			"field-form/email 6:9 mail", "field-form/url 7:11 links → https://a.cn", "field-form/url 7:17 links",
			"config-type 8:10 count", "config-type 9:10 share", "config-enum 10:10 style → cards",
		}},
		{"telephone", "params:\n  contact: {unit: a, phone: 027－1234}\n  icp: b\n", []string{"field-form/tel 4:29 phone"}},
		{"not a list", "params:\n" + all + "  links: https://a.cn\n", []string{"config-type 6:10 links"}},
		{"list of groups", "params:\n" + all + "  people: [{}, {name: a}, b]\n", []string{"config-required 6:12 name", "config-type 6:27 people"}},
		{"languages", "params:\n  contact: {unit: {zh: a, de: b, fr: c}, phone: 110}\n  icp: {zh: b}\n", []string{
			"config-to-fill/languages 4:13 contact.unit (en)", "localized-language 4:34", "config-type 5:8 icp",
		}},
	}
	m := declared(t, theme)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			site, ds := parse([]byte(least + tt.params))
			if site == nil {
				t.Fatalf("site: %v", brief(ds))
			}
			_, ds = Params(site, m)
			diag.Sort(ds)
			var got []string
			for _, d := range ds {
				line := fmt.Sprintf("%s %d:%d", d.ID, d.Pos.Line, d.Pos.Column)
				if name := d.Args["name"] + d.Args["key"]; name != "" {
					line += " " + name
				}
				if l := d.Args["languages"]; l != "" && d.Code() == "config-to-fill" {
					line += " (" + l + ")"
				}
				if s := d.Args["suggestion"]; s != "" {
					line += " → " + s
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReaderValue(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", 8*3600)
	site := &Site{TimeZone: zone, Languages: []*Language{{Code: "zh"}, {Code: "de"}}}
	param, front, component := ParamReader(site), FrontMatterReader(site), ComponentReader(site)
	decimal := func(text string) locale.Decimal {
		d, err := locale.ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	str := func(text string) *decode.Value { return &decode.Value{Kind: decode.String, Text: text} }
	num := func(text string) *decode.Value { return &decode.Value{Kind: decode.Int, Text: text} }
	list := func(items ...*decode.Value) *decode.Value { return &decode.Value{Kind: decode.List, Items: items} }
	styles := Field{Name: "style", Type: Enum, Values: []string{"a", "b"}}
	tests := []struct {
		name   string
		reader Reader
		field  Field
		value  *decode.Value
		want   any
		ids    []string
	}{
		{"text of a parameter", param, Field{Name: "n", Type: Text}, str("甲"), Localized{"": "甲"}, nil},
		{"text of front matter", front, Field{Name: "n", Type: Text}, str(" 甲 "), "甲", nil},
		{"text of an attribute", component, Field{Type: Text}, str("2024"), "2024", nil},
		{"year as text", front, Field{Name: "n", Type: Text}, num("2024"), "2024", nil},
		{"text by language", front, Field{Name: "n", Type: Text}, &decode.Value{Kind: decode.Map, Fields: []decode.Field{{Key: "zh", Value: str("a")}}}, nil, []string{"front-matter-type"}},
		{"placeholder of a parameter", param, Field{Name: "n", Type: Phone}, str("待填"), nil, nil},
		{"no placeholder in front matter", front, Field{Name: "n", Type: Word}, str("待填"), "待填", nil},
		{"nothing", front, Field{Name: "n", Type: Integer}, nil, nil, nil},
		{"empty", front, Field{Name: "n", Type: Integer}, &decode.Value{}, nil, nil},
		{"default", front, Field{Name: "n", Type: Integer, Default: "3"}, nil, 3, nil},
		{"default list", component, Field{Type: FactRef, List: true, Default: "a, b"}, str(""), []any{"a", "b"}, nil},
		{"default text of a parameter", param, Field{Name: "n", Type: Text, Default: "x"}, nil, Localized{"": "x"}, nil},
		{"int", front, Field{Name: "n", Type: Integer}, num("12"), 12, nil},
		{"int in quotes", front, Field{Name: "n", Type: Integer}, str("12"), nil, []string{"front-matter-type"}},
		{"int of an attribute", component, Field{Type: Integer}, str(" 12 "), 12, nil},
		{"negative int of an attribute", component, Field{Type: Integer}, str("-3"), -3, nil},
		{"words for an int", component, Field{Name: "digits", Type: Integer}, str("two"), nil, []string{"parameter-type"}},
		{"number", front, Field{Name: "n", Type: Number}, &decode.Value{Kind: decode.Float, Text: "590.30"}, decimal("590.30"), nil},
		{"number of an attribute", component, Field{Type: Number}, str("0.5"), decimal("0.5"), nil},
		{"exponent", front, Field{Name: "n", Type: Number}, &decode.Value{Kind: decode.Float, Text: "1e400000000"}, nil, []string{"front-matter-type"}},
		{"bool", front, Field{Name: "n", Type: Boolean}, &decode.Value{Kind: decode.Bool, Text: "false"}, false, nil},
		{"bool of an attribute", component, Field{Type: Boolean}, str("true"), true, nil},
		{"bool alone", component, Field{Type: Boolean}, str(""), true, nil},
		{"word for a bool", component, Field{Name: "open", Type: Boolean}, str("yes"), nil, []string{"parameter-type"}},
		{"date", front, Field{Name: "n", Type: Date}, str("2024-03-05"), time.Date(2024, 3, 5, 0, 0, 0, 0, zone), nil},
		{"list of an attribute", component, Field{Type: FactRef, List: true}, str("a, b，c、d,"), []any{"a", "b", "c", "d"}, nil},
		{"list", front, Field{Name: "n", Type: Integer, List: true}, list(num("1"), &decode.Value{}, num("2")), []any{1, 2}, nil},
		{"list with a mistake", front, Field{Name: "n", Type: Integer, List: true}, list(num("1"), str("x")), []any{1}, []string{"front-matter-type"}},
		{"list of nothing", front, Field{Name: "n", Type: Integer, List: true}, list(), nil, nil},
		{"enum", component, styles, str("b"), "b", nil},
		{"enum by mistake", component, styles, str("c"), nil, []string{"parameter-enum"}},
		{"page", front, Field{Name: "n", Type: PageRef}, str("/clusters/auto-parts/"), "/clusters/auto-parts/", nil},
		{"path of Windows", front, Field{Name: "n", Type: Image}, str(`img\p.jpg`), nil, []string{"field-form/path"}},
		{"group", front, Field{Name: "n", Type: Group, Fields: []Field{{Name: "a", Type: Text}}}, str("x"), nil, []string{"front-matter-type"}},
		{"group that is not given", front, Field{Name: "n", Type: Group, Fields: []Field{{Name: "a", Type: Text, Required: true}}}, nil, map[string]any{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, ds := tt.reader.Value(tt.field, tt.value)
			sameDecimal := cmp.Comparer(func(a, b locale.Decimal) bool { return a.String() == b.String() })
			sameTime := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
			if diff := cmp.Diff(tt.want, got, sameDecimal, sameTime); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var ids []string
			for _, d := range ds {
				ids = append(ids, d.ID)
			}
			if diff := cmp.Diff(tt.ids, ids); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReaderValues(t *testing.T) {
	t.Parallel()
	reader := ComponentReader(&Site{TimeZone: time.UTC})
	fields := []Field{{Name: "ids", Type: FactRef, List: true, Required: true}, {Name: "style", Type: Enum, Values: []string{"a"}, Default: "a"}}
	at := diag.Pos{File: "x.md", Line: 5, Column: 1}
	values, ds := reader.Values(fields, nil, at)
	checkEqual(t, "values", values, map[string]any{"style": "a"})
	if len(ds) != 1 || ds[0].ID != "parameter-required" || ds[0].Pos != at {
		t.Errorf("findings: %v", ds)
	}
	given := &decode.Value{Kind: decode.Map, Fields: []decode.Field{{Key: "idss", Value: &decode.Value{Kind: decode.String, Text: "a"}}}}
	if _, ds := reader.Values(fields, given, at); len(ds) != 2 || ds[0].ID != "parameter-unknown" || ds[0].Args["suggestion"] != "ids" {
		t.Errorf("findings: %v", ds)
	}
}
