// Package cli is qiao's command line: it reads calls, runs what the packages
// below offer, and puts the results into words, in English or Chinese, or into
// JSON, GitHub's and SARIF's forms. It is the only package that prints, and the
// only one that knows of exit codes.
//
// What goes where:
//
//   - Standard output has what was asked for, and nothing else: the summary of
//     a build, the findings of a check, a list. In JSON it is always exactly
//     one object with "diagnostics" and the command's own keys, also when the
//     call fails.
//   - Standard error has what accompanies it: the findings of a build, mistakes
//     in the call.
//   - A line begins in lower case and has no full stop. Numbers that a person
//     wants to know stand in sentences.
//   - Colours are for terminals only, and not with NO_COLOR set.
//   - -q leaves out everything but errors; -v adds notes and how long the stages
//     took. A check always has the notes: what is to be filled in is one.
//
// Each command has its file: an options struct, a constructor that binds flags
// to it, and a run method that returns a result and findings.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// The exit codes, a public contract.
const (
	exitFine     = 0
	exitProblems = 1 // errors were found; with --strict warnings too
	exitUnusable = 2 // the call or the configuration cannot be used
)

// Streams are what a call reads from and writes to.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Main runs one call and returns its exit code. args are without the program's
// name. The call ends early when ctx is cancelled.
func Main(ctx context.Context, args []string, s Streams) int {
	a := &app{streams: s, words: newWords(uiLanguage(args))}
	a.opts.format = lastFlag(args, "--format")
	root := a.newRoot()
	root.SetArgs(args)
	if err := root.ExecuteContext(ctx); err != nil {
		var u *usageError
		if !errors.As(err, &u) {
			u = fromCobra(root, err)
		}
		a.finish(nil, []diag.Diagnostic{u.finding})
	}
	return a.exit
}

// app is one call.
type app struct {
	streams Streams
	words   *words
	opts    struct {
		site    string
		format  string
		uiLang  string
		quiet   bool
		verbose bool
	}
	// site is the open folder of the site, nil if the command has none.
	site   *files.Root
	strict bool
	// findingsAsked says that findings are what the command was asked for.
	findingsAsked bool
	exit          int
}

// exitCode is what the findings of a call make of it. A mistake in the
// configuration means that it cannot be used; so does one in the call, which
// is in no file.
func exitCode(ds []diag.Diagnostic, strict bool) int {
	unusable := slices.ContainsFunc(ds, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && (d.Pos.File == config.File || d.Pos.File == "" && d.ID != "interrupted")
	})
	switch {
	case unusable:
		return exitUnusable
	case diag.HasErrors(ds), strict && diag.Count(ds, diag.Warning) > 0:
		return exitProblems
	default:
		return exitFine
	}
}

// uiLanguage is the language of qiao's own words: as the flag says, else as
// the environment says. It is wanted before the flags are read, as their
// descriptions need it.
func uiLanguage(args []string) string {
	if lang := lastFlag(args, "--ui-lang"); slices.Contains(uiLanguages, lang) {
		return lang
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}

// lastFlag is the last value of a long flag in a call that is not read yet.
func lastFlag(args []string, flag string) (value string) {
	for i, arg := range args {
		switch text, inline := strings.CutPrefix(arg, flag+"="); {
		case arg == "--":
			return value
		case inline:
			value = text
		case arg == flag && i+1 < len(args):
			value = args[i+1]
		}
	}
	return value
}

// command binds a run function to a cobra command: it reports what the
// function returns.
func (a *app) command(c *cobra.Command, run func(ctx context.Context, args []string) (result, []diag.Diagnostic)) *cobra.Command {
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.checkFlags(cmd); err != nil {
			return err
		}
		defer a.closeSite()
		r, ds := run(cmd.Context(), args)
		a.finish(r, ds)
		return nil
	}
	return c
}
