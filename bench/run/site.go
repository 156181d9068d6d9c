//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"

	corpus "qiao/bench"
)

// siteParts are the parts of a site that are its source.
var siteParts = []string{"site.yaml", "content", "data", "i18n", "static", "themes"}

// siteOf measures builds of a copy of the site that was asked for, and Hugo's
// of its documents, in turn.
func (b *bench) siteOf(ctx context.Context, r *results) error {
	for _, name := range siteParts {
		if err := copyPart(filepath.Join(b.site, name), b.path("site", "qiao", name)); err != nil {
			return err
		}
	}
	if err := corpus.WritePages(b.site, b.path("site", "hugo")); err != nil {
		return err
	}
	for round := range b.rounds {
		log.Printf("building, round %d of %d", round+1, b.rounds)
		for _, t := range []tool{b.hugo(), b.qiao()} {
			if err := b.coldAndUnchanged(ctx, r.of(t.name), t); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyPart copies a file or a folder, if it is there.
func copyPart(from, to string) error {
	info, err := os.Stat(from)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return os.CopyFS(to, os.DirFS(from))
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// writeSite writes what was measured of one site.
func (r *results) writeSite(w io.Writer, site string) {
	fmt.Fprintf(w, "The site in %s, and Hugo with the same texts\n\n", site)
	fmt.Fprintf(w, "| medians: wall s / CPU s / peak MiB | Hugo | qiao | ratio of wall time |\n|---|---|---|---|\n")
	line := func(what string, hugo, qiao []usage) {
		fmt.Fprintf(w, "| %s | %s | %s | %s |\n", what, figuresOf(hugo), figuresOf(qiao), ratioText(wallRatio(hugo, qiao)))
	}
	line("build from nothing", r.hugo.cold, r.qiao.cold)
	line("build with nothing changed", r.hugo.unchanged, r.qiao.unchanged)
}
