package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"golang.org/x/term"

	"qiao/internal/diag"
)

// result is what a command was asked for, beside its findings. In JSON its
// exported fields are keys next to "diagnostics".
type result interface {
	// writeText writes the result for people.
	writeText(a *app, w *bytes.Buffer)
}

// finish writes result and findings, in the format that is asked for, and sets
// the exit code. r is nil when there is no result.
func (a *app) finish(r result, ds []diag.Diagnostic) {
	diag.Sort(ds)
	a.exit = exitCode(ds, a.strict)
	ds = a.shown(ds)
	var err error
	switch a.opts.format {
	case "json":
		err = a.writeJSON(r, ds)
	case "github":
		err = diag.WriteGitHub(a.streams.Out, ds, a.words.lang)
	case "sarif":
		err = diag.WriteSARIF(a.streams.Out, ds, a.words.lang, qiaoVersion())
	default:
		err = a.writeText(r, ds)
	}
	if err != nil && a.exit == exitFine {
		a.exit = exitProblems // the reader is gone, or the disk is full
	}
}

// writeText writes the findings and then the result.
func (a *app) writeText(r result, ds []diag.Diagnostic) error {
	findings := a.streams.Err
	if a.findingsAsked {
		findings = a.streams.Out
	}
	if err := a.writeFindings(findings, ds); err != nil {
		return err
	}
	if r == nil {
		return nil
	}
	var b bytes.Buffer
	r.writeText(a, &b)
	_, err := a.streams.Out.Write(b.Bytes())
	return err
}

// writeFindings writes findings for people.
func (a *app) writeFindings(w io.Writer, ds []diag.Diagnostic) error {
	text := diag.TextWriter{Lang: a.words.lang, Color: colored(w), Source: a.siteFile}
	return text.Write(w, ds)
}

// shown are the findings that are to be seen. Notes on what could be better do
// not accompany other work, unless it is asked to be verbose; with -q, only
// errors are shown.
func (a *app) shown(ds []diag.Diagnostic) []diag.Diagnostic {
	least := diag.Info
	switch {
	case a.opts.quiet:
		least = diag.Error
	case !a.findingsAsked && !a.opts.verbose:
		least = diag.Warning
	}
	return slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool { return d.Severity > least })
}

// writeJSON writes one object: the result's keys, and the findings.
func (a *app) writeJSON(r result, ds []diag.Diagnostic) error {
	object := []byte("{}")
	if r != nil {
		var err error
		if object, err = marshal(r); err != nil {
			return err
		}
	}
	findings, err := marshal(diag.Findings(ds, a.words.lang))
	if err != nil {
		return err
	}
	keys := bytes.TrimSuffix(object, []byte("}"))
	if len(keys) > 1 {
		keys = append(keys, ',')
	}
	var b bytes.Buffer
	if err := json.Indent(&b, fmt.Appendf(keys, `"diagnostics":%s}`, findings), "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err = a.streams.Out.Write(b.Bytes())
	return err
}

// marshal is json.Marshal that leaves <, > and & readable.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// colored reports whether w is a terminal that may be written to in colour.
func colored(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}
