package buildtest

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// ReadFiles reads all files below a folder, by their names in it, with slashes;
// none if there is no such folder.
func ReadFiles(dir string) (map[string]string, error) {
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if file == dir && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		name, _ := filepath.Rel(dir, file)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	return files, err
}

// WriteFiles writes files below a folder, in the order of their names, beside
// what is there.
func WriteFiles(dir string, files map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := WriteFile(dir, name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

// WriteFile writes a file below a folder, by its name there, with slashes.
func WriteFile(dir, name, text string) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
