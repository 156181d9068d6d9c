package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// compare compares two published folders. It returns the differences, sorted
// by file, and the number of files compared.
func compare(first, second string) (differences []string, compared int, err error) {
	a, err := contents(first)
	if err != nil {
		return nil, 0, err
	}
	b, err := contents(second)
	if err != nil {
		return nil, 0, err
	}
	for _, name := range slices.Sorted(maps.Keys(union(a, b))) {
		differences = append(differences, compareFile(first, second, name, a, b)...)
	}
	listed, err := compareSitemaps(first, second)
	return append(differences, listed...), len(union(a, b)), err
}

func union(a, b map[string]bool) map[string]bool {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// contents are the files of a published folder that are compared.
func contents(dir string) (map[string]bool, error) {
	names := make(map[string]bool)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && name != "404.html" && reader(name) != nil {
			names[name] = true
		}
		return err
	})
	return names, err
}

// reader is what reads the facts that are compared out of a file; nil for files
// that are not compared.
func reader(name string) func(name string, data []byte) (facts, error) {
	switch {
	case strings.HasSuffix(name, ".html"):
		return readPage
	case path.Base(name) == "feed.xml":
		return readFeed
	case path.Base(name) == "llms.txt" && name != "llms.txt":
		return readList
	case path.Base(name) == "index.md":
		return readCopy
	}
	return nil
}

// facts are what is compared of a file, by name: each a list, in order.
type facts map[string][]string

func compareFile(first, second, name string, a, b map[string]bool) []string {
	switch {
	case !a[name]:
		return []string{name + ": only in " + second}
	case !b[name]:
		return []string{name + ": only in " + first}
	}
	read := func(dir string) (facts, error) {
		data, err := os.ReadFile(path.Join(dir, name))
		if err != nil {
			return nil, err
		}
		return reader(name)(name, data)
	}
	x, err := read(first)
	if err != nil {
		return []string{name + ": " + err.Error()}
	}
	y, err := read(second)
	if err != nil {
		return []string{name + ": " + err.Error()}
	}
	return unlike(name, x, y)
}

// unlike words how two files' facts differ: for each fact, the first place
// where the lists part.
func unlike(name string, x, y facts) (differences []string) {
	all := maps.Clone(x)
	maps.Copy(all, y)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if slices.Equal(x[key], y[key]) {
			continue
		}
		i := 0
		for i < min(len(x[key]), len(y[key])) && x[key][i] == y[key][i] {
			i++
		}
		differences = append(differences, fmt.Sprintf("%s: %s %d of %d and %d: %q, %q",
			name, key, i+1, len(x[key]), len(y[key]), at(x[key], i), at(y[key], i)))
	}
	return differences
}

// at is an element of a list, "" behind its end.
func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}
