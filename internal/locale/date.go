package locale

import "time"

// Style is the length of a written date.
type Style uint8

// Date styles: 2024年3月5日 / 5. März 2024 / 5 March 2024 (Long);
// 2024-03-05 / 05.03.2024 / 5 Mar 2024 (Short).
const (
	Long Style = iota
	Short
)

// Date writes the day of t, in t's own location.
func (l *Locale) Date(t time.Time, s Style) string { panic("skeleton") }

// Month writes year and month: 2024年12月, Dezember 2024, December 2024.
func (l *Locale) Month(year int, m time.Month) string { panic("skeleton") }
