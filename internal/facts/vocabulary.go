package facts

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"qiao/internal/locale"
)

// vocabulary is what figures may be called in a language: its own wording, and
// what else people write. Longer words stand before shorter ones.
type vocabulary struct {
	scales []scaleWord
	units  []unitWord
	// codes are currencies that may stand before the number.
	codes []unitWord
	// close are abbreviations of scales that are read only in sums of money,
	// close to the number: CNY 5m.
	close []scaleWord
	// before and after are qualifiers.
	before, after []qualifierWord
}

type scaleWord struct {
	text     string
	exponent int32
}

type unitWord struct {
	text string
	unit Unit
	// shift is the power of ten of the unit that the word stands for: -3 for
	// 千瓦 in MW.
	shift int32
}

type qualifierWord struct {
	text      string
	qualifier Qualifier
}

var chinese = newVocabulary("zh", vocabulary{
	scales: []scaleWord{
		{"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"千万", 7}, {"百万", 6}, {"十万", 5}, {"千", 3}, {"百", 2},
	},
	units: slices.Concat([]unitWord{
		{"人民币元", "CNY", 0},
		{"元人民币", "CNY", 0},
		{"人民币", "CNY", 0},
		{"RMB", "CNY", 0},
		{"百分点", "pp", 0},
		{"％", "%", 0},
		{"成", "%", 1},
		{"平方千米", "km2", 0},
		{"平米", "m2", 0},
		{"㎡", "m2", 0},
		{"千米", "km", 0},
		{"千瓦", "MW", -3},
		{"吉瓦", "MW", 3},
		{"度电", "kWh", 0},
		{"兆瓦时", "kWh", 3},
	}, counterWords()),
	codes: []unitWord{{"人民币", "CNY", 0}, {"RMB", "CNY", 0}},
	before: []qualifierWord{
		{"超过", Over},
		{"超", Over},
		{"逾", Over},
		{"突破", Over},
		{"破", Over},
		{"多于", Over},
		{"大于", Over},
		{"高于", Over},
		{"至少", AtLeast},
		{"不少于", AtLeast},
		{"不低于", AtLeast},
		{"大约", About},
		{"约为", About},
		{"约", About},
		{"将近", About},
		{"接近", About},
		{"近", About},
		{"不足", Under},
		{"不到", Under},
		{"低于", Under},
		{"少于", Under},
	},
	after: []qualifierWord{
		{"及以上", AtLeast}, {"以上", AtLeast}, {"左右", About}, {"上下", About}, {"以内", Under}, {"以下", Under},
	},
})

var german = newVocabulary("de", vocabulary{
	scales: []scaleWord{
		{"Tsd.", 3},
		{"Tausend", 3},
		{"Mio", 6},
		{"Million", 6},
		{"Millionen", 6},
		{"Mrd", 9},
		{"Milliarde", 9},
		{"Milliarden", 9},
		{"Bio", 12},
		{"Billion", 12},
		{"Billionen", 12},
	},
	units: []unitWord{
		{"Renminbi Yuan", "CNY", 0},
		{"Renminbi", "CNY", 0},
		{"Yuan", "CNY", 0},
		{"RMB", "CNY", 0},
		{"Euro", "EUR", 0},
		{"€", "EUR", 0},
		{"US-Dollar", "USD", 0},
		{"US$", "USD", 0},
		{"Prozentpunkten", "pp", 0},
		{"Prozent", "%", 0},
		{"v. H.", "%", 0},
		{"Hektar", "ha", 0},
		{"Quadratkilometer", "km2", 0},
		{"Quadratkilometern", "km2", 0},
		{"Quadratmeter", "m2", 0},
		{"Quadratmetern", "m2", 0},
		{"Tonnen", "t", 0},
		{"Tonne", "t", 0},
		{"Megawatt", "MW", 0},
		{"GW", "MW", 3},
		{"Gigawatt", "MW", 3},
		{"kW", "MW", -3},
		{"Kilowattstunden", "kWh", 0},
		{"MWh", "kWh", 3},
		{"GWh", "kWh", 6},
		{"Kilometer", "km", 0},
		{"Kilometern", "km", 0},
		{"Meter", "m", 0},
		{"Metern", "m", 0},
	},
	codes: []unitWord{{"RMB", "CNY", 0}, {"€", "EUR", 0}, {"US$", "USD", 0}},
	before: []qualifierWord{
		{"über", Over},
		{"wenigstens", AtLeast},
		{"nicht weniger als", AtLeast},
		{"ab", AtLeast},
		{"Ab", AtLeast},
		{"etwa", About},
		{"ca.", About},
		{"Ca.", About},
		{"circa", About},
		{"zirka", About},
		{"ungefähr", About},
		{"fast", About},
		{"nahezu", About},
		{"beinahe", About},
		{"annähernd", About},
		{"unter", Under},
		{"knapp", Under},
	},
	after: []qualifierWord{{"oder mehr", AtLeast}, {"und mehr", AtLeast}},
})

var english = newVocabulary("en", vocabulary{
	scales: []scaleWord{{"thousand", 3}, {"mn", 6}, {"bn", 9}, {"tn", 12}},
	units: []unitWord{
		{"renminbi", "CNY", 0},
		{"yuan", "CNY", 0},
		{"RMB", "CNY", 0},
		{"euros", "EUR", 0},
		{"euro", "EUR", 0},
		{"US dollars", "USD", 0},
		{"percent", "%", 0},
		{"per cent", "%", 0},
		{"hectares", "ha", 0},
		{"hectare", "ha", 0},
		{"square kilometres", "km2", 0},
		{"square kilometers", "km2", 0},
		{"sq km", "km2", 0},
		{"square metres", "m2", 0},
		{"square meters", "m2", 0},
		{"tonnes", "t", 0},
		{"tonne", "t", 0},
		{"metric tons", "t", 0},
		{"megawatts", "MW", 0},
		{"GW", "MW", 3},
		{"gigawatts", "MW", 3},
		{"kW", "MW", -3},
		{"kilowatt-hours", "kWh", 0},
		{"MWh", "kWh", 3},
		{"GWh", "kWh", 6},
		{"kilometres", "km", 0},
		{"kilometers", "km", 0},
		{"metres", "m", 0},
		{"meters", "m", 0},
	},
	codes: []unitWord{{"RMB", "CNY", 0}, {"€", "EUR", 0}, {"US$", "USD", 0}},
	close: []scaleWord{{"k", 3}, {"m", 6}, {"b", 9}},
	before: []qualifierWord{
		{"over", Over},
		{"exceeding", Over},
		{"above", Over},
		{"upwards of", Over},
		{"no less than", AtLeast},
		{"no fewer than", AtLeast},
		{"not less than", AtLeast},
		{"a minimum of", AtLeast},
		{"around", About},
		{"approximately", About},
		{"approx.", About},
		{"roughly", About},
		{"nearly", About},
		{"almost", About},
		{"close to", About},
		{"some", About},
		{"fewer than", Under},
		{"under", Under},
		{"below", Under},
	},
	after: []qualifierWord{{"or more", AtLeast}, {"or above", AtLeast}, {"and above", AtLeast}},
})

// vocabularyOf is the vocabulary of any language: of the three above, or what
// qiao itself writes in others.
func vocabularyOf(l *locale.Locale) *vocabulary {
	switch base := l.Base(); base {
	case "zh":
		return chinese
	case "de":
		return german
	case "en":
		return english
	default:
		if v, ok := otherVocabularies.Load(base); ok {
			return v.(*vocabulary)
		}
		v, _ := otherVocabularies.LoadOrStore(base, newVocabulary(base, vocabulary{}))
		return v.(*vocabulary)
	}
}

// otherVocabularies keeps what has been made once, by language.
var otherVocabularies sync.Map

// newVocabulary adds what qiao itself writes in the language, so that it can
// always be read back, and sorts the words.
func newVocabulary(base string, v vocabulary) *vocabulary {
	w := wordings[base]
	if w == nil {
		w = plainWording
	}
	for _, s := range w.scales {
		v.scales = append(v.scales, scaleWord{s.one, s.exponent})
		if s.other != "" {
			v.scales = append(v.scales, scaleWord{s.other, s.exponent})
		}
	}
	for i := range measures {
		m := &measures[i]
		v.units = append(v.units, unitWord{string(m.unit), m.unit, 0}, unitWord{m.symbol, m.unit, 0})
		if base == "zh" {
			v.units = append(v.units, unitWord{m.zh, m.unit, 0})
		}
		for _, name := range w.units[m.unit] {
			v.units = append(v.units, unitWord{name, m.unit, 0})
		}
		if m.dimension == currency {
			v.codes = append(v.codes, unitWord{m.symbol, m.unit, 0})
		}
	}
	v.addQualifiers(w)
	v.sort()
	return &v
}

func (v *vocabulary) addQualifiers(w *wording) {
	for q, sign := range mathematical {
		pattern := cmp.Or(w.qualifiers[q], sign)
		before, after, _ := strings.Cut(pattern, "{}")
		if before = strings.TrimFunc(before, isSpace); before != "" {
			v.before = append(v.before, qualifierWord{before, q})
		}
		if after = strings.TrimFunc(after, isSpace); after != "" {
			v.after = append(v.after, qualifierWord{after, q})
		}
	}
}

// sort puts longer words before shorter ones, so that the first that fits is
// the one that was meant; equals are in alphabetical order.
func (v *vocabulary) sort() {
	byLength := func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }
	for _, units := range [][]unitWord{v.units, v.codes} {
		slices.SortFunc(units, func(a, b unitWord) int { return byLength(a.text, b.text) })
	}
	for _, scales := range [][]scaleWord{v.scales, v.close} {
		slices.SortFunc(scales, func(a, b scaleWord) int { return byLength(a.text, b.text) })
	}
	for _, words := range [][]qualifierWord{v.before, v.after} {
		slices.SortFunc(words, func(a, b qualifierWord) int { return byLength(a.text, b.text) })
	}
}

func counterWords() []unitWord {
	words := make([]unitWord, len(counters))
	for i, c := range counters {
		words[i] = unitWord{string(c), c, 0}
	}
	return words
}
