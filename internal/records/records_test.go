package records

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

var bilingual = &config.Site{SourceLanguage: "zh", Languages: []*config.Language{{Code: "zh"}, {Code: "de"}}}

// shops declares a collection with a field of each shape.
var shops = &config.Manifest{Data: []config.Collection{{Name: "shops", Title: "name", Fields: []config.Field{
	{Name: "name", Type: config.Text, Required: true},
	{Name: "since", Type: config.Integer},
	{Name: "kind", Type: config.Enum, Values: []string{"bakery", "books"}},
	{Name: "near", Type: config.RecordRef, Of: "shops", List: true},
	{Name: "mottos", Type: config.Text, List: true},
	{Name: "place", Type: config.Group, Fields: []config.Field{{Name: "street", Type: config.Text}}},
}}}}

// load reads data/shops.yaml.
func load(t testing.TB, text string) (*Set, []diag.Diagnostic) {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "shops.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	return Load(root, bilingual, shops)
}

func TestLoad(t *testing.T) {
	t.Parallel()
	set, ds := load(t, `wang:
  name: {zh: 王记, de: Wang}
  since: 1988
  near: [li]
  mottos: [Ja, {zh: 好, de: Gut}]
li: {name: Li, kind: books, place: {street: {zh: 路, de: Straße}}}
`)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	if diff := cmp.Diff([]string{"li", "wang"}, set.IDs("shops")); diff != "" {
		t.Error(diff)
	}
	wang, li := set.All("shops")[0], set.All("shops")[1]
	if diff := cmp.Diff(map[string]any{
		"name": config.Localized{"zh": "王记", "de": "Wang"}, "since": 1988, "near": []any{"li"},
		"mottos": []any{config.Localized{"": "Ja"}, config.Localized{"zh": "好", "de": "Gut"}},
		"place":  map[string]any{},
	}, wang.Params); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := []string{wang.Title("zh"), wang.Title("de"), li.Title("zh"), li.Pos.String()}; !cmp.Equal(got, []string{"王记", "Wang", "Li", "data/shops.yaml:6:1"}) {
		t.Error(got)
	}
	if r, ok := set.Get("shops", "li"); !ok || r != li {
		t.Error(r, ok)
	}
	if _, ok := set.Get("pubs", "li"); ok {
		t.Error("there is a record of another collection")
	}
}

// TestNone says that neither a file nor a set is needed.
func TestNone(t *testing.T) {
	t.Parallel()
	root, err := files.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	set, ds := Load(root, bilingual, shops)
	if len(ds) > 0 || len(set.All("shops")) > 0 || len(set.Collections()) != 1 {
		t.Error(set, ds)
	}
	set = nil
	if _, ok := set.Get("shops", "li"); ok || set.All("shops") != nil || set.IDs("shops") != nil || set.Collections() != nil {
		t.Error("no set has records")
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"no map", "- a\n", []string{"data-type 1:1"}},
		{"id", "王记: {name: W}\n", []string{"record-id 1:1"}},
		{"id with a suggestion", "Wang_Li: {name: W}\n", []string{"record-id 1:1 → wang-li"}},
		{"no fields", "wang: 王记\n", []string{"data-type 1:7"}},
		{"required", "wang: {since: 1}\nli:\n", []string{"data-required 1:1", "data-required 2:1"}},
		{"unknown", "wang: {name: W, sinse: 1}\n", []string{"data-unknown 1:17 → since"}},
		{"types", "wang: {name: W, since: early, kind: bakry, near: li}\n", []string{"data-type 1:24", "data-enum 1:37 → bakery", "data-type 1:50"}},
		{"languages", "wang: {name: {zh: 王}, mottos: [{de: Ja}], place: {street: {zh: 路}}}\n", []string{
			"record-languages 1:14", "record-languages 1:32", "record-languages 1:59",
		}},
		{"unknown language", "wang: {name: {zh: 王, dee: W}}\n", []string{"localized-language 1:22 → de", "record-languages 1:14"}},
		{"placeholder", "wang: {name: W, place: {street: 待填}}\n", []string{"config-placeholder 1:33"}},
		{"doubled", "wang: {name: W}\nwang: {name: V}\n", []string{"duplicate-key 2:1"}},
		{"doubled field", "wang: {name: W, name: V}\n", []string{"duplicate-key 1:17"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, ds := load(t, tt.text)
			var got []string
			for _, d := range ds {
				line := fmt.Sprintf("%s %d:%d", d.ID, d.Pos.Line, d.Pos.Column)
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

// FuzzRead says that whatever the file holds, records that are read have ids,
// are found by them, and what else is wrong has a place.
func FuzzRead(f *testing.F) {
	f.Add([]byte("wang: {name: {zh: 王记, de: Wang}, mottos: [a, {zh: b}]}\nli: {place: {street: [a]}}"))
	f.Add([]byte("a: {name: }\na: null\nB: {near: [, a]}"))
	f.Add([]byte("a:\n  mottos: [~, [x], {}, {zh: }]\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		ld := &loader{
			reader: config.RecordReader(bilingual), codes: bilingual.Codes(),
			set: &Set{records: make(map[string][]*Record), byID: make(map[string]map[string]*Record)},
		}
		c := &shops.Data[0]
		ld.read(c, raw)
		for _, r := range ld.set.All(c.Name) {
			if got, ok := ld.set.Get(c.Name, r.ID); !ok || got != r || !idForm.MatchString(r.ID) {
				t.Errorf("record %q is not found by its id", r.ID)
			}
			if r.Written.Kind != decode.Map && r.Written.Kind != decode.Null {
				t.Errorf("record %q is no map", r.ID)
			}
		}
		for _, d := range ld.ds {
			if d.Pos.File != c.File() && d.Severity == diag.Error {
				t.Errorf("%s has no place", d.ID)
			}
		}
	})
}
