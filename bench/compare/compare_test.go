package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"qiao/bench"
	"qiao/internal/build"
	"qiao/internal/build/buildtest"
	"qiao/internal/files"
)

// The pages that the tests change.
const (
	page = "en/automotive/company-00000/index.html"
	list = "en/automotive/index.html"
)

// TestCompare plants one difference after the other.
func TestCompare(t *testing.T) {
	t.Parallel()
	public := published(t)
	other := filepath.Join(t.TempDir(), "public")
	must(t, os.CopyFS(other, os.DirFS(public)))
	tests := []struct {
		name, file, old, new string
		want                 string
	}{
		{name: "nothing"},
		{"page", page, "", "", page + ": only in"},
		{"title", page, "<title>", "<title>Other ", page + ": title 1"},
		{"description", page, `name="description" content="`, `name="description" content="Other `, page + ": description 1"},
		{"canonical address", page, `rel="canonical" href="https`, `rel="canonical" href="http`, page + ": canonical 1"},
		{"hreflang", page, `hreflang="de" href="https://www.park.org/de/`, `hreflang="de" href="https://www.park.org/en/`, page + ": alternate 2"},
		{"sharing", page, `property="og:url" content="`, `property="og:url" content="/`, page + ": og:url 1"},
		{"heading", page, "<h2", "<h3", page + ": heading 2"},
		{"outline", page, `<details class="toc">`, "<details>", page + ": outline 1"},
		{"text", page, `<div class="text">`, `<div class="text">Also`, page + ": text 1"},
		{"picture", page, "plant-0.png", "plant-1.png", page + ": picture 1"},
		{"date", page, `<time datetime="2024`, `<time datetime="2023`, page + ": time 1"},
		{"link of a list", list, "company-00000/", "company-00001/", list + ": link"},
		{"entry of a feed", "en/feed.xml", "<published>2024", "<published>2023", "en/feed.xml: entry 1"},
		{"copy", "en/automotive/company-00000/index.md", "# ", "# Other ", "en/automotive/company-00000/index.md: title 1"},
		{"list for programs", "en/llms.txt", "company-00000/index.md", "company-00000x/index.md", "en/llms.txt: link"},
		{"address of a sitemap", "sitemap-en.xml", "company-00000/</loc>", "company-00000x/</loc>", "sitemap.xml: address"},
		{"alternate of a sitemap", "sitemap-en.xml", `hreflang="de"`, `hreflang="fr"`, "sitemap.xml: address"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plant(t, filepath.Join(other, test.file), test.old, test.new)
			found, _, err := compare(public, other)
			must(t, err)
			switch {
			case test.want == "" && len(found) > 0:
				t.Errorf("found %q", found)
			case test.want != "" && (len(found) != 1 || !strings.HasPrefix(found[0], test.want)):
				t.Errorf("found %q, want one that begins with %q", found, test.want)
			}
		})
	}
}

// plant puts something else into a file once, or removes the file, until the
// test ends.
func plant(t *testing.T, file, old, text string) {
	t.Helper()
	if filepath.Base(file) == "public" {
		return
	}
	data, err := os.ReadFile(file)
	must(t, err)
	t.Cleanup(func() { must(t, os.WriteFile(file, data, 0o644)) })
	if old == "" {
		must(t, os.Remove(file))
		return
	}
	changed := bytes.Replace(data, []byte(old), []byte(text), 1)
	if bytes.Equal(data, changed) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	must(t, os.WriteFile(file, changed, 0o644))
}

// published is a small site, built by qiao.
func published(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	must(t, bench.WriteSite(buildtest.Bench, dir, 10))
	root, err := files.Open(dir)
	must(t, err)
	defer root.Close()
	if r, ds := build.Run(t.Context(), root, build.Settings{Options: build.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}}); !r.Published {
		t.Fatal(ds)
	}
	return filepath.Join(dir, "public")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
