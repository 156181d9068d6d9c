package source

import (
	"path"
	"slices"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// DataDir is the folder of what is written once, for all languages.
const DataDir = "data"

// CheckData reads the YAML files directly below data/, but for those in known,
// which are read by whoever knows their form. Nothing uses the others yet, but
// their authors shall learn of a mistake in their form at once and not when
// something does.
func CheckData(root *files.Root, known ...string) []diag.Diagnostic {
	entries, err := root.Walk(DataDir)
	if err != nil {
		return []diag.Diagnostic{unreadable(DataDir, err)}
	}
	var ds []diag.Diagnostic
	for _, e := range entries {
		ext := path.Ext(e.Name)
		if ext != ".yaml" && ext != ".yml" || path.Dir(e.Name) != DataDir || slices.Contains(known, e.Name) {
			continue
		}
		raw, err := root.Read(e.Name)
		if err != nil {
			ds = append(ds, unreadable(e.Name, err))
			continue
		}
		_, more := decode.YAMLFile(e.Name, raw)
		ds = append(ds, more...)
	}
	return ds
}
