package locale

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

func mustNew(t testing.TB, tag string) *Locale {
	t.Helper()
	l, err := New(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// visible writes the spaces that look alike as what they are.
func visible(s string) string {
	return strings.NewReplacer("\u00a0", "<nbsp>", "\u202f", "<nnbsp>", "\u200e", "").Replace(s)
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"", "und", "xx", "x", "zh_Hans", "deutsch", "de-", "zz-ZZ", "中文"} {
		if l, err := New(tag); err == nil {
			t.Errorf("New(%q) = %v, want an error", tag, l.Tag)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		tag, base, name, direction string
		cjk                        bool
	}{
		{"zh", "zh", "中文", "ltr", true},
		{"zh-Hans", "zh", "中文", "ltr", true},
		{"zh-Hant", "zh", "繁體中文", "ltr", true},
		{"de", "de", "Deutsch", "ltr", false},
		{"en", "en", "English", "ltr", false},
		{"ja", "ja", "日本語", "ltr", true},
		{"ko", "ko", "한국어", "ltr", false},
		{"ar", "ar", "العربية", "rtl", false},
		{"az-Arab", "az", "azərbaycan", "rtl", false},
	} {
		l := mustNew(t, tt.tag)
		if l.Base() != tt.base || l.Name() != tt.name || l.Direction() != tt.direction || l.CJK() != tt.cjk {
			t.Errorf("%s: %s, %s, %s, CJK %v", tt.tag, l.Base(), l.Name(), l.Direction(), l.CJK())
		}
	}
	for _, tt := range []struct{ in, of, want string }{
		{"de", "en", "Englisch"},
		{"zh-Hans", "de", "德语"},
		{"en", "zh-Hans", "Chinese"},
		{"de", "zh-Hant", "Chinesisch (traditionell)"},
	} {
		if got := mustNew(t, tt.in).NameOf(language.MustParse(tt.of)); got != tt.want {
			t.Errorf("%s in %s is %q, want %q", tt.of, tt.in, got, tt.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]Quotes{
		"zh-Hans": {"“", "”", "‘", "’"},
		"zh-TW":   {"「", "」", "『", "』"},
		"de":      {"„", "“", "‚", "‘"},
		"de-AT":   {"„", "“", "‚", "‘"},
		"de-CH":   {"«", "»", "‹", "›"},
		"en-GB":   {"“", "”", "‘", "’"},
		"fr":      {"«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"},
		"ja":      {"「", "」", "『", "』"},
		"pl":      {"„", "”", "«", "»"},
		"sw":      {"“", "”", "‘", "’"},
	} {
		if diff := cmp.Diff(want, mustNew(t, tag).Quotes()); diff != "" {
			t.Errorf("%s: %s", tag, diff)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tag, number, want, percent string }{
		{"zh-Hans", "-1234567.50", "-1234567.50", "-1234567.50%"},
		{"zh-Hans", "5159", "5159", "5159%"},
		{"de", "5159", "5.159", "5.159<nbsp>%"},
		{"de", "-0.5", "−0,5", "−0,5<nbsp>%"},
		{"de-CH", "1234567.5", "1’234’567.5", "1’234’567.5%"},
		{"en", "-1234567.50", "−1,234,567.50", "−1,234,567.50%"},
		{"en", "999", "999", "999%"},
		{"fr", "1234567.5", "1<nbsp>234<nbsp>567,5", "1<nbsp>234<nbsp>567,5<nbsp>%"},
		{"ja", "1234567.5", "1,234,567.5", "1,234,567.5%"},
		{"es", "1234", "1234", "1234<nbsp>%"},
		{"es", "12345", "12.345", "12.345<nbsp>%"},
		{"it", "1234", "1.234", "1.234%"},
		{"nl", "1234.5", "1.234,5", "1.234,5%"},
		{"pl", "1234", "1234", "1234%"},
		{"pl", "12345", "12<nbsp>345", "12<nbsp>345%"},
		{"ru", "1234.5", "1<nbsp>234,5", "1<nbsp>234,5<nbsp>%"},
		{"ko", "1234", "1,234", "1,234%"},
		{"pt", "1234.5", "1.234,5", "1.234,5%"},
		{"vi", "1234.5", "1.234,5", "1.234,5%"},
		{"th", "1234.5", "1,234.5", "1,234.5%"},
		{"ar", "-1234.5", "-1,234.5", "-1,234.5%"},
		{"hi", "1234567", "12,34,567", "12,34,567%"},
		{"tr", "14.07", "14,07", "%14,07"},
	} {
		l := mustNew(t, tt.tag)
		if got := visible(l.Number(MustDecimal(tt.number))); got != tt.want {
			t.Errorf("%s: Number(%s) = %s, want %s", tt.tag, tt.number, got, tt.want)
		}
		if got := visible(l.Percent(l.Number(MustDecimal(tt.number)))); got != tt.percent {
			t.Errorf("%s: Percent(%s) = %s, want %s", tt.tag, tt.number, got, tt.percent)
		}
	}
}

func TestSigned(t *testing.T) {
	t.Parallel()
	l := mustNew(t, "de")
	for number, want := range map[string]string{"14.07": "+14,07", "-3": "−3", "0": "0", "-0": "0"} {
		if got := l.Signed(MustDecimal(number)); got != want {
			t.Errorf("Signed(%s) = %s, want %s", number, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	day := time.Date(2024, time.March, 5, 23, 59, 0, 0, time.FixedZone("", 8*3600))
	for _, tt := range []struct{ tag, long, short, month, months string }{
		{"zh-Hans", "2024年3月5日", "2024-03-05", "2024年12月", "2024年1—11月"},
		{"zh-Hant", "2024年3月5日", "2024-03-05", "2024年12月", "2024年1—11月"},
		{"de", "5. März 2024", "05.03.2024", "Dezember 2024", "Januar–November 2024"},
		{"en", "5 March 2024", "5 Mar 2024", "December 2024", "January–November 2024"},
		{"en-US", "March 5, 2024", "Mar 5, 2024", "December 2024", "January–November 2024"},
		{"fr", "5 mars 2024", "5 mars 2024", "décembre 2024", "janvier–novembre 2024"},
		{"ja", "2024年3月5日", "2024/03/05", "2024年12月", "2024年1月～11月"},
		{"es", "5 de marzo de 2024", "5 mar 2024", "diciembre de 2024", "enero–noviembre de 2024"},
		{"it", "5 marzo 2024", "5 mar 2024", "dicembre 2024", "gennaio–novembre 2024"},
		{"nl", "5 maart 2024", "5 mrt 2024", "december 2024", "januari–november 2024"},
		{"pl", "5 marca 2024", "5 mar 2024", "grudzień 2024", "styczeń–listopad 2024"},
		{"ru", "5 марта 2024\u202fг.", "5 мар. 2024\u202fг.", "декабрь 2024\u202fг.", "январь–ноябрь 2024\u202fг."},
		{"ko", "2024년 3월 5일", "2024. 3. 5.", "2024년 12월", "2024년 1월~11월"},
		{"pt", "5 de março de 2024", "5 de mar. de 2024", "dezembro de 2024", "janeiro–novembro de 2024"},
		{"vi", "5 tháng 3, 2024", "5 thg 3, 2024", "tháng 12 năm 2024", "tháng 1 – tháng 11 năm 2024"},
		{"th", "5 มีนาคม ค.ศ. 2024", "5 มี.ค. 2024", "ธันวาคม ค.ศ. 2024", "มกราคม–พฤศจิกายน ค.ศ. 2024"},
		{"ar", "5 مارس 2024", "05\u200f/03\u200f/2024", "ديسمبر 2024", "يناير–نوفمبر 2024"},
		{"sw", "2024-03-05", "2024-03-05", "2024-12", "2024-01–11"},
	} {
		l := mustNew(t, tt.tag)
		got := []string{l.Date(day, Long), l.Date(day, Short), l.Month(2024, time.December), l.Months(2024, time.January, 2024, time.November)}
		if diff := cmp.Diff([]string{tt.long, tt.short, tt.month, tt.months}, got); diff != "" {
			t.Errorf("%s: %s", tt.tag, diff)
		}
	}
	first := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)
	if got := mustNew(t, "fr").Date(first, Long); got != "1er janvier 2024" {
		t.Errorf("fr: %s", got)
	}
}

func TestRanges(t *testing.T) {
	t.Parallel()
	march5 := time.Date(2024, time.March, 5, 0, 0, 0, 0, time.UTC)
	april2 := time.Date(2024, time.April, 2, 0, 0, 0, 0, time.UTC)
	for tag, want := range map[string][]string{
		"zh-Hans": {"2024年", "2023—2024年", "2025年一季度", "2025年一至三季度", "2023年12月—2024年3月", "2024年3月5日—2024年4月2日"},
		"de":      {"2024", "2023–2024", "1. Quartal 2025", "1.–3. Quartal 2025", "Dezember 2023 – März 2024", "5. März 2024 – 2. April 2024"},
		"en":      {"2024", "2023–2024", "Q1 2025", "Q1–Q3 2025", "December 2023 – March 2024", "5 March 2024 – 2 April 2024"},
		"fr":      {"2024", "2023–2024", "1er trimestre 2025", "1er–3e trimestre 2025", "décembre 2023 – mars 2024", "5 mars 2024 – 2 avril 2024"},
		"ja":      {"2024年", "2023～2024年", "2025年第1四半期", "2025年第1四半期～第3四半期", "2023年12月～2024年3月", "2024年3月5日～2024年4月2日"},
	} {
		l := mustNew(t, tag)
		got := []string{
			l.Year(2024), l.Years(2023, 2024), l.Quarter(2025, 1), l.Quarters(2025, 1, 2025, 3),
			l.Months(2023, time.December, 2024, time.March), l.Days(march5, april2),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", tag, diff)
		}
	}
	l := mustNew(t, "de")
	for got, want := range map[string]string{
		l.Years(2024, 2024):          "2024",
		l.Months(2024, 3, 2024, 3):   "März 2024",
		l.Quarters(2024, 2, 2024, 2): "2. Quartal 2024",
		l.Days(march5, march5):       "5. März 2024",
		l.Quarters(2024, 4, 2025, 1): "4. Quartal 2024 – 1. Quartal 2025",
	} {
		if got != want {
			t.Errorf("a range of one: %s, want %s", got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tag, number, want string }{
		{"zh", "1", "other"},
		{"de", "1", "one"},
		{"de", "1.0", "other"},
		{"de", "-1", "one"},
		{"en", "0", "other"},
		{"en", "1000000", "other"},
		{"fr", "0", "one"},
		{"fr", "1.5", "one"},
		{"fr", "2", "other"},
		{"fr", "2000000", "many"},
		{"fr", "2000000.5", "other"},
		{"pl", "1", "one"},
		{"pl", "22", "few"},
		{"pl", "12", "many"},
		{"pl", "1.5", "other"},
		{"ru", "123456789012345678901", "one"},
		{"ru", "100000000011", "many"},
		{"ar", "0", "zero"},
		{"ar", "2", "two"},
		{"ar", "103", "few"},
		{"ja", "1", "other"},
	} {
		if got := mustNew(t, tt.tag).Plural(MustDecimal(tt.number)); got != tt.want {
			t.Errorf("%s: Plural(%s) = %s, want %s", tt.tag, tt.number, got, tt.want)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string][]string{
		"zh-Hans": {"Apfel", "安", "北京", "蔡甸", "德国", "上海", "武汉", "项目2", "项目10", "重庆"},
		"zh-TW":   {"安", "北京", "蔡甸", "武汉"},
		"de":      {"Apfel", "Äpfel", "Apfelbaum", "Ofen", "Öl", "Ost", "Straße 2", "Straße 10", "Zug"},
		"en":      {"apple", "Apple", "pear 9", "pear 11"},
		"sv":      {"Zug", "Åland", "Äpple", "Öl"},
	} {
		l := mustNew(t, tag)
		for seed := range uint64(5) {
			got := slices.Clone(want)
			rand.New(rand.NewPCG(seed, 0)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
			slices.SortFunc(got, l.Compare)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", tag, diff)
			}
		}
	}
	if mustNew(t, "de").Compare("a\u0308", "ä") == 0 {
		t.Error("texts of different bytes must not be equal")
	}
}

// TestSortBy holds the order of keys to that of comparisons.
func TestSortBy(t *testing.T) {
	t.Parallel()
	letters := []rune("abAZäöß 0129中德产业园重庆-–.(（：\u0301\u00ad²１あ가")
	rapid.Check(t, func(t *rapid.T) {
		l, err := New(rapid.SampledFrom([]string{"zh", "de", "en", "fr"}).Draw(t, "language"))
		if err != nil {
			t.Fatal(err)
		}
		texts := rapid.SliceOf(rapid.StringOf(rapid.SampledFrom(letters))).Draw(t, "texts")
		want := slices.SortedStableFunc(slices.Values(texts), l.Compare)
		SortBy(l, texts, func(text string) string { return text })
		if !slices.Equal(want, texts) {
			t.Errorf("by keys %q, by comparisons %q", texts, want)
		}
	})
}

func TestCompareInParallel(t *testing.T) {
	t.Parallel()
	l := mustNew(t, "zh-Hans")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if l.Compare("武汉经济开发区", "蔡甸经济开发区") <= 0 {
					t.Error("蔡甸 comes before 武汉")
					return
				}
			}
		})
	}
	wg.Wait()
}

func FuzzNew(f *testing.F) {
	for _, seed := range []string{"zh-Hans", "de", "x-private", "en-u-nu-thai", "zh_Hans", "de-CH-1996"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, tag string) {
		l, err := New(tag)
		if err != nil {
			return
		}
		if n := l.Number(MustDecimal("1234.5")); !strings.HasSuffix(n, l.DecimalMark()+"5") {
			t.Errorf("%q: 1234.5 is written %q", tag, n)
		}
		_ = l.Date(time.Unix(0, 0), Long) + l.Name() + l.NameOf(language.German) + l.Plural(MustDecimal("1"))
		if l.Compare("a", "b") >= 0 {
			t.Errorf("%q: a does not come before b", tag)
		}
	})
}
