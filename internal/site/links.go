package site

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

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

// Resolve says where a link in a document leads, or why it leads nowhere.
//
// A destination that starts with "/" counts from the site: it names a page by
// id or file, a file below content/, or a static file. Any other counts first
// from the folder that the document's file is in, then, if nothing is there,
// from the folder that the page is itself in its address, so that
// "../auto-parts/" leads from clusters/new-materials to its neighbour whether
// the page is stored as new-materials.zh.md or as new-materials/index.zh.md.
//
// A page is named by its id or by one of its files, with or without language
// ("x", "x/", "x.md", "x.de.md"); the link leads to the document in its own
// language all the same. An anchor is an id of the target, or one that a
// heading of it has in the target's own or in the source language.
func (s *Site) Resolve(from *Document, destination string) (Target, *Problem) {
	written := destination
	destination = strings.TrimFunc(destination, func(r rune) bool { return r <= ' ' })
	if destination == "" {
		return Target{}, problem("link-empty", written)
	}
	if t, p, external := resolveExternal(destination); external {
		return t, p
	}
	name, anchor, hasAnchor := strings.Cut(destination, "#")
	name, query, _ := strings.Cut(name, "?")
	if strings.Contains(name, `\`) {
		return Target{}, problem("link-unknown/backslash", written, "suggestion", strings.ReplaceAll(name, `\`, "/"))
	}
	decoded, err := url.PathUnescape(name)
	if err != nil {
		return Target{}, problem("link-unknown", written, "suggestion", "")
	}
	t, p := s.resolveName(from, decoded, written)
	if p != nil {
		return t, p
	}
	t.Query = query
	if hasAnchor {
		return t, s.resolveAnchor(&t, anchor)
	}
	return t, nil
}

// schemes are those that a link may have.
var schemes = []string{"http", "https", "mailto", "tel"}

// resolveExternal handles a destination that leaves the site: one with a scheme
// or a host.
func resolveExternal(destination string) (t Target, p *Problem, external bool) {
	if host, is := strings.CutPrefix(destination, "//"); is {
		return t, problem("link-scheme/none", destination, "suggestion", "https://"+host), true
	}
	scheme := schemeOf(destination)
	switch {
	case scheme == "":
		return t, nil, false
	case len(scheme) == 1:
		return t, problem("link-outside/drive", destination), true
	}
	for _, allowed := range schemes {
		if scheme != allowed {
			continue
		}
		u, err := url.Parse(destination)
		if err != nil || (scheme == "http" || scheme == "https") && u.Host == "" {
			return t, problem("link-scheme/host", destination), true
		}
		return Target{Kind: External, URL: destination}, nil, true
	}
	return t, problem("link-scheme", destination, "scheme", scheme), true
}

// schemeOf is the scheme that a browser would read, which ignores control
// characters in it, in lower case; or "".
func schemeOf(destination string) string {
	var scheme strings.Builder
	for _, r := range destination {
		switch {
		case r == ':':
			return strings.ToLower(scheme.String())
		case unicode.IsControl(r):
		case r > unicode.MaxASCII, !unicode.IsLetter(r) && (scheme.Len() == 0 || !unicode.IsDigit(r) && !strings.ContainsRune("+-.", r)):
			return ""
		default:
			scheme.WriteRune(r)
		}
	}
	return ""
}

// resolveName finds what a path names, from each of the folders it may count
// from.
func (s *Site) resolveName(from *Document, name, written string) (Target, *Problem) {
	if name == "" {
		return Target{Kind: ToDocument, Document: from}, nil
	}
	lang := s.languages[from.Lang.Code]
	paths := candidates(from, name)
	for _, p := range paths {
		if t, found := s.at(p, lang); found {
			return t, nil
		}
	}
	if len(paths) == 0 {
		return Target{}, problem("link-outside", written)
	}
	for _, p := range paths {
		if problem := s.explain(p, paths[0], written); problem != nil {
			return Target{}, problem
		}
	}
	return Target{}, s.unknown(paths, name, written)
}

// candidates are the paths below content/ that a name may mean, in the order in
// which they are tried; none if all of them leave the site.
func candidates(from *Document, name string) []string {
	bases := []string{""}
	if !strings.HasPrefix(name, "/") {
		bases = []string{from.folder(), from.Page.ID}
	}
	var paths []string
	for _, base := range bases {
		p := path.Join(base, strings.TrimPrefix(name, "/"))
		switch {
		case p == "." || p == "":
			paths = append(paths, "")
		case p == "..", strings.HasPrefix(p, "../"):
		case len(paths) == 0 || paths[0] != p:
			paths = append(paths, p)
		}
	}
	return paths
}

// folder is the folder of the document's file, below content/.
func (d *Document) folder() string {
	dir := path.Dir(strings.TrimPrefix(d.File, "content/"))
	if dir == "." {
		return ""
	}
	return dir
}

// at finds what stands at a path below content/, or in static/.
func (s *Site) at(p string, lang *languageIndex) (Target, bool) {
	if page := s.Page(pageID(s.Config, p)); page != nil && len(page.Documents) > 0 {
		d := s.Nearest(page, lang.language.Code)
		return Target{Kind: ToDocument, Document: d, Fallback: d.Lang != lang.language}, true
	}
	if r := s.lookup.file(p, lang); r != nil {
		return Target{Kind: ToResource, Resource: r}, true
	}
	if f := s.lookup.statics[p]; f != nil {
		return Target{Kind: ToStatic, Static: f}, true
	}
	return Target{}, false
}

// explain says why nothing is at a path, if there is a better reason than that
// it is unknown.
func (s *Site) explain(p, first, written string) *Problem {
	n := s.lookup.nearby()
	id := pageID(s.Config, p)
	if reason, is := n.unpub[id]; is {
		return problem("link-unpublished/"+reason, written, "page", id)
	}
	if reason, is := s.lookup.withheld[p]; is {
		return problem("link-unpublished/"+reason, written, "page", p)
	}
	actual, is := n.folded[strings.ToLower(id)]
	if !is {
		actual, is = n.folded[strings.ToLower(p)]
	}
	if is {
		return problem("link-case", written, "suggestion", recase(written, actual))
	}
	return nil
}

// recase writes a link with the upper and lower case of the path it means: the
// elements that both have in common, from the end, are taken from the path.
func recase(written, actual string) string {
	name, rest := written, ""
	if i := strings.IndexAny(written, "?#"); i >= 0 {
		name, rest = written[:i], written[i:]
	}
	trailing := strings.TrimRight(name, "/")
	rest = name[len(trailing):] + rest
	in, of := strings.Split(trailing, "/"), strings.Split(actual, "/")
	for k := 1; k <= len(in) && k <= len(of); k++ {
		have, want := in[len(in)-k], of[len(of)-k]
		if len(have) >= len(want) && strings.EqualFold(have[:len(want)], want) {
			in[len(in)-k] = want + strings.ToLower(have[len(want):])
		}
	}
	return strings.Join(in, "/") + rest
}

// unknown is the problem of a link to nothing, with what was probably meant.
func (s *Site) unknown(paths []string, name, written string) *Problem {
	n := s.lookup.nearby()
	if strings.HasPrefix(name, "www.") {
		return problem("link-unknown", written, "suggestion", "https://"+name)
	}
	if d := s.byAddress(name); d != nil {
		return problem("link-unknown", written, "suggestion", "/"+d.Page.ID)
	}
	for _, p := range paths {
		if inContent, is := strings.CutPrefix(p, "content/"); is {
			if id := pageID(s.Config, inContent); s.lookup.pages[id] != nil {
				return problem("link-unknown", written, "suggestion", "/"+id)
			}
		}
		id := pageID(s.Config, p)
		if len(n.below[id]) > 0 {
			return problem("link-unknown/folder", written, "folder", id)
		}
		if suggestion := n.suggest(id); suggestion != "" {
			return problem("link-unknown", written, "suggestion", "/"+suggestion)
		}
	}
	return problem("link-unknown", written, "suggestion", "")
}

// byAddress is the document whose published address is written as a link
// ("/zh/news/x/"), if that is what it is.
func (s *Site) byAddress(name string) *Document {
	address := strings.TrimSuffix(strings.TrimPrefix(name, "/"), "index.html")
	if !strings.HasSuffix(address, "/") {
		address += "/"
	}
	return s.lookup.nearby().addresses[address]
}

// resolveAnchor finds the id that an anchor names in the target.
func (s *Site) resolveAnchor(t *Target, anchor string) *Problem {
	name, err := url.PathUnescape(anchor)
	if err != nil {
		name = anchor
	}
	if t.Kind != ToDocument || name == "" || name == "top" {
		return nil
	}
	d := t.Document
	if id := d.headingID(name); id != "" {
		t.HeadingID = id
		return nil
	}
	if slices.Contains(d.Body.Anchors, name) {
		t.HeadingID = name
		return nil
	}
	id := "link-anchor"
	suggestion := diag.Suggest(name, d.HeadingIDs)
	switch {
	case len(d.HeadingIDs) == 0:
		id = "link-anchor/none"
	case suggestion == "":
		id = "link-anchor/list"
	}
	return problem(id, "#"+name, "anchor", name, "file", d.File,
		"suggestion", suggestion, "headings", someAnchors(d.HeadingIDs))
}

// someAnchors lists the first of a page's anchors.
func someAnchors(ids []string) string {
	const some = 5
	if len(ids) > some {
		return "#" + strings.Join(ids[:some], ", #") + " …"
	}
	return "#" + strings.Join(ids, ", #")
}

// headingID is the id of the heading that an anchor names: by its id, or by the
// one that it would have without the source document.
func (d *Document) headingID(anchor string) string {
	for _, id := range d.HeadingIDs {
		if id == anchor {
			return id
		}
	}
	for i, h := range d.Body.Headings {
		if h.ID == anchor || h.Auto == anchor {
			return d.HeadingIDs[i]
		}
	}
	return ""
}
