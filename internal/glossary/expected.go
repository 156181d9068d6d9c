package glossary

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// mention is a form by which a term of the glossary is found in a text.
type mention struct {
	form string
	term int // its place among the terms
}

// Enforces reports whether any term is to be expected in translations.
func (g *Glossary) Enforces() bool { return g != nil && len(g.matchers) > 0 }

// Expected returns the enforced terms that a text in a language has, each with
// the place of its first mention. A term that stands there only as a part of a
// longer one, such as the park's name in that of its service centre, is not
// meant itself.
func (g *Glossary) Expected(lang, text string) []Expected {
	if g.mentionedIn[lang] == nil {
		return nil
	}
	there := g.mentionedIn[lang].in(text)
	if there == nil {
		return nil
	}
	var found []Expected
	rest := text
	for i, m := range g.mentions[lang] {
		if !there[i] {
			continue
		}
		at := strings.Index(rest, m.form)
		if at < 0 {
			continue
		}
		known := slices.ContainsFunc(found, func(e Expected) bool { return e.term == m.term })
		if g.Terms[m.term].Enforce && !known {
			found = append(found, Expected{term: m.term, Start: at, Form: m.form})
		}
		rest = strings.ReplaceAll(rest, m.form, strings.Repeat("\x00", len(m.form)))
	}
	slices.SortFunc(found, func(a, b Expected) int { return a.Start - b.Start })
	return found
}

// Expected is an enforced term that a text has.
type Expected struct {
	// Start is the byte at which it stands first, Form how it is written there.
	Start int
	Form  string
	term  int
}

// Right returns the preferred form of a term in a language; "" if the glossary
// has none.
func (g *Glossary) Right(e Expected, lang string) string { return preferred(g.Terms[e.term], lang) }

// Met reports whether a text in a language has one of the right forms of a
// term, in any inflection; without a form there is nothing to be met.
func (g *Glossary) Met(e Expected, lang, text string) bool {
	matcher := g.matchers[matcherKey{e.term, lang}]
	return matcher == nil || matcher.MatchString(text)
}

type matcherKey struct {
	term int
	lang string
}

// index prepares the search for mentions, longest first, and for right forms.
func (g *Glossary) index() {
	g.mentions = make(map[string][]mention)
	g.matchers = make(map[matcherKey]*regexp.Regexp)
	for i, t := range g.Terms {
		for lang, forms := range t.Forms {
			for _, form := range forms {
				g.mentions[lang] = append(g.mentions[lang], mention{form, i})
			}
			if t.Enforce {
				g.matchers[matcherKey{i, lang}] = matcher(forms)
			}
		}
	}
	g.wrongIn, g.mentionedIn = make(map[string]*finder), make(map[string]*finder)
	for lang, all := range g.mentions {
		slices.SortFunc(all, func(a, b mention) int {
			if d := len(b.form) - len(a.form); d != 0 {
				return d
			}
			return a.term - b.term
		})
		g.mentionedIn[lang] = newFinder(all, func(m mention) string { return m.form })
	}
	for lang, all := range g.forbidden {
		g.wrongIn[lang] = newFinder(all, func(f form) string { return f.wrong })
	}
}

// matcher finds any of the forms of a term: in any case, with any ending, and
// as a part of a compound.
func matcher(forms []string) *regexp.Regexp {
	var patterns []string
	for _, form := range forms {
		var words []string
		for word := range strings.FieldsSeq(form) {
			words = append(words, inflected(word))
		}
		patterns = append(patterns, strings.Join(words, `\s+`))
	}
	return regexp.MustCompile(`(?i)` + strings.Join(patterns, `|`))
}

// endings are those of German and English words that inflection changes.
var endings = []string{"en", "er", "es", "em", "ies", "e", "n", "s", "y"}

// inflected is the pattern of a word of a script with spaces: its stem and any
// ending. Short words and other scripts stand as they are.
func inflected(word string) string {
	last, _ := utf8.DecodeLastRuneInString(word)
	if utf8.RuneCountInString(word) < 4 || !spaced(last) {
		return regexp.QuoteMeta(word)
	}
	for _, ending := range endings {
		if stem, ok := strings.CutSuffix(word, ending); ok && utf8.RuneCountInString(stem) >= 3 {
			return regexp.QuoteMeta(stem) + `\pL*`
		}
	}
	return regexp.QuoteMeta(word) + `\pL*`
}
