package facts

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"qiao/internal/locale"
)

// Period is a span of time: a year, quarter, month, day, or an interval of
// two of a kind. The zero Period is none.
type Period struct {
	// Text as written: 2024, 2025-Q1, 2024-11, 2024-01/2024-11.
	Text string
}

// Why a period cannot be read.
var (
	errPeriodForm  = errors.New("not a year, quarter, month, day or interval of two of a kind")
	errPeriodOrder = errors.New("the interval ends before it begins")
)

// ParsePeriod reads a period.
func ParsePeriod(text string) (Period, error) {
	_, err := readInterval(text)
	return Period{Text: text}, err
}

// Start is the first day of the period, in UTC; the zero time if there is none.
func (p Period) Start() time.Time {
	i, err := readInterval(p.Text)
	if err != nil {
		return time.Time{}
	}
	return i.from.start
}

// End is the day after the last one of the period, in UTC; the zero time if
// there is none.
func (p Period) End() time.Time {
	i, err := readInterval(p.Text)
	if err != nil {
		return time.Time{}
	}
	return i.to.end()
}

// grain is the length of a span.
type grain uint8

const (
	years grain = iota
	quarters
	months
	days
)

// span is one year, quarter, month or day.
type span struct {
	grain grain
	start time.Time
}

func (s span) end() time.Time {
	switch s.grain {
	case years:
		return s.start.AddDate(1, 0, 0)
	case quarters:
		return s.start.AddDate(0, 3, 0)
	case months:
		return s.start.AddDate(0, 1, 0)
	default:
		return s.start.AddDate(0, 0, 1)
	}
}

func (s span) quarter() int { return (int(s.start.Month())-1)/3 + 1 }

type interval struct{ from, to span }

func readInterval(text string) (interval, error) {
	first, last, isInterval := strings.Cut(text, "/")
	from, err := readSpan(first)
	if err != nil || !isInterval {
		return interval{from, from}, err
	}
	to, err := readSpan(last)
	switch {
	case err != nil:
		return interval{}, err
	case from.grain != to.grain:
		return interval{}, errPeriodForm
	case to.start.Before(from.start):
		return interval{}, errPeriodOrder
	}
	return interval{from, to}, nil
}

var quarterForm = regexp.MustCompile(`^(\d{4})-Q([1-4])$`)

func readSpan(text string) (span, error) {
	if m := quarterForm.FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1])
		q := int(m[2][0] - '0')
		return span{quarters, time.Date(year, time.Month(3*q-2), 1, 0, 0, 0, 0, time.UTC)}, nil
	}
	for _, form := range []struct {
		grain  grain
		layout string
	}{{years, "2006"}, {months, "2006-01"}, {days, time.DateOnly}} {
		if start, err := time.Parse(form.layout, text); err == nil {
			return span{form.grain, start}, nil
		}
	}
	return span{}, fmt.Errorf("%q is %w", text, errPeriodForm)
}

// PeriodText writes a period: 2024年1—11月, Januar–November 2024. A period that
// cannot be read is written as it is.
func PeriodText(l *locale.Locale, p Period) string {
	i, err := readInterval(p.Text)
	if err != nil {
		return p.Text
	}
	from, to := i.from.start, i.to.start
	switch i.from.grain {
	case years:
		return l.Years(from.Year(), to.Year())
	case quarters:
		return l.Quarters(from.Year(), i.from.quarter(), to.Year(), i.to.quarter())
	case months:
		return l.Months(from.Year(), from.Month(), to.Year(), to.Month())
	default:
		return l.Days(from, to)
	}
}

// ReadPeriod reads a single year, quarter, month or day as [PeriodText] or
// [ParsePeriod] writes it.
func ReadPeriod(l *locale.Locale, text string) (Period, bool) {
	text = strings.TrimSpace(text)
	if p, err := ParsePeriod(text); err == nil {
		return p, true
	}
	found := yearIn.FindString(text)
	if found == "" {
		return Period{}, false
	}
	candidates := []string{found}
	for q := range 4 {
		candidates = append(candidates, fmt.Sprintf("%s-Q%d", found, q+1))
	}
	for month := range 12 {
		candidates = append(candidates, fmt.Sprintf("%s-%02d", found, month+1))
	}
	for _, c := range candidates {
		p := Period{Text: c}
		if PeriodText(l, p) == text {
			return p, true
		}
	}
	return readDay(l, found, text)
}

var yearIn = regexp.MustCompile(`\d{4}`)

// readDay reads a day of a year in the language's long form.
func readDay(l *locale.Locale, year, text string) (Period, bool) {
	first, err := time.Parse("2006", year)
	if err != nil {
		return Period{}, false
	}
	for day := first; day.Year() == first.Year(); day = day.AddDate(0, 0, 1) {
		if l.Date(day, locale.Long) == text {
			return Period{Text: day.Format(time.DateOnly)}, true
		}
	}
	return Period{}, false
}
