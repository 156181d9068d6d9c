package locale

import "golang.org/x/text/language"

// Quotes are a language's quotation marks.
type Quotes struct{ Open, Close, InnerOpen, InnerClose string }

// Quotes returns „ “ ‚ ‘ for de, “ ” ‘ ’ for en and zh, « » ‹ › with no-break
// spaces for fr, 「 」『 』 for ja.
func (l *Locale) Quotes() Quotes { return l.quotes }

// quotesOf finds the marks of the tag, its script or its language.
func quotesOf(tag language.Tag) Quotes {
	for _, key := range keys(tag) {
		if q, ok := quoteTable[key]; ok {
			return q
		}
	}
	return quoteTable["en"]
}

// quoteTable has the marks that differ from the English ones, after the CLDR
// and the orthographies of the languages.
var quoteTable = map[string]Quotes{
	"ar":      {"”", "“", "’", "‘"},
	"bg":      {"„", "“", "‘", "’"},
	"cs":      {"„", "“", "‚", "‘"},
	"da":      {"»", "«", "›", "‹"},
	"de":      {"„", "“", "‚", "‘"},
	"de-CH":   {"«", "»", "‹", "›"},
	"el":      {"«", "»", "“", "”"},
	"en":      {"“", "”", "‘", "’"},
	"es":      {"«", "»", "“", "”"},
	"et":      {"„", "“", "«", "»"},
	"fa":      {"«", "»", "‹", "›"},
	"fi":      {"”", "”", "’", "’"},
	"fr":      {"«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"},
	"fr-CH":   {"«", "»", "‹", "›"},
	"he":      {"”", "”", "’", "’"},
	"hr":      {"„", "”", "‚", "’"},
	"hu":      {"„", "”", "»", "«"},
	"it":      {"«", "»", "“", "”"},
	"ja":      {"「", "」", "『", "』"},
	"lt":      {"„", "“", "‚", "‘"},
	"nb":      {"«", "»", "‘", "’"},
	"nl":      {"‘", "’", "“", "”"},
	"no":      {"«", "»", "‘", "’"},
	"pl":      {"„", "”", "«", "»"},
	"pt-PT":   {"«", "»", "“", "”"},
	"ro":      {"„", "”", "«", "»"},
	"ru":      {"«", "»", "„", "“"},
	"sk":      {"„", "“", "‚", "‘"},
	"sl":      {"„", "“", "‚", "‘"},
	"sr":      {"„", "”", "’", "’"},
	"sv":      {"”", "”", "’", "’"},
	"uk":      {"«", "»", "„", "“"},
	"zh-Hant": {"「", "」", "『", "』"},
}

// keys are the names under which tables hold a tag, the closest first: with its
// region, with its script, its language alone.
func keys(tag language.Tag) []string {
	base, _ := tag.Base()
	script, _ := tag.Script()
	b := base.String()
	keys := []string{b + "-" + script.String(), b}
	if _, _, region := tag.Raw(); region.String() != "ZZ" {
		keys = append([]string{b + "-" + region.String()}, keys...)
	}
	return keys
}
