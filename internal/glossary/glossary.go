// Package glossary holds the site's terms: how a name or notion is called in
// each language, which other forms are right too, and which are wrong. One
// entry per term, so that a company or an award has one name on the whole site.
package glossary

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// File is the name of the glossary in a site's folder.
const File = "data/glossary.yaml"

// Term is one entry.
type Term struct {
	// Forms are the right forms by language code; the first one is preferred.
	Forms map[string][]string
	// Forbidden are wrong forms by language code.
	Forbidden map[string][]string
	// Kind is what the term names: park, place, company, policy …
	Kind string
	// Confidence says how sure the renderings are.
	Confidence Confidence
	// Enforce asks the checks to expect a right form wherever the source
	// language has the term.
	Enforce bool
	Pos     diag.Pos
}

// Confidence says how sure a rendering is.
type Confidence string

// The confidences. An Unknown name is printed in the source language beside its
// transcription until somebody confirms the right form.
const (
	Verified Confidence = "verified"
	Inferred Confidence = "inferred"
	Unknown  Confidence = "unknown"
)

// Glossary is all terms of a site. It is immutable.
type Glossary struct {
	Terms     []Term
	forbidden map[string][]form // by language code
	mentions  map[string][]mention
	matchers  map[matcherKey]*regexp.Regexp // of enforced terms
	// What says which of the forbidden forms and mentions are in a text.
	wrongIn, mentionedIn map[string]*finder
}

// form is a wrong form, in lower case, with the right one.
type form struct{ wrong, right string }

// written is an entry as it stands in the file, but for the languages.
type written struct {
	Kind       string              `yaml:"kind"`
	Confidence string              `yaml:"confidence,enum=verified|inferred|unknown"`
	Note       string              `yaml:"note"`
	Enforce    bool                `yaml:"enforce"`
	Forms      map[string][]string `yaml:"forms"`
	Forbidden  map[string][]string `yaml:"forbidden"`
}

// Load reads data/glossary.yaml, which may be missing: a list of entries with a
// form for each language (zh: …, de: …) and optionally kind, confidence, note
// (for editors, never published), enforce, forms and forbidden. Two entries
// with one form in the source language are an error.
func Load(root *files.Root, cfg *config.Site) (*Glossary, []diag.Diagnostic) {
	g := &Glossary{forbidden: make(map[string][]form)}
	raw, err := root.Read(File)
	if errors.Is(err, fs.ErrNotExist) {
		return g, nil
	}
	if err != nil {
		return g, []diag.Diagnostic{diag.New("glossary-unreadable", diag.Pos{File: File}, "reason", files.Cause(err))}
	}
	list, ds := decode.YAMLFile(File, raw)
	switch {
	case list == nil || list.Kind == decode.Null:
		return g, ds
	case list.Kind != decode.List:
		return g, append(ds, diag.New("glossary-form", list.Pos))
	}
	return g, append(ds, g.read(list, cfg)...)
}

// read adds the entries of the file.
func (g *Glossary) read(list *decode.Value, cfg *config.Site) (ds []diag.Diagnostic) {
	first := make(map[string]diag.Pos)
	for _, item := range list.Items {
		if item.Kind != decode.Map {
			ds = append(ds, diag.New("glossary-form", item.Pos))
			continue
		}
		term, more := readTerm(item, cfg)
		ds = append(ds, more...)
		name := preferred(term, cfg.SourceLanguage)
		if name == "" {
			ds = append(ds, diag.New("glossary-source", item.Pos, "lang", cfg.SourceLanguage))
			continue
		}
		at := item.Get(cfg.SourceLanguage).Pos
		if earlier, doubled := first[name]; doubled {
			ds = append(ds, diag.New("glossary-duplicate", at, "term", name, "first", earlier.String()).With(earlier))
			continue
		}
		first[name] = at
		g.add(term)
	}
	g.index()
	return ds
}

