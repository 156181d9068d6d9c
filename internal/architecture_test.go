// Package internal_test holds the packages to the order in which ARCHITECTURE.md
// lists them.
package internal_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// testOnly are folders that hold only tests, and what these need, which may
// import everything.
var testOnly = []string{"e2e", "e2e/process", "e2e/required"}

// TestArchitecture says that each package imports only what stands above it in
// the list of ARCHITECTURE.md, and that the list has all packages, and no
// others.
func TestArchitecture(t *testing.T) {
	listed := listedPackages(t)
	found := make(map[string]bool)
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(file) != ".go" || filepath.Dir(file) == ".":
			return nil
		}
		name := path.Dir(filepath.ToSlash(file))
		if slices.Contains(testOnly, name) {
			return nil
		}
		if parent, is := supported(name); is {
			// What helps the tests of others may import what it helps with.
			for _, u := range upwardImports(t, file, nil, name, slices.Insert(slices.Clone(listed), slices.Index(listed, parent)+1, name)) {
				t.Error(u)
			}
			return nil
		}
		if !found[name] && !slices.Contains(listed, name) {
			t.Errorf("%s: package %q is not in the list of ARCHITECTURE.md", file, name)
		}
		found[name] = true
		if strings.HasSuffix(file, "_test.go") {
			return nil
		}
		for _, u := range upwardImports(t, file, nil, name, listed) {
			t.Error(u)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range listed {
		if !found[name] {
			t.Errorf("ARCHITECTURE.md lists %q, which does not exist", name)
		}
	}
}

// listedPackages reads the fenced list: a line is a package and its description.
func listedPackages(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, opened := strings.Cut(string(text), "\n```packages\n")
	list, _, closed := strings.Cut(list, "\n```\n")
	if !opened || !closed {
		t.Fatal("ARCHITECTURE.md has no block ```packages")
	}
	var names []string
	for line := range strings.Lines(list) {
		name, description, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name == "" || strings.TrimSpace(description) == "" {
			t.Errorf("ARCHITECTURE.md: %q is not a package and its description", line)
		}
		if slices.Contains(names, name) {
			t.Errorf("ARCHITECTURE.md lists %q twice", name)
		}
		names = append(names, name)
	}
	return names
}

// supported is the package that a package like site/sitetest helps to test.
func supported(name string) (parent string, is bool) {
	parent, base := path.Split(name)
	parent = strings.TrimSuffix(parent, "/")
	return parent, parent != "" && base == parent+"test"
}

// upwardImports are the imports of a file that do not go down, with their
// places. src is the file's text; nil: it is read.
func upwardImports(t *testing.T, file string, src any, name string, listed []string) []string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var up []string
	for _, spec := range f.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		other, own := strings.CutPrefix(imported, "qiao/internal/")
		at := slices.Index(listed, other)
		if own && (at < 0 || at >= slices.Index(listed, name)) {
			up = append(up, fmt.Sprintf("%s: %s imports %s, which does not stand above it in ARCHITECTURE.md", fset.Position(spec.Pos()), name, other))
		}
	}
	return up
}

// TestUpwardImports makes sure that the test above finds what it is for.
func TestUpwardImports(t *testing.T) {
	listed := []string{"diag", "files", "site"}
	src := "package files\n\nimport (\n\t\"fmt\"\n\n\t\"qiao/internal/diag\"\n\t\"qiao/internal/site\"\n\t\"qiao/internal/site/sitetest\"\n)\n"
	want := []string{
		"files/x.go:7:2: files imports site, which does not stand above it in ARCHITECTURE.md",
		"files/x.go:8:2: files imports site/sitetest, which does not stand above it in ARCHITECTURE.md",
	}
	if got := upwardImports(t, "files/x.go", src, "files", listed); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
