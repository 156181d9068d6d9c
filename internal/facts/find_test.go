package facts

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"qiao/internal/locale"
)

// quantity is a quantity from its plain parts: "59030000000 CNY over".
func quantity(t testing.TB, text string) Quantity {
	t.Helper()
	parts := append(strings.Split(text, " "), "", "")
	amount, err := locale.ParseDecimal(parts[0])
	if err != nil {
		t.Fatal(err)
	}
	return Quantity{Amount: amount, Unit: Unit(parts[1]), Qualifier: Qualifier(parts[2])}
}

func TestParse(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tag, text, want string }{
		{"zh", "590.3亿元", "59030000000 CNY"},
		{"zh", " 590.3 亿元 ", "59030000000 CNY"},
		{"zh", "人民币590.3亿元", "59030000000 CNY"},
		{"zh", "RMB 5万", "50000 CNY"},
		{"zh", "1,234人", "1234 人"},
		{"zh", "１２．５％", ""},
		{"zh", "１２５％", "125 %"},
		{"zh", "+14.07%", "14.07 %"},
		{"zh", "-5.2%", "-5.2 %"},
		{"zh", "-0.0%", "0.0 %"},
		{"zh", "百分之十四", "14 %"},
		{"zh", "百分之十四点零七", "14.07 %"},
		{"zh", "百分之14.07", "14.07 %"},
		{"zh", "3成", "30 %"},
		{"zh", "0.5个百分点", "0.5 pp"},
		{"zh", "超1000亿元", "100000000000 CNY over"},
		{"zh", "超过人民币1000亿元", "100000000000 CNY over"},
		{"zh", "人民币超1000亿元", "100000000000 CNY over"},
		{"zh", "120余条", "120 条 over"},
		{"zh", "1000多亿元", "100000000000 CNY over"},
		{"zh", "3万余人", "30000 人 over"},
		{"zh", "10家以上", "10 家 at-least"},
		{"zh", "约10家以上", "10 家 at-least"},
		{"zh", "不低于14%", "14 % at-least"},
		{"zh", "近百家", "100 家 about"},
		{"zh", "500家左右", "500 家 about"},
		{"zh", "不足5家", "5 家 under"},
		{"zh", "亿元以上", "100000000 CNY at-least"},
		{"zh", "千亿元", "100000000000 CNY"},
		{"zh", "一百二十家", "120 家"},
		{"zh", "两千零五人", "2005 人"},
		{"zh", "三亿四千五百万元", "345000000 CNY"},
		{"zh", "三点五亿元", "350000000 CNY"},
		{"zh", "十二场", "12 场"},
		{"zh", "二十台", "20 台"},
		{"zh", "3亿4500万元", "345000000 CNY"},
		{"zh", "3千万元", "30000000 CNY"},
		{"zh", "5万千瓦", "50 MW"},
		{"zh", "5千瓦", "0.005 MW"},
		{"zh", "2吉瓦", "2000 MW"},
		{"zh", "2千米", "2 km"},
		{"zh", "3000亩（200公顷）", "3000 mu"},
		{"zh", "1000亩以上（约66.7公顷）", "1000 mu at-least"},
		{"zh", "5159", "5159 "},
		{"zh-Hant", "超1000億元", "100000000000 CNY over"},
		{"zh-Hant", "3000畝（200公頃）", "3000 mu"},
		{"de", "59,03 Mrd. CNY", "59030000000 CNY"},
		{"de", "59,03 Milliarden Yuan", "59030000000 CNY"},
		{"de", "CNY 59,03 Mrd.", "59030000000 CNY"},
		{"de", "1 Bio. CNY", "1000000000000 CNY"},
		{"de", "14,07 Prozent", "14.07 %"},
		{"de", "14,07%", "14.07 %"},
		{"de", "0,5 Prozentpunkte", "0.5 pp"},
		{"de", "1.234", "1234 "},
		{"de", "1.234,5", "1234.5 "},
		{"de", "1\u202f234", "1234 "},
		{"de", "1.234.567 t", "1234567 t"},
		{"de", "mehr als 120", "120  over"},
		{"de", "Mehr als 120", "120  over"},
		{"de", "mindestens rund 66,7 ha", "66.7 ha at-least"},
		{"de", "ca. 5 Mio. €", "5000000 EUR about"},
		{"de", "−300 Mio. CNY", "-300000000 CNY"},
		{"de", "5 Quadratkilometer", "5 km2"},
		{"de", "10 oder mehr", "10  at-least"},
		{"en", "CNY 59.03 billion", "59030000000 CNY"},
		{"en", "59.03 billion yuan", "59030000000 CNY"},
		{"en", "RMB59.03bn", "59030000000 CNY"},
		{"en", "CNY 5m", "5000000 CNY"},
		{"en", "5 m", "5 m"},
		{"en", "CNY −300 million", "-300000000 CNY"},
		{"en", "−CNY 300 million", "-300000000 CNY"},
		{"en", "more than CNY 100 billion", "100000000000 CNY over"},
		{"en", "at least 10", "10  at-least"},
		{"en", "10 or more", "10  at-least"},
		{"en", "14.07 per cent", "14.07 %"},
		{"en", "0.5 percentage points", "0.5 pp"},
		{"en", "5,159", "5159 "},
		{"en", "167 hectares", "167 ha"},
		{"en", "1.2 million", "1200000 "},
		{"fr", "59,03 milliards CNY", "59030000000 CNY"},
		{"ja", "590.3億 CNY", "59030000000 CNY"},
	} {
		got, err := Parse(mustLocale(t, tt.tag), tt.text)
		if tt.want == "" {
			if err == nil {
				t.Errorf("%s: %s is read as %v", tt.tag, tt.text, got)
			}
			continue
		}
		if diff := cmp.Diff(quantity(t, tt.want), got); diff != "" || err != nil {
			t.Errorf("%s: %s: %v\n%s", tt.tag, tt.text, err, diff)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for tag, texts := range map[string][]string{
		"zh": {
			"", "元", "约", "12,3元", "1.2.3元", "007个", "5 6个", "5个项目", "完成5个", "数十家", "几十家", "十几家", "二〇二四",
			"一百二家", "3个月", "第3名", "1.23E+11元", "9999999999999999999万亿亿亿元元", "3000亩（300公顷）", strings.Repeat("9", 200) + "元",
		},
		"de": {"5.0", "1.23", "1,234,567", "12.34.567", "5.0 ha", "05.03.2024", "14:30", "fünf", "5 hat", "A4", "12 Äpfel"},
		"en": {"1,23", "5,0", "59,03 billion", "1.234.567", "14:30", "5 has", "Q1"},
	} {
		for _, text := range texts {
			if q, err := Parse(mustLocale(t, tag), text); err == nil {
				t.Errorf("%s: %q is read as %v", tag, text, q)
			}
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tag, text, want string }{
		{
			"zh", "2024年1-11月，完成工业总产值590.3亿元，同比增长14.07%，完成全社会固定资产投资181.83亿元",
			"590.3亿元|14.07%|181.83亿元",
		},
		{
			"zh", "签约亿元以上重大项目25个，其中城市云算力中心(投资50亿元)、唐钢等10亿元以上项目9个，签约金额301.95亿元。",
			"亿元以上|25个|50亿元|10亿元以上|9个|301.95亿元",
		},
		{"zh", "推动凯佳食品等8个亿元以上项目一季度开工", "8个|亿元以上"},
		{"zh", "兑现各项政策奖励补贴资金31笔，金额1.15亿元，共计820万元", "31笔|1.15亿元|820万元"},
		{"zh", "总投资超1000亿元，企业诉求120余条，引进10家以上外资企业", "超1000亿元|120余条|10家以上"},
		{"zh", "新建高标准农田1000亩以上", "1000亩以上"},
		{"zh", "中部地区六省党媒集中报道", "六省"},
		{"zh", "3000亩（200公顷）高标准农田", "3000亩（200公顷）"},
		{"zh", "3000亩（300公顷）高标准农田", "3000亩|300公顷"},
		{"zh", "增长63%~68%，100~150千米", "63%|68%|150千米"},
		{"zh", "第三批、第12名、数十家、几十个、十几家、上百家、“4432”、二〇二四年、湖北企业三项100强", "三项"},
		{"zh", "为期3个月，用时3个小时，完成功能", ""},
		{"zh", "经济总量破千亿，打造千家万户放心的园区", ""},
		{"zh", "GB/T 15835-2011、联东U谷12家企业、2024-11-05、14:30", "12家"},
		{"de", "Von Januar bis November 2024 erreichte der Wert 59,03 Mrd. CNY (+14,07 %).", "59,03 Mrd. CNY|+14,07 %"},
		{"de", "25 Großprojekte, davon 9 mit mindestens 1 Mrd. CNY", "25|9|mindestens 1 Mrd. CNY"},
		{"de", "Die 5,0 hat Industrie 4.0 am 05.03.2024 um 14:30 Uhr im 1. Quartal 2025.", "5,0"},
		{"de", "Am 5. März 2024 waren es insgesamt 25. Danach 30.", "25|30"},
		{"de", "1. Erstens\n2. Zweitens\nQ1, A4, COVID-19, 3D, GB/T 15835-2011, 2023–2024, 10-jährig", ""},
		{"de", "zwischen 63–68 % und 14%ig", "68 %|14%"},
		{"en", "More than CNY 100 billion, up 14.07%, with 5,159 provisional agreements.", "More than CNY 100 billion|14.07%|5,159"},
		{"en", "On 5 March 2024 (March 5, 2024) at 14:30, in Q1 2025, the 1st of 27 projects", "27"},
		{"en", "at least about 66.7 ha; 59,03 is not English", "at least about 66.7 ha"},
	} {
		var found []string
		for _, m := range Find(mustLocale(t, tt.tag), tt.text) {
			found = append(found, tt.text[m.Start:m.End])
		}
		if got := strings.ReplaceAll(strings.Join(found, "|"), nbsp, " "); got != tt.want {
			t.Errorf("%s: in %s\ngot  %s\nwant %s", tt.tag, tt.text, got, tt.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"25 个", "25", true},
		{"25 个", "25 ", true},
		{"6 个", "6 省", true},
		{"6 家", "6 省", false},
		{"25 个", "26", false},
		{"25 %", "25", false},
		{"25 CNY", "25 EUR", false},
		{"3000 mu", "200 ha", true},
		{"3000 mu", "2 km2", true},
		{"1000 mu", "66.7 ha about", true},
		{"66.7 ha about", "1000 mu", true},
		{"1000 mu", "66.8 ha about", false},
		{"1000 mu at-least", "66.7 ha at-least", true},
		{"59030000000 CNY", "59030000000 CNY about", false},
		{"100 条 over", "100  at-least", false},
		{"120 条 over", "120  over", true},
		{"5.0 %", "5 %", true},
	} {
		if got := quantity(t, tt.a).Agrees(quantity(t, tt.b)); got != tt.want {
			t.Errorf("%s agrees with %s: %v", tt.a, tt.b, got)
		}
	}
}

// anyQuantity draws figures that a report could have.
func anyQuantity() *rapid.Generator[Quantity] {
	return rapid.Custom(func(t *rapid.T) Quantity {
		digits := rapid.StringMatching(`(0|[1-9][0-9]{0,4})(\.[0-9]{1,3})?`).Draw(t, "digits")
		q := Quantity{
			Amount:    locale.MustDecimal(digits).Shift(rapid.SampledFrom([]int32{0, 0, 2, 4, 8, 12}).Draw(t, "scale")),
			Unit:      rapid.SampledFrom(Units()).Draw(t, "unit"),
			Qualifier: rapid.SampledFrom([]Qualifier{Exact, Exact, Over, AtLeast, About, Under}).Draw(t, "qualifier"),
		}
		if q.Qualifier == Exact && rapid.Bool().Draw(t, "negative") {
			q.Amount = q.Amount.Neg()
		}
		return q
	})
}

// exactly reports whether a language writes the figure without rounding it.
func exactly(l *locale.Locale, q Quantity) bool {
	if q.Unit != "mu" || l.Base() == "zh" {
		return true
	}
	_, exact := convert(q.Amount, "mu", "ha", 0)
	return exact
}

// surroundings are sentences around a figure.
var surroundings = map[string][2]string{
	"zh-Hans": {"到年底，共", "，比上年有所增长"},
	"zh-Hant": {"到年底，共", "，比上年有所增長"},
	"de":      {"Bis Ende November waren es ", " nach Angaben der Verwaltung"},
	"en":      {"By the end of the month there were ", " according to the report"},
	"fr":      {"Fin novembre, on comptait ", " selon le rapport"},
}

// TestWrittenReadsBack is the promise of the format: what is written in a
// language reads back as the same value, alone and in a sentence.
func TestWrittenReadsBack(t *testing.T) {
	t.Parallel()
	for tag, around := range surroundings {
		l := mustLocale(t, tag)
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				q := anyQuantity().Draw(t, "q")
				if !exactly(l, q) {
					t.Skip("rounded")
				}
				written := Text(l, q, Format{})
				got, err := Parse(l, written)
				if err != nil || !q.Agrees(got) {
					t.Fatalf("%v is written %q and read as %v, %v", q, written, got, err)
				}
				sentence := around[0] + written + around[1]
				found := Find(l, sentence)
				if looksLikeYear(reading{Match: Match{End: 0}, number: numeral{value: got.Amount}}) && got.Unit == "" {
					t.Skip("a count that looks like a year")
				}
				if len(found) != 1 || !q.Agrees(found[0].Quantity) || sentence[found[0].Start:found[0].End] != written {
					t.Fatalf("in %q found %+v", sentence, found)
				}
			})
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, r := range renderings {
		f.Add(r.value + r.zh + " " + r.de + "\n" + r.en)
	}
	f.Add("百分之百分之3亩（2亩（第十二点五五亿3亿4500万多余千千瓦")
	f.Add("CNY −5 m 1.2.3,4:5 -–—~ 5.\u202fMärz Q1 \xff1")
	locales := []*locale.Locale{
		mustLocale(f, "zh"), mustLocale(f, "zh-Hant"), mustLocale(f, "de"), mustLocale(f, "en"), mustLocale(f, "fr"), mustLocale(f, "ja"),
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range locales {
			behind := 0
			for _, m := range Find(l, text) {
				if m.Start < behind || m.End <= m.Start || m.End > len(text) {
					t.Fatalf("%s: match %d to %d after %d in %d bytes", l.Tag, m.Start, m.End, behind, len(text))
				}
				if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
					t.Fatalf("%s: %q cuts a character", l.Tag, text[m.Start:m.End])
				}
				behind = m.End
			}
			q, err := Parse(l, text)
			if err != nil || q.Unit == "mu" {
				continue
			}
			written := Text(l, q, Format{})
			if again, err := Parse(l, written); err != nil || !q.Agrees(again) {
				t.Fatalf("%s: %q is read as %v, written %q and read as %v, %v", l.Tag, text, q, written, again, err)
			}
		}
	})
}

func BenchmarkText(b *testing.B) {
	l := mustLocale(b, "de")
	q := read(b, "超590.3亿元")
	b.ReportAllocs()
	for b.Loop() {
		Text(l, q, Format{})
	}
}

func BenchmarkFind(b *testing.B) {
	l := mustLocale(b, "zh")
	text := strings.Repeat("2024年1-11月，完成工业总产值590.3亿元，同比增长14.07%，完成全社会固定资产投资181.83亿元。", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(l, text)
	}
}
