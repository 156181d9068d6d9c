package facts

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"qiao/internal/diag"
	"qiao/internal/locale"
)

// quote is a fact's quote that is still to be checked.
type quote struct {
	fact *Fact
	pos  diag.Pos
}

// checkQuotes checks that quotes contain their values and stand in the sources'
// files.
func (ld *loader) checkQuotes() {
	readers := []*locale.Locale{ld.chinese, known("de"), known("en")}
	for _, lang := range ld.langs {
		if l, err := locale.New(lang); err == nil && wordings[l.Base()] != nil && !isCaredFor(l) {
			readers = append(readers, l)
		}
	}
	for _, q := range ld.quotes {
		ld.checkValue(q, readers)
		ld.checkVerbatim(q)
	}
}

func isCaredFor(l *locale.Locale) bool {
	return l.Base() == "zh" || l.Base() == "de" || l.Base() == "en"
}

// checkValue looks for the value in the quote, as each language would read it.
func (ld *loader) checkValue(q quote, readers []*locale.Locale) {
	value := q.fact.Value
	shown := Text(ld.chinese, value, Format{Unit: value.Unit})
	var others []string
	for _, l := range readers {
		var near string
		for _, m := range Find(l, q.fact.Quote) {
			if value.Agrees(m.Quantity) {
				return
			}
			written := q.fact.Quote[m.Start:m.End]
			if value.SameValue(m.Quantity) {
				near = written
			}
			if l == ld.chinese {
				others = append(others, written)
			}
		}
		if near != "" {
			ld.add(diag.New("fact-quote/qualifier", q.pos, "found", near, "value", shown))
			return
		}
	}
	ld.add(diag.New("fact-quote", q.pos, "value", shown, "found", strings.Join(others, ", ")))
}

// checkVerbatim looks for the quote in the source's file.
func (ld *loader) checkVerbatim(q quote) {
	source := q.fact.Source
	if source == nil || source.File == "" {
		return
	}
	text, ok := ld.set.texts[source.File]
	switch {
	case !ok || strings.Contains(text, q.fact.Quote):
	case strings.Contains(withoutSpaces(text), withoutSpaces(q.fact.Quote)):
		ld.add(diag.New("fact-quote/spaces", q.pos, "file", source.File))
	default:
		ld.add(diag.New("fact-quote/source", q.pos, "file", source.File))
	}
}

// Verbatim looks for a quote in the files of the sources. It returns the one in
// which the quote stands, or "", and all that there are.
func (s *Set) Verbatim(quote string) (file string, files []string) {
	if s == nil {
		return "", nil
	}
	files = slices.Sorted(maps.Keys(s.texts))
	i := slices.IndexFunc(files, func(name string) bool { return strings.Contains(s.texts[name], quote) })
	if i < 0 {
		return "", files
	}
	return files[i], files
}

func withoutSpaces(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}
