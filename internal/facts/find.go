package facts

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"qiao/internal/locale"
)

// Match is a figure found in running text.
type Match struct {
	Quantity   Quantity
	Start, End int // byte offsets
	// Spelled says that the number is written in words (六省, 一个), which need
	// not be meant as a figure.
	Spelled bool
}

// Parse reads one figure with its unit and qualifier as a language writes it;
// the whole text must be the figure.
func Parse(l *locale.Locale, text string) (Quantity, error) {
	r, err := readWhole(l, text)
	return r.Quantity, err
}

// Find returns the figures in running text, in order, in time proportional to
// its length. A figure is a number with a unit; in languages other than Chinese
// also a bare number, as counts are there, but not one that belongs to a date,
// a year, a name (Q1, Industrie 4.0) or a list's numbering.
func Find(l *locale.Locale, text string) []Match {
	s := newScanner(l, text)
	var found []Match
	behind := 0
	for at := s.nextNumber(0); at < len(s.text); {
		r, end, err := s.figureAt(at, behind)
		if err == nil && (r.Quantity.Unit != "" || s.standsAlone(r)) {
			found = append(found, r.Match)
			behind = r.End
			end = r.End
		}
		at = s.nextNumber(max(end, at+1))
	}
	return found
}

// Why a text is no figure.
var (
	errNoNumber = errors.New("no number")
	errNumber   = errors.New("not a number of this language")
	errVague    = errors.New("a vague number")
)

// leftover is the error about a text that goes on after the number.
type leftover struct{ rest string }

func (e leftover) Error() string { return fmt.Sprintf("cannot read %q after the number", e.rest) }

// reading is a match, with what Load wants to know of how it was written.
type reading struct {
	Match
	// mixed says that scales are mixed (3亿4500万), unusual that a scale is one
	// that GB/T 15835 does not have (3百万).
	mixed, unusual bool
	number         numeral
}

// readWhole reads a text that must be one figure.
func readWhole(l *locale.Locale, text string) (reading, error) {
	trimmed := strings.TrimSpace(text)
	s := newScanner(l, trimmed)
	at := s.nextNumber(0)
	if at == len(s.text) {
		return reading{}, errNoNumber
	}
	r, end, err := s.figureAt(at, 0)
	switch {
	case err != nil:
		return reading{}, err
	case r.Start > 0:
		return reading{}, fmt.Errorf("cannot read %q before the number", trimmed[:r.Start])
	case end < len(trimmed):
		return reading{}, leftover{strings.TrimFunc(trimmed[end:], isSpace)}
	}
	return r, nil
}

// scanner reads figures of one language in one text.
type scanner struct {
	text    string
	words   *vocabulary
	digits  digits
	chinese bool
}

func newScanner(l *locale.Locale, text string) *scanner {
	s := &scanner{text: text, words: vocabularyOf(l), digits: digitsOf(l), chinese: l.Base() == "zh"}
	if s.chinese && isTraditional(l) {
		// Character by character, so offsets stay.
		s.text = toSimplified.Replace(text)
	}
	return s
}

