package compiled_test

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"qiao/internal/compiled"
)

// TestUnknown says what is left to html/template, and that it is executed.
func TestUnknown(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`<p title="{{ template "part" .Title }}">`:  "where it is not HTML's text",
		`<script>{{ template "part" 1 }}</script>`:  "where it is not HTML's text",
		`{{ with ($x := .Title) }}{{ . }}{{ end }}`: "a variable declared in parentheses",
		`{{ call .Title }}`:                         "the function call",
		`<a href="{{ html }}">`:                     "an escaper of nothing",
	} {
		parsed, err := parse(text)
		if err != nil {
			t.Fatal(err)
		}
		c, err := compiled.Compile(parsed, functions)
		if err != nil {
			t.Fatal(err)
		}
		if c.Unknown() == nil || !strings.Contains(c.Unknown().Error(), want) {
			t.Errorf("%s: %v, want %s", text, c.Unknown(), want)
		}
		if got, want := execute(c, newPage()), execute(c.Interpreted(), newPage()); got != want {
			t.Errorf("%s\n got %+v\nwant %+v", text, got, want)
		}
	}
}

// TestEscapeError says that html/template's errors about a template are passed on.
func TestEscapeError(t *testing.T) {
	t.Parallel()
	parsed, err := parse(`<a href="{{ .Title }}`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := compiled.Compile(parsed, functions); err == nil || !strings.Contains(err.Error(), "non-text context") {
		t.Errorf("error %v", err)
	}
}

// TestTooLarge stops templates that do not end, at the limit of what they add.
func TestTooLarge(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`{{ range 1000000000 }}{{ $.Title }}{{ end }}`, `{{ define "a" }}{{ .Title }}{{ template "a" . }}{{ end }}{{ template "a" . }}`,
		`{{ range .Items }}` + strings.Repeat("x", 300) + `{{ end }}`, strings.Repeat("x", 601),
	} {
		parsed, err := parse(text)
		if err != nil {
			t.Fatal(err)
		}
		c, err := compiled.Compile(parsed, functions)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []*compiled.Template{c, c.Interpreted()} {
			b := bytes.NewBuffer(make([]byte, 1000))
			if err := c.Execute(b, 600, newPage()); !errors.Is(err, compiled.ErrTooLarge) {
				t.Errorf("%.40s: error %v", text, err)
			}
		}
	}
	parsed, _ := parse(strings.Repeat("x", 600))
	c, err := compiled.Compile(parsed, functions)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Execute(bytes.NewBufferString("before"), 600, nil); err != nil {
		t.Errorf("at the limit: %v", err)
	}
}

// TestFailsOnce says where a template fails that does so only the first time.
func TestFailsOnce(t *testing.T) {
	t.Parallel()
	parsed, err := parse("line\n  {{ if .First }}{{ .Wrong }}{{ end }}")
	if err != nil {
		t.Fatal(err)
	}
	c, err := compiled.Compile(parsed, functions, methods...)
	if err != nil {
		t.Fatal(err)
	}
	const want = `template: page:2:20: executing "page" at <{{.Wrong | _html_template_htmlescaper}}>: this fails the first time only`
	if got := execute(c, newPage()); got.err != want {
		t.Errorf("error %q, want %q", got.err, want)
	}
}

// TestConcurrent executes a template many times at once, on data of several
// types.
func TestConcurrent(t *testing.T) {
	t.Parallel()
	parsed, err := parse(`{{ .Title }}{{ range .Items }}{{ template "tree" . }}{{ end }}{{ with $x := .N }}{{ $x }}{{ end }}`)
	if err != nil {
		t.Fatal(err)
	}
	c, err := compiled.Compile(parsed, functions, methods...)
	if err != nil {
		t.Fatal(err)
	}
	all := []any{newPage(), *newPage(), map[string]any{"Title": "map", "Items": newPage().Items, "N": 1}}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for j := range 50 {
				data := all[(i+j)%len(all)]
				if got, want := execute(c, data), execute(c.Interpreted(), data); got != want {
					t.Errorf("got %+v\nwant %+v", got, want)
				}
			}
		})
	}
	group.Wait()
}
