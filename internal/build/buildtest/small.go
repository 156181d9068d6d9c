package buildtest

import (
	_ "embed"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:embed small.txtar
var small []byte

// WriteSmall writes a site of three pages with a theme of its own, "plain",
// into a folder; its base URL is https://www.park.org/base/.
func WriteSmall(dir string) error {
	for _, f := range txtar.Parse(small).Files {
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
