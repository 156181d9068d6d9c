package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// copyTree copies a folder's files over another folder, with pieces of text
// replaced in all of them.
func copyTree(t *testing.T, from, to string, replace map[string]string) {
	t.Helper()
	files := readTree(t, from)
	for name, data := range files {
		for old, piece := range replace {
			if old != "" {
				data = strings.ReplaceAll(data, old, piece)
			}
		}
		files[name] = data
	}
	writeTree(t, to, files)
}

// readTree returns a folder's files by name; none if there is no such folder.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

// writeTree makes dir hold these files and no others below their folders.
func writeTree(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for _, name := range sortedKeys(files) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
