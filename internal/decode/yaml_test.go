package decode

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"qiao/internal/diag"
)

// places writes findings as "id line:column", one a line.
func places(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %d:%d\n", d.ID, d.Pos.Line, d.Pos.Column)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// outline writes a value in one line, with the positions of its parts.
func outline(v *Value) string {
	if v == nil {
		return "nil"
	}
	at := fmt.Sprintf("@%d:%d", v.Pos.Line, v.Pos.Column)
	switch v.Kind {
	case List:
		var items []string
		for _, item := range v.Items {
			items = append(items, outline(item))
		}
		return "[" + strings.Join(items, " ") + "]" + at
	case Map:
		var fields []string
		for _, f := range v.Fields {
			fields = append(fields, fmt.Sprintf("%s@%d:%d=%s", f.Key, f.Pos.Line, f.Pos.Column, outline(f.Value)))
		}
		return "{" + strings.Join(fields, " ") + "}" + at
	default:
		kind := []string{"null", "bool", "int", "float", "text"}[v.Kind]
		if v.Quoted {
			kind = "quoted"
		}
		return fmt.Sprintf("%s(%s)%s", kind, v.Text, at)
	}
}

func TestYAMLValues(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"fields", "标题: 通知\nn: 1", "{标题@5:1=text(通知)@5:5 n@6:1=int(1)@6:4}@5:1"},
		{"kinds", "[a, 'b', \"c\", 1, 1.5, true, null, ~, yes, 2024-03-05]", "[text(a)@5:2 quoted(b)@5:5 quoted(c)@5:10 int(1)@5:15 float(1.5)@5:18 bool(true)@5:23 null()@5:29 null()@5:35 text(yes)@5:38 text(2024-03-05)@5:43]@5:1"},
		{"block scalar", "a: |\n  x：y\n  \tz: w\n", "{a@5:1=quoted(x：y\n\tz: w\n)@5:4}@5:1"},
		{"nested", "a:\n  - b: c\n    d:\n", "{a@5:1=[{b@6:5=text(c)@6:8 d@7:5=null()@7:7}@6:5]@6:3}@5:1"},
		{"empty", "", "null()@5:1"},
		{"comment", "# nothing\n", "null()@5:1"},
		{"marker before", "---\na: b\n", "{a@6:1=text(b)@6:4}@6:1"},
		{"standard tag", "a: !!str 010\n", "{a@5:1=text(010)@5:4}@5:1"},
		{"number as key", "2024: a\n", "{2024@5:1=text(a)@5:7}@5:1"},
		{"line separator", "a: x\u2028y\nb: c\n", "{a@5:1=text(x y)@5:4 b@6:1=text(c)@6:4}@5:1"},
	}
	for _, tt := range tests {
		v, ds := YAML("x.yaml", []byte(tt.src), 5)
		if diff := cmp.Diff(tt.want, outline(v)); diff != "" || ds != nil {
			t.Errorf("%s (-want +got):\n%s\n%s", tt.name, diff, places(ds))
		}
	}
}

// TestYAMLLegitimate holds what only looks like a mistake.
func TestYAMLLegitimate(t *testing.T) {
	t.Parallel()
	for _, src := range []string{
		"title: 通知：关于\n",
		"- 时间：12:30\n- 地点：武汉\n",
		"a: 第一行\n  注意：第二行\n",
		"a: >\n  title：x\n  b: c: d\n\n  “x”\n",
		"a: \"x：\n  b: c\"\n",
		"a: 'title:　x'\n",
		"a: “一带一路”倡议\n",
		"a: “甲”与“乙”\n",
		"a: '“标题”'\n",
		"a: https://example.org/:x\n",
		"a: 14:30\n",
		"a: \"010\"\nb: 0\nc: 0.5\nd: 0x1F\ne: 2024-03-05\n",
		"a: [x, {b: c}]\n",
		"# title：x\n#\tb\na: b # c: d\n",
		"a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> main\n",
		"a: b\n...\n# end\n",
		"“a”: b\n",
	} {
		if v, ds := YAML("x.yaml", []byte(src), 1); len(ds) > 0 || v == nil {
			t.Errorf("%q: %s", src, places(ds))
		}
	}
}

