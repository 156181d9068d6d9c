package decode

import (
	"strings"
	"testing"
	"time"

	"qiao/internal/diag"
)

func TestParseDate(t *testing.T) {
	t.Parallel()
	shanghai := time.FixedZone("CST", 8*60*60)
	tests := []struct{ text, want string }{
		{"2024-03-05", "2024-03-05T00:00:00+08:00"},
		{"2024-02-29", "2024-02-29T00:00:00+08:00"},
		{"2024-03-05T14:30", "2024-03-05T14:30:00+08:00"},
		{"2024-03-05 14:30", "2024-03-05T14:30:00+08:00"},
		{"2024-03-05T14:30:15", "2024-03-05T14:30:15+08:00"},
		{"2024-03-05T14:30:15Z", "2024-03-05T22:30:15+08:00"},
		{"2024-03-05T14:30-05:00", "2024-03-06T03:30:00+08:00"},
		{" 2024-03-05 ", "2024-03-05T00:00:00+08:00"},
	}
	for _, tt := range tests {
		got, ds := ParseDate(&Value{Kind: String, Text: tt.text}, shanghai)
		if got.Format(time.RFC3339) != tt.want || ds != nil {
			t.Errorf("ParseDate(%q) = %s, %v", tt.text, got.Format(time.RFC3339), ds)
		}
	}
}

func TestParseDateFindings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		id   string
		in   string // what message and hint name, besides the text
	}{
		{"2024年3月5日", "date/form", "2024-03-05"},
		{"２０２４年３月５日", "date/form", "2024-03-05"},
		{"2024/3/5", "date/form", "2024-03-05"},
		{"2024-3-5", "date/form", "2024-03-05"},
		{"2024.03.05", "date/form", "2024-03-05"},
		{"20240305", "date/form", "2024-03-05"},
		{"5.3.2024", "date/form", "2024-03-05"},
		{"25/03/2024", "date/form", "2024-03-25"},
		{"03/25/2024", "date/form", "2024-03-25"},
		{"05/05/2024", "date/form", "2024-05-05"},
		{"March 5, 2024", "date/form", "2024-03-05"},
		{"03/05/2024", "date/ambiguous", "2024-03-05"},
		{"03/05/2024", "date/ambiguous", "2024-05-03"},
		{"20224-03-05", "date/year", "20224"},
		{"224-03-05", "date/year", "1900"},
		{"0024-03-05", "date/year", "2200"},
		{"99999999999999999999-03-05", "date/year", ""},
		{"2024-13-05", "date/month", "13"},
		{"2024-02-30", "date/day", "2024-02 has 29 days"},
		{"2023-02-29", "date/day", "2023-02 has 28 days"},
		{"2024-03-00", "date/day", ""},
		{"2024-03-05T24:00", "date/time", ""},
		{"2024-03-05T12:60", "date/time", ""},
		{"2024-03-05T12:00+25:00", "date/zone", "+25:00"},
		{"2024/2/30", "date/form", ""},
		{"99/99/2024", "date/form", ""},
		{"2024", "date/form", ""},
		{"soon", "date/form", ""},
		{"", "date/form", ""},
	}
	for _, tt := range tests {
		pos := diag.Pos{File: "x.md", Line: 3, Column: 7}
		got, ds := ParseDate(&Value{Kind: String, Text: tt.text, Pos: pos}, time.UTC)
		if len(ds) != 1 || ds[0].ID != tt.id || ds[0].Pos != pos || !got.IsZero() {
			t.Errorf("ParseDate(%q) = %v, %v, want %s", tt.text, got, ds, tt.id)
			continue
		}
		words := ds[0].Message("en") + "; " + ds[0].Hint("en")
		if !strings.Contains(words, tt.in) || len(tt.text) < 20 && !strings.Contains(words, `"`+tt.text+`"`) {
			t.Errorf("ParseDate(%q) says: %s", tt.text, words)
		}
	}
}

func TestParseDateKinds(t *testing.T) {
	t.Parallel()
	if got, ds := ParseDate(&Value{}, time.UTC); !got.IsZero() || ds != nil {
		t.Errorf("empty: %v, %v", got, ds)
	}
	if got, ds := ParseDate(nil, time.UTC); !got.IsZero() || ds != nil {
		t.Errorf("nil: %v, %v", got, ds)
	}
	if got, ds := ParseDate(&Value{Kind: List}, time.UTC); !got.IsZero() || len(ds) != 1 || ds[0].ID != "date/kind" {
		t.Errorf("a list: %v, %v", got, ds)
	}
	if _, ds := ParseDate(&Value{Kind: Int, Text: "20240305"}, time.UTC); len(ds) != 1 || ds[0].Args["suggestion"] != "2024-03-05" {
		t.Errorf("a number: %v", ds)
	}
}

// FuzzParseDate: what reads as a date reads the same when written again.
func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2024-03-05", "2024-03-05T14:30:15+08:00", "2024年3月5日", "03/05/2024", "2024-02-30"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ds := ParseDate(&Value{Kind: String, Text: text}, time.UTC)
		if got.IsZero() != (len(ds) > 0) {
			t.Fatalf("ParseDate(%q) = %v with %v", text, got, ds)
		}
		for _, d := range ds {
			if again := d.Args["suggestion"]; again != "" {
				if _, ds := ParseDate(&Value{Kind: String, Text: again}, time.UTC); ds != nil {
					t.Errorf("the suggestion %q for %q is no date: %v", again, text, ds)
				}
			}
		}
		if got.IsZero() {
			return
		}
		again, ds := ParseDate(&Value{Kind: String, Text: got.Format(time.RFC3339)}, time.UTC)
		if !again.Equal(got) && got.Year() >= firstYear && got.Year() <= lastYear {
			t.Errorf("ParseDate(%q) = %v, written again %v, %v", text, got, again, ds)
		}
	})
}
