package compiled_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"qiao/internal/compiled"
)

// page is data with everything that views have.
type page struct {
	Title, Empty, Foreign string
	Nasty                 string
	HTML                  template.HTML
	Tagged                template.HTML
	URL                   template.URL
	Link, Bad, Query      string
	JS                    template.JS
	JSStr                 template.JSStr
	CSS                   template.CSS
	Attr                  template.HTMLAttr
	Srcset                template.Srcset
	Set                   string
	N, Zero, Negative     int
	Size                  int64
	Unsigned              uint8
	Ratio                 float64
	Yes, No               bool
	Kind                  kind
	Pair                  pair
	Other                 *page
	None                  *page
	Items                 []item
	Pointers              []*item
	NoItems               []item
	Numbers               []int
	Fixed                 [2]string
	Params                params
	Menus                 map[string][]item
	Ages                  map[int]string
	Any, Nothing          any
	Speaker, Silent       fmt.Stringer
	Text                  *string
	counted               int
	embedded
	*Lost
}

type kind string

type pair struct{ A, B int }

func (p pair) String() string { return fmt.Sprintf("<%d & %d>", p.A, p.B) }

type embedded struct{ Deep string }

// Lost is embedded, but nil.
type Lost struct{ Below string }

type params map[string]any

type item struct {
	Name     string
	Children []item
}

// First counts, as views do.
func (p *page) First() bool { p.counted++; return p.counted == 1 }

// Count is the number of calls so far.
func (p *page) Count() int { p.counted++; return p.counted }

func (p *page) Named(name string) *item                 { return &item{Name: name} }
func (p *page) Sum(numbers ...int) (sum int, err error) { return p.sum(numbers) }
func (p *page) Fails() (string, error)                  { return "", errors.New("no luck") }
func (p *page) Panics() string                          { panic("lost") }
func (p *page) Two(a int64, b string) string            { return fmt.Sprint(a, b) }
func (p *page) Three() (a, b, c int)                    { return }
func (i item) Upper() string                            { return strings.ToUpper(i.Name) }
func (i *item) Pointer() string                         { return "p" + i.Name }
func (p *page) Maker() (map[string]any, error)          { return map[string]any{"a": 1}, nil }
func (p *page) Nil() *item                              { return nil }
func (i *item) Safe() string {
	if i == nil {
		return "nil"
	}
	return i.Name
}

func (p *page) sum(numbers []int) (sum int, err error) {
	for _, n := range numbers {
		sum += n
	}
	if sum > 99 {
		return 0, errors.New("too much")
	}
	return sum, nil
}

func newPage() *page {
	text := "pointed <at>"
	p := &page{
		Title: `A & B's "title" <i>+</i>`, Foreign: "中德 Größe é", Nasty: "\x00</script><!--\u2028`${x}\\\n\xff",
		HTML: "<b>bold</b> &amp; \"q\"", Tagged: "plain &amp; 'quoted' +", URL: "javascript:alert('1 2')",
		Link: "/a b/ü?x=1&y='2'#f%20%zz", Bad: "javascript:alert(1)", Query: "a b&c=d/é",
		JS: `{"a":1}`, JSStr: `x\"y`, CSS: "red", Attr: `dir="ltr"`, Srcset: "a.png 1x, b.png 2x",
		Set: "a b.png 1x, /ü.png 20w,javascript:x 2x, , c.png w;h", N: 3, Negative: -4, Size: 1 << 40, Unsigned: 7,
		Ratio: 2.5, Yes: true, Kind: "draft", Pair: pair{1, 2},
		Items:    []item{{Name: "one", Children: []item{{Name: "below"}}}, {Name: "two<"}, {Name: "three"}},
		Pointers: []*item{{Name: "p1"}, nil, {Name: "p2"}}, Numbers: []int{5, 6, 7, 8}, Fixed: [2]string{"f0", "f1"},
		Params: params{
			"text": "T&", "n": 5, "nothing": nil, "list": []item{{Name: "l"}}, "group": params{"in": "side"},
			"html": template.HTML("<u>"), "item": &item{Name: "param"}, "noitem": (*item)(nil), "yes": true, "strings": []string{"s1", "s2"},
		},
		Menus: map[string][]item{"main": {{Name: "m"}}, "a": nil}, Ages: map[int]string{3: "c", 1: "a"},
		Any: "any<", Speaker: pair{3, 4}, Text: &text, embedded: embedded{"deep"},
	}
	p.Other = &page{Title: "other", Items: []item{{Name: "oi"}}}
	return p
}

var functions = template.FuncMap{
	"say": func(key string, args ...any) (string, error) {
		if key == "bad" {
			return "", errors.New("unknown")
		}
		return fmt.Sprint(append([]any{key, "<"}, args...)...), nil
	},
	"dict": func(pairs ...any) (map[string]any, error) {
		m := make(map[string]any)
		for i := 0; i+1 < len(pairs); i += 2 {
			m[fmt.Sprint(pairs[i])] = pairs[i+1]
		}
		return m, nil
	},
	"default": func(fallback, value any) any {
		if ok, _ := template.IsTrue(value); ok {
			return value
		}
		return fallback
	},
	"join":  strings.Join,
	"twice": func(n int) int { return 2 * n },
	"names": func(items []item) []string {
		var all []string
		for _, i := range items {
			all = append(all, i.Name)
		}
		return all
	},
	"address": func(s string) template.URL { return template.URL("tel:" + s) },
	"half":    func(f float64) float64 { return f / 2 },
	"small":   func(n uint8) uint8 { return n },
	"not2":    func(b bool) bool { return !b },
	"tagged":  func() kind { return "tagged<" },
}

