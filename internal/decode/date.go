package decode

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"qiao/internal/diag"
)

// The years that a date may have; what lies outside is a slip of the hand.
const (
	firstYear = 1900
	lastYear  = 2200
)

// ParseDate reads a day (2024-03-05), or a day and a time (2024-03-05T14:30,
// 2024-03-05 14:30:00, with Z or ±hh:mm after it). A date without a zone is in
// loc; the result is always told in loc. Other ways of writing dates are
// findings that say how to write the date that was meant. An empty value, and
// any with a finding, gives the zero time.
func ParseDate(v *Value, loc *time.Location) (time.Time, []diag.Diagnostic) {
	switch {
	case v == nil || v.refused || v.Kind == Null:
		return time.Time{}, nil
	case !v.scalar():
		return time.Time{}, []diag.Diagnostic{diag.New("date/kind", v.Pos, "got", v.describe())}
	}
	d := dateReader{pos: v.Pos, text: strings.TrimSpace(v.Text), loc: loc}
	if found := isoDate.FindStringSubmatch(d.text); found != nil {
		return d.iso(found)
	}
	return time.Time{}, d.otherForm()
}

// isoDate has the groups year, month, day, hour, minute, second, zone.
var isoDate = regexp.MustCompile(`^(\d+)-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|z|[-+]\d\d:\d\d)?)?$`)

// dateReader reads one date.
type dateReader struct {
	pos  diag.Pos
	text string
	loc  *time.Location
}

func (d dateReader) fault(variant string, args ...any) []diag.Diagnostic {
	args = append([]any{"value", short(d.text)}, args...)
	return []diag.Diagnostic{diag.New("date/"+variant, d.pos, args...)}
}

// iso reads the parts of a date in the right form.
func (d dateReader) iso(part []string) (time.Time, []diag.Diagnostic) {
	var n [7]int
	for i, text := range part[1:7] {
		n[i+1], _ = strconv.Atoi(text) // absent parts are 0; too large ones are out of range below
	}
	year, month, day, hour, minute, second := n[1], n[2], n[3], n[4], n[5], n[6]
	switch {
	case len(part[1]) != 4 || year < firstYear || year > lastYear:
		return time.Time{}, d.fault("year", "year", short(part[1]), "first", firstYear, "last", lastYear)
	case month < 1 || month > 12:
		return time.Time{}, d.fault("month", "month", part[2])
	case day < 1 || day > daysIn(year, month):
		return time.Time{}, d.fault("day", "month", fmt.Sprintf("%04d-%02d", year, month), "days", daysIn(year, month))
	case hour > 23 || minute > 59 || second > 59:
		return time.Time{}, d.fault("time")
	}
	zone, ok := d.zone(part[7])
	if !ok {
		return time.Time{}, d.fault("zone", "zone", part[7])
	}
	return time.Date(year, time.Month(month), day, hour, minute, second, 0, zone).In(d.loc), nil
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// zone reads Z or ±hh:mm; nothing is the site's own zone.
func (d dateReader) zone(text string) (zone *time.Location, ok bool) {
	switch text {
	case "":
		return d.loc, true
	case "Z", "z":
		return time.UTC, true
	}
	hours, _ := strconv.Atoi(text[1:3])
	minutes, _ := strconv.Atoi(text[4:6])
	offset := (hours*60 + minutes) * 60
	if text[0] == '-' {
		offset = -offset
	}
	return time.FixedZone("", offset), hours <= 14 && minutes <= 59
}

// otherForms are ways of writing a date, with the groups of year, month and
// day in their order; "?" where either may be the month.
var otherForms = []struct {
	form  *regexp.Regexp
	order string
}{
	{regexp.MustCompile(`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$`), "ymd"},
	{regexp.MustCompile(`^(\d{4})([-/._])(\d{1,2})([-/._])(\d{1,2})$`), "y-m-d"},
	{regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`), "ymd"},
	{regexp.MustCompile(`^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$`), "dmy"},
	{regexp.MustCompile(`^(\d{1,2})([-/])(\d{1,2})([-/])(\d{4})$`), "?-?-y"},
}

// otherForm says how to write a date that is not in the right form.
func (d dateReader) otherForm() []diag.Diagnostic {
	text := width.Fold.String(d.text)
	for _, other := range otherForms {
		found := other.form.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		parts := make(map[byte]string)
		var either []string
		for i, letter := range []byte(other.order) {
			parts[letter] = found[i+1]
			if letter == '?' {
				either = append(either, found[i+1])
			}
		}
		if either != nil {
			return d.dayOrMonth(parts['y'], either[0], either[1])
		}
		return d.fault("form", "suggestion", writtenDate(parts['y'], parts['m'], parts['d']))
	}
	for _, layout := range []string{"January 2, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return d.fault("form", "suggestion", t.Format(time.DateOnly))
		}
	}
	return d.fault("form")
}

// dayOrMonth is the finding about 03/05/2024, which Americans and Europeans
// read differently; only one reading may be possible.
func (d dateReader) dayOrMonth(year, a, b string) []diag.Diagnostic {
	monthFirst, dayFirst := writtenDate(year, a, b), writtenDate(year, b, a)
	if monthFirst == "" || dayFirst == "" || monthFirst == dayFirst {
		return d.fault("form", "suggestion", max(monthFirst, dayFirst))
	}
	return d.fault("ambiguous", "one", monthFirst, "other", dayFirst)
}

// writtenDate is the date in the right form, or "" if there is no such day.
func writtenDate(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(day)
	if y < firstYear || y > lastYear || m < 1 || m > 12 || n < 1 || n > daysIn(y, m) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, n)
}
