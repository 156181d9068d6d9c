package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"qiao/internal/build"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// openSite opens the site's folder: the one of -s, else the nearest upward that
// has a site.yaml.
func (a *app) openSite() []diag.Diagnostic {
	dir := a.opts.site
	if dir == "" {
		if dir = siteAbove("."); dir == "" {
			return []diag.Diagnostic{diag.New("site-not-found", diag.Pos{})}
		}
	}
	root, err := files.Open(dir)
	if err != nil {
		return []diag.Diagnostic{diag.New("site-not-found/dir", diag.Pos{}, "dir", filepath.Base(dir))}
	}
	a.site = root
	if !root.Exists(config.File) {
		return []diag.Diagnostic{diag.New("site-not-found/dir", diag.Pos{}, "dir", filepath.Base(dir))}
	}
	return nil
}

// closeSite gives the site's folder back.
func (a *app) closeSite() {
	if a.site != nil {
		a.site.Close()
	}
}

// siteFile is the text of a file of the site, or nil: for findings to show the
// line that they are about.
func (a *app) siteFile(name string) []byte {
	const most = 16 << 20
	if a.site == nil {
		return nil
	}
	text, err := a.site.ReadLimit(name, most)
	if err != nil {
		return nil
	}
	return text
}

// siteAbove is the nearest folder from dir upward that has a site.yaml, or "".
func siteAbove(dir string) string {
	for {
		if _, err := os.Stat(filepath.Join(dir, config.File)); err == nil {
			return dir
		}
		abs, err := filepath.Abs(dir)
		if err != nil || filepath.Dir(abs) == abs {
			return ""
		}
		dir = filepath.Join(dir, "..")
	}
}

// withSite runs a command on the site's folder.
func (a *app) withSite(run func(root *files.Root) (result, []diag.Diagnostic)) (result, []diag.Diagnostic) {
	if ds := a.openSite(); ds != nil {
		return nil, ds
	}
	return run(a.site)
}

// now is the moment that decides what is published: SOURCE_DATE_EPOCH if the
// environment has it, for builds that can be repeated, else the clock's.
func now() (time.Time, []diag.Diagnostic) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Now(), []diag.Diagnostic{diag.New("usage/epoch", diag.Pos{}, "value", text)}
	}
	return time.Unix(seconds, 0), nil
}

// options are the build's options that all commands share.
func (a *app) options() (build.Options, []diag.Diagnostic) {
	at, ds := now()
	o := build.Options{Now: at}
	if a.opts.verbose {
		o.Trace = a.traceStage
	}
	return o, ds
}

// traceStage says how long a stage took.
func (a *app) traceStage(stage string, took time.Duration) {
	text := a.words.say("stage", vars{"Stage": stage, "Milliseconds": milliseconds(took)})
	fmt.Fprintln(a.streams.Err, text)
}

func milliseconds(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64)
}

// load loads the site for commands that only look at it.
func (a *app) load(ctx context.Context, root *files.Root) (*build.Loaded, []diag.Diagnostic) {
	o, ds := a.options()
	if diag.HasErrors(ds) {
		return &build.Loaded{}, ds
	}
	return build.Load(ctx, root, o)
}
