package cli

import (
	"embed"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

// uiLanguages are the languages of qiao's own words.
var uiLanguages = []string{"en", "zh"}

//go:embed messages/*.yaml
var messageFiles embed.FS

// words are the command line's messages in one language. Those of findings are
// in package diag.
type words struct {
	lang      string
	localizer *i18n.Localizer
}

// newWords loads the messages of one of uiLanguages.
func newWords(lang string) *words {
	tag := language.MustParse(lang)
	bundle := i18n.NewBundle(tag)
	bundle.RegisterUnmarshalFunc("yaml", func(data []byte, v any) error { return yaml.Unmarshal(data, v) })
	if _, err := bundle.LoadMessageFileFS(messageFiles, "messages/"+lang+".yaml"); err != nil {
		panic("cli: " + err.Error()) // the files are in the binary, and tested
	}
	return &words{lang: lang, localizer: i18n.NewLocalizer(bundle, lang)}
}

// vars are the values for a message's placeholders.
type vars map[string]any

// say returns a message.
func (w *words) say(id string, values ...vars) string {
	return w.localize(&i18n.LocalizeConfig{MessageID: id}, values)
}

// count returns a message in the form for a number, {{.PluralCount}} in it.
func (w *words) count(id string, n int, values ...vars) string {
	return w.localize(&i18n.LocalizeConfig{MessageID: id, PluralCount: n}, values)
}

func (w *words) localize(c *i18n.LocalizeConfig, values []vars) string {
	data := vars{}
	for _, v := range values {
		for key, value := range v {
			data[key] = value
		}
	}
	if c.PluralCount != nil {
		data["PluralCount"] = c.PluralCount
	}
	c.TemplateData = data
	text, err := w.localizer.Localize(c)
	if err != nil {
		panic("cli: " + err.Error()) // every message that is asked for exists: tested
	}
	return strings.TrimSuffix(text, "\n")
}
