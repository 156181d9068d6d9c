package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"qiao/internal/config"
)

func TestSanitize(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "en")
	for src, want := range map[string]struct {
		html     string
		findings []string
	}{
		"a <b>b</b> <br> <kbd class=k>x</kbd>":                  {"<p>a <b>b</b> <br> <kbd class=\"k\">x</kbd></p>\n", nil},
		"<div class=\"a\" id=\"b\">\n\n*x*\n\n</div>":           {"<div class=\"a\" id=\"b\">\n<p><em>x</em></p>\n</div>\n", nil},
		"<details open><summary>S</summary>\n\nx\n\n</details>": {"<details open=\"\"><summary>S</summary>\n<p>x</p>\n</details>\n", nil},
		"<table><tr><td>a<td colspan=2>b</table>":               {"<table><tbody><tr><td>a</td><td colspan=\"2\">b</td></tr></tbody></table>", nil},
		"<ul><li>a<li>b</ul>":                                   {"<ul><li>a</li><li>b</li></ul>", nil},
		"<p>a<p>b<div>c</div>":                                  {"<p>a</p><p>b</p><div>c</div>", nil},
		"漢<ruby>字<rt>じ</ruby>":                                  {"<p><span lang=\"zh-Hans\">漢</span><ruby><span lang=\"zh-Hans\">字</span><rt><span lang=\"ja\">じ</span></rt></ruby></p>\n", nil},
		"<a href=\"/x\" hreflang=de>y</a>":                      {"<p><a href=\"/x\" hreflang=\"de\">y</a></p>\n", nil},
		"<img src=a.png alt=\"A &amp; B\" width=5>":             {"<img src=\"a.png\" alt=\"A &amp; B\" width=\"5\">", nil},
		"<div>a &lt; b & c &amp;lt;</div>":                      {"<div>a &lt; b &amp; c &amp;lt;</div>", nil},

		"<font color=red>x</font>":                    {"<p>x</p>\n", []string{"1:1 html-dropped/element"}},
		"<section style=\"x\"><p>y</p></section>":     {"<p>y</p>", []string{"1:1 html-dropped/element"}},
		"<span style=\"color:red\" data-x=1>x</span>": {"<p><span>x</span></p>\n", []string{"1:1 html-dropped/attribute", "1:1 html-dropped/attribute"}},
		"a <b>b":                   {"<p>a <b>b</b></p>\n", []string{"1:3 html-unclosed"}},
		"<b>a <i>b</b> c</i> d":    {"<p><b>a <i>b</i></b> c d</p>\n", []string{"1:6 html-unclosed"}},
		"*a <b>b* c</b>":           {"<p><em>a <b>b</b></em> c</p>\n", []string{"1:4 html-unclosed"}},
		"a <div>b</div>":           {"<p>a b</p>\n", []string{"1:3 html-misplaced"}},
		"<li>x":                    {"x", []string{"1:1 html-misplaced"}},
		"<div><td>x</td></div>":    {"<div>x</div>", []string{"1:6 html-misplaced"}},
		"<a href=x>a [b](c)</a>":   {"<p><a href=\"x\">a b</a></p>\n", nil},
		"[a <a href=x>b</a>](c)":   {"<p><a href=\"c\">a b</a></p>\n", []string{"1:4 html-misplaced"}},
		"<table>\n\nx\n\n</table>": {"<table>\n</table><p>x</p>\n", []string{"1:1 html-unclosed"}},
		"<img src=a>":              {"<img src=\"a\" alt=\"\">", []string{"1:1 image-alt"}},
		"<!DOCTYPE html>":          {"", []string{"1:1 html-dropped"}},

		"<script>alert('<div>')</script>\n\nx": {"<p>x</p>\n", []string{"1:1 html-unsafe"}},
		"a <script>b</script>":                 {"<p>a b</p>\n", []string{"1:3 html-unsafe"}},
		"<SCRIPT\nsrc=x></SCRIPT>":             {"", []string{"1:1 html-unsafe"}},
		"<iframe src=x></iframe>":              {"", []string{"1:1 html-unsafe"}},
		"<div><svg/onload=a></div>":            {"<div></div>", []string{"1:6 html-event-handler", "1:6 html-unsafe"}},
		"<svg/onload=a>":                       {"<p>&lt;svg/onload=a&gt;</p>", nil},
		"<form action=x>a</form>":              {"a", []string{"1:1 html-unsafe"}},
		"<p onclick=x>a</p>":                   {"<p>a</p>", []string{"1:1 html-event-handler"}},
		"x\n\n</div></main></body>":            {"<p>x</p>\n", []string{"3:1 html-stray-close", "3:7 html-stray-close", "3:14 html-stray-close"}},
		"> </blockquote>":                      {"<blockquote>\n</blockquote>\n", []string{"1:3 html-stray-close"}},
		"- <div>\n\n</div>":                    {"<ul>\n<li>\n<div></div></li>\n</ul>\n", []string{"1:3 html-unclosed"}},
		"<a href=\"java&#10;script:x\">y</a>":  {"<p><a href=\"\">y</a></p>\n", []string{"1:1 link-control"}},
		"<div\n\nx":                            {"<p>x</p>\n", []string{"1:1 html-incomplete"}},
		"x\n\n<!-- y\n\nz":                     {"<p>x</p>\n", []string{"3:1 html-incomplete"}},
		"<p>&#1;</p>":                          {"<p>\ufffd</p>", []string{"1:4 html-control-character"}},
		"<b title=\"&#1;\">x</b>":              {"<p><b title=\"\ufffd\">x</b></p>\n", []string{"1:1 html-control-character"}},
		"<img name=\"cookie\"> <a id=\"location\"></a> <p id=\"main\">x</p>": {"<p> <a></a> x</p>\n", []string{
			"1:1 html-clobber", "1:1 html-dropped/image", "1:21 html-clobber", "1:43 html-clobber", "1:43 html-misplaced",
		}},
		"a <!-- b --> c": {"<p>a  c</p>\n", nil},
		"<!-- i18n: x -->\n<!-- y\n\nz --><div>b</div>": {"<div>b</div>", nil},
		"<div><!-- x -->a</div>":                        {"<div>a</div>", nil},
	} {
		b, ds := d.Compile("x.md", []byte(src), 1)
		if got := fill(b); strings.TrimSpace(squeeze(got)) != strings.TrimSpace(squeeze(want.html)) {
			t.Errorf("%s\n got %q\nwant %q", src, got, want.html)
		}
		if diff := cmp.Diff(want.findings, findings(ds)); diff != "" {
			t.Errorf("%s\n%s", src, diff)
		}
	}
}

