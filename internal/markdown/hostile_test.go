package markdown

import (
	"strings"
	"testing"

	"qiao/internal/diag"
)

// refused are inputs that take goldmark, or us, time or memory that grows with
// their square. At the size that a page may have they would take minutes, so
// this test ends only where they are stopped early.
var refused = map[string]struct{ unit, id string }{
	"destinations":  {"[a](", "markdown-limit/brackets"},
	"brackets":      {"[", "markdown-limit/brackets"},
	"image":         {"![", "markdown-limit/brackets"},
	"emphasis":      {"*a **b _c ", "markdown-limit/delimiters"},
	"quotes":        {">", "markdown-limit/nesting"},
	"items":         {"- ", "markdown-limit/nesting"},
	"numbers":       {"1. ", "markdown-limit/nesting"},
	"containers":    {":::a\n", "markdown-limit/nesting"},
	"definitions":   {"[a]: b\n", "markdown-limit/definitions"},
	"cells":         {"|a|b|c|\n|-|-|-|\n|\n\n", "markdown-limit/cells"},
	"notes":         {"[^a", "markdown-limit/brackets"},
	"elements":      {"<b>", "markdown-limit/nesting"},
	"directives":    {":a[", "component-unclosed/bracket"},
	"parameters":    {":a{b=\"\n", "component-unclosed/brace"},
	"stray":         {"</div>\n\n", "html-stray-close"},
	"duplicate ids": {"# a {#a}\n", "id-duplicate"},
}

func TestHostileInputIsRefused(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "zh-Hans")
	for name, input := range refused {
		size := 1 << 20
		src := strings.Repeat(input.unit, size/len(input.unit))
		b, ds := d.Compile("x.md", []byte(src), 1)
		if !hasID(ds, input.id) {
			t.Errorf("%s: no %s", name, input.id)
		}
		if len(ds) > maxFindings+1 {
			t.Errorf("%s: %d findings", name, len(ds))
		}
		if len(b.HTML) > 10*len(src) {
			t.Errorf("%s: %d bytes of HTML from %d", name, len(b.HTML), len(src))
		}
	}
}

func hasID(ds []diag.Diagnostic, id string) bool {
	for _, d := range ds {
		if d.ID == id {
			return true
		}
	}
	return false
}

// repetitive are inputs that are allowed, and for which simple ways of parsing
// need quadratic time.
var repetitive = []string{
	"]", "`", "`a``b```c ", "<", "<a ", "a <!-- b ", "a<?", "&aaaaaaaaaaaa", "\\", "\n", "\t", "a@", "a@b.c ", "http://a ", "www.a.b ",
	"\"a ", "'a ", "--", "...", "中文，\n", "（", "文（（", "> a\n", "- a\n", "1. a\n", "# a\n", "a\n: b\n\n", "a\n---\n", "    a\n", "> ```\n", "::a\n", ":a[b]",
	":", "a :: ", "{#a", "<p a=\"", "[^1]: a\n\n", "a [^1]\n\n[^1]: x\n\n", "<div><p><table><tr><td>", "|`\\|`", "[a]\n\n[a]: b\n\n",
}

func TestRepetitiveInput(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "en")
	for _, unit := range repetitive {
		src := strings.Repeat(unit, (128<<10)/len(unit))
		b, _ := d.Compile("x.md", []byte(src), 1)
		if len(b.HTML) > 20*len(src) {
			t.Errorf("%q: %d bytes of HTML from %d", unit, len(b.HTML), len(src))
		}
	}
}

// A long destination that many references share is written once for each.
func TestReferencesDoNotMultiply(t *testing.T) {
	t.Parallel()
	src := "[a]: /" + strings.Repeat("x", 1<<20) + "\n\n" + strings.Repeat("[a]\n\n", 1000)
	_, ds := typographicDialect(t, "en").Compile("x.md", []byte(src), 1)
	if !hasID(ds, "markdown-limit/output") {
		t.Error("not refused")
	}
}

func TestTableLimit(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "en")
	table := func(columns, rows int) string {
		return "Text\n\n" + strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|\n", rows)
	}
	if _, ds := d.Compile("x.md", []byte(table(100, 100)), 1); len(ds) > 0 {
		t.Errorf("100 × 101 cells: %v", ds)
	}
	_, ds := d.Compile("x.md", []byte(table(1000, 1000)), 6)
	if len(ds) != 1 || ds[0].ID != "markdown-limit/cells" || ds[0].Pos != (diag.Pos{File: "x.md", Line: 8, Column: 1}) {
		t.Errorf("1000 × 1001 cells: %v", ds)
	}
}
