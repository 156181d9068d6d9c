// Package config reads site.yaml and a theme's theme.yaml into typed, validated
// configuration. It knows what the keys mean, not what the site holds: whether
// a menu's page exists is for package site to say.
package config

import (
	"io/fs"
	"net/url"
	"time"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/locale"
)

// File is the name of the configuration in the site's folder.
const File = "site.yaml"

// Localized is a text in several languages, by language code; a plain text in
// the configuration stands for every language (key "").
type Localized map[string]string

// In returns the text in a language, or the plain text, or "".
func (l Localized) In(code string) string {
	if text, ok := l[code]; ok {
		return text
	}
	return l[""]
}

// Language is one of the site's languages.
type Language struct {
	Code     string // in file names and URLs: zh
	Tag      string // BCP 47, in HTML: zh-Hans
	Name     string // in the language itself: 中文
	Fallback []string
	Locale   *locale.Locale
	Pos      diag.Pos
}

// RawHTML says what happens to HTML in Markdown.
type RawHTML string

// The ways with raw HTML.
const (
	Forbid   RawHTML = "forbid"
	Sanitize RawHTML = "sanitize"
	Allow    RawHTML = "allow"
)

// MenuEntry is one entry of a menu: a page by id, or an address.
type MenuEntry struct {
	Page     string
	URL      string
	Name     Localized // overrides the page's title
	Children []MenuEntry
	Pos      diag.Pos
}

// Taxonomy is one way of grouping pages; its terms are in data/taxonomies.yaml.
type Taxonomy struct {
	Key string
	Pos diag.Pos
}

// Checks configures the rules.
type Checks struct {
	Severity   map[string]diag.Severity // by code
	Ignore     []string                 // codes
	Withhold   []string                 // words that must not occur in any output
	FactMaxAge time.Duration            // 0: any age
}

// Site is the validated content of site.yaml. It is immutable.
type Site struct {
	Title          Localized
	BaseURL        *url.URL // path ends with a slash
	BaseURLPos     diag.Pos
	SourceLanguage string
	TimeZone       *time.Location
	Languages      []*Language // in the order of the switcher
	Theme          string
	Output         string // folder, relative to the site; default public
	Taxonomies     []Taxonomy
	Menus          map[string][]MenuEntry
	RawHTML        RawHTML
	PublishPartial bool // translation.publish: partial
	Checks         Checks
	Params         *decode.Value // the theme's own; see Params
	Deploy         *decode.Value
}

// Language returns the language of that code, or nil.
func (s *Site) Language(code string) *Language {
	for _, l := range s.Languages {
		if l.Code == code {
			return l
		}
	}
	return nil
}

// Load reads and validates site.yaml. The site is nil after an error.
func Load(root *files.Root) (*Site, []diag.Diagnostic) { panic("skeleton") }

// FieldType is the type of a field of front matter, of a parameter of a
// component, or of a theme parameter.
type FieldType string

// The field types. Text (and Markdown, text with inline marks) is translated,
// everything else is shared by all languages.
const (
	Text     FieldType = "text"
	Markdown FieldType = "markdown"
	Word     FieldType = "string" // text that is not translated: codes, names
	Integer  FieldType = "int"
	Number   FieldType = "number"
	Boolean  FieldType = "bool"
	Date     FieldType = "date"
	Enum     FieldType = "enum"
	URL      FieldType = "url"
	Email    FieldType = "email"
	Phone    FieldType = "tel"
	PageRef  FieldType = "page"
	FactRef  FieldType = "fact"
	Image    FieldType = "image"
	FileRef  FieldType = "file"
	Group    FieldType = "group" // nested Fields
)

// Field declares one field.
type Field struct {
	Name     string
	Type     FieldType
	List     bool // a list of Type
	Required bool
	// Fill marks a theme parameter that a real site needs and nobody can guess
	// (an address, a licence number): qiao check reports it while it is empty.
	Fill    bool
	Values  []string // of an Enum
	Default string
	Label   Localized
	Help    Localized
	Fields  []Field // of a Group
	Pos     diag.Pos
}

// Type is a kind of page that a theme knows.
type Type struct {
	Name   string
	Label  Localized
	Fields []Field
}

// Form is the syntactic form of a component.
type Form string

// The forms: :name[…]{…} in a line, ::name[…]{…} alone on a line, and
// :::name … ::: around blocks.
const (
	Inline    Form = "inline"
	Block     Form = "block"
	Container Form = "container"
)

// Component declares what authors may write for one component of a theme.
type Component struct {
	Name  string
	Forms []Form
	// Label declares the text in brackets: Type Text or Markdown for words,
	// FactRef for a fact's id …; nil: the component takes none.
	Label  *Field
	Params []Field
	Help   Localized
}

// Manifest is a theme's theme.yaml.
type Manifest struct {
	Name       string
	Params     []Field
	Types      []Type
	Components []Component
}

// LoadManifest reads theme.yaml from a theme's files; dir is where the theme
// stands, for positions ("themes/park").
func LoadManifest(theme fs.FS, dir string) (*Manifest, []diag.Diagnostic) { panic("skeleton") }
