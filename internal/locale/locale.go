// Package locale knows how a language writes: tags, exact numbers, dates,
// quotation marks, plural forms and alphabetical order, after the CLDR, DIN
// 5008 (de) and GB/T 15834 and 15835 (zh-Hans).
//
// Chinese, German and English are cared for by hand; any other language gets
// what the CLDR says of it.
package locale

import (
	"golang.org/x/text/language"
)

// Locale is one language's way of writing. It is immutable and safe for
// concurrent use.
type Locale struct {
	Tag language.Tag
}

// New returns the locale of a BCP 47 tag such as "zh-Hans", "de" or "fr".
// It fails when the tag is not well-formed or its language unknown.
func New(tag string) (*Locale, error) { panic("skeleton") }

// Base is the tag's language subtag: "zh", "de".
func (l *Locale) Base() string { panic("skeleton") }

// Name is the language's name in itself: 中文, Deutsch.
func (l *Locale) Name() string { panic("skeleton") }

// NameOf is the name of another language in this one: Englisch.
func (l *Locale) NameOf(tag language.Tag) string { panic("skeleton") }

// Direction is "ltr" or "rtl".
func (l *Locale) Direction() string { panic("skeleton") }

// CJK reports whether the language is written in Han characters or kana
// without spaces between words.
func (l *Locale) CJK() bool { panic("skeleton") }

// Quotes are a language's quotation marks.
type Quotes struct{ Open, Close, InnerOpen, InnerClose string }

// Quotes returns „ “ ‚ ‘ for de, “ ” ‘ ’ for en and zh, « » ‹ › with no-break
// spaces for fr, 「 」『 』 for ja.
func (l *Locale) Quotes() Quotes { panic("skeleton") }

// Compare orders two texts alphabetically: by pinyin in zh, after DIN 5007 in de.
func (l *Locale) Compare(a, b string) int { panic("skeleton") }

// Plural is the CLDR plural category (one, other, …) of a decimal.
func (l *Locale) Plural(d Decimal) string { panic("skeleton") }
