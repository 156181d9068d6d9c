package bench

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/build"
	"qiao/internal/build/buildtest"
	"qiao/internal/files"
)

// TestWriteSite says that a site is the same bytes every time, and that the
// pages for Hugo have the names of those for qiao.
func TestWriteSite(t *testing.T) {
	t.Parallel()
	trees := make(map[buildtest.Layout]map[string][]byte)
	for _, layout := range []buildtest.Layout{buildtest.Bench, buildtest.Hugo} {
		trees[layout] = tree(t, written(t, layout, 10))
		if diff := cmp.Diff(trees[layout], tree(t, written(t, layout, 10))); diff != "" {
			t.Errorf("layout %d, written again: %s", layout, diff)
		}
	}
	for name, text := range trees[buildtest.Bench] {
		of := trees[buildtest.Hugo][name]
		if filepath.Ext(name) == ".md" && of == nil {
			t.Errorf("Hugo's site has no %s", name)
		}
		if bytes.Contains(of, []byte(":fact[")) {
			t.Errorf("%s for Hugo names a fact", name)
		}
		if filepath.Base(name) == "company-00007.zh.md" && !bytes.Contains(text, []byte(":fact[")) {
			t.Errorf("%s for qiao has no fact", name)
		}
	}
}

// TestBuild builds the site with qiao: there is nothing to find about it.
func TestBuild(t *testing.T) {
	t.Parallel()
	root, err := files.Open(written(t, buildtest.Bench, 50))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	r, ds := build.Run(t.Context(), root, build.Settings{Options: build.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Pos, d.Message("en"))
	}
	if !r.Published || r.Pages != 75 {
		t.Errorf("%+v", r)
	}
}

// TestStyle says that both themes have the same style sheet.
func TestStyle(t *testing.T) {
	t.Parallel()
	read := func(name string) string {
		data, err := fs.ReadFile(themes, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if diff := cmp.Diff(read("themes/qiao/assets/main.css"), read("themes/hugo/assets/main.css")); diff != "" {
		t.Error(diff)
	}
}

func written(t *testing.T, layout buildtest.Layout, pages int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := WriteSite(layout, dir, pages); err != nil {
		t.Fatal(err)
	}
	return dir
}

// tree reads all files of a folder.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		all[name], err = os.ReadFile(filepath.Join(dir, name))
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("nothing written: %v", err)
	}
	return all
}
