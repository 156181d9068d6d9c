package markdown

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark/util"

	"qiao/internal/config"
	"qiao/internal/locale"
)

// plainDialect returns the dialect of a language, as the examples of GFM want
// it.
func plainDialect(t testing.TB, tag string) *Dialect {
	return New(Options{Locale: localeOf(t, tag), RawHTML: config.Allow, Words: testWords})
}

// typographicDialect returns the dialect of a language as sites use it.
func typographicDialect(t testing.TB, tag string) *Dialect {
	return New(Options{
		Locale: localeOf(t, tag), RawHTML: config.Sanitize, Words: testWords, Typography: true, HanTag: "zh-Hans",
	})
}

func localeOf(t testing.TB, tag string) *locale.Locale {
	t.Helper()
	l, err := locale.New(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var testWords = Words{
	Footnotes: "Notes", BackToText: "Back to text",
	Alerts: map[string]string{"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"},
}

// fill writes a body with the simplest filler: links as they are, no ids,
// components as <c-name>.
func fill(b *Body) string {
	var w bytes.Buffer
	b.Write(&w, &b.Fragment, simpleFiller(b))
	return w.String()
}

func simpleFiller(b *Body) Filler {
	var f Filler
	attributes := func(w *bytes.Buffer, title string, as []Attribute) {
		if title != "" {
			w.WriteString(` title="` + string(util.EscapeHTML([]byte(title))) + `"`)
		}
		for _, a := range as {
			w.WriteString(" " + a.Name + `="` + string(util.EscapeHTML([]byte(a.Value))) + `"`)
		}
	}
	url := func(s string) string { return string(util.EscapeHTML(util.URLEscape([]byte(s), false))) }
	f = Filler{
		LinkOpen: func(w *bytes.Buffer, l *Link) {
			w.WriteString(`<a href="` + url(l.Destination) + `"`)
			attributes(w, l.Title, l.Attributes)
			w.WriteString(">")
		},
		LinkClose: func(w *bytes.Buffer, _ *Link) { w.WriteString("</a>") },
		Image: func(w *bytes.Buffer, i *Image) {
			w.WriteString(`<img src="` + url(i.Destination) + `" alt="` + string(util.EscapeHTML([]byte(i.Alt))) + `"`)
			attributes(w, i.Title, i.Attributes)
			w.WriteString(">")
		},
		Component: func(w *bytes.Buffer, c *Call) {
			w.WriteString("<c-" + c.Name)
			for _, p := range c.Params {
				w.WriteString(" " + p.Name + `="` + string(util.EscapeHTML([]byte(p.Value))) + `"`)
			}
			w.WriteString(">")
			b.Write(w, &c.Label, f)
			if len(c.Body.HTML)+len(c.Body.Holes) > 0 {
				w.WriteString("|")
				b.Write(w, &c.Body, f)
			}
			w.WriteString("</c-" + c.Name + ">")
		},
	}
	return f
}

// html compiles and fills.
func htmlOf(t testing.TB, d *Dialect, src string) string {
	t.Helper()
	b, _ := d.Compile("x.md", []byte(src), 1)
	return fill(b)
}

// goldmarkDir is the folder of goldmark's module, which carries the examples of
// CommonMark and GFM.
var goldmarkDir = sync.OnceValue(func() string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
})

func exampleFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(goldmarkDir(), name))
	if err != nil {
		t.Skipf("the examples of CommonMark and GFM are read from goldmark's module, which was not found here: %v", err)
	}
	return data
}

// html5 writes void elements as HTML5 does.
func html5(s string) string { return strings.ReplaceAll(s, " />", ">") }

func TestCommonMarkExamples(t *testing.T) {
	t.Parallel()
	var examples []struct {
		Markdown string
		HTML     string
		Example  int
	}
	if err := json.Unmarshal(exampleFile(t, "_test/spec.json"), &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Fatalf("%d examples, want 652", len(examples))
	}
	for _, tag := range []string{"zh-Hans", "de", "en", "ja", "ko"} {
		d := New(Options{Locale: localeOf(t, tag), RawHTML: config.Allow, Words: testWords, NoAutolinks: true})
		for _, e := range examples {
			if got := html5(htmlOf(t, d, e.Markdown)); got != html5(e.HTML) {
				t.Errorf("%s, example %d\n%q\n got %q\nwant %q", tag, e.Example, e.Markdown, got, e.HTML)
			}
		}
	}
}

var gfmExample = regexp.MustCompile(`(?s)(\d+)[^\n]*\n//- - - - - - - - -//\n(.*?)//- - - - - - - - -//\n(.*?)//= = = = = = = = = = = = = = = = = = = = = = = =//`)

func TestGFMExamples(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"table", "strikethrough", "tasklist", "linkify", "definition_list"} {
		examples := gfmExample.FindAllSubmatch(exampleFile(t, "extension/_test/"+file+".txt"), -1)
		if len(examples) < 4 {
			t.Fatalf("%s: %d examples", file, len(examples))
		}
		for _, tag := range []string{"zh-Hans", "de", "en"} {
			d := plainDialect(t, tag)
			for _, e := range examples {
				got, want := strings.TrimSpace(htmlOf(t, d, string(e[2]))), strings.TrimSpace(string(e[3]))
				if html5(got) != html5(want) {
					t.Errorf("%s, %s, example %s\n%s\n got %s\nwant %s", tag, file, e[1], e[2], got, want)
				}
			}
		}
	}
}

// writeWith writes a body with a filler.
func writeWith(b *Body, f Filler) string {
	var w bytes.Buffer
	b.Write(&w, &b.Fragment, f)
	return w.String()
}