// squeeze takes out empty lines, which nobody sees.
func squeeze(s string) string {
	for strings.Contains(s, "\n\n") {
		s = strings.ReplaceAll(s, "\n\n", "\n")
	}
	return strings.ReplaceAll(s, "<div>\n</div>", "<div></div>")
}

func TestRawHTMLModes(t *testing.T) {
	t.Parallel()
	src := "a <b onclick=x>b</b> <!-- c -->\n\n<script>\n<!-- d -->\n</script>\n\n<!-- e -->\n"
	for mode, want := range map[config.RawHTML]struct {
		html     string
		findings []string
	}{
		config.Allow:  {"<p>a <b onclick=x>b</b> </p>\n<script>\n<!-- d -->\n</script>\n\n", nil},
		config.Forbid: {"<p>a b </p>\n\n\n", []string{"1:3 html-forbidden", "1:17 html-forbidden", "3:1 html-forbidden"}},
	} {
		d := New(Options{Locale: localeOf(t, "en"), RawHTML: mode, Words: testWords, Typography: true})
		b, ds := d.Compile("x.md", []byte(src), 1)
		if got := fill(b); squeeze(got) != squeeze(want.html) {
			t.Errorf("%s: got %q", mode, got)
		}
		if diff := cmp.Diff(want.findings, findings(ds)); diff != "" {
			t.Errorf("%s: %s", mode, diff)
		}
	}
}