// readTerm reads one entry: the keys that are languages, then the others.
func readTerm(item *decode.Value, cfg *config.Site) (Term, []diag.Diagnostic) {
	term := Term{Forms: make(map[string][]string), Pos: item.Pos}
	rest := &decode.Value{Kind: decode.Map, Pos: item.Pos}
	var ds []diag.Diagnostic
	for _, f := range item.Fields {
		if cfg.Language(f.Key) == nil {
			rest.Fields = append(rest.Fields, f)
			continue
		}
		var text string
		ds = append(ds, decode.FieldInto(f, decode.Data, &text)...)
		if text != "" {
			term.Forms[f.Key] = []string{text}
		}
	}
	var w written
	ds = append(ds, decode.Into(rest, decode.Data, &w)...)
	for code, forms := range w.Forms {
		term.Forms[code] = append(term.Forms[code], forms...)
	}
	term.Forbidden, term.Kind, term.Enforce = w.Forbidden, w.Kind, w.Enforce
	term.Confidence = Confidence(w.Confidence)
	return term, append(ds, unknownLanguages(item, cfg)...)
}

// unknownLanguages reports the languages under forms and forbidden that the
// site does not have.
func unknownLanguages(item *decode.Value, cfg *config.Site) (ds []diag.Diagnostic) {
	for _, key := range []string{"forms", "forbidden"} {
		v := item.Get(key)
		if v == nil || v.Kind != decode.Map {
			continue
		}
		for _, f := range v.Fields {
			if cfg.Language(f.Key) == nil {
				ds = append(ds, diag.New("glossary-language", f.Pos, "lang", f.Key, "suggestion", cfg.NearLanguage(f.Key)))
			}
		}
	}
	return ds
}

func preferred(t Term, lang string) string {
	if forms := t.Forms[lang]; len(forms) > 0 {
		return forms[0]
	}
	return ""
}

// add takes a term in, with its wrong forms ordered so that the longest is
// found first.
func (g *Glossary) add(t Term) {
	g.Terms = append(g.Terms, t)
	for lang, wrong := range t.Forbidden {
		for _, w := range wrong {
			g.forbidden[lang] = append(g.forbidden[lang], form{strings.ToLower(w), preferred(t, lang)})
		}
		slices.SortStableFunc(g.forbidden[lang], func(a, b form) int { return len(b.wrong) - len(a.wrong) })
	}
}

// Wrong is a forbidden form found in a text.
type Wrong struct {
	Start, End int    // byte offsets
	Right      string // the preferred form
}

// Wrong finds the forbidden forms of a language in a text, in order. Words of
// scripts with spaces are found as whole words, in any case.
func (g *Glossary) Wrong(lang, text string) []Wrong {
	if g == nil || len(g.forbidden[lang]) == 0 {
		return nil
	}
	folded := toLower(text)
	if len(folded) != len(text) {
		folded = text // a letter whose lower case is longer: offsets would not hold
	}
	there := g.wrongIn[lang].in(folded)
	if there == nil {
		return nil
	}
	var found []Wrong
	for k, f := range g.forbidden[lang] {
		if !there[k] {
			continue
		}
		wrong := f.wrong
		for from := 0; ; {
			i := strings.Index(folded[from:], wrong)
			if i < 0 {
				break
			}
			start := from + i
			end := start + len(wrong)
			if wholeWord(folded, start, end) && !overlaps(found, start, end) {
				found = append(found, Wrong{start, end, f.right})
			}
			from = end
		}
	}
	slices.SortFunc(found, func(a, b Wrong) int { return a.Start - b.Start })
	return found
}

// wholeWord reports whether no letter or digit touches the piece, where both
// are of a script that puts spaces between words.
func wholeWord(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return (!spaced(before) || !spaced(first)) && (!spaced(last) || !spaced(after))
}

// toLower is [strings.ToLower], which is slow with characters that have no case.
func toLower(text string) string {
	for _, r := range text {
		if 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && (r < 0x2e80 || r > 0x9fff) {
			return strings.ToLower(text)
		}
	}
	return text
}

func spaced(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func overlaps(found []Wrong, start, end int) bool {
	return slices.ContainsFunc(found, func(w Wrong) bool { return start < w.End && w.Start < end })
}
