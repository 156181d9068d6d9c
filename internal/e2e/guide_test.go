package e2e

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"qiao/internal/cli"
	"qiao/internal/config"
	"qiao/themes"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// guide is the site that shows every component of the theme park.
const guide = repository + "/docs/guide"

// TestGuide builds the theme guide without a finding, and holds what becomes of
// each component to its golden file, in every language.
func TestGuide(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var stdout, stderr bytes.Buffer
	args := []string{"build", "-s", guide, "-d", dir, "--strict", "--ui-lang", "en"}
	streams := cli.Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr}
	if exit := cli.Main(context.Background(), args, streams); exit != 0 {
		t.Fatalf("exit %d\n%s%s", exit, &stdout, &stderr)
	}
	for _, name := range declaredComponents(t) {
		for _, lang := range []string{"zh", "de", "en"} {
			t.Run(name+"."+lang, func(t *testing.T) { compareExample(t, dir, name, lang) })
		}
	}
}

// TestChartTables holds the tables beside the guide's charts to their figures.
func TestChartTables(t *testing.T) {
	for lang, tag := range map[string]string{"zh": "zh-Hans", "de": "de", "en": "en"} {
		golden, err := os.ReadFile(filepath.Join("testdata", "guide", "chart."+lang+".html"))
		if err != nil {
			t.Fatal(err)
		}
		if n := checkChartTables(t, golden, tag); n != 3 {
			t.Errorf("%s: %d figures of facts in the tables, want 3", lang, n)
		}
	}
}

// declaredComponents are the names of the theme's components.
func declaredComponents(t *testing.T) []string {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "park")
	if err != nil {
		t.Fatal(err)
	}
	manifest, ds := config.LoadManifest(theme, "park")
	if manifest == nil {
		t.Fatal(ds)
	}
	var names []string
	for _, c := range manifest.Components {
		names = append(names, c.Name)
	}
	return names
}

// compareExample compares the text of a component's page.
func compareExample(t *testing.T, dir, name, lang string) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(dir, lang, name, "index.html"))
	if err != nil {
		t.Fatalf("the guide has no page for the component: write docs/guide/content/%s/index.%s.md", name, lang)
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for n := range elements(root) {
		if n.DataAtom == atom.Div && attr(n, "class") == "text" {
			if err := html.Render(&got, n); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	got.WriteByte('\n')
	golden := filepath.Join("testdata", "guide", name+"."+lang+".html")
	if *update {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("what becomes of the component has changed (-want +got); if that is right: go test ./internal/e2e -run Guide -update\n%s", diff)
	}
}
