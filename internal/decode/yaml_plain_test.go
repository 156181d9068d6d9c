package decode

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// Each of these is read without the parser.
var plainTexts = []string{
	tenFields,
	"title: 深中通道：进展\nslug: a_b\n\nsummary: 一，二、三。 “四”五\n",
	"a: true\nb: False\ne: 2024-01-02T10:00\nf: 0\ni: yes\nj: 1:30\nk: 2024-13-99\nl: 3 a\nm: nullable",
	"a: []\nb: [ 甲 , 乙,'d e', 5, true, 2024-01-02]\nc: a, [b] {c} it's \"d\"#e",
	"a: \"\"\nb: ''\nc: \"it's: #1\"\nd: '\"'",
	"a:   b\nlong: " + strings.Repeat("多", 2000),
	"a: https://park.example/?a=b&c#d",
}

func TestPlainYAML(t *testing.T) {
	t.Parallel()
	for _, text := range plainTexts {
		if _, ok := plainYAML("a.md", []byte(text), 2); !ok {
			t.Errorf("%q is left to the parser", text)
		}
		checkPlain(t, text)
	}
}

// Each of these is left to the parser: it is no plain text, or there is
// something to say about it.
func TestNotPlainYAML(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "\n", "# a\n", "a", "a:", "a: ", "a:\n  - b", "- a", "a: b\n c", "a: b\na: c", "null: a", "a: null", "a: ~", "a: *b", "a: &b c", "a: !b c",
		"a: |\n  b", "a: >", "a: b: c", "a: b #c", "a: b:", "a: b ", "a: b\t", "a: \"b", "a: \"b\\n\"", "a: 'b''c'", "a: \"b\" c", "a: [b", "a: [b,]", "a: [b, [c]]",
		"a: [b: c]", "a: {b: c}", "a: [\"b, c\"]", "a: 010", "a: “b”", "a:b", "a：b", "---\na: b", "a: b\n---\n", "a: b\u00a0c", "a: b\u2028c", "标题: a", " a: b", "a: -1", "a: 1.5", "a: 1e3", "a: 1_0", "a: 0x1f", "a: NULL", "a: .5", "a: 12345678901234567890", "a: [b, \"c\" d]", "<<<<<<< a",
		"a: b\x7f", "a: b\ufeffc",
	} {
		if _, ok := plainYAML("a.md", []byte(text), 2); ok {
			t.Errorf("%q is taken for plain", text)
		}
	}
}

// checkPlain checks that a text that is read as plain is what the parser says.
func checkPlain(t *testing.T, text string) {
	t.Helper()
	got, ok := plainYAML("a.md", []byte(text), 2)
	if !ok {
		return
	}
	want, ds := parseYAML("a.md", []byte(text), 2)
	if diff := diffValues(want, got); diff != "" || len(ds) > 0 {
		t.Errorf("%q: %v %s", text, ds, diff)
	}
}

func FuzzPlainYAML(f *testing.F) {
	for _, text := range plainTexts {
		f.Add(text)
	}
	f.Add("a: [b, 1, 'c']\nd: e: f\ng: 0x1_f\nh: \"i\" #j\n")
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) && !strings.Contains(text, "\r") {
			checkPlain(t, text)
		}
	})
}

// yamlPieces are what texts are made of in which YAML may see more than words.
var yamlPieces = []string{
	"a", "b", " ", " ", ": ", ":", " #", "#", "[", "]", ",", ", ", "\"", "'", "-", "- ", "0", "1", "2024-01-02", "e", "_", ".", "中", "：", "“", "”", "\u3000",
	"true", "null", "~", "{", "}", "\\", "&", "*", "!", "|", ">", "%", "@", "`", "?", "/", "<<", "=", "\n", "\nc: ", "\n  ", "\n- ", "\n\n", "\t",
}

func TestPlainYAMLOfPieces(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		for range 20 {
			pieces := rapid.SliceOfN(rapid.SampledFrom(yamlPieces), 1, 8).Draw(rt, "pieces")
			value := strings.Join(pieces, "")
			for _, text := range []string{"k: " + value, "k: [" + value + "]\nl: m\n", "k: \"" + value + "\"", "k: '" + value + "'\n"} {
				checkPlain(t, text)
			}
		}
	})
}
