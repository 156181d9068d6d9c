package cli

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qiao/internal/build"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

func (a *app) newCheck() *cobra.Command {
	c := &cobra.Command{
		Use:         "check [PATH…]",
		Short:       a.words.say("check-short"),
		Long:        a.words.say("check-long"),
		Example:     "qiao check\nqiao check content/news --strict",
		Args:        arguments(0, -1),
		Annotations: map[string]string{annotationFindings: "true"},
	}
	c.Flags().BoolVar(&a.strict, "strict", false, a.words.say("flag-strict"))
	return a.command(c, func(ctx context.Context, args []string) (result, []diag.Diagnostic) {
		return a.withSite(func(root *files.Root) (result, []diag.Diagnostic) {
			return a.runCheck(ctx, root, args)
		})
	})
}

// checkResult counts the findings that are shown.
type checkResult struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
}

func (a *app) runCheck(ctx context.Context, root *files.Root, paths []string) (result, []diag.Diagnostic) {
	scope, err := sitePaths(root, paths)
	if err != nil {
		return nil, []diag.Diagnostic{err.finding}
	}
	a.findingsAsked = true
	o, ds := a.options()
	if diag.HasErrors(ds) {
		return nil, ds
	}
	ds = build.Check(ctx, root, o)
	if ctx.Err() != nil {
		ds = append(ds, diag.New("interrupted", diag.Pos{}))
	}
	if len(scope) > 0 {
		ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return !inScope(d, scope) })
	}
	return &checkResult{
		Errors:   diag.Count(ds, diag.Error),
		Warnings: diag.Count(ds, diag.Warning),
		Infos:    diag.Count(ds, diag.Info),
	}, ds
}

// sitePaths turns paths, from the working directory or from the site's folder,
// into paths of the site. "." is the whole site.
func sitePaths(root *files.Root, paths []string) ([]string, *usageError) {
	base, err := filepath.Abs(root.Dir())
	if err != nil {
		base = root.Dir()
	}
	var scope []string
	for _, p := range paths {
		name := filepath.ToSlash(filepath.Clean(p))
		if abs, err := filepath.Abs(p); err == nil {
			if rel, err := filepath.Rel(base, abs); err == nil && filepath.IsLocal(rel) && root.Exists(filepath.ToSlash(rel)) {
				name = filepath.ToSlash(rel)
			}
		}
		if !filepath.IsLocal(filepath.FromSlash(name)) || !root.Exists(name) {
			return nil, usage("usage/path", "value", p)
		}
		scope = append(scope, name)
	}
	return scope, nil
}

// inScope reports whether a finding is in one of the files or folders. What
// keeps the site from being read at all always is.
func inScope(d diag.Diagnostic, scope []string) bool {
	if d.Pos.File == "" || d.Severity == diag.Error && d.Pos.File == config.File {
		return true
	}
	return slices.ContainsFunc(scope, func(name string) bool {
		return name == "." || d.Pos.File == name || strings.HasPrefix(d.Pos.File, name+"/")
	})
}

// writeText counts in words: 2 errors, 1 warning.
func (r *checkResult) writeText(a *app, w *bytes.Buffer) {
	if a.opts.quiet {
		return
	}
	var counts []string
	for _, c := range []struct {
		message string
		n       int
	}{{"check-errors", r.Errors}, {"check-warnings", r.Warnings}, {"check-infos", r.Infos}} {
		if c.n > 0 {
			counts = append(counts, a.words.count(c.message, c.n))
		}
	}
	if len(counts) == 0 {
		counts = []string{a.words.say("check-fine")}
	}
	fmt.Fprintln(w, strings.Join(counts, a.words.say("comma")))
}
