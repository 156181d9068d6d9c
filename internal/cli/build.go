package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"qiao/internal/build"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/heap"
)

type buildOptions struct {
	out     string
	baseURL string
	drafts  bool
	future  bool
	noCache bool
}

func (a *app) newBuild() *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:         "build",
		Short:       a.words.say("build-short"),
		Long:        a.words.say("build-long"),
		Example:     "qiao build\nqiao build -d dist --base-url https://www.example.org/park/",
		Args:        arguments(0, 0),
		Annotations: map[string]string{annotationFindings: "true"},
	}
	f := c.Flags()
	f.StringVarP(&o.out, "output", "d", "", a.words.say("flag-output"))
	f.StringVar(&o.baseURL, "base-url", "", a.words.say("flag-base-url"))
	f.BoolVar(&o.drafts, "drafts", false, a.words.say("flag-drafts"))
	f.BoolVar(&o.future, "future", false, a.words.say("flag-future"))
	f.BoolVar(&a.strict, "strict", false, a.words.say("flag-strict"))
	f.BoolVar(&o.noCache, "no-cache", false, a.words.say("flag-no-cache"))
	return a.command(c, func(ctx context.Context, _ []string) (result, []diag.Diagnostic) {
		heap.UseHugePages()
		heap.PaceCollector()
		r := &buildResult{Languages: []string{}}
		_, ds := a.withSite(func(root *files.Root) (result, []diag.Diagnostic) {
			return nil, a.runBuild(ctx, root, o, r)
		})
		return r, ds
	})
}

// buildResult has the keys of the contract.
type buildResult struct {
	Pages      int        `json:"pages"`
	Outputs    int        `json:"outputs"`
	Written    int        `json:"written"`
	Unchanged  int        `json:"unchanged"`
	Removed    int        `json:"removed"`
	DurationMS int64      `json:"duration_ms"`
	Languages  []string   `json:"languages"`
	NextDue    *time.Time `json:"next_due"`

	published bool
}

func (a *app) runBuild(ctx context.Context, root *files.Root, o buildOptions, r *buildResult) []diag.Diagnostic {
	start := time.Now()
	options, ds := a.options()
	if diag.HasErrors(ds) {
		return ds
	}
	options.BaseURL, options.Drafts, options.Future = o.baseURL, o.drafts, o.future
	built, ds := build.Run(ctx, root, build.Settings{Options: options, Out: o.out, Strict: a.strict, NoCache: o.noCache})
	*r = buildResult{
		Pages: built.Pages, Outputs: built.Outputs,
		Written: built.Written, Unchanged: built.Unchanged, Removed: built.Removed,
		DurationMS: time.Since(start).Milliseconds(), Languages: built.Languages,
		published: built.Published,
	}
	if !built.NextDue.IsZero() {
		r.NextDue = &built.NextDue
	}
	return ds
}

// writeText sums a build up in one line: what was built, and what of it is new.
func (r *buildResult) writeText(a *app, w *bytes.Buffer) {
	if a.opts.quiet || len(r.Languages) == 0 {
		return // nothing is known of the site
	}
	if !r.published {
		fmt.Fprintln(w, a.words.say("built-not"))
		return
	}
	changes := []string{a.words.say("built-changes", vars{"Written": r.Written, "Unchanged": r.Unchanged})}
	if r.Removed > 0 {
		changes = append(changes, a.words.say("built-removed", vars{"Removed": r.Removed}))
	}
	if r.Written == 0 && r.Removed == 0 {
		changes = append(changes, a.words.say("built-nothing"))
	}
	fmt.Fprintln(w, a.words.count("built", r.Pages, vars{
		"Languages": a.words.count("built-languages", len(r.Languages)),
		"Files":     a.words.count("built-files", r.Outputs),
		"Changes":   strings.Join(changes, a.words.say("comma")),
	}))
	if r.NextDue != nil {
		fmt.Fprintln(w, a.words.say("next-due", vars{"Time": r.NextDue.Format("2006-01-02 15:04 -07:00")}))
	}
}
