package theme

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// messageFolder holds the message files, in a theme and in a site.
const messageFolder = "i18n"

// messages are the interface's words in the site's languages: the theme's,
// overridden key by key by the site's.
type messages struct {
	// plain are the messages without placeholders and plurals, by language code
	// and key; they make up most of a page and need no localizer.
	plain      map[string]map[string]string
	localizers map[string]*i18n.Localizer
	// wants are the names of the values that each message wants, by key.
	wants map[string][]string
}

// message is one message in one language, as written.
type message struct {
	key   string
	pos   diag.Pos // of the key
	forms map[string]form
}

// form is one plural form of a message.
type form struct {
	text   string
	keyPos diag.Pos // of the category; of the key for a plain text
	pos    diag.Pos // of the text
	quoted bool
}

// catalog is the messages of one language.
type catalog struct {
	language *config.Language
	file     string // the site's, whether it exists or not: i18n/de.yaml
	found    bool   // some file speaks the language
	messages map[string]*message
	// needed are the plural forms that whole numbers of everyday size need,
	// possible all that there are.
	needed, possible []string
}

// pluralCategories are those of the CLDR, in its order.
var pluralCategories = []string{"zero", "one", "two", "few", "many", "other"}

// loadMessages reads the theme's and the site's messages, and checks them
// against each other and against what templates use.
func loadMessages(root *files.Root, t *Theme, uses []use) (*messages, []diag.Diagnostic) {
	var ds []diag.Diagnostic
	catalogs := make([]*catalog, len(t.languages))
	for i, l := range t.languages {
		c := &catalog{language: l, file: path.Join(messageFolder, l.Code+".yaml"), messages: make(map[string]*message)}
		c.needed, c.possible = categories(l.Locale)
		if name := themeMessages(t.files, l); name != "" {
			ds = append(ds, c.read(t.files, t.dir, name)...)
		}
		if root.Exists(c.file) {
			ds = append(ds, c.read(root.FS(), "", c.file)...)
		}
		catalogs[i] = c
	}
	if diag.HasErrors(ds) {
		return nil, ds
	}
	ds = append(ds, checkCatalogs(catalogs, uses)...)
	return newMessages(catalogs), ds
}

// themeMessages is the theme's file for a language: that of its tag, of its
// code, or of its base language if that is written in the same script.
func themeMessages(theme fs.FS, l *config.Language) string {
	tag := l.Locale.Tag
	base, _ := tag.Base()
	candidates := []string{l.Tag, l.Code}
	if script, _ := tag.Script(); script == defaultScript(base) {
		candidates = append(candidates, base.String())
	}
	for _, c := range candidates {
		name := path.Join(messageFolder, c+".yaml")
		if _, err := fs.Stat(theme, name); err == nil {
			return name
		}
	}
	return ""
}

func defaultScript(base language.Base) language.Script {
	tag, _ := language.Compose(base)
	script, _ := tag.Script()
	return script
}

// read adds the messages of a file, over those already there.
func (c *catalog) read(fsys fs.FS, dir, name string) []diag.Diagnostic {
	text, ds := readText(fsys, dir, name)
	if text == nil {
		return ds
	}
	root, more := decode.YAML(path.Join(dir, name), text, 1)
	ds = append(ds, more...)
	if root == nil {
		return ds
	}
	c.found = true
	switch root.Kind {
	case decode.Null:
		return ds
	case decode.Map:
		return append(ds, c.group(root, "")...)
	}
	return append(ds, diag.New("message-form", root.Pos))
}

// group reads a map of messages, and of groups of messages: the key of a
// message in a group is group.key.
func (c *catalog) group(v *decode.Value, prefix string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, f := range v.Fields {
		key := prefix + f.Key
		switch {
		case reserved(f.Key) && f.Value.Kind != decode.Map:
			ds = append(ds, diag.New("message-reserved", f.Pos, "key", f.Key))
		case f.Value.Kind == decode.Map && !isMessage(f.Value):
			ds = append(ds, c.group(f.Value, key+".")...)
		default:
			m, more := readMessage(key, f)
			ds = append(ds, more...)
			if m != nil {
				c.messages[key] = m
			}
		}
	}
	return ds
}

// reservedWords are go-i18n's own keys: a map that has one is a message.
var reservedWords = []string{"id", "description", "hash", "leftdelim", "rightdelim", "translation"}

