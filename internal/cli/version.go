package cli

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"qiao/internal/diag"
)

func (a *app) newVersion() *cobra.Command {
	c := &cobra.Command{
		Use:   "version",
		Short: a.words.say("version-short"),
		Args:  arguments(0, 0),
	}
	return a.command(c, func(context.Context, []string) (result, []diag.Diagnostic) {
		return versionResult{
			Version:  qiaoVersion(),
			Go:       runtime.Version(),
			Platform: runtime.GOOS + "/" + runtime.GOARCH,
		}, nil
	})
}

type versionResult struct {
	Version  string `json:"version"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func (r versionResult) writeText(_ *app, w *bytes.Buffer) {
	fmt.Fprintf(w, "qiao %s %s %s\n", r.Version, r.Go, r.Platform)
}

// qiaoVersion is the version of this program: of its module, as far as the Go
// toolchain has noted it.
func qiaoVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