// nextNumber is the offset at or after at where a number may begin, or the end
// of the text.
func (s *scanner) nextNumber(at int) int {
	for at < len(s.text) {
		if s.text[at] < utf8.RuneSelf {
			if '0' <= s.text[at] && s.text[at] <= '9' {
				return at
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[at:])
		if '０' <= r && r <= '９' || s.chinese && isHanziNumeral(r) {
			return at
		}
		at += size
	}
	return at
}

// figureAt reads the figure whose number begins at at; words that belong to it
// may stand before, but not before behind. end is where to go on.
func (s *scanner) figureAt(at, behind int) (r reading, end int, err error) {
	n, unit, ok := s.numberAt(at)
	if !ok {
		return r, n.end, errNumber
	}
	if s.partOfWord(at, behind) {
		return r, n.end, errVague
	}
	r = reading{Match: Match{Start: at, End: n.end, Spelled: n.spelled}, number: n}
	r.Quantity = Quantity{Amount: n.value, Unit: unit}
	r.End = n.end
	negative := s.readBefore(&r, behind)
	if unit == "" {
		err = s.readBehind(&r)
	}
	if err == nil && n.alone && !s.scaleMayStandAlone(r) {
		err = errVague
	}
	if err != nil {
		return r, max(n.end, r.End), err
	}
	s.readQualifierBehind(&r)
	if negative {
		r.Quantity.Amount = r.Quantity.Amount.Neg()
	}
	if n.value.Places() == 0 && r.Quantity.Amount.Places() == 0 {
		// Zeros that fill up a whole number are no digits to keep.
		r.Quantity.Amount = r.Quantity.Amount.Reduce()
	}
	s.readGloss(&r)
	return r, r.End, nil
}

// numberAt reads the number at at; 百分之 makes it a percentage.
func (s *scanner) numberAt(at int) (n numeral, unit Unit, ok bool) {
	const percentOf = "百分之"
	if s.chinese && strings.HasPrefix(s.text[at:], percentOf) {
		at += len(percentOf)
		unit = "%"
		if at == len(s.text) {
			return numeral{end: at}, unit, false
		}
	}
	if _, size := digitAt(s.text, at); size > 0 {
		n, ok = s.digits.read(s.text, at)
	} else if r, size := utf8.DecodeRuneInString(s.text[at:]); s.chinese && isHanziNumeral(r) {
		n, ok = readHanzi(s.text, at)
		if ok {
			n = s.hanziFraction(n)
		}
	} else {
		n.end = at + size
	}
	return n, unit, ok
}

// hanziFraction reads 点六七 behind a numeral.
func (s *scanner) hanziFraction(n numeral) numeral {
	rest, found := strings.CutPrefix(s.text[n.end:], "点")
	if !found {
		return n
	}
	value, end := n.value, n.end+len("点")
	for place := int32(-1); ; place-- {
		r, size := utf8.DecodeRuneInString(rest)
		digit, ok := hanziDigits[r]
		if !ok || place < -20 {
			break
		}
		value = value.Add(locale.NewDecimal(digit, place))
		rest, end = rest[size:], end+size
		n.value, n.end = value, end
	}
	return n
}

// partOfWord reports whether what stands before a number makes it part of a
// name, an ordinal or something vague: Q1, 第三, 数十, GB/T 15835-2011.
func (s *scanner) partOfWord(at, behind int) bool {
	before := s.text[behind:at]
	if s.chinese {
		for _, word := range []string{"第", "数", "几", "上", "多", "余", "成", "某", "每", "〇", "零"} {
			if strings.HasSuffix(before, word) {
				return word == "第" || s.spelledAt(at)
			}
		}
	}
	r, size := utf8.DecodeLastRuneInString(before)
	if inWord(r) || r == '_' || r == '#' {
		return !s.codeBefore(before)
	}
	previous, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	switch r {
	case '-': // COVID-19, but not 63-68
		return inWord(previous) && !unicode.IsDigit(previous)
	case '.', '/', ':', '\'':
		return inWord(previous)
	}
	return false
}

func (s *scanner) spelledAt(at int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return isHanziNumeral(r)
}

// codeBefore reports whether text ends with the code of a currency: RMB5m.
func (s *scanner) codeBefore(text string) bool {
	for _, code := range s.words.codes {
		if endsWith(text, code.text) {
			return true
		}
	}
	return false
}

// scaleMayStandAlone reports whether a scale without a number is a figure: in
// 亿元以上 and 近百家, not in 百强 or 千家万户.
func (s *scanner) scaleMayStandAlone(r reading) bool {
	d := r.Quantity.Unit.info().dimension
	return d == currency || d == area || r.Quantity.Qualifier != Exact && r.Quantity.Unit != ""
}
