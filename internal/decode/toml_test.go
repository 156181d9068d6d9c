package decode

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"

	"qiao/internal/diag"
)

func TestTOMLValues(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"fields", "title = \"通知\" # c\nn = 1", "{title@2:1=quoted(通知)@2:9 n@3:1=int(1)@3:5}@2:1"},
		{"kinds", "a=[1, 2.5, 'x', true, 2024-03-05]", "{a@2:1=[int(1)@2:4 float(2.5)@2:7 quoted(x)@2:12 bool(true)@2:17 text(2024-03-05)@2:23]@2:3}@2:1"},
		{"dotted", "a.\"b c\" = 1\na.d = 2", "{a@2:1={b c@2:3=int(1)@2:11 d@3:3=int(2)@3:7}@2:1}@2:1"},
		{"table", "[t]\na = 1\n[t.u]\nb = {c = 2}", "{t@2:2={a@3:1=int(1)@3:5 u@4:4={b@5:1={c@5:6=int(2)@5:10}@5:5}@4:4}@2:2}@2:1"},
		{"list of tables", "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3", "{a@2:3=[{b@3:1=int(1)@3:5}@2:3 {b@5:1=int(2)@5:5 c@6:4={d@7:1=int(3)@7:5}@6:4}@4:3]@2:3}@2:1"},
		{"lines", "a = \"\"\"\nx\ny\"\"\"\nb = [\n  1,\n]", "{a@2:1=quoted(x\ny)@2:5 b@5:1=[int(1)@6:3]@5:5}@2:1"},
		{"empty", "", "{}@2:1"},
	}
	for _, tt := range tests {
		v, ds := TOML("x.md", []byte(tt.src), 2)
		if diff := cmp.Diff(tt.want, outline(v)); diff != "" || ds != nil {
			t.Errorf("%s (-want +got):\n%s\n%s", tt.name, diff, places(ds))
		}
	}
}

func TestTOMLFindings(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"doubled", "a = 1\nb = 2\na = 3\n", "duplicate-key 3:1"},
		{"doubled in a table", "[t]\na = 1\nx.a = 2\nx.a = 3\n", "duplicate-key 4:3"},
		{"doubled in brackets", "t = {a = 1, a = 2}\n", "duplicate-key 1:13"},
		{"doubled table", "[t]\n[t]\n", "toml-syntax/other 2:2"},
		{"table over a value", "a = 1\n[a]\n", "toml-syntax/other 2:2"},
		{"YAML", "title: \"通知\"\ndate: 2024-03-05\n", "toml-syntax/colon 1:6\ntoml-syntax/colon 2:5"},
		{"full-width colon", "title：x\n", "toml-syntax/colon 1:6"},
		{"full-width equals", "title ＝ \"x\"\n", "toml-syntax/full-width-equals 1:7"},
		{"no quotes", "a = 1\ntitle = 标题\n", "toml-syntax/quotes 2:9"},
		{"curly quotes", "title = “标题”\n", "toml-syntax/quotes 1:9"},
		{"Chinese name", "标题 = \"x\"\n", "toml-syntax/name 1:1"},
		{"open quote", "title = \"x\nb = 2\n", "toml-syntax/open-quote 1:9"},
		{"escape", "a = \"C:\\q\"\n", "toml-syntax/escape 1:8"},
		{"no such day", "a = 2024-02-30\n", "toml-syntax/date 1:13"},
		{"leading zero", "a = 010\n", "toml-syntax/other 1:5"},
		{"column in characters", "a = \"通知\" b = 2\n", "toml-syntax/other 1:10"},
		{"deep", "a = " + strings.Repeat("[", 200) + strings.Repeat("]", 200), "toml-syntax/depth 1:1"},
		{"deep name", "x = 1\n" + strings.Repeat("a.", 200) + "a = 1", "toml-syntax/depth 2:1"},
		{"deep table", "[" + strings.Repeat("a.", 200) + "a]", "toml-syntax/depth 1:2"},
		{"size", "a = '" + strings.Repeat("x", maxTOML) + "'", "toml-syntax/size 0:0"},
	}
	for _, tt := range tests {
		v, ds := TOML("x.md", []byte(tt.src), 1)
		if diff := cmp.Diff(tt.want, places(ds)); diff != "" || v != nil {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	_, ds := TOML("x.md", []byte("title = “标题”\n"), 1)
	if want := `write title = "标题"`; ds[0].Hint("en") != want {
		t.Errorf("hint %q, want %q", ds[0].Hint("en"), want)
	}
}

// FuzzTOML: nothing panics; positions lie in the text; values are given exactly
// where the library gives some.
func FuzzTOML(f *testing.F) {
	for _, src := range []string{
		"a = 1\n[t]\nb = [1, {c = 'x'}]\n[[u]]\nd.e = 2024-03-05\n", "title: x\n", "a = 标题\n", "a = \"\"\"\nx\\\n  y\"\"\"\n", "a = 1\na.b = 2\n",
		"[[a]]\n[a.b]\n[[a.b]]\n", "a = []\n[[a]]\n", "a = {}\n[a]\n", "\"题",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		text, ds := UTF8("x.md", []byte(src))
		if diag.HasErrors(ds) || len(text) > maxTOML || deepestBrackets(text) > MaxDepth || strings.Count(string(text), ".") > MaxDepth/2 {
			return
		}
		v, ds := TOML("x.md", text, 1)
		lines := strings.Split(string(text), "\n")
		for _, d := range ds {
			inside(t, lines, d.Pos)
		}
		walkPositions(t, lines, v)
		var all map[string]any
		if err := toml.Unmarshal(text, &all); (err == nil) != (v != nil) {
			t.Errorf("%q: the library says %v, TOML %s", text, err, places(ds))
		} else if v != nil && len(v.Fields) != len(all) {
			t.Errorf("%q: %s, want %v", text, outline(v), all)
		}
	})
}
