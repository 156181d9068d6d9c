package diag

import (
	"maps"
	"slices"
	"strings"
)

// Words is a text in the languages of the command line.
type Words struct{ EN, ZH string }

func (w Words) in(lang string) string {
	if lang == "zh" {
		return w.ZH
	}
	return w.EN
}

// Entry is one wording of the catalogue. {name} in its texts stands for an
// argument of the finding.
type Entry struct {
	// ID is the code, or code/variant: "yaml-syntax/tab".
	ID       string
	Severity Severity
	// Message says what is wrong, without a capital or a full stop.
	Message Words
	// Hint says what to do; it is left out where one of its placeholders has
	// no value. May be empty.
	Hint Words
}

// catalogue holds all entries by ID; each catalogue_*.go file adds its topic.
var catalogue = index(
	decodeEntries,
	configEntries,
	sourceEntries,
	glossaryEntries,
	factsEntries,
	recordEntries,
	markdownEntries,
	chartEntries,
	imageEntries,
	siteEntries,
	checkEntries,
	themeEntries,
	publishEntries,
	cliEntries,
)

func index(topics ...[]Entry) map[string]Entry {
	all := make(map[string]Entry)
	for _, topic := range topics {
		for _, e := range topic {
			if _, doubled := all[e.ID]; doubled {
				panic("diag: two catalogue entries " + e.ID)
			}
			all[e.ID] = e
		}
	}
	return all
}

// Catalogue returns all entries, sorted by ID.
func Catalogue() []Entry {
	entries := slices.Collect(maps.Values(catalogue))
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
	return entries
}

// fill replaces {name} by args[name] in the language; complete is false where
// a value is missing or empty.
func fill(text string, args Args, lang string) (filled string, complete bool) {
	var b strings.Builder
	complete = true
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String(), complete
		}
		name, after, _ := strings.Cut(rest, "}")
		value, translated := args[name+"."+lang]
		if !translated {
			value = args[name]
		}
		complete = complete && value != ""
		b.WriteString(value)
		text = after
	}
}
