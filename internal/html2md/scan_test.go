package html2md

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// outline writes a tree down, a node a line. Of drawings it has nothing but that
// they are there.
func outline(root *html.Node) string {
	var b strings.Builder
	var visit func(n *html.Node, depth int)
	visit = func(n *html.Node, depth int) {
		b.WriteString(strings.Repeat(" ", depth) + n.Data + "|" + n.DataAtom.String())
		if n.DataAtom == atom.Svg {
			b.WriteString("\n")
			return
		}
		attrs := slices.SortedFunc(slices.Values(n.Attr), func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
		for _, a := range attrs { // the parser sorts some
			b.WriteString(" " + a.Key + "=" + a.Val)
		}
		b.WriteString("\n")
		for child := range n.ChildNodes() {
			visit(child, depth+1)
		}
	}
	visit(root, 0)
	return b.String()
}

// scanned are the trees of a fragment as the scanner sees it, if it does, and as
// the parser does.
func scanned(fragment string) (got, want string, ok bool) {
	var s scanner
	root, ok := s.scan(fragment)
	if !ok {
		return "", "", false
	}
	return outline(root), outline(parse(fragment)), true
}

// written is HTML that the scanner has to know.
var written = []string{
	"", "text", "a &amp; b&nbsp;c &#34;", "<p>a <strong>b <em>c</em></strong><br>d</p>\n<p>e</p>",
	`<h2 id="a">A</h2><ul><li>a<ol start="3"><li><p>b</p></li></ol></li></ul>`,
	"<pre>\n\n<code class=\"language-go\">a &lt; b\n</code></pre>", "<dl><dt>a</dt><dd>b</dd><div><dt>c</dt><dd><p>d</p></dd></div></dl>",
	`<table><caption>c</caption><colgroup><col><col></colgroup> <thead> <tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan=2>b<table></table></td></tr></tbody></table>`,
	`<figure><svg viewBox="0 0 1 1" aria-hidden="true"><title>a > b</title><g fill='none'/></svg></figure>`,
	`<figure><svg viewBox="0 0 1 1"><title>a</title><g><path d="M0 0>"/></g><text>9</text></svg><figcaption>b</figcaption></figure>`,
	`<a href="../a/?b=1&amp;c=2#d" rel="noopener"><img src="a.png" alt="&#34;a&#34;"/></a><hr><button hidden type="button">c</button>`,
	"<b><b><b><b>a</b></b></b></b>b", `<details open><summary><h3>a</h3></summary><blockquote><p>b</p></blockquote></details>`,
	`<data value="1">a</data><sup><a href="#fact.a">[1]</a></sup><picture><source srcset="a"><img src="b"></picture>`,
}

func TestScan(t *testing.T) {
	t.Parallel()
	for i, fragment := range written {
		got, want, ok := scanned(fragment)
		if single := strings.Contains(fragment, "'"); ok == single {
			t.Errorf("%d: %q: scanned: %t", i, fragment, ok)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", fragment, diff)
		}
	}
}

// TestScanLeaves lists what browsers see otherwise than it is written: that is
// the parser's.
func TestScanLeaves(t *testing.T) {
	t.Parallel()
	for _, fragment := range []string{
		"<p>a", "</p>", "<p id=a id=b>c</p>", "<p>a<div>b</div></p>", "<p>a<p>b</p></p>", "<b>a<p>b</b>c</p>", "<a href=x>a<span><a href=y>b</a></span></a>",
		"<table>a</table>", "<table><tr><td>a</td></tr></table>", "<table><tbody><tr><p>a</p></tr></tbody></table>",
		"<li>a</li>", "<ul><li>a<li>b</li></li></ul>", "<h2>a<h3>b</h3></h2>", "<script>a</script>", "<x-y>a</x-y>", "<P>a</P>", "<!-- a -->",
		"a\r\nb", "a\x00b", "a < b", "<div/>", `<p a="1"b="2">c</p>`, `<p a="&copy=1">c</p>`, `<p a="&notit;">c</p>`,
		"<svg><p>a</p></svg>", "<svg><title><b>a</b></title></svg>", "<svg><g></svg>", "<code><svg></svg></code>",
		"<button><span><button>a</button></span></button>", strings.Repeat("<div>", 200) + strings.Repeat("</div>", 200),
	} {
		var s scanner
		if root, ok := s.scan(fragment); ok {
			t.Errorf("%q is scanned: %s", fragment, outline(root))
		}
	}
}

// FuzzScan says that the scanner sees in HTML what the parser sees, or nothing.
func FuzzScan(f *testing.F) {
	for _, fragment := range written {
		f.Add(fragment)
	}
	f.Add("<p a=b c>d</p e>")
	f.Fuzz(func(t *testing.T, fragment string) {
		got, want, ok := scanned(fragment)
		if ok && got != want {
			t.Errorf("%q:\n%s", fragment, cmp.Diff(want, got))
		}
	})
}
