package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"qiao/bench"
	"qiao/internal/build/buildtest"
)

// TestBuild looks for one file of each kind.
func TestBuild(t *testing.T) {
	t.Parallel()
	in, out := t.TempDir(), t.TempDir()
	if err := bench.WriteSite(buildtest.Hugo, in, 300); err != nil {
		t.Fatal(err)
	}
	if err := build(in, out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"zh/index.html", "zh/index.md", "de/automotive/index.html", "de/automotive/index.md",
		"en/automotive/company-00000/index.html", "en/automotive/company-00000/index.md", "en/tags/land/page/2/index.html",
		"en/feed.xml", "en/rail/feed.xml", "en/llms.txt", "sitemap-zh.xml", "images/plant-0.png",
	} {
		if info, err := os.Stat(filepath.Join(out, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEveryCore says that all pieces are worked on, and an error is returned.
func TestEveryCore(t *testing.T) {
	t.Parallel()
	done := make([]bool, 100)
	if err := everyCore(len(done), func(i int, _ *writer) error { done[i] = true; return nil }); err != nil {
		t.Fatal(err)
	}
	for i, d := range done {
		if !d {
			t.Errorf("piece %d is left", i)
		}
	}
	failed := errors.New("no")
	err := everyCore(len(done), func(i int, _ *writer) error {
		if i == 7 {
			return failed
		}
		return nil
	})
	if !errors.Is(err, failed) {
		t.Errorf("error %v", err)
	}
}
