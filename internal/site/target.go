package site

import (
	"strings"

	"qiao/internal/diag"
	"qiao/internal/source"
)

// TargetKind says what a link leads to.
type TargetKind uint8

// The kinds of targets.
const (
	External TargetKind = iota // another site, a mail address, a telephone number
	ToDocument
	ToResource
	ToStatic
)

// Target is where a link leads.
type Target struct {
	Kind TargetKind
	// URL is the address of an External target.
	URL string
	// Document is the target's document in the language of the link, or, with
	// Fallback, the nearest one where the page is missing in that language.
	Document *Document
	Fallback bool
	// HeadingID is the id in the document that the link leads to; "" is its top.
	HeadingID string
	Resource  *Resource
	Static    *source.Static
	// Query is what the link gives after "?", without it.
	Query string
}

// Path is the target's path below the base URL; "" for an External one.
func (t *Target) Path() string {
	switch t.Kind {
	case ToDocument:
		return t.Document.Path
	case ToResource:
		return t.Resource.Path
	case ToStatic:
		return t.Static.Path
	default:
		return ""
	}
}

// Href is the target's address as a page at the output path from gives it:
// relative, encoded, with query and anchor.
func (t *Target) Href(from string) string {
	if t.Kind == External {
		return t.URL
	}
	href := Relative(from, t.Path())
	if t.HeadingID != "" && t.Path() == from && t.Query == "" {
		href = ""
	}
	if t.Query != "" {
		href += "?" + t.Query
	}
	if t.HeadingID != "" {
		href += "#" + EscapePath(t.HeadingID)
	}
	return href
}

// Problem is why a link leads nowhere.
type Problem struct {
	id   string
	args []any
}

// At makes the problem a finding about the link at pos.
func (p *Problem) At(pos diag.Pos) diag.Diagnostic { return diag.New(p.id, pos, p.args...) }

// Code is the code of the finding.
func (p *Problem) Code() string {
	code, _, _ := strings.Cut(p.id, "/")
	return code
}

func problem(id, destination string, args ...any) *Problem {
	return &Problem{id, append([]any{"link", destination}, args...)}
}
