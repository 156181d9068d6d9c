package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/serve"
)

type serveOptions struct {
	addr     string
	open     bool
	noDrafts bool
}

func (a *app) newServe() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: a.words.say("serve-short"),
		Long:  a.words.say("serve-long"),
		Args:  arguments(0, 0),
	}
	f := c.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:1313", a.words.say("flag-addr"))
	f.BoolVar(&o.open, "open", false, a.words.say("flag-open"))
	f.BoolVar(&o.noDrafts, "no-drafts", false, a.words.say("flag-no-drafts"))
	return a.command(c, func(ctx context.Context, _ []string) (result, []diag.Diagnostic) {
		return a.withSite(func(root *files.Root) (result, []diag.Diagnostic) {
			return a.runServe(ctx, root, o)
		})
	})
}

// serveResult says where the preview was.
type serveResult struct {
	URL string `json:"url"`
}

// writeText says nothing: everything was said while the preview ran.
func (r *serveResult) writeText(*app, *bytes.Buffer) {}

func (a *app) runServe(ctx context.Context, root *files.Root, o serveOptions) (result, []diag.Diagnostic) {
	options, ds := a.options()
	if diag.HasErrors(ds) {
		return nil, ds
	}
	options.Drafts, options.Future = !o.noDrafts, !o.noDrafts
	listener, err := serve.Listen(ctx, o.addr)
	if err != nil {
		return nil, []diag.Diagnostic{listenProblem(err, o.addr)}
	}
	r := new(serveResult)
	builds := 0
	err = serve.Run(ctx, serve.Options{
		Root: root, Build: options, Lang: a.words.lang, Listener: listener,
		Now: func() time.Time { t, _ := now(); return t },
		Built: func(took time.Duration, ds []diag.Diagnostic) {
			_ = a.writeFindings(a.streams.Err, a.shown(ds))
			if builds++; builds > 1 && !a.opts.quiet {
				fmt.Fprintln(a.streams.Err, a.words.say("serve-rebuilt", vars{"Milliseconds": milliseconds(took)}))
			}
		},
		Ready: func(url string) {
			r.URL = url
			if a.opts.format == "text" {
				fmt.Fprintln(a.streams.Out, a.words.say("serve-ready", vars{"URL": url}))
			}
			if o.open {
				openBrowser(ctx, url)
			}
		},
	})
	if err != nil {
		return nil, []diag.Diagnostic{diag.New("serve-failed", diag.Pos{}, "reason", err)}
	}
	return r, nil
}

func listenProblem(err error, addr string) diag.Diagnostic {
	if errors.Is(err, serve.ErrNotLocal) {
		return diag.New("serve-address/public", diag.Pos{}, "address", addr)
	}
	return diag.New("serve-address", diag.Pos{}, "address", addr)
}

// openBrowser shows a page in the browser of this computer, if it has one.
func openBrowser(ctx context.Context, url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	c := exec.CommandContext(ctx, name, args...)
	if c.Start() == nil {
		go func() { _ = c.Wait() }()
	}
}
