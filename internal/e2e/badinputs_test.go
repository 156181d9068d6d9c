package e2e

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"qiao/internal/cli"
)

// notYet are the kinds of cases for features that qiao does not have yet; they
// are listed by name in the test's output, as skipped.
var notYet = map[string]string{
	"docx":  "qiao import (Word) does not exist yet",
	"po":    "qiao translate import does not exist yet",
	"xliff": "qiao translate import does not exist yet",
}

// fragments maps what a case writes in the words of other tools into qiao's:
// the defect stays, the key or the syntax around it is ours.
var fragments = map[string]map[string]string{
	"config-default-language-missing": {"default_language:": "source_language:"},
	"config-placeholder":              {"phone: 待填": "params: {contact: {phone: 待填}}"},
	"fm-cover-traversal":              {"cover:": "image:"},
	"fm-layout-traversal":             {"layout:": "type:"},
	"fm-octal":                        {"postcode:": "weight:"},
	"md-fact-unclosed":                {`{{< fact "gdp-2024" `: ":fact[gdp-2024 "},
	"md-fact-unknown":                 {`{{< fact "gpd-2024" >}}`: ":fact[gpd-2024]"},
	"md-shortcode-unclosed":           {"{{< note >}}": ":::note"},
	"md-shortcode-unknown":            {`{{< vidio id="1" >}}`: `::vidio{id="1"}`},
	"theme-nil-field":                 {".Translation.Title": ".Next.Title"},
	"theme-unquoted-attribute":        {".Class": ".Kind"},
}

// besides are errors that a case has on purpose of nobody: the image that it
// names does not exist either.
var besides = map[string]string{"html-event-handler": "image-unknown", "img-bmp": "image-unknown"}

// finding is what a run reports, as the JSON contract names it.
type finding struct {
	Code, Severity, File string
	Line, Column         int
	Message, Hint        string
}

// TestBadInputs builds a small clean site with one defect at a time, and holds
// the finding against the table: severity, code, place, and the words that the
// message must name.
func TestBadInputs(t *testing.T) {
	t.Parallel()
	table, err := os.ReadFile("testdata/badinputs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(table)), "\n")[1:] {
		columns := strings.Split(row, "\t")
		if len(columns) != 6 {
			t.Fatalf("row %q has %d columns, want 6", row, len(columns))
		}
		c := badInput{
			name: columns[0], kind: columns[1], expected: columns[2],
			at: columns[3], code: columns[4], names: strings.Split(columns[5], "|"),
		}
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if reason, later := notYet[c.kind]; later {
				t.Skip(reason)
			}
			c.run(t)
		})
	}
}

// badInput is one row of the table.
type badInput struct {
	name, kind, expected string
	at                   string   // file[:line[:column]]
	code                 string   // empty for "ok"
	names                []string // what message or hint must contain
}

func (c badInput) run(t *testing.T) {
	dir := c.site(t)
	public := filepath.Join(dir, "public")
	before := map[string]string{"old.html": "the site before\n"}
	writeTree(t, public, before)
	published := build(t, dir)
	switch c.expected {
	case "error":
		if published.exit == 0 {
			t.Errorf("exit code 0, want 1 or 2")
		}
		if after := readTree(t, public); !maps.Equal(after, before) {
			t.Errorf("the published folder changed: %v", sortedKeys(after))
		}
	case "warning":
		if strict := build(t, dir, "--strict"); strict.exit != 1 {
			t.Errorf("exit code %d with --strict, want 1", strict.exit)
		}
		fallthrough
	default:
		if published.exit != 0 {
			t.Errorf("exit code %d, want 0\n%s", published.exit, published.raw)
		}
	}
	for _, absolute := range []string{dir, os.TempDir()} {
		if strings.Contains(published.raw, absolute) {
			t.Errorf("a message names a path of this machine:\n%s", published.raw)
		}
	}
	c.compare(t, published.findings)
	for name, data := range readTree(t, public) {
		if i := strings.Index(data, "-MARKER-"); i >= 0 {
			t.Errorf("%s holds a marker that must not be published: %.40q", name, data[max(0, i-12):])
		}
	}
}

// compare looks for the expected finding, and for any other error.
func (c badInput) compare(t *testing.T, got []finding) {
	file, line, column := splitPos(t, c.at)
	var same []finding
	for _, f := range got {
		switch {
		case c.expected == "ok":
			if f.File == file {
				t.Errorf("unwanted finding: %+v", f)
			}
		case f.Code == c.code:
			same = append(same, f)
		case f.Severity == "error" && f.Code != besides[c.name]:
			t.Errorf("another error: %+v", f)
		}
	}
	want := func(f finding) bool {
		return f.Severity == c.expected && f.File == file && f.Line == line && f.Column == column && c.named(f)
	}
	if c.expected != "ok" && !slices.ContainsFunc(same, want) {
		t.Errorf("no %s %s at %s that names %q; got %+v", c.expected, c.code, c.at, c.names, got)
	}
}

// named reports whether a finding names all that it must.
func (c badInput) named(f finding) bool {
	text := f.Message + "; " + f.Hint
	return !slices.ContainsFunc(c.names, func(name string) bool { return !strings.Contains(text, name) })
}

// site lays the case over the clean site in a new folder.
func (c badInput) site(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	copyTree(t, "testdata/badinputs-site", dir, nil)
	if c.kind == "theme" {
		copyTree(t, "testdata/badinputs-theme", dir, nil)
		f, err := os.OpenFile(filepath.Join(dir, "site.yaml"), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.WriteString("theme: bad\n"); err != nil {
			t.Fatal(err)
		}
	}
	copyTree(t, filepath.Join("testdata/badinputs", c.name), dir, fragments[c.name])
	return dir
}

// result is what one build said.
type result struct {
	exit     int
	raw      string
	findings []finding
}

func build(t *testing.T, dir string, more ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	args := append([]string{"build", "-s", dir, "--format", "json", "--ui-lang", "en"}, more...)
	exit := cli.Main(t.Context(), args, cli.Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr})
	var report struct{ Diagnostics []finding }
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatalf("stdout is not the JSON object of the contract: %v\n%s\n%s", err, stdout.String(), stderr.String())
	}
	return result{exit: exit, raw: stdout.String() + stderr.String(), findings: report.Diagnostics}
}

func splitPos(t *testing.T, at string) (file string, line, column int) {
	t.Helper()
	parts := strings.Split(at, ":")
	number := func(i int) int {
		if i >= len(parts) {
			return 0
		}
		n, err := strconv.Atoi(parts[i])
		if err != nil {
			t.Fatalf("place %q: %v", at, err)
		}
		return n
	}
	return parts[0], number(1), number(2)
}