func reserved(key string) bool {
	key = strings.ToLower(key)
	return slices.Contains(reservedWords, key) || slices.Contains(pluralCategories, key)
}

// isMessage reports whether a map is a message and not a group of them.
func isMessage(v *decode.Value) bool {
	return slices.ContainsFunc(v.Fields, func(f decode.Field) bool {
		return reserved(f.Key) && f.Value.Kind != decode.Map
	})
}

// readMessage reads a text, or a map of plural forms.
func readMessage(key string, f decode.Field) (*message, []diag.Diagnostic) {
	m := &message{key: key, pos: f.Pos, forms: make(map[string]form)}
	v := f.Value
	if v.Kind == decode.List {
		return nil, []diag.Diagnostic{diag.New("message-form", v.Pos)}
	}
	if v.Kind != decode.Map {
		m.forms["other"] = form{text: v.Text, keyPos: f.Pos, pos: v.Pos, quoted: v.Quoted}
		return m, nil
	}
	var ds []diag.Diagnostic
	for _, part := range v.Fields {
		switch {
		case part.Key == "description", part.Key == "hash":
			// For translators and their tools.
		case slices.Contains(pluralCategories, part.Key):
			if part.Value.Kind == decode.Map || part.Value.Kind == decode.List {
				ds = append(ds, diag.New("message-form", part.Value.Pos))
				continue
			}
			m.forms[part.Key] = form{text: part.Value.Text, keyPos: part.Pos, pos: part.Value.Pos, quoted: part.Value.Quoted}
		case reserved(part.Key):
			ds = append(ds, diag.New("message-reserved", part.Pos, "key", part.Key))
		default:
			ds = append(ds, diag.New("message-plural/unknown", part.Pos, "name", part.Key, "key", key,
				"suggestion", diag.Suggest(part.Key, pluralCategories)))
		}
	}
	return m, ds
}

// newMessages prepares the messages for use.
func newMessages(catalogs []*catalog) *messages {
	ms := &messages{
		plain:      make(map[string]map[string]string),
		localizers: make(map[string]*i18n.Localizer),
		wants:      make(map[string][]string),
	}
	for _, c := range catalogs {
		code, tag := c.language.Code, c.language.Locale.Tag
		bundle := i18n.NewBundle(tag)
		ms.plain[code] = make(map[string]string)
		for key, m := range c.messages {
			ms.wants[key] = m.placeholders()
			if text, ok := m.plain(); ok {
				ms.plain[code][key] = text
				continue
			}
			// AddMessages fails only for a language without plural rules, whose
			// messages are then found by their form "other".
			_ = bundle.AddMessages(tag, m.goI18n())
		}
		ms.localizers[code] = i18n.NewLocalizer(bundle, tag.String())
	}
	return ms
}

// plain returns the text of a message without placeholders and plural forms.
func (m *message) plain() (string, bool) {
	other, ok := m.forms["other"]
	return other.text, ok && len(m.forms) == 1 && !strings.Contains(other.text, "{{")
}

func (m *message) goI18n() *i18n.Message {
	return &i18n.Message{
		ID:   m.key,
		Zero: m.forms["zero"].text, One: m.forms["one"].text, Two: m.forms["two"].text,
		Few: m.forms["few"].text, Many: m.forms["many"].text, Other: m.forms["other"].text,
	}
}

// localize writes a message, with a count if the words depend on one.
func (ms *messages) localize(lang, key string, count *int, data map[string]any) (string, error) {
	if text, ok := ms.plain[lang][key]; ok {
		return text, nil
	}
	wants, known := ms.wants[key]
	if !known {
		return "", callError{id: "theme-message-unknown", args: []any{"key", key}}
	}
	for _, name := range wants {
		if _, given := data[name]; !given && (count == nil || !isCount(name)) {
			return "", callError{id: "theme-message-value", args: []any{"key", key, "name", name}}
		}
	}
	c := &i18n.LocalizeConfig{MessageID: key, TemplateData: data}
	if count != nil {
		if data == nil {
			data = make(map[string]any, 2)
			c.TemplateData = data
		}
		data["Count"], data["PluralCount"] = *count, *count
		c.PluralCount = *count
	}
	return ms.localizers[lang].Localize(c)
}
