package facts

import (
	"strings"
	"unicode/utf8"

	"qiao/internal/locale"
)

// numeral is a number read from a text, without unit or qualifier.
type numeral struct {
	value locale.Decimal
	end   int // byte offset behind it
	// spelled says that it is written in words: 六, 一百二十.
	spelled bool
	// alone says that it is a scale without a number: 亿 in 亿元以上.
	alone bool
	// grouped says that it has separators between thousands.
	grouped bool
}

// digits is how a language separates the digits of a number.
type digits struct {
	decimal string
	group   string // empty for none
}

// digitsOf is the language's separators. Chinese, which writes none between
// thousands, may have commas, as in tables.
func digitsOf(l *locale.Locale) digits {
	d := digits{decimal: l.DecimalMark(), group: l.GroupMark()}
	if d.group == "" {
		d.group = ","
	}
	return d
}

// digitAt decodes a European digit, of single or full width.
func digitAt(text string, at int) (digit byte, size int) {
	r, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case '0' <= r && r <= '9':
		return byte(r), size
	case '０' <= r && r <= '９':
		return byte(r-'０') + '0', size
	}
	return 0, 0
}

// digitRun reads digits from at on.
func digitRun(text string, at int) (run string, end int) {
	var b strings.Builder
	for at < len(text) {
		digit, size := digitAt(text, at)
		if size == 0 {
			break
		}
		b.WriteByte(digit)
		at += size
	}
	return b.String(), at
}

// read reads the number that begins at a digit. It fails on what is no number
// of the language (5.0 in German, 05.03.2024, 1,23 in English); end is then
// behind all of it.
func (d digits) read(text string, at int) (n numeral, ok bool) {
	whole, end := digitRun(text, at)
	whole, end, n.grouped = d.groups(text, whole, end)
	number := whole
	if strings.HasPrefix(text[end:], d.decimal) {
		if fraction, behind := digitRun(text, end+len(d.decimal)); fraction != "" {
			number, end = whole+"."+fraction, behind
		}
	}
	if rest := strayDigits(text, end); rest > end || len(whole) > 1 && whole[0] == '0' {
		return numeral{end: rest}, false
	}
	value, err := locale.ParseDecimal(number)
	n.value, n.end = value, end
	return n, err == nil
}

// groups reads what follows the first digits in groups of three, all set off by
// the same separator: the language's own, or a space that does not break.
func (d digits) groups(text, whole string, end int) (string, int, bool) {
	if len(whole) > 3 {
		return whole, end, false
	}
	separator := ""
	for {
		next := d.separator(text[end:])
		if next == "" || separator != "" && next != separator {
			break
		}
		three, behind := digitRun(text, end+len(next))
		if len(three) != 3 {
			break
		}
		separator, whole, end = next, whole+three, behind
	}
	return whole, end, separator != ""
}

// narrowSpaces group digits in any language (ISO 80000, DIN 5008).
var narrowSpaces = []string{"\u00a0", "\u2009", "\u202f"}

func (d digits) separator(text string) string {
	if d.group != "" && strings.HasPrefix(text, d.group) {
		return d.group
	}
	for _, space := range narrowSpaces {
		if strings.HasPrefix(text, space) {
			return space
		}
	}
	return ""
}

// strayDigits returns the end of what is joined to a number by points, commas,
// colons or slashes: the rest of a date, a time, a number of another language.
func strayDigits(text string, at int) int {
	for at+1 < len(text) && strings.IndexByte(".,:/'", text[at]) >= 0 {
		run, end := digitRun(text, at+1)
		if run == "" {
			break
		}
		at = end
	}
	return at
}

// Chinese numerals: digits, powers within a section, sections.
var (
	hanziDigits   = map[rune]int64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	hanziPowers   = map[rune]int64{'十': 10, '百': 100, '千': 1000}
	hanziSections = map[rune]int64{'万': 10_000, '亿': 100_000_000}
)

func isHanziNumeral(r rune) bool {
	_, digit := hanziDigits[r]
	return digit || hanziPowers[r] != 0 || hanziSections[r] != 0
}

// maxHanzi bounds the value of a Chinese numeral: ten thousand 万亿.
const maxHanzi = 1e16

// hanzi adds up a Chinese numeral.
type hanzi struct {
	total, section int64
	digit          int64 // waiting for its power; -1 for none
	power          int64 // last power, which the next must be below
	zero           bool  // a 零 stood before the digit
}

// readHanzi reads the Chinese numeral at the beginning of text: 六, 一百二十,
// 三点五亿, 千亿. It fails on years (二〇二四) and colloquial forms (一百二);
// end is then behind them.
func readHanzi(text string, at int) (n numeral, ok bool) {
	h := hanzi{digit: -1, power: 10_000}
	first, _ := utf8.DecodeRuneInString(text[at:])
	n = numeral{end: at, spelled: true, alone: first != '十' && (hanziPowers[first] != 0 || hanziSections[first] != 0)}
	for n.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[n.end:])
		if !isHanziNumeral(r) || !h.take(r) {
			break
		}
		n.end += size
	}
	if next, _ := utf8.DecodeRuneInString(text[n.end:]); isHanziNumeral(next) {
		return numeral{end: endOfHanzi(text, n.end), spelled: true}, false
	}
	value, ok := h.value()
	n.value = locale.NewDecimal(value, 0)
	return n, ok && n.end > at
}

func endOfHanzi(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isHanziNumeral(r) {
			break
		}
		at += size
	}
	return at
}

// take adds one character; it refuses one that does not fit.
func (h *hanzi) take(r rune) bool {
	if digit, ok := hanziDigits[r]; ok {
		if h.digit > 0 || h.digit == 0 && digit == 0 {
			return false
		}
		h.zero = h.zero || h.digit == 0 || digit == 0
		h.digit = digit
		return true
	}
	if power := hanziPowers[r]; power != 0 {
		if power >= h.power {
			return false
		}
		h.section += max(h.digit, 1) * power
		if h.digit < 0 && power != 10 && h.section > power {
			return false
		}
		h.digit, h.power, h.zero = -1, power, false
		return true
	}
	section := hanziSections[r]
	within := h.section + max(h.digit, 0)
	if within == 0 && h.total == 0 {
		within = 1
	}
	if h.total+within > maxHanzi/section {
		return false
	}
	if section == 10_000 {
		h.total += within * section
	} else {
		h.total = (h.total + within) * section
	}
	h.section, h.digit, h.power, h.zero = 0, -1, 10_000, false
	return true
}

// value is the sum; ok is false for a digit that lacks its power, as in 一百二.
func (h *hanzi) value() (value int64, ok bool) {
	colloquial := h.digit > 0 && !h.zero && h.power > 10 && (h.section > 0 || h.total > 0)
	return h.total + h.section + max(h.digit, 0), !colloquial
}