func TestYAMLFindings(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		// Well-formed, and refused.
		{"doubled key", "a: 1\nb: 2\na: 3\n", "duplicate-key 3:1"},
		{"doubled twice", "a: 1\na: 2\na: 3\n", "duplicate-key 2:1\nduplicate-key 3:1"},
		{"doubled inside", "- {a: 1, a: 2}\n", "duplicate-key 1:10"},
		{"quoted and plain are one key", "a: 1\n\"a\": 2\n", "duplicate-key 2:1"},
		{"custom tag", "title: !!python/object/apply:os.system [\"id\"]\n", "yaml-syntax/tag 1:8"},
		{"local tag", "a: !x b\n", "yaml-syntax/tag 1:4"},
		{"binary", "a: !!binary aGk=\n", "yaml-syntax/tag 1:4"},
		{"tag on a key", "!x a: b\n", "yaml-syntax/tag 1:1"},
		{"alias", "a: &x 1\nb: *x\n", "yaml-syntax/anchor 1:4\nyaml-syntax/alias 2:4"},
		{"alias of itself", "a: &x [*x]\n", "yaml-syntax/anchor 1:4\nyaml-syntax/alias 1:8"},
		{"alias as a key", "a: &x 1\n*x : 2\n", "yaml-syntax/anchor 1:4\nyaml-syntax/alias 2:1"},
		{"anchor on a key", "&x a: 1\n", "yaml-syntax/anchor 1:1"},
		{"second document", "a: 1\n---\nb: 2\n", "yaml-syntax/second-document 2:1"},
		{"list as a key", "? [a]\n: b\n", "yaml-syntax/key-kind 1:3"},
		{"no key", ": b\n", "yaml-syntax/key-empty 1:1"},
		{"octal", "postcode: 010\n", "leading-zero 1:11"},
		{"curly quotes", "title: “标题”\nb: „x“\nc: ‘y’\n", "curly-quotes 1:8\ncurly-quotes 2:4\ncurly-quotes 3:4"},
		{"deep", strings.Repeat("[", 120) + strings.Repeat("]", 120), "yaml-syntax/depth 1:102"},
		{"very deep", strings.Repeat("[", 20000), "yaml-syntax/depth 1:10001"},
		{"very deep list", strings.Repeat("- ", 20000), "yaml-syntax/depth 1:20001"},

		// What the parser reads as something else.
		{"only full-width colons", "title：标题\ndate：2024-03-05\n", "yaml-syntax/full-width-colon 1:6\nyaml-syntax/full-width-colon 2:5"},
		{"only tight colons", "title:标题\n", "yaml-syntax/tight-colon 1:6"},
		{"only an ideographic space", "title:\u3000标题\n", "yaml-syntax/odd-blank 1:7"},
		{"no-break space as indentation", "menu:\n\u00a0 \u00a0 main: true\n", "yaml-syntax/odd-indent 2:1"},
		{"no-break space after a space", "menu:\n \u00a0main: true\n", "yaml-syntax/odd-indent 2:2"},
		{"conflict", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\nc: 3\n", "conflict-markers 2:1"},
		{"conflict in quotes", "a: \"x\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n\"\n", "conflict-markers 2:1"},
		{"two conflicts of three versions", strings.Repeat("<<<<<<< HEAD\na: 1\n||||||| base\na: 0\n=======\na: 2\n>>>>>>> x\n", 2), "conflict-markers 1:1\nconflict-markers 8:1\nduplicate-key 9:1"},

		// What the parser stops at.
		{"second colon", "title: 关于: 通知\n", "yaml-syntax/second-colon 1:10"},
		{"second colon in a list", "- a: b: c\n", "yaml-syntax/second-colon 1:7"},
		{"second colon at the end", "title: 关于:\n", "yaml-syntax/second-colon 1:10"},
		{"full-width colon", "title: a\ndate：b\nc: d\n", "yaml-syntax/full-width-colon 2:5"},
		{"full-width colon above fields", "menu：\n  main: true\n", "yaml-syntax/full-width-colon 1:5"},
		{"full-width colon inside fields", "menu:\n  main：true\n  b: c\n", "yaml-syntax/full-width-colon 2:7"},
		{"ideographic space", "title:\u3000标题\ndate: 2024-03-05\n", "yaml-syntax/odd-blank 1:7"},
		{"tab", "menu:\n\tmain: true\n\tb: c\n", "yaml-syntax/tab 2:1"},
		{"tab after a space", "a: b\n \tc: d\n", "yaml-syntax/tab 2:2"},
		{"tab in a block scalar", "a: |\n\tx\n", "yaml-syntax/tab 2:1"},
		{"ideographic spaces before a paragraph", "a: |\n　　第一段\n　　第二段\nb: c\n", "yaml-syntax/odd-indent 2:1"},
		{"open quote", "a: \"b\nc: d\n", "yaml-syntax/open-quote 1:4"},
		{"quote closed by the next", "a: \"b\nc: \"d\"\n", "yaml-syntax/open-quote 1:4"},
		{"open single quote", "a: 'b\nc: d\n", "yaml-syntax/open-quote 1:4"},
		{"open quote of a key", "\"a: b\n", "yaml-syntax/open-quote 1:1"},
		{"text after a quote", "title: \"智能\"汽车\n", "yaml-syntax/after-quote 1:12"},
		{"quote inside quotes", "title: 'it's'\n", "yaml-syntax/after-quote 1:12"},
		{"open bracket", "a: [b\nc: d\n", "yaml-syntax/open-bracket 1:4"},
		{"open brace", "a: {b: c\n", "yaml-syntax/open-bracket 1:4"},
		{"open brackets", "a: [[[[\n", "yaml-syntax/open-bracket 1:4"},
		{"text after a bracket", "title: [重要]通知\n", "yaml-syntax/after-bracket 1:12"},
		{"asterisk", "title: *重点*\n", "yaml-syntax/first-character 1:8"},
		{"at sign", "a: @b\n", "yaml-syntax/first-character 1:4"},
		{"per cent", "a: %b\n", "yaml-syntax/first-character 1:4"},
		{"bar", "a: |b\n", "yaml-syntax/first-character 1:4"},
		{"dash", "a: - b\n", "yaml-syntax/first-character 1:4"},
		{"in a list", "- @b\n- c\n", "yaml-syntax/first-character 1:3"},
		{"alias of nothing", "a: *b\n", "yaml-syntax/first-character 1:4"},
		{"escape", "a: \"C:\\q\"\n", "yaml-syntax/escape 1:7"},
		{"hexadecimal escape", "a: \"\\u12\"\n", "yaml-syntax/escape 1:5"},
		{"no colon", "title 标题\ndate: b\n", "yaml-syntax/no-colon 1:1"},
		{"no colon below", "a: b\ntitle 标题\n", "yaml-syntax/no-colon 2:1"},
		{"deeper", "a: b\n  c: d\n", "yaml-syntax/deeper 2:3"},
		{"not in line", "a:\n  b: 1\n c: 2\n", "yaml-syntax/layout 3:2"},
		{"fields after a list", "- a\nb: c\n", "yaml-syntax/list 2:1"},
		{"list after fields", "a: b\n- c\n", "yaml-syntax/list 2:1"},
		{"directive", "%YAML 1.2\n---\na: b\n", "yaml-syntax/directive 1:1"},
		{"control character", "a: b\x01c\n", "yaml-syntax/control 1:5"},

		// All of a text in one run.
		{
			"many", "title：关于\ntags: [a\n\nc: “d”\nc: \"e\"f\n---\ng: h: i\n",
			"yaml-syntax/full-width-colon 1:6\nyaml-syntax/open-bracket 2:7\ncurly-quotes 4:4\nduplicate-key 5:1\nyaml-syntax/after-quote 5:7\nyaml-syntax/second-document 6:1\nyaml-syntax/second-colon 7:5",
		},
		{"two in a line", "title：\"智能\"汽车\n", "yaml-syntax/full-width-colon 1:6\nyaml-syntax/after-quote 1:11"},
		{"what follows keeps its place", "a：[x, \"y\", 010]\n", "yaml-syntax/full-width-colon 1:2\nleading-zero 1:12"},
		{"what follows in quotes keeps its place", "- {a: 1}\n- b: c: 010\n  b: 2\n", "yaml-syntax/second-colon 2:7\nduplicate-key 3:3"},
	}
	for _, tt := range tests {
		_, ds := YAML("x.yaml", []byte(tt.src), 1)
		if diff := cmp.Diff(tt.want, places(ds)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestYAMLWords holds some findings word for word.
func TestYAMLWords(t *testing.T) {
	t.Parallel()
	tests := []struct{ src, en, zh string }{
		{
			"title: 关于: 通知 # c\n",
			`the value holds a colon with a space after it, as if another field began; put the value in quotes: title: "关于: 通知"`,
			"内容中有带空格的冒号，会被当作又一个字段；请给内容加引号：title: \"关于: 通知\"",
		},
		{"  title：\"x\"\n", `"：" is not ":"; write title: "x"`, "“：”不是英文冒号“:”；请写作 title: \"x\""},
		{"title: \"智能\"汽车\n", `text follows the closing quote; put the whole value in quotes: title: '"智能"汽车'`, "闭合的引号后面还有文字；请给全部内容加引号：title: '\"智能\"汽车'"},
		{"title: 'it's'\n", `text follows the closing quote; put the whole value in quotes: title: "it's"`, "闭合的引号后面还有文字；请给全部内容加引号：title: \"it's\""},
		{"a: 1\na: 2\n", `"a" is given twice, first in line 1; keep one of the two`, "“a”写了两次，第一次在第 1 行；请只保留一处"},
		{"a: -010\n", `"-010" may be read as text or as a number; write "-010" in quotes for text, or -10 for the number`, "“-010”可能被当作文字，也可能被当作数字；如果是文字，请写成带引号的“-010”；如果是数字，请写作 -10"},
		{"a: “标题”\n", `the curly quotes become part of the value: “标题”; write "标题" with straight quotes, or no quotes`, "弯引号会成为内容的一部分：“标题”；请用英文直引号写作 \"标题\"，或不加引号"},
	}
	for _, tt := range tests {
		_, ds := YAML("x.yaml", []byte(tt.src), 1)
		if len(ds) != 1 {
			t.Errorf("%q: %s", tt.src, places(ds))
			continue
		}
		if got := ds[0].Message("en") + "; " + ds[0].Hint("en"); got != tt.en {
			t.Errorf("%q says\n%s, want\n%s", tt.src, got, tt.en)
		}
		if got := ds[0].Message("zh") + "；" + ds[0].Hint("zh"); got != tt.zh {
			t.Errorf("%q says\n%s, want\n%s", tt.src, got, tt.zh)
		}
	}
}

func TestYAMLDoubledKeyNotes(t *testing.T) {
	t.Parallel()
	_, ds := YAML("x.yaml", []byte("a: 1\nb: 2\na: 3\n"), 10)
	want := []diag.Pos{{File: "x.yaml", Line: 10, Column: 1}}
	if len(ds) != 1 || !cmp.Equal(ds[0].Notes, want) {
		t.Errorf("got %+v", ds)
	}
}

func TestYAMLLimits(t *testing.T) {
	t.Parallel()
	for id, src := range map[string]string{
		"yaml-syntax/size":     "a: " + strings.Repeat("x", MaxSize),
		"yaml-syntax/brackets": "[" + strings.Repeat("a,", maxBrackets) + "]",
	} {
		v, ds := YAML("x.yaml", []byte(src), 1)
		if v != nil || len(ds) != 1 || ds[0].ID != id {
			t.Errorf("%s: %v, %s", id, v != nil, places(ds))
		}
	}
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := byte('b'); c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ","))
	}
	if _, ds := YAML("x.yaml", []byte(bomb), 1); len(ds) != 10+9*9 {
		t.Errorf("the bomb has %d findings", len(ds))
	}
}

