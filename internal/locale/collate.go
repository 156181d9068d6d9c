package locale

import (
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

func newCollator(tag language.Tag) *collate.Collator {
	if base, _ := tag.Base(); base.String() == "zh" {
		tag = language.MustParse("zh-u-co-pinyin")
	}
	return collate.New(tag, collate.Numeric)
}
