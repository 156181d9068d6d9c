package facts

import (
	"strings"

	"qiao/internal/locale"
)

// wording is how a language writes figures.
type wording struct {
	// scales are the words for large numbers, the largest first.
	scales []scale
	// codeFirst says that the code of a currency stands before the amount.
	codeFirst bool
	// qualifiers are patterns of the figure {}.
	qualifiers map[Qualifier]string
	// units names those that are not written with their symbol, by plural
	// category.
	units map[Unit]map[string]string
}

// scale is a word for a power of ten.
type scale struct {
	exponent int32
	one      string
	other    string // empty: the same as one
}

func (s scale) word(category string) string {
	if category == "one" || s.other == "" {
		return s.one
	}
	return s.other
}

const nbsp = "\u00a0"

// wordings holds the languages whose words for large numbers qiao knows. It
// writes all digits and mathematical signs in others. The Chinese one has its
// own rules for the order of words, in chinese.go.
var wordings = map[string]*wording{
	"zh": {
		scales: []scale{{12, "万亿", ""}, {8, "亿", ""}, {4, "万", ""}},
	},
	"de": {
		scales:     []scale{{12, "Bio.", ""}, {9, "Mrd.", ""}, {6, "Mio.", ""}},
		qualifiers: map[Qualifier]string{Over: "mehr als {}", AtLeast: "mindestens {}", About: "rund {}", Under: "weniger als {}"},
		units: map[Unit]map[string]string{
			"pp": {"one": "Prozentpunkt", "other": "Prozentpunkte"},
			"mu": {"other": "Mu"},
		},
	},
	"en": {
		scales:     []scale{{12, "trillion", ""}, {9, "billion", ""}, {6, "million", ""}},
		codeFirst:  true,
		qualifiers: map[Qualifier]string{Over: "more than {}", AtLeast: "at least {}", About: "about {}", Under: "less than {}"},
		units: map[Unit]map[string]string{
			"pp": {"one": "percentage point", "other": "percentage points"},
		},
	},
	"fr": {
		scales:     []scale{{9, "milliard", "milliards"}, {6, "million", "millions"}},
		qualifiers: map[Qualifier]string{Over: "plus de {}", AtLeast: "au moins {}", About: "environ {}", Under: "moins de {}"},
		units:      map[Unit]map[string]string{"pp": {"one": "point de pourcentage", "other": "points de pourcentage"}},
	},
	"es": {
		scales:     []scale{{6, "millón", "millones"}},
		qualifiers: map[Qualifier]string{Over: "más de {}", AtLeast: "al menos {}", About: "unos {}", Under: "menos de {}"},
		units:      map[Unit]map[string]string{"pp": {"one": "punto porcentual", "other": "puntos porcentuales"}},
	},
	"it": {
		scales:     []scale{{9, "miliardo", "miliardi"}, {6, "milione", "milioni"}},
		qualifiers: map[Qualifier]string{Over: "più di {}", AtLeast: "almeno {}", About: "circa {}", Under: "meno di {}"},
		units:      map[Unit]map[string]string{"pp": {"one": "punto percentuale", "other": "punti percentuali"}},
	},
	"nl": {
		scales:     []scale{{12, "biljoen", ""}, {9, "miljard", ""}, {6, "miljoen", ""}},
		qualifiers: map[Qualifier]string{Over: "meer dan {}", AtLeast: "ten minste {}", About: "ongeveer {}", Under: "minder dan {}"},
		units:      map[Unit]map[string]string{"pp": {"one": "procentpunt", "other": "procentpunten"}},
	},
	"pl": {
		scales:     []scale{{12, "bln", ""}, {9, "mld", ""}, {6, "mln", ""}},
		qualifiers: map[Qualifier]string{Over: "ponad {}", AtLeast: "co najmniej {}", About: "około {}", Under: "poniżej {}"},
	},
	"ru": {
		scales:     []scale{{12, "трлн", ""}, {9, "млрд", ""}, {6, "млн", ""}},
		qualifiers: map[Qualifier]string{Over: "более {}", AtLeast: "не менее {}", About: "около {}", Under: "менее {}"},
	},
	"ja": {
		scales:     []scale{{12, "兆", ""}, {8, "億", ""}, {4, "万", ""}},
		qualifiers: map[Qualifier]string{Over: "{}超", AtLeast: "{}以上", About: "約{}", Under: "{}未満"},
		units:      map[Unit]map[string]string{"pp": {"other": "ポイント"}},
	},
	"ko": {
		scales:     []scale{{12, "조", ""}, {8, "억", ""}, {4, "만", ""}},
		qualifiers: map[Qualifier]string{Over: "{} 초과", AtLeast: "{} 이상", About: "약 {}", Under: "{} 미만"},
	},
}

// plainWording serves every other language.
var plainWording = &wording{}

// mathematical are the signs for languages whose words are not known.
var mathematical = map[Qualifier]string{Over: ">" + nbsp + "{}", AtLeast: "≥" + nbsp + "{}", About: "≈" + nbsp + "{}", Under: "<" + nbsp + "{}"}

func wordingOf(l *locale.Locale) *wording {
	if w, ok := wordings[l.Base()]; ok {
		return w
	}
	return plainWording
}

// qualify puts the qualifier to a written figure, and marks it where it was
// rounded: rund 66,7 ha, mindestens rund 66,7 ha.
func (w *wording) qualify(written string, q Qualifier, rounded bool) string {
	if rounded && q != About {
		written = w.fill(About, written)
	}
	return w.fill(q, written)
}

func (w *wording) fill(q Qualifier, written string) string {
	if q == Exact {
		return written
	}
	pattern, ok := w.qualifiers[q]
	if !ok {
		pattern = mathematical[q]
	}
	return strings.Replace(pattern, "{}", written, 1)
}
