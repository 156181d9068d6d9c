package render

import (
	"strings"

	"qiao/internal/diag"
	"qiao/internal/site"
)

// Live is the outputs of a site that is being written: they are rendered one by
// one, when somebody looks at them, and the words of its documents may change.
type Live struct {
	*planner
	byPath map[string]*Output
	search map[string]*Output // of the index as it is; nil until somebody searches
}

// NewLive plans the outputs of a site, like [Plan]. What takes reading all texts
// is put off until it is asked for.
func NewLive(in Input) (*Live, []diag.Diagnostic) {
	p := newPlanner(in)
	p.plan(in.Digest)
	live := &Live{planner: p, byPath: make(map[string]*Output, len(p.outputs))}
	for i := range p.outputs {
		live.byPath[p.outputs[i].Path] = &p.outputs[i]
	}
	return live, p.ds
}

// Output returns the output of a path; nil if there is none. It is not safe for
// concurrent use.
func (l *Live) Output(path string) *Output {
	if o := l.byPath[path]; o != nil {
		return o
	}
	if !strings.HasPrefix(path, "search/") {
		return nil
	}
	if l.search == nil {
		l.search = make(map[string]*Output)
		for _, lang := range l.inOrder() {
			if lang.searchDoc == nil {
				continue
			}
			for _, o := range searchOutputs(lang) {
				l.search[o.Path] = &o
			}
		}
	}
	return l.search[path]
}

// Revise gives a document new words; see [site.Site.Revise]. It reports false,
// and changes nothing, where there would be other outputs, or other findings of
// planning, than before. Nothing may be rendered meanwhile.
func (l *Live) Revise(d *site.Document, revised *site.Revision) bool {
	lang := l.languages[d.Lang.Code]
	size := lang.printSize + revised.Outline.Size - d.Outline.Size
	if (size > printLimit) != (lang.printSize > printLimit) || !l.keepsCard(d, revised) || !l.site.Revise(d, revised) {
		return false
	}
	lang.printSize = size
	if lang.booklet != nil {
		lang.booklet, _ = l.renderer.booklet(lang) // its chapters are in the order of lists
	}
	l.forget()
	l.search = nil
	return true
}

// keepsCard reports whether a document's social card can be drawn with its new
// title, if it has one.
func (l *Live) keepsCard(d *site.Document, revised *site.Revision) bool {
	if !l.wantsCard(d) {
		return true
	}
	text := l.cardText(d)
	if v := revised.Front().Get("title"); v != nil {
		text.Title = v.Text
	}
	return l.cards[d] && len(l.theme.Card().Missing(text)) == 0
}
