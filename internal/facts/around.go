package facts

import (
	"strings"
	"unicode/utf8"
)

// readBefore reads what stands before the number: sign, currency, qualifiers.
// It says whether the sign is a minus.
func (s *scanner) readBefore(r *reading, behind int) (negative bool) {
	signed := false
	for {
		before := s.text[behind:r.Start]
		if sign, size := signAt(before); size > 0 && !signed {
			signed, negative = true, sign
			r.Start -= size
			continue
		}
		spaceless := strings.TrimRightFunc(before, isSpace)
		if len(before)-len(spaceless) > len("\u202f") {
			return negative
		}
		if r.Quantity.Unit == "" {
			if code, ok := lastWord(spaceless, s.words.codes, func(w unitWord) string { return w.text }); ok {
				r.Quantity.Unit = code.unit
				r.Start = behind + len(spaceless) - len(code.text)
				continue
			}
		}
		word, ok := lastWord(spaceless, s.words.before, func(w qualifierWord) string { return w.text })
		start := len(spaceless) - len(word.text)
		if !ok || endsWithAny(spaceless[:start], notQualifying[word.text]) {
			return negative
		}
		r.Start = behind + start
		r.Quantity.Qualifier = stronger(word.qualifier, r.Quantity.Qualifier)
	}
}

// notQualifying are the characters that make another word of a qualifier when
// they stand before it: 签约, 附近.
var notQualifying = map[string][]string{
	"约": {"签", "节", "预", "合", "契", "条", "违", "特", "公", "履", "集", "纽", "简", "誓", "邀", "制"},
	"近": {"最", "附", "邻", "临", "远", "靠", "相"},
	"超": {"赶", "高", "反"},
	"破": {"爆", "侦"},
}

// stronger is the qualifier of a figure with two: "mindestens rund" is at least.
func stronger(first, second Qualifier) Qualifier {
	if first == About && second != Exact {
		return second
	}
	return first
}

// signAt decodes a sign at the end of text, unless it joins words or digits.
func signAt(text string) (negative bool, size int) {
	r, size := utf8.DecodeLastRuneInString(text)
	switch r {
	case '-', '\u2212', '－':
		negative = true
	case '+', '＋':
	default:
		return false, 0
	}
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	if inWord(before) || strings.ContainsRune("%％)）", before) {
		return false, 0
	}
	return negative, size
}

// readBehind reads scale and unit behind the number.
func (s *scanner) readBehind(r *reading) error {
	if s.chinese {
		return s.chineseBehind(r)
	}
	scaleOf := func(w scaleWord) string { return w.text }
	rest, gap := s.behind(r.End)
	word, ok := firstWord(rest, s.words.scales, scaleOf)
	if !ok && gap == 0 && r.Quantity.Unit != "" {
		word, ok = firstWord(rest, s.words.close, scaleOf)
	}
	if ok {
		r.Quantity.Amount = r.Quantity.Amount.Shift(word.exponent)
		r.End += gap + len(word.text)
	}
	rest, gap = s.behind(r.End)
	if unit, ok := firstWord(rest, s.words.units, unitText); ok {
		s.take(r, unit, gap)
	}
	return nil
}

func unitText(w unitWord) string { return w.text }

// take takes a unit that stands behind the number.
func (s *scanner) take(r *reading, w unitWord, gap int) {
	if r.Quantity.Unit != "" && r.Quantity.Unit != w.unit {
		return // CNY 5 %: whatever that is, it is a sum
	}
	r.Quantity.Unit = w.unit
	r.Quantity.Amount = r.Quantity.Amount.Shift(w.shift)
	r.End += gap + len(w.text)
}

// behind is the text from at on, without a space, and how long that was.
func (s *scanner) behind(at int) (rest string, gap int) {
	rest = s.text[at:]
	if r, size := utf8.DecodeRuneInString(rest); size > 0 && isSpace(r) {
		return rest[size:], size
	}
	return rest, 0
}

