package locale

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Compare orders two texts alphabetically: by pinyin in zh, after DIN 5007-1 in
// de (the order of dictionaries: ä counts as a), as the CLDR says elsewhere.
// Numbers in the texts count by value: 2 comes before 10. Texts that only their
// bytes tell apart are ordered by these, so that 0 means equal.
//
// A Chinese character has one pinyin here: 重庆 sorts under zhong.
func (l *Locale) Compare(a, b string) int {
	c := l.collators.Get().(*collate.Collator)
	defer l.collators.Put(c)
	if order := c.CompareString(a, b); order != 0 {
		return order
	}
	return strings.Compare(a, b)
}

// SortBy sorts a list by a text of each entry as [Locale.Compare] orders texts;
// entries of one text keep their order. It costs a key for each entry, where
// comparisons cost one for each of them.
func SortBy[T any](l *Locale, list []T, text func(T) string) {
	type keyed struct {
		key   []byte
		text  string
		entry T
	}
	c := l.collators.Get().(*collate.Collator)
	defer l.collators.Put(c)
	var buf collate.Buffer
	entries := make([]keyed, len(list))
	for i, entry := range list {
		t := text(entry)
		entries[i] = keyed{c.KeyFromString(&buf, t), t, entry}
	}
	slices.SortStableFunc(entries, func(a, b keyed) int {
		return cmp.Or(bytes.Compare(a.key, b.key), strings.Compare(a.text, b.text))
	})
	for i := range entries {
		list[i] = entries[i].entry
	}
}

func newCollator(tag language.Tag) *collate.Collator {
	if base, _ := tag.Base(); base.String() == "zh" {
		tag = language.MustParse("zh-u-co-pinyin")
	}
	return collate.New(tag, collate.Numeric)
}
