package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// words are texts with the terms that they are found by: a run of characters
// stands as it is, a word with its key.
var words = []struct {
	lang, text string
	want       []string
}{
	{"de", "Förderung", []string{"foerderung/forderung"}},
	{"de", "FOERDERUNG", []string{"foerderung/forderung"}},
	{"de", "Förderungen", []string{"foerderungen/forderung"}},
	{"de", "Maßnahmen Massnahme", []string{"massnahmen/massnahm", "massnahme/massnahm"}},
	{"de", "Häuser Hauses Haus", []string{"haeuser/haus", "hauses/haus", "haus/haus"}},
	{"de", "neue Steuern quer bauen", []string{"neue/neu", "steuern/steu", "quer/quer", "bauen/bau"}},
	{"de", "Unternehmen Unternehmer Unternehmens", []string{"unternehmen/unternehm", "unternehmer/unternehm", "unternehmens/unternehm"}},
	{"de", "Zulieferer Zulieferers Zulieferern", []string{"zulieferer/zuliefer", "zulieferers/zuliefer", "zulieferern/zuliefer"}},
	{"de", "Prozess Prozesses Kind Kindern", []string{"prozess/prozess", "prozesses/prozess", "kind/kind", "kindern/kind"}},
	{"de", "Café, E-Mail; 59,03 Mrd. m²", []string{"cafe/caf", "mail/mail", "59/59", "03/03", "mrd/mrd", "m2/m2"}},
	{"en", "investing invests invested", []string{"investing/invest", "invests/invest", "invested/invest"}},
	{"en", "companies company planning plans use using", []string{"companies/compani", "company/compani", "planning/plan", "plans/plan", "use/use", "using/using"}},
	{"en", "the park’s address business", []string{"the/the", "park/park", "address/address", "business/business"}},
	{"zh", "2024年工业总产值，5G基站", []string{"2024/2024", "年工业总产值", "5g/5g", "基站"}},
	{"zh", "Ｂｕｓｃｈ（普旭）", []string{"busch/busch", "普旭"}},
	{"ja", "ドイツのメーカー", []string{"ドイツのメーカー"}},
	{"fr", "régions économiques", []string{"regions/region", "economiques/economiqu"}},
	{"zh", "a 😀 b 𠮷野家", []string{"𠮷野家"}},
}

func termsOf(lang, text string) []string {
	list := []string{}
	tokens(fold(text), func(word string, run bool) {
		if !run {
			word += "/" + stemmers[lang].key(word)
		}
		list = append(list, word)
	})
	return list
}

func TestTerms(t *testing.T) {
	t.Parallel()
	for _, c := range words {
		if got := termsOf(c.lang, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s %q: %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

func TestPairs(t *testing.T) {
	t.Parallel()
	for run, want := range map[string]string{"园": "园", "园区": "园区 区", "产业园": "产业 业园 园", "𠮷野家": "𠮷野 野家 家"} {
		var got []string
		pairs(run, func(pair string) { got = append(got, pair) })
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", run, got, want)
		}
	}
}

func TestPartsOf(t *testing.T) {
	t.Parallel()
	b := &builder{stemmer: stemmers["de"]}
	known := map[string]bool{}
	for _, w := range []string{"entwicklung", "zone", "park", "system", "fabriken", "wirtschaft"} {
		known[b.stemmer.key(w)] = true
	}
	for _, c := range []struct{ word, has, not string }{
		{"leuchtturmfabrik", "fabrik leuchtturm turmfabrik", "rik"},
		{"wirtschaftsentwicklungszone", "wirtschaft entwicklungszone entwicklung zone", "gszone"},
		{"parksystem", "park system", "ksystem"},
		{"vakuumpumpen", "pumpen", "pen"}, // no part of it is known
		{"industriepark", "park industrie", "epark"},
	} {
		keys := b.partsOf(c.word, known)
		for _, part := range strings.Fields(c.has) {
			if !keys[b.stemmer.key(part)] {
				t.Errorf("%s is not found by its part %s: %v", c.word, part, keys)
			}
		}
		if c.not != "" && keys[b.stemmer.key(c.not)] {
			t.Errorf("%s is found by %s", c.word, c.not)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	sentence := strings.Repeat("园区服务企业", 30) + "。"
	text := Text{Lead: "x", Sections: []Section{{Text: "kurz"}, {ID: "a", Heading: "A", Text: strings.Repeat(sentence, 12)}, {ID: "b", Heading: "B", Text: strings.Repeat("z", 5000)}}}
	all := parts(&text)
	var joined strings.Builder
	for i, sections := range all {
		size := 0
		for _, s := range sections {
			size += len(s.Heading) + len(s.Text)
			joined.WriteString(s.Text)
		}
		if size > 3*partSize/2 {
			t.Errorf("part %d has %d bytes", i, size)
		}
	}
	want := "kurz" + strings.Repeat(sentence, 12) + strings.Repeat("z", 5000)
	if joined.String() != want {
		t.Error("cutting loses text")
	}
	if len(all) < 4 {
		t.Errorf("only %d parts", len(all))
	}
}

func FuzzTerms(f *testing.F) {
	for _, c := range words {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for lang := range stemmers {
			for _, term := range termsOf(lang, text) {
				if word, key, ok := strings.Cut(term, "/"); ok && (word == "" || key == "") {
					t.Errorf("%q has the term %q", text, term)
				}
			}
		}
		if folded := fold(text); utf8.ValidString(text) && fold(folded) != folded {
			t.Errorf("folding %q twice gives %q, then %q", text, folded, fold(folded))
		}
	})
}

// FuzzFold holds the fast way to fold to the one for any characters.
func FuzzFold(f *testing.F) {
	for _, c := range words {
		f.Add(c.text)
	}
	f.Add("ÀÉ…„“ –\u00a0½ ŉſ¨a´，。Ｂ　x")
	f.Add("a\u0308 Ạ\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		if isPlain(text) {
			return // is what it is
		}
		folded := fold(text)
		if want := foldAny(text); folded != want {
			t.Errorf("fold(%q) = %q, want %q", text, folded, want)
		}
	})
}
