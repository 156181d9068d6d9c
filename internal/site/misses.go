package site

import (
	"strings"
)

// explain says why nothing is at a path, if there is a better reason than that
// it is unknown.
func (s *Site) explain(p, written string) *Problem {
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
