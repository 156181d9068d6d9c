package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Style is the length of a written date.
type Style uint8

// Date styles: 2024年3月5日 / 5. März 2024 / 5 March 2024 (Long);
// 2024-03-05 / 05.03.2024 / 5 Mar 2024 (Short).
const (
	Long Style = iota
	Short
)

// Date writes the day of t, in t's own location.
func (l *Locale) Date(t time.Time, s Style) string { return l.dates.date(t, s) }

// Month writes year and month: 2024年12月, Dezember 2024, December 2024.
func (l *Locale) Month(year int, m time.Month) string {
	return l.dates.month(year, l.dates.months[m-1])
}

// Year writes a year by itself: 2024年, 2024.
func (l *Locale) Year(year int) string {
	return strings.ReplaceAll(l.dates.yearPattern, "{y}", strconv.Itoa(year))
}

// Quarter writes a quarter (1 to 4) of a year: 2025年一季度, 1. Quartal 2025,
// Q1 2025.
func (l *Locale) Quarter(year, quarter int) string {
	return l.dates.quarter(year, l.dates.quarters[quarter-1])
}

// calendar is how a language writes dates.
type calendar struct {
	date   func(t time.Time, s Style) string
	months [12]string // as they stand without a day
	// Patterns in which {y} stands for the year, and {m} or {q} for a month or
	// quarter, or a range of them.
	yearPattern, monthPattern, quarterPattern string
	quarters                                  [4]string
	// dash joins the ends of a range.
	dash string
}

func (c *calendar) month(year int, m string) string {
	return fillIn(c.monthPattern, year, "m", m)
}

func (c *calendar) quarter(year int, q string) string {
	return fillIn(c.quarterPattern, year, "q", q)
}

// fillIn puts a year, and a name for the placeholder, into a pattern.
func fillIn(pattern string, year int, placeholder, name string) string {
	return strings.NewReplacer("{y}", strconv.Itoa(year), "{"+placeholder+"}", name).Replace(pattern)
}

var (
	germanMonths  = [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	englishMonths = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func chineseDate(t time.Time, s Style) string {
	if s == Short {
		return t.Format(time.DateOnly)
	}
	return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
}

func germanDate(t time.Time, s Style) string {
	if s == Short {
		return t.Format("02.01.2006")
	}
	return fmt.Sprintf("%d. %s %d", t.Day(), germanMonths[t.Month()-1], t.Year())
}

func englishDate(t time.Time, s Style) string {
	if s == Short {
		return t.Format("2 Jan 2006")
	}
	return t.Format("2 January 2006")
}

func americanDate(t time.Time, s Style) string {
	if s == Short {
		return t.Format("Jan 2, 2006")
	}
	return t.Format("January 2, 2006")
}

// isoDate serves languages whose habits are not known here.
func isoDate(t time.Time, _ Style) string { return t.Format(time.DateOnly) }
