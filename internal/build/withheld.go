package build

import (
	"qiao/internal/check"
	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/render"
)

// withheld finds the words that must not be published in whatever is about to
// be. The rule of package check finds those that authors write, and says where;
// this is the last gate, for what comes from configuration, data, themes, or a
// way that nobody thought of.
type withheld struct {
	words    *check.Withheld
	reported map[[2]string]bool // file and word that the rule has found
}

func newWithheld(cfg *config.Site, ds []diag.Diagnostic) *withheld {
	w := &withheld{words: check.NewWithheld(cfg.Checks.Withhold), reported: make(map[[2]string]bool)}
	for _, d := range ds {
		if d.Code() == "withheld-word" {
			w.reported[[2]string{d.Pos.File, d.Args["word"]}] = true
		}
	}
	return w
}

// find reports the words in one output, its path included.
func (w *withheld) find(o *render.Output, data []byte) []diag.Diagnostic {
	if w.words.Empty() {
		return nil
	}
	var ds []diag.Diagnostic
	for _, hit := range append(w.words.InOutput(data), w.words.InText(o.Path)...) {
		if !w.reported[[2]string{o.Source, hit.Word}] {
			ds = append(ds, diag.New("withheld-word/output", diag.Pos{File: o.Source}, "word", hit.Word, "output", o.Path))
		}
	}
	return ds
}
