package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/ar"
	"github.com/gohugoio/locales/bg"
	"github.com/gohugoio/locales/cs"
	"github.com/gohugoio/locales/da"
	"github.com/gohugoio/locales/el"
	"github.com/gohugoio/locales/es"
	"github.com/gohugoio/locales/et"
	"github.com/gohugoio/locales/fa"
	"github.com/gohugoio/locales/fi"
	"github.com/gohugoio/locales/fr"
	"github.com/gohugoio/locales/he"
	"github.com/gohugoio/locales/hi"
	"github.com/gohugoio/locales/hr"
	"github.com/gohugoio/locales/hu"
	"github.com/gohugoio/locales/id"
	"github.com/gohugoio/locales/it"
	"github.com/gohugoio/locales/ja"
	"github.com/gohugoio/locales/ko"
	"github.com/gohugoio/locales/lt"
	"github.com/gohugoio/locales/lv"
	"github.com/gohugoio/locales/ms"
	"github.com/gohugoio/locales/nb"
	"github.com/gohugoio/locales/nl"
	"github.com/gohugoio/locales/pl"
	"github.com/gohugoio/locales/pt"
	"github.com/gohugoio/locales/ro"
	"github.com/gohugoio/locales/ru"
	"github.com/gohugoio/locales/sk"
	"github.com/gohugoio/locales/sl"
	"github.com/gohugoio/locales/sv"
	"github.com/gohugoio/locales/th"
	"github.com/gohugoio/locales/tr"
	"github.com/gohugoio/locales/uk"
	"github.com/gohugoio/locales/vi"

	"golang.org/x/text/language"
)

// cldrLanguage is a language whose days are written as the CLDR says.
type cldrLanguage struct {
	new func() locales.Translator
	// month and quarter are patterns; empty means "{m} {y}" and "{q} {y}".
	month, quarter string
	// quarters are names separated by "|"; empty means Q1|Q2|Q3|Q4.
	quarters string
	// months are names separated by "|" for languages in which a month without
	// a day has another case than with one, which the CLDR package lacks.
	months string
	// year is a pattern; empty means "{y}".
	year string
	dash string // empty means an en dash
}

const ofYear = "{m} de {y}"

// cldr holds the languages in which qiao dates are complete. Any other gets ISO
// dates: each language of the package weighs some 45 KB in the binary.
var cldr = map[string]cldrLanguage{
	"ar": {new: ar.New, quarters: "الربع الأول|الربع الثاني|الربع الثالث|الربع الرابع"},
	"bg": {new: bg.New, month: "{m} {y}\u202fг.", quarters: "1. трим.|2. трим.|3. трим.|4. трим.", quarter: "{q} {y}\u202fг."},
	"cs": {
		new: cs.New, quarters: "1. čtvrtletí|2. čtvrtletí|3. čtvrtletí|4. čtvrtletí",
		months: "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec",
	},
	"da": {new: da.New, quarters: "1. kvartal|2. kvartal|3. kvartal|4. kvartal"},
	"el": {
		new: el.New, quarters: "Τ1|Τ2|Τ3|Τ4",
		months: "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος",
	},
	"es": {new: es.New, month: ofYear, quarters: "T1|T2|T3|T4"},
	"et": {new: et.New, quarters: "1. kvartal|2. kvartal|3. kvartal|4. kvartal"},
	"fa": {new: fa.New, quarters: "سه\u200cماههٔ اول|سه\u200cماههٔ دوم|سه\u200cماههٔ سوم|سه\u200cماههٔ چهارم"},
	"fi": {
		new: fi.New, quarters: "1. neljännes|2. neljännes|3. neljännes|4. neljännes",
		months: "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu",
	},
	"fr": {new: fr.New, quarters: "1er trimestre|2e trimestre|3e trimestre|4e trimestre"},
	"he": {new: he.New, quarters: "רבעון 1|רבעון 2|רבעון 3|רבעון 4"},
	"hi": {new: hi.New, quarters: "ति1|ति2|ति3|ति4"},
	"hr": {
		new: hr.New, month: "{m} {y}.", year: "{y}.", quarters: "1. kvartal|2. kvartal|3. kvartal|4. kvartal", quarter: "{q} {y}.",
		months: "siječanj|veljača|ožujak|travanj|svibanj|lipanj|srpanj|kolovoz|rujan|listopad|studeni|prosinac",
	},
	"hu": {new: hu.New, month: "{y}. {m}", quarter: "{y}. {q}", quarters: "I. negyedév|II. negyedév|III. negyedév|IV. negyedév"},
	"id": {new: id.New, quarters: "Kuartal 1|Kuartal 2|Kuartal 3|Kuartal 4"},
	"it": {new: it.New, quarters: "1º trimestre|2º trimestre|3º trimestre|4º trimestre"},
	"ja": {new: ja.New, year: "{y}年", month: "{y}年{m}", quarter: "{y}年{q}", quarters: "第1四半期|第2四半期|第3四半期|第4四半期", dash: "～"},
	"ko": {new: ko.New, year: "{y}년", month: "{y}년 {m}", quarter: "{y}년 {q}", quarters: "1분기|2분기|3분기|4분기", dash: "~"},
	"lt": {
		new: lt.New, year: "{y} m.", month: "{y} m. {m}", quarter: "{y} m. {q}", quarters: "I ketvirtis|II ketvirtis|III ketvirtis|IV ketvirtis",
		months: "sausis|vasaris|kovas|balandis|gegužė|birželis|liepa|rugpjūtis|rugsėjis|spalis|lapkritis|gruodis",
	},
	"lv": {new: lv.New, month: "{y}. gada {m}", quarter: "{y}. gada {q}", quarters: "1. ceturksnis|2. ceturksnis|3. ceturksnis|4. ceturksnis"},
	"ms": {new: ms.New, quarters: "S1|S2|S3|S4"},
	"nb": {new: nb.New, quarters: "1. kvartal|2. kvartal|3. kvartal|4. kvartal"},
	"nl": {new: nl.New, quarters: "1e kwartaal|2e kwartaal|3e kwartaal|4e kwartaal"},
	"pl": {
		new: pl.New, quarters: "I kwartał|II kwartał|III kwartał|IV kwartał",
		months: "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień",
	},
	"pt": {new: pt.New, month: ofYear, quarter: "{q} de {y}", quarters: "1º trimestre|2º trimestre|3º trimestre|4º trimestre"},
	"ro": {new: ro.New, quarters: "trimestrul I|trimestrul al II-lea|trimestrul al III-lea|trimestrul al IV-lea"},
	"ru": {
		new: ru.New, month: "{m} {y}\u202fг.", quarter: "{q} {y}\u202fг.", quarters: "1-й квартал|2-й квартал|3-й квартал|4-й квартал",
		months: "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
	},
	"sk": {
		new: sk.New, quarters: "1. štvrťrok|2. štvrťrok|3. štvrťrok|4. štvrťrok",
		months: "január|február|marec|apríl|máj|jún|júl|august|september|október|november|december",
	},
	"sl": {new: sl.New, quarters: "1. četrtletje|2. četrtletje|3. četrtletje|4. četrtletje"},
	"sv": {new: sv.New, quarters: "kvartal 1|kvartal 2|kvartal 3|kvartal 4"},
	"th": {new: th.New, year: "ค.ศ. {y}", month: "{m} ค.ศ. {y}", quarter: "{q} ค.ศ. {y}", quarters: "ไตรมาส 1|ไตรมาส 2|ไตรมาส 3|ไตรมาส 4"},
	"tr": {new: tr.New, quarter: "{y} {q}", quarters: "1. çeyrek|2. çeyrek|3. çeyrek|4. çeyrek"},
	"uk": {
		new: uk.New, month: "{m} {y}\u202fр.", quarter: "{q} {y}\u202fр.", quarters: "1-й квартал|2-й квартал|3-й квартал|4-й квартал",
		months: "січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень",
	},
	"vi": {new: vi.New, month: "{m} năm {y}", quarter: "{q} năm {y}", quarters: "quý 1|quý 2|quý 3|quý 4"},
}

