package theme

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"qiao/internal/diag"
	"qiao/internal/locale"
)

// checkCatalogs compares the messages of the languages with each other, and
// with what the templates ask for.
func checkCatalogs(catalogs []*catalog, uses []use) []diag.Diagnostic {
	var ds []diag.Diagnostic
	wanted := make(map[string]use) // the first use of each key
	for _, u := range slices.Backward(uses) {
		wanted[u.literal] = u
	}
	source := catalogs[0]
	keys := source.keys()
	for key, u := range wanted {
		if holder(catalogs, key) == nil {
			ds = append(ds, diag.New("theme-message-unknown", u.pos, "key", key, "suggestion", diag.Suggest(key, keys)))
			delete(wanted, key)
		}
	}
	for _, c := range catalogs {
		ds = append(ds, c.checkKeys(source, wanted)...)
		for _, key := range c.keys() {
			ds = append(ds, c.messages[key].check(c, catalogs)...)
		}
	}
	for _, u := range uses {
		if m := holder(catalogs, u.literal); m != nil {
			ds = append(ds, u.checkValues(m)...)
		}
	}
	return ds
}

func (c *catalog) keys() []string { return slices.Sorted(maps.Keys(c.messages)) }

// holder returns the message of a key in the first language that has it.
func holder(catalogs []*catalog, key string) *message {
	for _, c := range catalogs {
		if m := c.messages[key]; m != nil {
			return m
		}
	}
	return nil
}

// checkKeys finds the keys that a language lacks, or has alone: what is wanted
// is what the first language says and what the templates use.
func (c *catalog) checkKeys(source *catalog, wanted map[string]use) []diag.Diagnostic {
	var ds, missing []diag.Diagnostic
	keys := slices.AppendSeq(source.keys(), maps.Keys(wanted))
	slices.Sort(keys)
	keys = slices.Compact(keys)
	for _, key := range keys {
		if c.messages[key] != nil {
			continue
		}
		d := diag.New("message-missing", diag.Pos{File: c.file, Line: 1, Column: 1},
			"key", key, "lang", c.language.Code, "file", c.file)
		if u, ok := wanted[key]; ok {
			d.ID = "message-missing/used"
			d.Args["template"] = fmt.Sprintf("%s:%d", u.pos.File, u.pos.Line)
		}
		missing = append(missing, d)
	}
	if !c.found && len(missing) > 1 {
		missing = []diag.Diagnostic{diag.New("message-missing/file", diag.Pos{File: c.file},
			"lang", c.language.Code, "file", c.file, "count", len(missing), "keys", strings.Join(keys, ", "))}
	}
	for _, key := range c.keys() {
		if _, ok := slices.BinarySearch(keys, key); !ok {
			ds = append(ds, diag.New("message-extra", c.messages[key].pos,
				"key", key, "lang", source.language.Code, "suggestion", diag.Suggest(key, keys)))
		}
	}
	return append(ds, missing...)
}

// check looks at one message in one language: its forms, and its placeholders
// against those of the first language.
func (m *message) check(c *catalog, catalogs []*catalog) []diag.Diagnostic {
	var ds []diag.Diagnostic
	model := holder(catalogs, m.key)
	expected := model.placeholders()
	for _, category := range pluralCategories {
		f, ok := m.forms[category]
		if !ok {
			continue
		}
		ds = append(ds, f.check(m, category, c)...)
		ds = append(ds, f.checkPlaceholders(m, model, category == "other", expected)...)
	}
	if counted(catalogs, m.key) {
		ds = append(ds, m.checkComplete(c)...)
	}
	return ds
}

// counted reports whether the words of a message depend on a count, in any language.
func counted(catalogs []*catalog, key string) bool {
	return slices.ContainsFunc(catalogs, func(c *catalog) bool {
		m := c.messages[key]
		return m != nil && (len(m.forms) > 1 || slices.ContainsFunc(m.placeholders(), isCount))
	})
}

func isCount(name string) bool { return name == "Count" || name == "PluralCount" }

// checkComplete finds the plural forms that a counted message lacks.
func (m *message) checkComplete(c *catalog) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, category := range c.needed {
		if _, ok := m.forms[category]; !ok {
			ds = append(ds, diag.New("message-plural/missing", m.pos,
				"key", m.key, "name", category, "lang", c.language.Code, "forms", strings.Join(c.needed, ", ")))
		}
	}
	return ds
}

