package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/site"
)

// statePublished is the state of documents that are not withheld; the others
// are the reasons of package site.
const statePublished = "published"

// listings maps what list can be asked for to the state that it shows; ""
// is any.
var listings = map[string]string{
	"all": "", "drafts": site.ReasonDraft, "future": site.ReasonFuture, "expired": site.ReasonExpired,
}

func (a *app) newList() *cobra.Command {
	choices := []string{"drafts", "future", "expired", "all"}
	c := &cobra.Command{
		Use:       "list [drafts|future|expired|all]",
		Short:     a.words.say("list-short"),
		Long:      a.words.say("list-long"),
		Args:      arguments(0, 1),
		ValidArgs: choices,
	}
	return a.command(c, func(ctx context.Context, args []string) (result, []diag.Diagnostic) {
		state := listings["all"]
		if len(args) > 0 {
			var known bool
			if state, known = listings[args[0]]; !known {
				u := usage("usage/argument", "command", c.CommandPath(), "value", args[0], "allowed", strings.Join(choices, ", "))
				return nil, []diag.Diagnostic{u.finding}
			}
		}
		return a.withSite(func(root *files.Root) (result, []diag.Diagnostic) {
			l, ds := a.load(ctx, root)
			defer l.Close()
			return newListResult(l.Site, state), ds
		})
	})
}

// listResult is a list of documents.
type listResult struct {
	Documents []listedDocument `json:"documents"`
}

type listedDocument struct {
	Page  string `json:"page"`
	Lang  string `json:"lang"`
	File  string `json:"file"`
	Title string `json:"title"`
	State string `json:"state"`
	// Date is the page's own, Due when its state changes next.
	Date *time.Time `json:"date"`
	Due  *time.Time `json:"due"`
}

// newListResult lists the documents in a state ("": in any), by page and
// language. s may be nil.
func newListResult(s *site.Site, state string) *listResult {
	r := &listResult{Documents: []listedDocument{}}
	if s == nil {
		return r
	}
	for _, p := range s.Pages {
		for _, d := range p.Documents {
			listed := listedDocument{Page: p.ID, Lang: d.Lang.Code, File: d.File, Title: d.Title, State: statePublished}
			listed.Date, listed.Due = given(p.Date), given(p.Expires)
			r.Documents = append(r.Documents, listed)
		}
	}
	for _, w := range s.Withheld {
		r.Documents = append(r.Documents, listedDocument{
			Page: w.Page, Lang: w.Lang, File: w.File, Title: w.Title, State: w.Reason,
			Date: given(w.Date), Due: given(w.Due),
		})
	}
	r.Documents = slices.DeleteFunc(r.Documents, func(d listedDocument) bool { return state != "" && d.State != state })
	order := s.Config.Codes()
	slices.SortFunc(r.Documents, func(x, y listedDocument) int {
		return cmp.Or(cmp.Compare(x.Page, y.Page), cmp.Compare(slices.Index(order, x.Lang), slices.Index(order, y.Lang)))
	})
	return r
}

// given is a time, or nil if there is none.
func given(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func (r *listResult) writeText(a *app, w *bytes.Buffer) {
	if len(r.Documents) == 0 {
		fmt.Fprintln(w, a.words.say("none"))
		return
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, d := range r.Documents {
		date := "-"
		if d.Date != nil {
			date = d.Date.Format(time.DateOnly)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", date, diag.Printable(d.File), d.state(a), diag.Printable(d.Title))
	}
	table.Flush()
}

// state is a document's state in words, with the date on which it changes.
func (d *listedDocument) state(a *app) string {
	if d.Due == nil {
		return a.words.say("list-" + d.State)
	}
	return a.words.say("list-"+d.State+"-due", vars{"Time": d.Due.Format(time.DateOnly)})
}
