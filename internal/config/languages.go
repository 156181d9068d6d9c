package config

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/locale"
)

// entry is a language as it is written: a map, or its code alone.
type entry struct {
	Code     decode.At[string]    `yaml:"code,required"`
	Tag      decode.At[string]    `yaml:"tag"`
	Name     string               `yaml:"name"`
	Fallback *[]decode.At[string] `yaml:"fallback"`
}

// entryWords say what a language wants.
var entryWords = diag.Words{EN: "a code such as zh, or code, tag and name", ZH: "语言代码（如 zh），或 code、tag、name 各字段"}

// DecodeValue reads the two forms.
func (e *entry) DecodeValue(v *decode.Value) []diag.Diagnostic {
	if v.Kind == decode.Map {
		type plain entry // without this method
		return decode.Into(v, decode.Config, (*plain)(e))
	}
	if v.Kind != decode.String {
		return []diag.Diagnostic{decode.Config.WrongType("languages", v, entryWords, "")}
	}
	e.Code = decode.At[string]{V: v.Text, Pos: v.Pos}
	return nil
}

// codeForm is that of a language's code in file names and URLs: zh, pt-br.
var codeForm = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

// languages checks the languages, and which of them is the source.
func (r *reading) languages(entries []entry, source decode.At[string]) {
	before := len(r.ds)
	for i := range entries {
		r.language(&entries[i])
	}
	if len(entries) > 0 && len(r.ds) == before {
		r.codes = r.site.Codes()
	}
	r.sourceLanguage(source)
	for i := range entries {
		r.fallback(&entries[i])
	}
}

// language checks one language and adds it to the site's.
func (r *reading) language(e *entry) {
	code := e.Code.V
	switch first := r.site.Language(code); {
	case code == "":
		return // reported when it was decoded
	case first != nil:
		d := diag.New("config-language/twice", e.Code.Pos, "code", code, "line", first.Pos.Line)
		r.ds = append(r.ds, d.With(first.Pos))
		return
	case !codeForm.MatchString(code):
		r.report("config-language/code", e.Code.Pos, "code", code, "suggestion", codeFor(code))
		return
	}
	l := &Language{Code: code, Tag: e.Tag.V, Name: e.Name, Pos: e.Code.Pos}
	pos := e.Tag.Pos
	if l.Tag == "" {
		l.Tag, pos = DefaultTag(code), e.Code.Pos
	}
	loc, err := locale.New(l.Tag)
	if err != nil {
		r.report("config-language/tag", pos, "tag", l.Tag, "suggestion", codeFor(l.Tag))
		return
	}
	l.Locale = loc
	if l.Name == "" {
		l.Name = DefaultName(loc)
	}
	r.site.Languages = append(r.site.Languages, l)
}

// DefaultTag is the BCP 47 tag of a code. zh alone says nothing of the script,
// which fonts and browsers want to know.
func DefaultTag(code string) string {
	if code == "zh" {
		return "zh-Hans"
	}
	if tag, err := language.Parse(code); err == nil {
		return tag.String()
	}
	return code
}

// DefaultName is the language's name in itself. On its own, Chinese is 中文,
// not 简体中文.
func DefaultName(loc *locale.Locale) string {
	if loc.Tag.String() == "zh-Hans" {
		return "中文"
	}
	return loc.Name()
}

// slips are codes of countries that are taken for codes of languages.
var slips = map[string]string{
	"cn": "zh", "jp": "ja", "kr": "ko", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "vn": "vi",
}

// codeFor guesses the code that was meant: "zh" for cn, ZH and chi; "" if none.
func codeFor(text string) string {
	code := strings.ToLower(strings.ReplaceAll(text, "_", "-"))
	if meant := slips[code]; meant != "" {
		return meant
	}
	if tag, err := language.Parse(code); err == nil {
		code = strings.ToLower(tag.String())
		if code != text && codeForm.MatchString(code) {
			return code
		}
	}
	return ""
}

// nearCode is the one of codes that a wrong code means, or "".
func nearCode(wrong string, codes []string) string {
	meant := cmp.Or(codeFor(wrong), wrong)
	if slices.Contains(codes, meant) {
		return meant
	}
	if tag, err := language.Parse(meant); err == nil {
		base, _ := tag.Base()
		for _, code := range codes {
			if own, _ := language.Make(code).Base(); own == base {
				return code
			}
		}
	}
	return diag.Suggest(wrong, codes)
}

// sourceLanguage checks the language in which pages are written first.
func (r *reading) sourceLanguage(source decode.At[string]) {
	switch {
	case source.V == "":
		if len(r.site.Languages) > 0 {
			r.site.SourceLanguage = r.site.Languages[0].Code
		}
	case r.codes != nil && r.site.Language(source.V) == nil:
		r.report("config-language/source", source.Pos, "code", source.V,
			"languages", strings.Join(r.codes, ", "), "suggestion", nearCode(source.V, r.codes))
	default:
		r.site.SourceLanguage = source.V
	}
}

// fallback checks where links lead if a page is missing in a language.
func (r *reading) fallback(e *entry) {
	l := r.site.Language(e.Code.V)
	if l == nil || r.codes == nil {
		return
	}
	if e.Fallback == nil {
		l.Fallback = r.others(l.Code)
		return
	}
	for _, f := range *e.Fallback {
		switch {
		case f.V == l.Code:
			r.report("config-language/fallback-self", f.Pos, "code", f.V)
		case r.site.Language(f.V) == nil:
			r.report("config-language/unknown", f.Pos, "code", f.V,
				"languages", strings.Join(r.codes, ", "), "suggestion", nearCode(f.V, r.codes))
		case slices.Contains(l.Fallback, f.V):
			r.report("config-language/fallback-twice", f.Pos, "code", f.V)
		default:
			l.Fallback = append(l.Fallback, f.V)
		}
	}
}

// others are all languages but one, the source language first.
func (r *reading) others(code string) []string {
	list := make([]string, 0, len(r.codes))
	for _, c := range append([]string{r.site.SourceLanguage}, r.codes...) {
		if c != code && c != "" && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}
