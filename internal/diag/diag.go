// Package diag holds what qiao has to say about a site: findings with a code,
// a severity, a position and words in English and Chinese.
//
// A finding is a value that flows with the data: the stages return findings,
// nothing below the command line prints them. The words live in one catalogue
// (the catalogue_*.go files, one a topic), so that a finding made anywhere is
// worded the same everywhere, in both languages, and can be documented and
// tested as a whole. Codes are a public contract and never change.
//
// The package imports nothing else of qiao but the form in which it is kept.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says how much a finding matters to a build.
type Severity uint8

// The severities. An Error keeps a build from being published; a Warning does
// so only under --strict; an Info is never in the way.
const (
	Error Severity = iota
	Warning
	Info
)

// String returns the severity's contract name: error, warning or info.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "info"
	}
}

// MarshalText writes the severity's contract name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity reads a contract name; ok is false for any other text.
func ParseSeverity(text string) (s Severity, ok bool) {
	for _, s := range []Severity{Error, Warning, Info} {
		if s.String() == text {
			return s, true
		}
	}
	return Error, false
}

// Pos is a place in a file of the site.
type Pos struct {
	// File is relative to the site's folder, with forward slashes.
	File string
	// Line counts from 1; 0 means the file as a whole.
	Line int
	// Column counts characters (not bytes) from 1; 0 means the line as a whole.
	Column int
}

// String renders file:line:column, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
}

// Args are the values that a finding's words are filled with, by placeholder.
// A value that differs in Chinese has a second entry, "name.zh".
type Args map[string]string

// Diagnostic is one finding.
type Diagnostic struct {
	// ID is the catalogue entry: the code, or code/variant where one code has
	// several wordings.
	ID       string
	Severity Severity
	Pos      Pos
	Args     Args
	// Notes are other places that belong to the finding, such as the first of
	// two definitions.
	Notes []Pos
}

// New makes a finding from the catalogue entry id, at its default severity.
// args alternate placeholder and value; a value is [Words], in the languages of
// the reader, or anything else, rendered with fmt.Sprint.
// New panics when the catalogue has no such entry, or args are odd: both are
// mistakes of the program, not of the site.
func New(id string, pos Pos, args ...any) Diagnostic {
	entry, ok := catalogue[id]
	if !ok {
		panic("diag: no catalogue entry " + id)
	}
	if len(args)%2 != 0 {
		panic("diag: odd number of arguments for " + id)
	}
	d := Diagnostic{ID: id, Severity: entry.Severity, Pos: pos}
	if len(args) > 0 {
		d.Args = make(Args, len(args)/2)
	}
	for i := 0; i < len(args); i += 2 {
		name := args[i].(string)
		if words, ok := args[i+1].(Words); ok {
			d.Args[name], d.Args[name+".zh"] = words.EN, words.ZH
			continue
		}
		d.Args[name] = fmt.Sprint(args[i+1])
	}
	return d
}

// With returns the finding with other places that belong to it.
func (d Diagnostic) With(notes ...Pos) Diagnostic {
	d.Notes = append(slices.Clone(d.Notes), notes...)
	return d
}

// About reports whether the finding is about a file, or names it.
func (d Diagnostic) About(file string) bool {
	if d.Pos.File == file || slices.ContainsFunc(d.Notes, func(p Pos) bool { return p.File == file }) {
		return true
	}
	for _, arg := range d.Args {
		if strings.Contains(arg, file) {
			return true
		}
	}
	return false
}

// Code is the finding's public code: its ID without the variant.
func (d Diagnostic) Code() string {
	code, _, _ := strings.Cut(d.ID, "/")
	return code
}

// Message says what is wrong, in the language ("en" or "zh").
func (d Diagnostic) Message(lang string) string {
	text, _ := fill(catalogue[d.ID].Message.in(lang), d.Args, lang)
	return text
}

// Hint says what to do, in the language ("en" or "zh"). It is empty when the
// catalogue has no hint, or when the hint needs a value that the finding does
// not have (a suggestion, say, where nothing is near).
func (d Diagnostic) Hint(lang string) string {
	text, complete := fill(catalogue[d.ID].Hint.in(lang), d.Args, lang)
	if !complete {
		return ""
	}
	return text
}

// Sort orders findings by file, line, column, code and message, so that a
// report is the same on every run.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.ID, b.ID),
			cmp.Compare(a.Message("en"), b.Message("en")),
		)
	})
}

// Count returns how many findings have the severity.
func Count(ds []Diagnostic, s Severity) int {
	n := 0
	for _, d := range ds {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether one of the findings is an Error.
func HasErrors(ds []Diagnostic) bool { return Count(ds, Error) > 0 }
