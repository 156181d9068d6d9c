// Package locale knows how a language writes: tags, exact numbers, dates,
// quotation marks, plural forms and alphabetical order, after the CLDR, DIN
// 5008 (de) and GB/T 15834 and 15835 (zh-Hans).
//
// Chinese, German and English are cared for by hand; any other language gets
// what the CLDR says of it.
package locale

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Locale is one language's way of writing. It is immutable and safe for
// concurrent use.
type Locale struct {
	Tag language.Tag

	numbers numbers
	dates   calendar
	quotes  Quotes
	// A collator keeps a buffer between calls and serves one goroutine.
	collators sync.Pool
}

// New returns the locale of a BCP 47 tag such as "zh-Hans", "de" or "fr".
// It fails when the tag is not well-formed or its language unknown.
func New(tag string) (*Locale, error) {
	t, err := parseTag(tag)
	if err != nil {
		return nil, err
	}
	l := &Locale{Tag: t, numbers: numbersOf(t), dates: calendarOf(t), quotes: quotesOf(t)}
	l.collators.New = func() any { return newCollator(t) }
	return l, nil
}

func parseTag(tag string) (language.Tag, error) {
	t, err := language.Parse(tag)
	switch {
	case strings.Contains(tag, "_"):
		return t, fmt.Errorf("%q is not a language tag: its parts are joined by hyphens", tag)
	case err != nil || t.IsRoot():
		return t, fmt.Errorf("%q is not a known language tag (BCP 47)", tag)
	}
	return t, nil
}

// Base is the tag's language subtag: "zh", "de".
func (l *Locale) Base() string {
	base, _ := l.Tag.Base()
	return base.String()
}

// Name is the language's name in itself: 中文, Deutsch. A script or region is
// named only where it is not the usual one: 繁體中文 for zh-Hant.
func (l *Locale) Name() string { return selfName(l.Tag) }

// selfName falls back to the bare language, and to the tag, where the CLDR
// knows no name.
func selfName(tag language.Tag) string {
	base, _ := tag.Base()
	return cmp.Or(display.Self.Name(shortest(tag)), display.Self.Name(language.Raw.Make(base.String())), tag.String())
}

// NameOf is the name of another language in this one: Englisch.
func (l *Locale) NameOf(tag language.Tag) string {
	if names := display.Tags(l.Tag); names != nil {
		return cmp.Or(names.Name(shortest(tag)), selfName(tag))
	}
	return selfName(tag)
}

// shortest drops a script that the language is usually written in: Hans of
// zh-Hans, but not Hant of zh-Hant.
func shortest(tag language.Tag) language.Tag {
	base, script, region := tag.Raw()
	usual, _ := language.Raw.Make(base.String()).Script()
	if script != usual {
		return tag
	}
	if t, err := language.Raw.Compose(base, region); err == nil {
		return t
	}
	return tag
}

// rtlScripts are the scripts in use that run from right to left.
var rtlScripts = []string{"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}

// Direction is "ltr" or "rtl".
func (l *Locale) Direction() string {
	script, _ := l.Tag.Script()
	if slices.Contains(rtlScripts, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// cjkScripts are those of languages that run their words together.
var cjkScripts = []string{"Bopo", "Hani", "Hans", "Hant", "Hira", "Hrkt", "Jpan", "Kana"}

// CJK reports whether the language is written in Han characters or kana
// without spaces between words.
func (l *Locale) CJK() bool {
	script, _ := l.Tag.Script()
	return slices.Contains(cjkScripts, script.String())
}
