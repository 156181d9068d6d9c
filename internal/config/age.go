package config

import (
	"fmt"
	"strconv"
	"time"
)

// Age is a length of time by the calendar, such as 2 years or 18 months. It is
// not a time.Duration because months and years differ in length.
type Age struct{ Years, Months, Days int }

// IsZero reports whether no age is given.
func (a Age) IsZero() bool { return a == Age{} }

// Before returns the moment that lies this age before t.
func (a Age) Before(t time.Time) time.Time { return t.AddDate(-a.Years, -a.Months, -a.Days) }

// String is the form in which site.yaml has it: 2y, 18m, 400d.
func (a Age) String() string {
	switch {
	case a.Years > 0:
		return fmt.Sprintf("%dy", a.Years)
	case a.Months > 0:
		return fmt.Sprintf("%dm", a.Months)
	default:
		return fmt.Sprintf("%dd", a.Days)
	}
}

// ParseAge reads a positive number of years, months or days: 2y, 18m, 400d.
func ParseAge(text string) (Age, bool) {
	if len(text) < 2 || len(text) > 5 {
		return Age{}, false
	}
	digits, unit := text[:len(text)-1], text[len(text)-1]
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || n == 0 {
		return Age{}, false
	}
	switch unit {
	case 'y':
		return Age{Years: int(n)}, true
	case 'm':
		return Age{Months: int(n)}, true
	case 'd':
		return Age{Days: int(n)}, true
	default:
		return Age{}, false
	}
}
