package site

import (
	"net/url"
	"path"
	"strings"
	"unicode"
)

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
	if strings.IndexByte(destination, ':') < 0 {
		return ""
	}
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
	paths := candidates(make([]string, 0, 2), from, name)
	for _, p := range paths {
		if t, found := s.at(p, lang); found {
			return t, nil
		}
	}
	if len(paths) == 0 {
		return Target{}, problem("link-outside", written)
	}
	for _, p := range paths {
		if problem := s.explain(p, written); problem != nil {
			return Target{}, problem
		}
	}
	return Target{}, s.unknown(paths, name, written)
}

// candidates appends the paths below content/ that a name may mean, in the
// order in which they are tried; none if all of them leave the site.
func candidates(paths []string, from *Document, name string) []string {
	if rooted, is := strings.CutPrefix(name, "/"); is {
		return appendCandidate(paths, path.Clean(rooted))
	}
	paths = appendCandidate(paths, path.Join(from.folder(), name))
	return appendCandidate(paths, path.Join(from.Page.ID, name))
}

// appendCandidate appends a clean path, unless it leaves the site.
func appendCandidate(paths []string, p string) []string {
	switch {
	case p == ".":
		return append(paths, "")
	case p == "..", strings.HasPrefix(p, "../"), len(paths) > 0 && paths[0] == p:
		return paths
	default:
		return append(paths, p)
	}
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