// calendarOf finds the habits of the tag's language.
func calendarOf(tag language.Tag) calendar {
	base, _ := tag.Base()
	switch base.String() {
	case "zh":
		return calendar{
			date: chineseDate, months: chineseMonths(), dash: "—",
			yearPattern: "{y}年", monthPattern: "{y}年{m}", quarterPattern: "{y}年{q}",
			quarters: [4]string{"一季度", "二季度", "三季度", "四季度"},
		}
	case "de":
		c := europeanCalendar(germanDate, germanMonths)
		c.quarters = [4]string{"1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal"}
		return c
	case "en":
		if _, _, region := tag.Raw(); region.String() == "US" {
			return europeanCalendar(americanDate, englishMonths)
		}
		return europeanCalendar(englishDate, englishMonths)
	case "no", "nn":
		return cldrCalendar(cldr["nb"])
	}
	if known, ok := cldr[base.String()]; ok {
		return cldrCalendar(known)
	}
	c := europeanCalendar(isoDate, numberedMonths())
	c.monthPattern = "{y}-{m}"
	return c
}

// europeanCalendar has the patterns that most languages share.
func europeanCalendar(date func(time.Time, Style) string, months [12]string) calendar {
	return calendar{
		date: date, months: months, dash: "–",
		yearPattern: "{y}", monthPattern: "{m} {y}", quarterPattern: "{q} {y}",
		quarters: [4]string{"Q1", "Q2", "Q3", "Q4"},
	}
}

func cldrCalendar(known cldrLanguage) calendar {
	days := known.new()
	c := europeanCalendar(cldrDate(days), [12]string(days.MonthsWide()))
	if known.months != "" {
		c.months = [12]string(strings.Split(known.months, "|"))
	}
	if known.quarters != "" {
		c.quarters = [4]string(strings.Split(known.quarters, "|"))
	}
	for _, p := range []struct {
		pattern *string
		own     string
	}{
		{&c.yearPattern, known.year},
		{&c.monthPattern, known.month},
		{&c.quarterPattern, known.quarter},
		{&c.dash, known.dash},
	} {
		if p.own != "" {
			*p.pattern = p.own
		}
	}
	return c
}

func cldrDate(days locales.Translator) func(time.Time, Style) string {
	french := days.Locale() == "fr"
	return func(t time.Time, s Style) string {
		if s == Short {
			return days.FmtDateMedium(t)
		}
		written := days.FmtDateLong(t)
		if french && t.Day() == 1 {
			return strings.Replace(written, "1 ", "1er ", 1)
		}
		return written
	}
}

func chineseMonths() (months [12]string) {
	for i := range months {
		months[i] = strconv.Itoa(i+1) + "月"
	}
	return months
}

func numberedMonths() (months [12]string) {
	for i := range months {
		months[i] = fmt.Sprintf("%02d", i+1)
	}
	return months
}
