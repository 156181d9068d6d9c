package render

import (
	"strings"
	"unicode"

	"qiao/internal/facts"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// factViews are the views of all figures in a language, by id.
func factViews(s *site.Site, l *language) map[string]*theme.FactView {
	views := make(map[string]*theme.FactView)
	for _, f := range s.Facts.All() {
		v := &theme.FactView{
			ID:     f.ID,
			Label:  f.Label[l.Code],
			Number: f.Value.Amount.String(),
			Kind:   string(f.Kind),
			Period: facts.PeriodText(l.Locale, f.Period),
			Quote:  f.Quote,
		}
		setValue(v, facts.CountText(l.Locale, l.Code, f, facts.Format{}))
		if f.Change != nil {
			v.Change = facts.ChangeText(l.Locale, *f.Change)
		}
		if f.Source != nil {
			v.Source, v.SourceURL = f.Source.Title[l.Code], f.Source.URL
			v.SourceDate = facts.PeriodText(l.Locale, facts.Period{Text: f.Source.Date})
		}
		if f.Quote != "" {
			v.QuoteTag = quoteTag(s, f.Quote)
		}
		views[f.ID] = v
	}
	return views
}

// quoteTag is the language of a quotation: that of Han characters if it has
// any, else the site's source language.
func quoteTag(s *site.Site, quote string) string {
	if strings.ContainsFunc(quote, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		if tag := s.Config.HanTag(); tag != "" {
			return tag
		}
	}
	return s.Config.Language(s.Config.SourceLanguage).Tag
}

// setValue notes how the figure is written, with the number apart from the
// words around it.
func setValue(v *theme.FactView, text string) {
	v.Value = text
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	start := strings.IndexFunc(text, isDigit)
	if start < 0 {
		v.Before, v.Digits, v.After = text, "", ""
		return
	}
	end := start
	for i, r := range text[start:] {
		if isDigit(r) {
			end = start + i + 1
		} else if !strings.ContainsRune(".,", r) {
			break
		}
	}
	v.Before, v.Digits, v.After = text[:start], text[start:end], text[end:]
}

// notes are the figures that a page refers to.
type notes struct {
	list     []*theme.FactView // in the order of their numbers
	numbers  map[string]int    // by id of the figure
	referred map[string]bool
}

// number is the number of a figure's note, which it gets when it is first asked
// for.
func (n *notes) number(f *theme.FactView) int {
	if number, ok := n.numbers[f.ID]; ok {
		return number
	}
	if n.numbers == nil {
		n.numbers, n.referred = make(map[string]int), make(map[string]bool)
	}
	n.list = append(n.list, f)
	n.numbers[f.ID] = len(n.list)
	return len(n.list)
}

// refer is a reference to a figure's note.
func (n *notes) refer(f *theme.FactView) theme.ReferenceView {
	r := theme.ReferenceView{Number: n.number(f), First: !n.referred[f.ID]}
	n.referred[f.ID] = true
	return r
}

// shown are the figures that something refers to.
func (n *notes) shown() []*theme.FactView {
	var all []*theme.FactView
	for _, f := range n.list {
		if n.referred[f.ID] {
			all = append(all, f)
		}
	}
	return all
}

// fact is a figure's view on the page.
func (p *page) fact(id string) *theme.FactView {
	plain := p.lang.facts[id]
	view := *plain
	view.WithReference(func() theme.ReferenceView { return p.notes.refer(plain) })
	return &view
}

// factFormat is how a component's parameters want a figure to be written.
func factFormat(values map[string]any) facts.Format {
	var f facts.Format
	if digits, ok := values["digits"].(int); ok {
		f.Digits = &digits
	}
	if unit, ok := values["unit"].(string); ok {
		f.Unit = facts.Unit(unit)
	}
	return f
}