// checkBalanced checks that a browser reads the elements of HTML as they are
// written: that none is closed or moved by what stands in it, and that nothing
// reaches out of the element around.
func checkBalanced(source string) error {
	around := `<div id="around">` + source + `</div><p id="after"></p>`
	nodes, err := html.ParseFragment(strings.NewReader(around), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return err
	}
	var parsed strings.Builder
	for _, n := range nodes {
		outline(&parsed, n)
	}
	written, err := writtenOutline(around)
	if err != nil {
		return err
	}
	if written != parsed.String() {
		return fmt.Errorf("written %s\n parsed %s", written, parsed.String())
	}
	return nil
}

// outline writes the elements of a tree, and a dot for text.
func outline(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		writeDot(b, n.Data)
	}
	if n.Type == html.ElementNode {
		b.WriteString("<" + n.Data + ">")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		outline(b, c)
	}
	if n.Type == html.ElementNode && !voidHTML[n.Data] {
		b.WriteString("</" + n.Data + ">")
	}
}

func writeDot(b *strings.Builder, text string) {
	if strings.TrimSpace(text) != "" && !strings.HasSuffix(b.String(), "·") {
		b.WriteString("·")
	}
}

var voidHTML = map[string]bool{"br": true, "hr": true, "img": true, "wbr": true, "col": true, "input": true}

// writtenOutline writes the elements of HTML as their tags say.
func writtenOutline(source string) (string, error) {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String(), nil
		case html.StartTagToken:
			name, _ := z.TagName()
			b.WriteString("<" + string(name) + ">")
		case html.EndTagToken:
			name, _ := z.TagName()
			b.WriteString("</" + string(name) + ">")
		case html.TextToken:
			writeDot(&b, string(z.Text()))
		case html.CommentToken, html.DoctypeToken:
			return "", fmt.Errorf("a comment: %s", z.Raw())
		}
	}
}

func TestCheckBalanced(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{
		"</div>", "<p><div></div></p>", "<table>x</table>", "<a>x<a>y</a></a>", "<b>x", "<ul><li>a<li>b</li></li></ul>", "<!-- x -->",
	} {
		if checkBalanced(bad) == nil {
			t.Errorf("%s passes for balanced", bad)
		}
	}
}

func TestBalanced(t *testing.T) {
	t.Parallel()
	d := typographicDialect(t, "de")
	tags := []string{"p", "div", "b", "a href=x", "ul", "li", "dl", "dd", "table", "tr", "td", "caption", "colgroup", "col", "h2", "details", "summary", "ruby", "rt", "pre", "br", "q", "figure", "span lang=zh"}
	between := []string{"x", "\n\ny\n\n", "\n\n- z\n\n", "\n\n|a|\n|-|\n\n", "[l](m)", "\n\n![i](j)\n\n", "\n\n# h\n\n", "\n\n::c\n\n", "*e", "\n\n> q\n\n"}
	for _, first := range tags {
		for _, second := range tags {
			for i, text := range between {
				name1, _, _ := strings.Cut(first, " ")
				name2, _, _ := strings.Cut(second, " ")
				for _, src := range []string{
					"<" + first + ">" + text + "<" + second + ">" + between[(i+1)%len(between)] + "</" + name1 + ">w</" + name2 + ">",
					"<div>\n\n<" + first + "><" + second + ">" + text + "</" + name2 + "></" + name1 + ">\n\n</div>",
					"a <" + first + ">" + text + "</" + name1 + "> <" + second + ">b\n</" + name2 + ">",
				} {
					if err := checkBalanced(htmlOf(t, d, src)); err != nil {
						t.Fatalf("%s\n%s\n%v", src, htmlOf(t, d, src), err)
					}
				}
			}
		}
	}
}