// TestYAMLMendingEnds: a file full of mistakes does not take long.
func TestYAMLMendingEnds(t *testing.T) {
	t.Parallel()
	_, ds := YAML("x.yaml", []byte(strings.Repeat("a: b: c\n", 100_000)), 1)
	if !diag.HasErrors(ds) {
		t.Error("no findings")
	}
}

// FuzzYAML: nothing panics; positions lie in the text; what another reader of
// YAML accepts, and holds nothing that is refused, gives no error.
func FuzzYAML(f *testing.F) {
	for _, src := range []string{
		"title: 关于: 通知\n", "title：标题\n", "a:\n\tb: c\n", "a: [b, {c: d}]\n", "a: |\n  b：c\n", "a: \"b\nc: \"d\"\n",
		"- a\n- b: 'c'\n", "<<<<<<< x\na: 1\n=======\na: 2\n>>>>>>> y\n", "a: &x 1\nb: *x\n", "title 标题\na: b\n", "a: b\n\u3000c: d\n", "a: 'it's'\n",
		"? a\n: b\n", "a: \"\\q\"\n", "%x\n---\n", "? 0", "a: x\u2028b: c\n",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		text, ds := UTF8("x.yaml", []byte(src))
		if diag.HasErrors(ds) {
			return
		}
		v, ds := YAML("x.yaml", text, 1)
		lines := strings.Split(string(text), "\n")
		for _, d := range ds {
			inside(t, lines, d.Pos)
		}
		walkPositions(t, lines, v)
		if v == nil && !diag.HasErrors(ds) {
			t.Error("no value and no error")
		}
		if diag.HasErrors(ds) && plainlyValid(text) {
			t.Errorf("errors in valid YAML %q: %s", text, places(ds))
		}
	})
}

