package buildtest

import (
	_ "embed"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:embed small.txtar
var small []byte

// WriteSmall writes a site of three pages with a theme of its own, "plain",
// into a folder; its base URL is https://www.park.org/base/.
func WriteSmall(dir string) error {
	for _, f := range txtar.Parse(small).Files {
		if err := WriteFile(dir, f.Name, string(f.Data)); err != nil {
			return err
		}
	}
	return nil
}