var methods = []compiled.Method{
	compiled.MethodOf("First", (*page).First),
	compiled.MethodOf("Upper", (*item).Upper),
}

// parse parses a template, and "part", which it may call.
func parse(text string) (*template.Template, error) {
	t, err := template.New("page").Funcs(functions).Option("missingkey=error").Parse(
		`{{ define "part" }}[{{ . }}{{ with $x := 1 }}{{ $x }}{{ end }}]{{ end }}` +
			`{{ define "tree" }}<li>{{ .Name }}{{ range .Children }}{{ template "tree" . }}{{ end }}</li>{{ end }}`)
	if err != nil {
		return nil, err
	}
	return t.Parse(text)
}

// outcome is what became of an execution.
type outcome struct {
	text string
	err  string
}

func execute(t *compiled.Template, data any) outcome {
	b := bytes.NewBufferString("before ")
	if err := t.Execute(b, 1<<16, data); err != nil {
		return outcome{err: err.Error()}
	}
	return outcome{text: b.String()}
}

// compare executes a template by both ways, on data of its own each, and twice
// on the compiled one, whose memory of types must not matter. It returns the
// outcome.
func compare(t *testing.T, text string, data func() any) outcome {
	t.Helper()
	parsed, err := parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	c, err := compiled.Compile(parsed, functions, methods...)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if c.Unknown() != nil {
		t.Errorf("%s: not compiled: %v", text, c.Unknown())
	}
	want := execute(c.Interpreted(), data())
	for range 2 {
		if got := execute(c, data()); got != want {
			t.Errorf("%s\n got %+v\nwant %+v", text, got, want)
		}
	}
	return want
}

func pageData() any { return newPage() }

// TestSame holds compiled templates to html/template's output and errors.
func TestSame(t *testing.T) {
	t.Parallel()
	for _, text := range snippets() {
		compare(t, text, pageData)
	}
}

// TestSnippetsSucceed makes sure that the snippets that are meant to write
// something do.
func TestSnippetsSucceed(t *testing.T) {
	t.Parallel()
	for _, text := range working {
		if o := compare(t, text, pageData); o.err != "" {
			t.Errorf("%s: %s", text, o.err)
		}
	}
	for _, text := range mistakes {
		if o := compare(t, text, pageData); o.err == "" {
			t.Errorf("%s: no error, but %s", text, o.text)
		}
	}
}

// values are expressions that are put into every context.
var values = strings.Fields(`.Title .Empty .Foreign .Nasty .HTML .Tagged .URL .Link .Bad .Query .JS .JSStr .CSS .Attr
	.Srcset .Set .N .Zero .Negative .Size .Unsigned .Ratio .Yes .Kind .Pair .Items .Numbers .Fixed .Ages .Any .Nothing
	.Speaker .Silent .Text .None .Params.text .Params.n .Params.nothing .Params.html .Params.strings .Deep "lit<'" 5 2.5 true 'x' 0x1F`)

// contexts are the places of HTML where html/template escapes in its own way.
var contexts = []string{
	`<p>%s</p>`, `<title>%s</title>`, `<textarea>%s</textarea>`, `<a title="%s">`, `<a title='%s'>`, `<a title=%s>`,
	`<a title=x%s>`, `<a href="%s">`, `<a href='%s'>`, `<a href=%s>`, `<a href="/x/%s">`, `<a href="?q=%s">`, `<a href="#%s">`,
	`<a href="{{ .Title }}/%s">`, `<img srcset="%s">`, `<img src="%s">`, `<meta content="%s">`, `<p class="a %s b">`,
	`<script>var x = %s;</script>`, `<script>var x = "%s";</script>`, `<script>var x = '%s'</script>`, "<script>var x = `%s`</script>",
	`<script>x = /%s/</script>`, `<script type="application/ld+json">{"x":%s}</script>`, `<a onclick="f(%s)">`, `<a onclick="f('%s')">`,
	`<style>p{color:%s}</style>`, `<style>p{content:"x%s"}</style>`, `<style>p{background:url("%s")}</style>`, `<style>p{background:url(%s)}</style>`,
	`<p style="color:%s">`, `<p style="background:url('/x?%s')">`, `<input %s>`, `<p data-%s="x">`, `<!-- %s -->`, `<p title="{{ if .Yes }}%s{{ end }}">`,
}

func snippets() []string {
	var all []string
	for _, context := range contexts {
		for _, value := range values {
			all = append(all, strings.ReplaceAll(context, "%s", "{{ "+value+" }}"))
		}
	}
	return all
}