// check looks at one form: it must say something, and be one that the language has.
func (f form) check(m *message, category string, c *catalog) []diag.Diagnostic {
	if strings.TrimSpace(f.text) == "" {
		return []diag.Diagnostic{diag.New("message-empty", f.keyPos, "key", m.key)}
	}
	if !slices.Contains(c.possible, category) {
		return []diag.Diagnostic{diag.New("message-plural/lacking", f.keyPos,
			"key", m.key, "name", category, "lang", c.language.Code, "forms", strings.Join(c.possible, ", "))}
	}
	return nil
}

var (
	actions      = regexp.MustCompile(`\{\{.*?(\}\}|$)`)
	placeholders = regexp.MustCompile(`^\{\{\s*\.([A-Za-z][A-Za-z0-9]*)\s*\}\}$`)
)

// placeholders are the names that a text wants values for, in their order, with
// their offsets.
func (f form) placeholders() (names []string, offsets []int) {
	for _, at := range actions.FindAllStringIndex(f.text, -1) {
		name := "" // not a plain placeholder
		if p := placeholders.FindStringSubmatch(f.text[at[0]:at[1]]); p != nil {
			name = p[1]
		}
		names, offsets = append(names, name), append(offsets, at[0])
	}
	return names, offsets
}

// placeholders are the names that any form of the message wants values for, sorted.
func (m *message) placeholders() []string {
	var all []string
	for _, f := range m.forms {
		names, _ := f.placeholders()
		all = append(all, names...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// checkPlaceholders compares a form's placeholders with those expected. Only
// the form "other" must have them all: "one" may say "a page".
func (f form) checkPlaceholders(m, model *message, complete bool, expected []string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	names, offsets := f.placeholders()
	for i, name := range names {
		switch {
		case name == "":
			ds = append(ds, diag.New("message-syntax", f.at(offsets[i]), "key", m.key,
				"text", actions.FindString(f.text[offsets[i]:]), "example", placeholder("Count")))
		case !slices.Contains(expected, name):
			ds = append(ds, diag.New("message-placeholder/unknown", f.at(offsets[i]), "key", m.key, "name", placeholder(name),
				"file", model.pos.File, "suggestion", placeholder(diag.Suggest(name, expected))).With(model.pos))
		}
	}
	for _, name := range expected {
		if complete && name != "" && !slices.Contains(names, name) {
			ds = append(ds, diag.New("message-placeholder/missing", f.pos, "key", m.key, "name", placeholder(name),
				"file", model.pos.File).With(model.pos))
		}
	}
	return ds
}

// placeholder is a name as it stands in a message; "" stays "".
func placeholder(name string) string {
	if name == "" {
		return ""
	}
	return "{{." + name + "}}"
}

// at is the place of a byte of the text, for a text that stands in one line.
func (f form) at(offset int) diag.Pos {
	pos := f.pos
	if pos.Line != 0 && !strings.Contains(f.text, "\n") {
		pos.Column += len([]rune(f.text[:offset]))
		if f.quoted {
			pos.Column++
		}
	}
	return pos
}

// checkValues compares the values that a template gives with the placeholders
// of the message. Names that are not literals are left to the rendering.
func (u use) checkValues(m *message) []diag.Diagnostic {
	given := u.args
	hasCount := len(given)%2 == 1
	if hasCount {
		given = given[1:]
	}
	var names []string
	for i := 0; i < len(given); i += 2 {
		name, ok := given[i].(*parse.StringNode)
		if !ok {
			return nil
		}
		names = append(names, name.Text)
	}
	var ds []diag.Diagnostic
	for _, want := range m.placeholders() {
		if want == "" || hasCount && isCount(want) || slices.Contains(names, want) {
			continue
		}
		ds = append(ds, diag.New("theme-message-value", u.pos, "key", u.literal, "name", want))
	}
	return ds
}

// categories are the plural forms of a language: those that whole numbers of
// everyday size need, and all that there are.
func categories(l *locale.Locale) (needed, possible []string) {
	seen := map[string]bool{"other": true}
	collect := func(coefficient int64, exponent int32) {
		seen[l.Plural(locale.NewDecimal(coefficient, exponent))] = true
	}
	inOrder := func() (names []string) {
		for _, c := range pluralCategories {
			if seen[c] {
				names = append(names, c)
			}
		}
		return names
	}
	for n := range int64(200) {
		collect(n, 0)
	}
	needed = inOrder()
	collect(1_000_000, 0)
	for n := range int64(40) {
		collect(n, -1)
	}
	return needed, inOrder()
}
