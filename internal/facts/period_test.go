package facts

import (
	"testing"

	"qiao/internal/locale"
)

// TestReadPeriod reads back what PeriodText writes, in every language.
func TestReadPeriod(t *testing.T) {
	for _, tag := range []string{"zh-Hans", "de", "en", "fr", "ja", "ru", "hu"} {
		l, err := locale.New(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, period := range []string{"2024", "2025-Q1", "2024-03", "2024-12", "2024-02-29", "2023-12-31"} {
			written := PeriodText(l, Period{Text: period})
			if got, ok := ReadPeriod(l, written); !ok || got.Text != period {
				t.Errorf("%s: %q is read as %q, want %q", tag, written, got.Text, period)
			}
		}
		for _, text := range []string{"", "März", "2024 oder später", "第3届", "99999"} {
			if got, ok := ReadPeriod(l, text); ok {
				t.Errorf("%s: %q is read as %q", tag, text, got.Text)
			}
		}
	}
}
