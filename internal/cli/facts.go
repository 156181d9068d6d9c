package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"qiao/internal/build"
	"qiao/internal/check"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/files"
	"qiao/internal/site"
)

func (a *app) newFacts() *cobra.Command {
	var unused bool
	c := &cobra.Command{
		Use:     "facts [ID…]",
		Short:   a.words.say("facts-short"),
		Long:    a.words.say("facts-long"),
		Example: "qiao facts\nqiao facts industrial-output-jan-nov\nqiao facts find report.zh.txt",
		Args:    arguments(0, -1),
	}
	c.Flags().BoolVar(&unused, "unused", false, a.words.say("facts-unused"))
	c.AddCommand(a.newFactsFind())
	return a.command(c, func(ctx context.Context, ids []string) (result, []diag.Diagnostic) {
		return a.withSite(func(root *files.Root) (result, []diag.Diagnostic) {
			l, ds := a.load(ctx, root)
			defer l.Close()
			r, more := newFactsResult(l, ids, unused)
			return r, append(ds, more...)
		})
	})
}

// factsResult is facts as they are written in each language.
type factsResult struct {
	Facts []shownFact `json:"facts"`
}

type shownFact struct {
	ID string `json:"id"`
	// Amount is the exact value in Unit, as a plain decimal.
	Amount    string            `json:"amount"`
	Unit      string            `json:"unit"`
	Qualifier string            `json:"qualifier"`
	Text      map[string]string `json:"text"`
	Label     map[string]string `json:"label"`
	Change    string            `json:"change"`
	Period    string            `json:"period"`
	Kind      string            `json:"kind"`
	Source    *shownSource      `json:"source"`
	Quote     string            `json:"quote"`
	UsedBy    []string          `json:"used_by"` // pages: /clusters/auto-parts

	langs                  []string // in the order of the site
	periodText, changeText map[string]string
}

type shownSource struct {
	ID    string            `json:"id"`
	Title map[string]string `json:"title"`
	Date  string            `json:"date"`
	URL   string            `json:"url"`
}

// newFactsResult shows the facts of these ids, or all; with unused, only those
// that no page shows.
func newFactsResult(l *build.Loaded, ids []string, unused bool) (*factsResult, []diag.Diagnostic) {
	r := &factsResult{Facts: []shownFact{}}
	if l.Facts == nil {
		return r, nil
	}
	var ds []diag.Diagnostic
	list := l.Facts.All()
	if len(ids) > 0 {
		list, ds = chosenFacts(l.Facts, ids)
	}
	used := make(map[string][]*site.Page)
	if l.Site != nil {
		used = check.FactPages(l.Site)
	}
	for _, f := range list {
		if unused && len(used[f.ID]) > 0 {
			continue
		}
		r.Facts = append(r.Facts, showFact(f, l.Config.Languages, used[f.ID]))
	}
	return r, ds
}

// chosenFacts are the facts of these ids; unknown ones are findings.
func chosenFacts(set *facts.Set, ids []string) (list []*facts.Fact, ds []diag.Diagnostic) {
	for _, id := range ids {
		f, ok := set.Get(id)
		if !ok {
			u := usage("usage/fact", "value", id, "suggestion", diag.Suggest(id, set.IDs()))
			ds = append(ds, u.finding)
			continue
		}
		list = append(list, f)
	}
	return list, ds
}

func showFact(f *facts.Fact, langs []*config.Language, usedBy []*site.Page) shownFact {
	s := shownFact{
		ID: f.ID, Amount: f.Value.Amount.String(), Unit: string(f.Value.Unit), Qualifier: string(f.Value.Qualifier),
		Text: make(map[string]string), Label: f.Label, Period: f.Period.Text, Kind: string(f.Kind), Quote: f.Quote,
		UsedBy:     make([]string, 0, len(usedBy)),
		periodText: make(map[string]string), changeText: make(map[string]string),
	}
	for _, p := range usedBy {
		s.UsedBy = append(s.UsedBy, "/"+p.ID)
	}
	if f.Source != nil {
		s.Source = &shownSource{ID: f.Source.ID, Title: f.Source.Title, Date: f.Source.Date, URL: f.Source.URL}
	}
	for _, l := range langs {
		s.langs = append(s.langs, l.Code)
		s.Text[l.Code] = facts.CountText(l.Locale, l.Code, f, facts.Format{})
		s.periodText[l.Code] = facts.PeriodText(l.Locale, f.Period)
		if f.Change != nil {
			s.Change = f.Change.String() + "%"
			s.changeText[l.Code] = facts.ChangeText(l.Locale, *f.Change)
		}
	}
	return s
}

// writeText shows each fact in a few lines: id, kind and pages, then label,
// value, change and period in each language, then where it is from.
func (r *factsResult) writeText(a *app, w *bytes.Buffer) {
	if len(r.Facts) == 0 {
		fmt.Fprintln(w, a.words.say("none"))
		return
	}
	for i := range r.Facts {
		if i > 0 {
			fmt.Fprintln(w)
		}
		r.Facts[i].writeText(a, w)
	}
}

func (s *shownFact) writeText(a *app, w *bytes.Buffer) {
	fmt.Fprintf(w, "%s (%s)\n", s.ID, a.words.say("facts-kind-"+s.Kind))
	for _, code := range s.langs {
		parts := []string{s.Label[code] + ": " + s.Text[code]}
		if change := s.changeText[code]; change != "" {
			parts = append(parts, change)
		}
		if period := s.periodText[code]; period != "" {
			parts = append(parts, period)
		}
		fmt.Fprintf(w, "  %s  %s\n", code, diag.Printable(strings.Join(parts, "; ")))
	}
	if s.Source != nil {
		fmt.Fprintf(w, "  %s\n", diag.Printable(a.words.say("facts-source", vars{"Source": s.sourceText(a.words.lang)})))
	}
	if len(s.UsedBy) == 0 {
		fmt.Fprintf(w, "  %s\n", a.words.say("facts-not-used"))
		return
	}
	fmt.Fprintf(w, "  %s\n", a.words.say("facts-used", vars{"Pages": strings.Join(s.UsedBy, ", ")}))
}

// sourceText is the source's title, in the reader's language if it has one.
func (s *shownFact) sourceText(lang string) string {
	title := s.Source.Title[lang]
	if title == "" {
		title = s.Source.ID
	}
	if s.Source.Date != "" {
		title += " (" + s.Source.Date + ")"
	}
	return title
}