// inside fails if a position is not in the lines; the place after the last
// character of a line counts.
func inside(t *testing.T, lines []string, at diag.Pos) {
	t.Helper()
	if at.Line == 0 {
		return
	}
	if at.Line < 1 || at.Line > len(lines) || at.Column < 1 || at.Column > len([]rune(lines[at.Line-1]))+1 {
		t.Errorf("position %v is outside of the text", at)
	}
}

func walkPositions(t *testing.T, lines []string, v *Value) {
	if v == nil {
		return
	}
	inside(t, lines, v.Pos)
	for _, item := range v.Items {
		walkPositions(t, lines, item)
	}
	for _, f := range v.Fields {
		inside(t, lines, f.Pos)
		walkPositions(t, lines, f.Value)
	}
}

// plainlyValid reports whether the library reads the text as a map or list
// without anything that this package refuses.
func plainlyValid(text []byte) bool {
	if strings.ContainsAny(string(text), "&*!?%<>=|\u0085\u2028\u2029\u00A0\u3000\u202F\uFEFF\uFFFE\uFFFF") ||
		strings.ContainsFunc(string(text), func(r rune) bool { return r >= 0x2000 && r <= 0x200B || r < ' ' && r != '\n' }) {
		return false
	}
	var any map[string]any
	if yaml.Load(text, &any, yaml.WithUniqueKeys()) != nil {
		return false
	}
	_, empty := any[""]
	var doc yaml.Node
	return !empty && yaml.Load(text, &doc) == nil && onlyNamedKeys(&doc)
}

func onlyNamedKeys(n *yaml.Node) bool {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && (child.Kind != yaml.ScalarNode || child.Value == "" || child.ShortTag() == "!!null") {
			return false
		}
		if !onlyNamedKeys(child) {
			return false
		}
	}
	return true
}
