// Package bench writes the site that qiao is measured on, for qiao and for
// Hugo, with a theme for each that makes the same outputs.
package bench

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"

	"qiao/internal/build/buildtest"
)

// themes holds the theme for qiao, and a site for Hugo without its content.
//
//go:embed all:themes
var themes embed.FS

// WriteSite writes a site of so many pages, each in three languages, into a
// folder, complete with its theme; layout is [buildtest.Bench] or
// [buildtest.Hugo].
func WriteSite(layout buildtest.Layout, dir string, pages int) error {
	if err := buildtest.WriteFor(layout, dir, pages); err != nil {
		return err
	}
	from, to := "themes/qiao", filepath.Join(dir, "themes", "bench")
	if layout == buildtest.Hugo {
		from, to = "themes/hugo", dir
	}
	return copyTree(from, to)
}

// copyTree copies a folder of the embedded themes.
func copyTree(from, to string) error {
	tree, err := fs.Sub(themes, from)
	if err != nil {
		return err
	}
	return fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		file := filepath.Join(to, filepath.FromSlash(name))
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(file, 0o755)
		}
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	})
}
