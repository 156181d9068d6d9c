package e2e

import (
	"strings"
	"testing"

	"qiao/internal/build/buildtest"
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
	files, err := buildtest.ReadFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// writeTree writes files below a folder.
func writeTree(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := buildtest.WriteFiles(dir, files); err != nil {
		t.Fatal(err)
	}
}
