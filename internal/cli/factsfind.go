package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/files"
)

func (a *app) newFactsFind() *cobra.Command {
	var lang string
	c := &cobra.Command{
		Use:   "find FILE",
		Short: a.words.say("facts-find-short"),
		Long:  a.words.say("facts-find-long"),
		Args:  arguments(1, 1),
	}
	c.Flags().StringVar(&lang, "lang", "", a.words.say("flag-lang"))
	return a.command(c, func(ctx context.Context, args []string) (result, []diag.Diagnostic) {
		return a.withSite(func(root *files.Root) (result, []diag.Diagnostic) {
			return a.runFactsFind(ctx, root, args[0], lang)
		})
	})
}

// figuresResult is the figures of a text.
type figuresResult struct {
	File    string        `json:"file"`
	Lang    string        `json:"lang"`
	Figures []foundFigure `json:"figures"`
}

// The states of a figure in a text.
const (
	figureMatch      = "match"      // a fact says the same
	figureContradict = "contradict" // a fact that the sentence names says something else
	figureUnknown    = "unknown"
)

type foundFigure struct {
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	Text      string   `json:"text"`
	Amount    string   `json:"amount"`
	Unit      string   `json:"unit"`
	Qualifier string   `json:"qualifier"`
	State     string   `json:"state"`
	Facts     []string `json:"facts"` // ids of those that match, or are contradicted

	pos   diag.Pos
	value string // of the contradicted fact, in the language of the text
}

func (a *app) runFactsFind(ctx context.Context, root *files.Root, file, code string) (result, []diag.Diagnostic) {
	l, ds := a.load(ctx, root)
	defer l.Close()
	if l.Config == nil || l.Facts == nil {
		return nil, ds
	}
	lang, u := languageOf(l.Config, file, code)
	if u != nil {
		return nil, []diag.Diagnostic{u.finding}
	}
	raw, err := readText(file)
	if err != nil {
		return nil, []diag.Diagnostic{usage("usage/path", "value", filepath.Base(file)).finding}
	}
	name := nameIn(root, file)
	text, ds := decode.UTF8(name, raw)
	if diag.HasErrors(ds) {
		return nil, ds
	}
	r := &figuresResult{File: name, Lang: lang.Code, Figures: []foundFigure{}}
	lines := diag.NewLines(name, text, 1)
	for _, m := range facts.Find(lang.Locale, string(text)) {
		if m.Spelled {
			continue
		}
		before, after := sentenceAround(string(text), m.Start, m.End)
		f := compareFigure(l.Facts, lang, before, after, m.Quantity)
		f.pos, f.Text = lines.Pos(m.Start), string(text[m.Start:m.End])
		f.Line, f.Column = f.pos.Line, f.pos.Column
		r.Figures = append(r.Figures, f)
		if f.State == figureContradict {
			ds = append(ds, diag.New("figure-contradicts", f.pos, "figure", f.Text, "fact", f.Facts[0], "value", f.value))
		}
	}
	return r, ds
}

// languageOf is the language of a file: as the flag says, else as the name
// says, else the site's source language.
func languageOf(cfg *config.Site, file, code string) (*config.Language, *usageError) {
	if code == "" {
		stem := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		code = strings.TrimPrefix(filepath.Ext(stem), ".")
		if cfg.Language(code) == nil {
			code = cfg.SourceLanguage
		}
	}
	if l := cfg.Language(code); l != nil {
		return l, nil
	}
	return nil, usage("usage/flag-value", "flag", "--lang", "value", code, "allowed", strings.Join(cfg.Codes(), ", "))
}

// readText reads a text that the call names, which may be anywhere.
func readText(file string) ([]byte, error) {
	const most = 16 << 20
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// nameIn is how findings call a file: its path in the site, or only its name.
func nameIn(root *files.Root, file string) string {
	base, err1 := filepath.Abs(root.Dir())
	abs, err2 := filepath.Abs(file)
	if err1 == nil && err2 == nil {
		if rel, err := filepath.Rel(base, abs); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.Base(file)
}

// sentenceAround is what stands before and after a figure in its sentence, or
// cell of a table.
func sentenceAround(text string, start, end int) (before, after string) {
	const ends = "。；！？;!?|\n"
	from := strings.LastIndexAny(text[:start], ends) + 1
	for from > 0 && from < start && text[from]&0xC0 == 0x80 {
		from++ // the rest of a character of several bytes
	}
	to := strings.IndexAny(text[end:], ends)
	if to < 0 {
		to = len(text) - end
	}
	return text[from:start], text[end : end+to]
}

// compareFigure looks for the facts that a figure agrees with, else for the one
// that its sentence names nearest to it and that has another value.
func compareFigure(set *facts.Set, lang *config.Language, before, after string, q facts.Quantity) foundFigure {
	f := foundFigure{
		Amount: q.Amount.String(), Unit: string(q.Unit), Qualifier: string(q.Qualifier),
		State: figureUnknown, Facts: []string{},
	}
	for _, fact := range set.All() {
		if fact.Value.Agrees(q) {
			f.State, f.Facts = figureMatch, append(f.Facts, fact.ID)
		}
	}
	if f.State == figureMatch {
		return f
	}
	before, after = strings.ToLower(before), strings.ToLower(after)
	nearest, longest := math.MaxInt, 0
	for _, fact := range set.All() {
		label := strings.ToLower(fact.Label[lang.Code])
		if label == "" || !facts.Convertible(q.Unit, fact.Value.Unit) {
			continue
		}
		distance := distanceTo(label, before, after)
		if distance > nearest || distance == nearest && len(label) <= longest {
			continue
		}
		nearest, longest = distance, len(label)
		if distance < math.MaxInt {
			f.State, f.Facts = figureContradict, []string{fact.ID}
			f.value = facts.CountText(lang.Locale, lang.Code, fact, facts.Format{})
		}
	}
	return f
}

// distanceTo is how far a label is from the figure between two texts, in bytes;
// math.MaxInt if it is in neither.
func distanceTo(label, before, after string) int {
	distance := math.MaxInt
	if i := strings.LastIndex(before, label); i >= 0 {
		distance = len(before) - i - len(label)
	}
	if i := strings.Index(after, label); i >= 0 {
		distance = min(distance, i)
	}
	return distance
}

func (r *figuresResult) writeText(a *app, w *bytes.Buffer) {
	if len(r.Figures) == 0 {
		fmt.Fprintln(w, a.words.say("facts-find-none"))
		return
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, f := range r.Figures {
		verdict := a.words.say("facts-find-unknown")
		switch f.State {
		case figureMatch:
			verdict = a.words.say("facts-find-match", vars{"IDs": strings.Join(f.Facts, ", ")})
		case figureContradict:
			verdict = a.words.say("facts-find-contradicts", vars{"ID": f.Facts[0], "Value": f.value})
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.pos, diag.Printable(f.Text), verdict)
	}
	table.Flush()
}
