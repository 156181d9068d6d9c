package locale

import (
	"strconv"
	"strings"
	"time"
)

// Years writes a range of years: 2023—2024年, 2023–2024.
func (l *Locale) Years(from, to int) string {
	if from == to {
		return l.Year(from)
	}
	years := strconv.Itoa(from) + l.dates.dash + strconv.Itoa(to)
	return strings.ReplaceAll(l.dates.yearPattern, "{y}", years)
}

// Months writes a range of months, the year once where it is the same:
// 2024年1—11月, Januar–November 2024, December 2023 – March 2024.
func (l *Locale) Months(fromYear int, from time.Month, toYear int, to time.Month) string {
	switch {
	case fromYear != toYear:
		return l.span(l.Month(fromYear, from), l.Month(toYear, to))
	case from == to:
		return l.Month(toYear, to)
	}
	first, last := l.dates.months[from-1], l.dates.months[to-1]
	if l.Base() == "zh" {
		first = strings.TrimSuffix(first, "月")
	}
	return l.dates.month(toYear, l.span(first, last))
}

// Quarters writes a range of quarters: 2025年一至三季度, 1.–3. Quartal 2025,
// Q1–Q3 2025.
func (l *Locale) Quarters(fromYear, from, toYear, to int) string {
	switch {
	case fromYear != toYear:
		return l.span(l.Quarter(fromYear, from), l.Quarter(toYear, to))
	case from == to:
		return l.Quarter(toYear, to)
	}
	first, last := l.dates.quarters[from-1], l.dates.quarters[to-1]
	if l.Base() == "zh" {
		// 一—三 would read as a longer dash: 至 joins them.
		return l.dates.quarter(toYear, strings.TrimSuffix(first, "季度")+"至"+last)
	}
	// "1. Quartal" and "3. Quartal" share their noun.
	if ordinal, noun, ok := strings.Cut(first, " "); ok && strings.HasSuffix(last, " "+noun) {
		return l.dates.quarter(toYear, ordinal+l.dates.dash+last)
	}
	return l.dates.quarter(toYear, l.span(first, last))
}

// Days writes a range of days, each in full: 2024年3月5日—2024年4月2日,
// 5. März 2024 – 2. April 2024.
func (l *Locale) Days(from, to time.Time) string {
	if from.Equal(to) {
		return l.Date(from, Long)
	}
	return l.span(l.Date(from, Long), l.Date(to, Long))
}

// span joins the ends of a range by the language's dash, set off by spaces
// where an end is of several words.
func (l *Locale) span(from, to string) string {
	dash := l.dates.dash
	if !l.CJK() && strings.Contains(from+to, " ") {
		dash = " " + dash + " "
	}
	return from + dash + to
}
