package build

import (
	"path/filepath"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/publish"
)

// target is where a build publishes: the folder that out names on this
// machine or, where out is empty, the one of site.yaml. An out that would
// replace what the site is made from is refused.
func target(root *files.Root, cfg *config.Site, out string) (publish.Target, []diag.Diagnostic) {
	site, err := filepath.Abs(root.Dir())
	if err != nil {
		return publish.Target{}, []diag.Diagnostic{unresolved(out)}
	}
	t := publish.Target{Site: root, Dir: filepath.Join(site, filepath.FromSlash(cfg.Output)), Name: cfg.Output}
	if out == "" {
		return t, nil
	}
	if t.Dir, err = filepath.Abs(out); err != nil {
		return t, []diag.Diagnostic{unresolved(out)}
	}
	rel, err := filepath.Rel(resolved(site), resolved(t.Dir))
	if err != nil {
		rel = ".." // on another drive
	}
	rel = filepath.ToSlash(rel)
	first, _, _ := strings.Cut(strings.ToLower(rel), "/")
	switch {
	case filepath.Dir(t.Dir) == t.Dir:
		return t, []diag.Diagnostic{refused("root", out)}
	case strings.Trim(rel, "./") == "":
		return t, []diag.Diagnostic{refused("site", out)}
	case slices.Contains(config.Inputs, first):
		return t, []diag.Diagnostic{diag.New("publish-output/input", diag.Pos{}, "folder", out, "input", first)}
	case first == config.File, strings.HasPrefix(first, ".") && first != "..":
		return t, []diag.Diagnostic{refused("hidden", out)}
	case first == "..":
		t.Name = filepath.Base(t.Dir) // its path is of this machine
	default:
		t.Name = rel
	}
	return t, nil
}

func refused(variant, out string) diag.Diagnostic {
	return diag.New("publish-output/"+variant, diag.Pos{}, "folder", out)
}

// unresolved is for a working directory that has been deleted.
func unresolved(out string) diag.Diagnostic {
	return diag.New("publish-write", diag.Pos{File: filepath.Base(out)}, "file", filepath.Base(out), "reason", "no working directory")
}

// resolved follows the symbolic links in a path, as far as the path exists.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if parent := filepath.Dir(path); parent != path {
		return filepath.Join(resolved(parent), filepath.Base(path))
	}
	return path
}
