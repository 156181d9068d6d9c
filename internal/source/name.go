package source

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"qiao/internal/config"
	"qiao/internal/diag"
)

// name is what a document's file name says of it.
type name struct {
	path  string // the page's id as spelt on the disk
	lang  string // "" where the name gives none
	shape Shape
}

// page is the page's id. macOS writes é as two characters into file names,
// people type one: ids are in NFC.
func (n name) page() string { return norm.NFC.String(n.path) }

// identify reads the name of a document, content/<path>.md.
func identify(file string, cfg *config.Site) (name, []diag.Diagnostic) {
	below := strings.TrimPrefix(file, ContentDir+"/")
	dir, base := path.Split(below)
	stem, suffix := cutLanguage(strings.TrimSuffix(base, ".md"))
	n := name{lang: suffix}
	var ds []diag.Diagnostic
	if suffix != "" && cfg.Language(suffix) == nil {
		ds = append(ds, unknownLanguage(file, stem, suffix, cfg))
	}
	switch {
	case stem == "index" && dir == "":
		ds = append(ds, diag.New("file-home", diag.Pos{File: file}, "suggestion", "_"+base))
	case stem == "index":
		n.path, n.shape = strings.TrimSuffix(dir, "/"), Bundle
	case stem == "_index":
		n.path, n.shape = strings.TrimSuffix(dir, "/"), Section
	default:
		n.path = below[:len(dir)+len(stem)]
		ds = append(ds, checkStem(file, base, stem)...)
	}
	return n, ds
}

// cutLanguage divides "x.zh" into name and language. What follows the last dot
// is meant as a language if it starts with a letter: "report-v2.1" has none.
func cutLanguage(stem string) (rest, suffix string) {
	i := strings.LastIndexByte(stem, '.')
	if i <= 0 || i == len(stem)-1 {
		return stem, ""
	}
	if c := stem[i+1]; (c|0x20) < 'a' || (c|0x20) > 'z' {
		return stem, ""
	}
	return stem[:i], stem[i+1:]
}

func unknownLanguage(file, stem, suffix string, cfg *config.Site) diag.Diagnostic {
	suggestion := ""
	if code := cfg.NearLanguage(suffix); code != "" {
		suggestion = stem + "." + code + ".md"
	}
	return diag.New("file-language", diag.Pos{File: file},
		"name", suffix, "languages", strings.Join(cfg.Codes(), ", "), "suggestion", suggestion)
}

// checkStem reports a file name that cannot become an address.
func checkStem(file, base, stem string) []diag.Diagnostic {
	pos := diag.Pos{File: file}
	lower := strings.ToLower(stem)
	switch {
	case lower == "index" || lower == "_index":
		suggestion := lower + strings.TrimPrefix(base, stem)
		return []diag.Diagnostic{diag.New("file-name/index", pos, "name", base, "suggestion", suggestion)}
	case strings.HasPrefix(stem, "_"):
		suggestion := strings.TrimLeft(base, "_")
		return []diag.Diagnostic{diag.New("file-name/underscore", pos, "name", base, "suggestion", suggestion)}
	}
	return checkPart(pos, stem, strings.TrimPrefix(base, stem))
}

// checkPart reports a part of a path that cannot stand in an address, or not
// on every computer. rest is what follows it in the name: language, extension.
func checkPart(pos diag.Pos, part, rest string) []diag.Diagnostic {
	if i := strings.IndexFunc(part, unfit); i >= 0 {
		char := string([]rune(part[i:])[0])
		suggestion := ""
		if s := tidy(part); s != "" {
			suggestion = s + rest
		}
		return []diag.Diagnostic{diag.New("file-name", pos, "name", part+rest, "char", char, "suggestion", suggestion)}
	}
	if slices.Contains(reserved, strings.ToLower(part)) || strings.HasSuffix(part, ".") {
		return []diag.Diagnostic{diag.New("file-name/reserved", pos, "name", part+rest)}
	}
	return nil
}

// unfit reports whether a character has no place in the name of a page: it
// would be percent-encoded, lost in copying, or refused by another system.
func unfit(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
}

// tidy replaces what is unfit by hyphens.
func tidy(part string) string {
	return strings.Join(strings.FieldsFunc(part, func(r rune) bool { return unfit(r) || r == '-' }), "-")
}

// reserved are device names, which Windows gives to no file and no folder.
var reserved = []string{"con", "prn", "aux", "nul"}
