package facts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/locale"
)

func mustLocale(t testing.TB, tag string) *locale.Locale {
	t.Helper()
	l, err := locale.New(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// read parses a figure as a Chinese report writes it.
func read(t testing.TB, text string) Quantity {
	t.Helper()
	q, err := Parse(mustLocale(t, "zh-Hans"), text)
	if err != nil {
		t.Fatalf("Parse(zh, %q): %v", text, err)
	}
	return q
}

// visible writes a no-break space as "_".
func visible(s string) string { return strings.ReplaceAll(s, nbsp, "_") }

// renderings is how one figure must come out; the first rows are the table of
// the format reference. "_" is a no-break space.
var renderings = []struct{ value, zh, de, en string }{
	{"590.3亿元", "590.3亿元", "59,03_Mrd._CNY", "CNY_59.03_billion"},
	{"1.15亿元", "1.15亿元", "115_Mio._CNY", "CNY_115_million"},
	{"820万元", "820万元", "8,2_Mio._CNY", "CNY_8.2_million"},
	{"1万亿元", "1万亿元", "1_Bio._CNY", "CNY_1_trillion"},
	{"14.07%", "14.07%", "14,07_%", "14.07%"},
	{"3000亩", "3000亩（200公顷）", "200_ha", "200_ha"},
	{"1000亩", "1000亩（约66.7公顷）", "rund 66,7_ha", "about 66.7_ha"},
	{"1.67平方公里", "1.67平方公里", "1,67_km²", "1.67_km²"},
	{"5159人次", "5159人次", "5.159", "5,159"},
	{"超1000亿元", "超1000亿元", "mehr als 100_Mrd._CNY", "more than CNY_100_billion"},
	{"120余条", "120余条", "mehr als 120", "more than 120"},
	{"10家以上", "10家以上", "mindestens 10", "at least 10"},

	// The scales of the number rules.
	{"1万元", "1万元", "10.000_CNY", "CNY_10,000"},
	{"100万元", "100万元", "1_Mio._CNY", "CNY_1_million"},
	{"1亿元", "1亿元", "100_Mio._CNY", "CNY_100_million"},
	{"10亿元", "10亿元", "1_Mrd._CNY", "CNY_1_billion"},
	{"9.99亿元", "9.99亿元", "999_Mio._CNY", "CNY_999_million"},
	{"301.95亿元", "301.95亿元", "30,195_Mrd._CNY", "CNY_30.195_billion"},
	{"181.83亿元", "181.83亿元", "18,183_Mrd._CNY", "CNY_18.183_billion"},
	{"1000亿元", "1000亿元", "100_Mrd._CNY", "CNY_100_billion"},
	{"5000元", "5000元", "5.000_CNY", "CNY_5,000"},
	{"999999元", "99.9999万元", "999.999_CNY", "CNY_999,999"},
	{"1234567元", "123.4567万元", "1,234567_Mio._CNY", "CNY_1.234567_million"},
	{"0元", "0元", "0_CNY", "CNY_0"},

	// Every digit that was written, and no other.
	{"590.30亿元", "590.30亿元", "59,030_Mrd._CNY", "CNY_59.030_billion"},
	{"5.0%", "5.0%", "5,0_%", "5.0%"},
	{"12.50公顷", "12.50公顷", "12,50_ha", "12.50_ha"},

	// Signs.
	{"-5.2%", "-5.2%", "−5,2_%", "−5.2%"},
	{"-3亿元", "-3亿元", "−300_Mio._CNY", "CNY_−300_million"},

	// Other units.
	{"5亿欧元", "5亿欧元", "500_Mio._EUR", "EUR_500_million"},
	{"2.5亿美元", "2.5亿美元", "250_Mio._USD", "USD_250_million"},
	{"0.5个百分点", "0.5个百分点", "0,5_Prozentpunkte", "0.5_percentage points"},
	{"1个百分点", "1个百分点", "1_Prozentpunkt", "1_percentage point"},
	{"190亩", "190亩（约12.7公顷）", "rund 12,7_ha", "about 12.7_ha"},
	{"70亩", "70亩（约4.7公顷）", "rund 4,7_ha", "about 4.7_ha"},
	{"1亩", "1亩（约0.067公顷）", "rund 0,067_ha", "about 0.067_ha"},
	{"5万亩", "5万亩（约3333公顷）", "rund 3.333_ha", "about 3,333_ha"},
	{"120万吨", "120万吨", "1,2_Mio._t", "1.2_million_t"},
	{"5万千瓦", "50兆瓦", "50_MW", "50_MW"},
	{"3500千瓦时", "3500千瓦时", "3.500_kWh", "3,500_kWh"},
	{"12公里", "12公里", "12_km", "12_km"},
	{"800平方米", "800平方米", "800_m²", "800_m²"},

	// Counts.
	{"25个", "25个", "25", "25"},
	{"1.2万人", "1.2万人", "12.000", "12,000"},
	{"12345人", "12345人", "12.345", "12,345"},
	{"120万人", "120万人", "1,2_Mio.", "1.2_million"},
	{"1234567人次", "1234567人次", "1.234.567", "1,234,567"},

	// Qualifiers.
	{"30余篇", "30余篇", "mehr als 30", "more than 30"},
	{"超12场", "超12场", "mehr als 12", "more than 12"},
	{"14%以上", "14%以上", "mindestens 14_%", "at least 14%"},
	{"1000亩以上", "1000亩以上（约66.7公顷）", "mindestens rund 66,7_ha", "at least about 66.7_ha"},
	{"约200亿元", "约200亿元", "rund 20_Mrd._CNY", "about CNY_20_billion"},
	{"近200亿元", "约200亿元", "rund 20_Mrd._CNY", "about CNY_20_billion"},
	{"约1000亩", "约1000亩（约66.7公顷）", "rund 66,7_ha", "about 66.7_ha"},
	{"不足5家", "不足5家", "weniger als 5", "less than 5"},
}

func TestText(t *testing.T) {
	t.Parallel()
	zh, de, en := mustLocale(t, "zh-Hans"), mustLocale(t, "de"), mustLocale(t, "en")
	for _, tt := range renderings {
		q := read(t, tt.value)
		got := []string{visible(Text(zh, q, Format{})), visible(Text(de, q, Format{})), visible(Text(en, q, Format{}))}
		if diff := cmp.Diff([]string{tt.zh, tt.de, tt.en}, got); diff != "" {
			t.Errorf("%s: %s", tt.value, diff)
		}
	}
}

func TestTextOfPlainAmount(t *testing.T) {
	t.Parallel()
	q := Quantity{Amount: locale.MustDecimal("59030000000"), Unit: "CNY"}
	for tag, want := range map[string]string{"zh": "590.3亿元", "de": "59,03_Mrd._CNY", "en": "CNY_59.03_billion"} {
		if got := visible(Text(mustLocale(t, tag), q, Format{})); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

func TestTextFormat(t *testing.T) {
	t.Parallel()
	digits := func(n int) *int { return &n }
	for _, tt := range []struct {
		value      string
		f          Format
		zh, de, en string
	}{
		{"590.3亿元", Format{Digits: digits(1)}, "590.3亿元", "rund 59,0_Mrd._CNY", "about CNY_59.0_billion"},
		{"590.3亿元", Format{Digits: digits(2)}, "590.3亿元", "59,03_Mrd._CNY", "CNY_59.03_billion"},
		{"590.5亿元", Format{Digits: digits(0)}, "约591亿元", "rund 59_Mrd._CNY", "about CNY_59_billion"},
		{"超590.5亿元", Format{Digits: digits(0)}, "超过约591亿元", "mehr als rund 59_Mrd._CNY", "more than about CNY_59_billion"},
		{"约590.5亿元", Format{Digits: digits(0)}, "约591亿元", "rund 59_Mrd._CNY", "about CNY_59_billion"},
		{"14.07%", Format{Digits: digits(1)}, "约14.1%", "rund 14,1_%", "about 14.1%"},
		{"14.07%", Format{Digits: digits(-1)}, "约14%", "rund 14_%", "about 14%"},
		{"-0.04%", Format{Digits: digits(1)}, "约0.0%", "rund 0,0_%", "about 0.0%"},
		{"1000亩", Format{Unit: "ha"}, "约66.7公顷", "rund 66,7_ha", "about 66.7_ha"},
		{"1000亩", Format{Unit: "ha", Digits: digits(2)}, "约66.67公顷", "rund 66,67_ha", "about 66.67_ha"},
		{"3000亩", Format{Unit: "km2"}, "2平方公里", "2_km²", "2_km²"},
		{"3000亩", Format{Unit: "mu"}, "3000亩（200公顷）", "3.000_Mu (200_ha)", "3,000_mu (200_ha)"},
		{"1.67平方公里", Format{Unit: "ha"}, "167公顷", "167_ha", "167_ha"},
		{"200公顷", Format{Unit: "mu"}, "3000亩（200公顷）", "3.000_Mu (200_ha)", "3,000_mu (200_ha)"},
		{"12公里", Format{Unit: "m"}, "1.2万米", "12.000_m", "12,000_m"},
		{"590.3亿元", Format{Unit: "EUR"}, "590.3亿元", "59,03_Mrd._CNY", "CNY_59.03_billion"},
		{"25个", Format{Unit: "ha"}, "25个", "25", "25"},
	} {
		q := read(t, tt.value)
		var got []string
		for _, tag := range []string{"zh-Hans", "de", "en"} {
			got = append(got, visible(Text(mustLocale(t, tag), q, tt.f)))
		}
		if diff := cmp.Diff([]string{tt.zh, tt.de, tt.en}, got); diff != "" {
			t.Errorf("%s with %+v: %s", tt.value, tt.f, diff)
		}
	}
}

func TestTextElsewhere(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tag, value, want string }{
		{"zh-Hant", "590.3亿元", "590.3億元"},
		{"zh-Hant", "1000亩", "1000畝（約66.7公頃）"},
		{"zh-Hant", "120余条", "120餘條"},
		{"fr", "590.3亿元", "59,03_milliards_CNY"},
		{"fr", "14.15亿元", "1,415_milliard_CNY"},
		{"fr", "超1000亩", "plus de environ 66,7_ha"},
		{"fr", "14.07%", "14,07_%"},
		{"es", "1亿元", "100_millones_CNY"},
		{"ja", "590.3亿元", "590.3億_CNY"},
		{"ja", "14%以上", "14%以上"},
		{"ja", "5159人次", "5,159"},
		{"vi", "590.3亿元", "59.030.000.000_CNY"},
		{"vi", "超590.3亿元", ">_59.030.000.000_CNY"},
		{"pl", "820万元", "8,2_mln_CNY"},
	} {
		if got := visible(Text(mustLocale(t, tt.tag), read(t, tt.value), Format{})); got != tt.want {
			t.Errorf("%s: %s is %s, want %s", tt.tag, tt.value, got, tt.want)
		}
	}
}

func TestChangeText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ change, zh, de, en string }{
		{"14.07", "+14.07%", "+14,07_%", "+14.07%"},
		{"-3.5", "-3.5%", "−3,5_%", "−3.5%"},
		{"0.0", "0.0%", "0,0_%", "0.0%"},
	} {
		d := locale.MustDecimal(tt.change)
		got := []string{ChangeText(mustLocale(t, "zh"), d), visible(ChangeText(mustLocale(t, "de"), d)), ChangeText(mustLocale(t, "en"), d)}
		if diff := cmp.Diff([]string{tt.zh, tt.de, tt.en}, got); diff != "" {
			t.Errorf("%s: %s", tt.change, diff)
		}
	}
}

func TestPeriodText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ period, zh, de, en string }{
		{"2024", "2024年", "2024", "2024"},
		{"2023/2024", "2023—2024年", "2023–2024", "2023–2024"},
		{"2025-Q1", "2025年一季度", "1. Quartal 2025", "Q1 2025"},
		{"2025-Q1/2025-Q3", "2025年一至三季度", "1.–3. Quartal 2025", "Q1–Q3 2025"},
		{"2024-11", "2024年11月", "November 2024", "November 2024"},
		{"2024-01/2024-11", "2024年1—11月", "Januar–November 2024", "January–November 2024"},
		{"2024-03-05", "2024年3月5日", "5. März 2024", "5 March 2024"},
		{"", "", "", ""},
	} {
		p := Period{tt.period}
		got := []string{PeriodText(mustLocale(t, "zh"), p), PeriodText(mustLocale(t, "de"), p), PeriodText(mustLocale(t, "en"), p)}
		if diff := cmp.Diff([]string{tt.zh, tt.de, tt.en}, got); diff != "" {
			t.Errorf("%s: %s", tt.period, diff)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2024":            "2024-01-01 2025-01-01",
		"2024-Q4":         "2024-10-01 2025-01-01",
		"2024-02":         "2024-02-01 2024-03-01",
		"2024-02-29":      "2024-02-29 2024-03-01",
		"2024-01/2024-11": "2024-01-01 2024-12-01",
	} {
		p, err := ParsePeriod(text)
		got := p.Start().Format("2006-01-02") + " " + p.End().Format("2006-01-02")
		if err != nil || got != want {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
	for _, text := range []string{
		"", "24", "2024-13", "2024-02-30", "2024-Q5", "2024-q1", "2024/2024-11", "2024-11/2024-01", "2024-1", "2024年", "2024-01/", "2024–2025",
	} {
		if p, err := ParsePeriod(text); err == nil {
			t.Errorf("%q is read as %s to %s", text, p.Start(), p.End())
		}
	}
}

func TestCountText(t *testing.T) {
	t.Parallel()
	noun := map[string]map[string]string{
		"de": {"one": "Unternehmen", "other": "Unternehmen"},
		"en": {"one": "company", "other": "companies"},
	}
	for _, tt := range []struct{ value, zh, de, en string }{
		{"1家", "1家", "1_Unternehmen", "1_company"},
		{"500余家", "500余家", "mehr als 500_Unternehmen", "more than 500_companies"},
	} {
		fact := &Fact{Value: read(t, tt.value), Noun: noun}
		var got []string
		for _, code := range []string{"zh", "de", "en"} {
			got = append(got, visible(CountText(mustLocale(t, code), code, fact, Format{})))
		}
		if diff := cmp.Diff([]string{tt.zh, tt.de, tt.en}, got); diff != "" {
			t.Errorf("%s: %s", tt.value, diff)
		}
	}
}

func ExampleText() {
	zh, _ := locale.New("zh-Hans")
	en, _ := locale.New("en")
	q, _ := Parse(zh, "超1000亿元")
	fmt.Println(strings.ReplaceAll(Text(en, q, Format{}), "\u00a0", " "))
	// Output: more than CNY 100 billion
}
