// Package config reads site.yaml and a theme's theme.yaml into typed, validated
// configuration. It knows what the keys mean, not what the site holds: whether
// a menu's page exists is for package site to say.
//
// It also types values after a theme's declarations, see [Reader]: parameters
// in site.yaml, front-matter fields and the parameters of components are one
// thing to authors, so they are read by one function.
package config

import (
	"net/url"
	"time"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/locale"
)

// File is the name of the configuration in the site's folder.
const File = "site.yaml"

// Language is one of the site's languages.
type Language struct {
	Code string // in file names and URLs: zh
	Tag  string // BCP 47, in HTML: zh-Hans
	Name string // in the language itself: 中文
	// Fallback are the codes of the languages to which a link leads if the page
	// is missing in this one, nearest first. Where the configuration says
	// nothing they are all others, the source language first.
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

// MenuEntry is one entry of a menu: a page by id, or an address. The home page
// is the entry with neither (written `page: /`).
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
	FactMaxAge Age                      // zero: any age
}

// Site is the validated content of site.yaml. It is immutable.
type Site struct {
	Title          Localized
	BaseURL        *url.URL // path ends with a slash
	BaseURLPos     diag.Pos
	SourceLanguage string
	TimeZone       *time.Location // UTC if site.yaml names none
	Languages      []*Language    // in the order of the switcher
	Theme          string
	Output         string // folder, relative to the site; default public
	Taxonomies     []Taxonomy
	Menus          map[string][]MenuEntry
	RawHTML        RawHTML
	PublishPartial bool          // translation.publish: partial
	PublishDrafts  bool          // translation.publish_drafts: unconfirmed translations too
	Machine        *decode.Value // translation.machine; nil if not given
	Images         Images
	Checks         Checks
	Security       *Security     // nil: nowhere
	SocialCards    bool          // draw social cards, if the theme knows how
	Params         *decode.Value // the theme's own, as written; see Params
	ParamsPos      diag.Pos      // of the key params, or of the file
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

// Codes are the codes of the site's languages, in order.
func (s *Site) Codes() []string {
	codes := make([]string, 0, len(s.Languages))
	for _, l := range s.Languages {
		codes = append(codes, l.Code)
	}
	return codes
}

// NearLanguage returns the code of the site's language that a wrong code most
// likely means (zh for cn, ZH, zh-CN or chi), or "".
func (s *Site) NearLanguage(wrong string) string { return nearCode(wrong, s.Codes()) }

// HanTag is the tag of the site's language that is written in Han characters,
// which is what Han characters in its other languages most likely are; "" if
// there is none.
func (s *Site) HanTag() string {
	for _, l := range s.Languages {
		if l.Locale.Base() == "zh" {
			return l.Tag
		}
	}
	return ""
}