// chineseBehind reads 余, scales and unit in their orders: 120余条, 3000多万元,
// 3万余人, 5万千瓦.
func (s *scanner) chineseBehind(r *reading) error {
	last := int32(100)
	if r.number.spelled {
		last = 16
	}
	for {
		rest, gap := s.behind(r.End)
		if gap == 0 && s.more(r, rest) {
			rest = s.text[r.End:]
		}
		if strings.HasPrefix(rest, "几") {
			return errVague
		}
		if unit, ok := firstWord(rest, s.words.units, unitText); ok && !otherMeaning(rest, unit.text) {
			s.take(r, unit, gap)
			return nil
		}
		word, ok := firstWord(rest, s.words.scales, func(w scaleWord) string { return w.text })
		if !ok || word.exponent >= last {
			return nil
		}
		r.Quantity.Amount = r.Quantity.Amount.Shift(word.exponent)
		r.End += gap + len(word.text)
		r.unusual = r.unusual || !r.number.spelled && utf8.RuneCountInString(word.text) > 1 && word.text != "万亿"
		last = 0
		s.readSmallerScales(r, word.exponent)
	}
}

// more reads 余 or 多 between number and unit.
func (s *scanner) more(r *reading, rest string) bool {
	for _, word := range []string{"余", "多"} {
		if strings.HasPrefix(rest, word) {
			r.End += len(word)
			r.Quantity.Qualifier = stronger(Over, r.Quantity.Qualifier)
			return true
		}
	}
	return false
}

// readSmallerScales reads 4500万 behind 3亿.
func (s *scanner) readSmallerScales(r *reading, above int32) {
	for r.End < len(s.text) {
		if _, size := digitAt(s.text, r.End); size == 0 {
			return
		}
		n, ok := s.digits.read(s.text, r.End)
		if !ok {
			return
		}
		word, ok := firstWord(s.text[n.end:], s.words.scales, func(w scaleWord) string { return w.text })
		if !ok || word.exponent >= above {
			return
		}
		r.Quantity.Amount = r.Quantity.Amount.Add(n.value.Shift(word.exponent))
		r.End = n.end + len(word.text)
		r.mixed = true
		above = word.exponent
	}
}

// otherMeaning reports whether a measure word belongs to a longer word that
// does not count: 3个月, 5人民, 2件套.
func otherMeaning(rest, unit string) bool {
	for _, word := range notCounting[unit] {
		if strings.HasPrefix(rest[len(unit):], word) {
			return true
		}
	}
	return false
}

var notCounting = map[string][]string{
	"个": {"月", "小时", "工作日", "星期", "季度", "学期", "半"},
	"条": {"件"},
	"项": {"目标"},
	"次": {"方", "序"},
	"成": {"功", "立", "为", "员", "果", "本", "效"},
	"市": {"场"},
	"国": {"家级", "际"},
	"头": {"部"},
	"位": {"于"},
	"名": {"列", "单", "称"},
	"处": {"理", "于"},
	"家": {"庭", "居", "具"},
	"人": {"民", "工", "才"},
}

// readQualifierBehind reads a qualifier behind the figure.
func (s *scanner) readQualifierBehind(r *reading) {
	rest, gap := s.behind(r.End)
	word, ok := firstWord(rest, s.words.after, func(w qualifierWord) string { return w.text })
	if !ok || s.chinese && r.Quantity.Unit == "" {
		return
	}
	r.Quantity.Qualifier = stronger(word.qualifier, r.Quantity.Qualifier)
	r.End += gap + len(word.text)
}

// readGloss takes the hectares behind 亩, if they say the same: 3000亩（200公顷）.
func (s *scanner) readGloss(r *reading) {
	if r.Quantity.Unit != "mu" {
		return
	}
	rest, gap := s.behind(r.End)
	open, closing := "（", "）"
	if !strings.HasPrefix(rest, open) {
		open, closing = "(", ")"
	}
	if !strings.HasPrefix(rest, open) {
		return
	}
	inside := r.End + gap + len(open)
	at := s.nextNumber(inside)
	if at == len(s.text) || at-inside > 20 {
		return
	}
	gloss, _, err := s.figureAt(at, inside)
	if err != nil || gloss.Start != inside || gloss.Quantity.Unit == "mu" || !r.Quantity.SameValue(gloss.Quantity) {
		return
	}
	if strings.HasPrefix(s.text[gloss.End:], closing) {
		r.End = gloss.End + len(closing)
	}
}
