package site

import (
	"path"
	"slices"
	"strings"
	"sync"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/source"
)

// lookup finds what links name. It is filled while the site is assembled; what
// only wrong links need is made when the first of them is met.
type lookup struct {
	site     *Site
	pages    map[string]*Page          // published, by id
	files    map[string]*Resource      // of published pages, by path below content/
	varied   map[string]bool           // paths for which there are variants in languages
	statics  map[string]*source.Static // by path below static/
	withheld map[string]string         // files of pages that are not published, with the reason

	once sync.Once
	near near
}

// near is what the suggestions for wrong links are made from.
type near struct {
	folded    map[string]string   // path in lower case → path: pages, files, static files
	below     map[string][]string // folder → last elements of the paths in it
	places    map[string][]string // last element → paths
	lasts     []string            // all last elements, sorted
	addresses map[string]*Document
	unpub     map[string]string // id of a page that is not published → reason
}

// newLookup returns an empty lookup of the site.
func newLookup(s *Site) *lookup {
	l := &lookup{
		site:     s,
		pages:    make(map[string]*Page),
		files:    make(map[string]*Resource),
		varied:   make(map[string]bool),
		statics:  make(map[string]*source.Static, len(s.Static)),
		withheld: make(map[string]string),
	}
	for i := range s.Static {
		l.statics[s.Static[i].Path] = &s.Static[i]
	}
	return l
}

// nearby returns the indexes for suggestions, made on first use.
func (l *lookup) nearby() *near {
	l.once.Do(func() {
		n := &l.near
		n.folded = make(map[string]string)
		n.below, n.places = make(map[string][]string), make(map[string][]string)
		n.addresses, n.unpub = make(map[string]*Document), make(map[string]string)
		for _, p := range l.site.Pages {
			n.add(p.ID)
			for _, d := range p.Documents {
				n.addresses[d.Path] = d
			}
		}
		for name := range l.files {
			n.add(name)
		}
		for name := range l.statics {
			n.add(name)
		}
		for i := range l.site.Withheld {
			w := &l.site.Withheld[i]
			if l.pages[w.Page] == nil {
				n.unpub[w.Page] = w.Reason
			}
		}
		for _, list := range n.below {
			slices.Sort(list)
		}
		for last, list := range n.places {
			slices.Sort(list)
			n.lasts = append(n.lasts, last)
		}
		slices.Sort(n.lasts)
	})
	return &l.near
}

// add indexes one path.
func (n *near) add(p string) {
	if p == "" {
		return // the home page is no word that one could misspell
	}
	folded := strings.ToLower(p)
	if other, taken := n.folded[folded]; !taken || p < other {
		n.folded[folded] = p
	}
	dir, last := parentID(p), path.Base(p)
	n.below[dir] = append(n.below[dir], last)
	n.places[last] = append(n.places[last], p)
}

// suggestAnywhere bounds the number of names that a suggestion is searched in
// when the folder that a link names has nothing like it.
const suggestAnywhere = 5000

// suggest is the path that a wrong one was probably meant to be, or "".
func (n *near) suggest(p string) string {
	dir, last := parentID(p), path.Base(p)
	if s := diag.Suggest(last, n.below[dir]); s != "" {
		return path.Join(dir, s)
	}
	if places := n.places[last]; len(places) == 1 {
		return places[0]
	}
	if len(n.lasts) > suggestAnywhere {
		return ""
	}
	if s := diag.Suggest(last, n.lasts); s != "" && len(n.places[s]) == 1 {
		return n.places[s][0]
	}
	return ""
}

// file finds a file of a published page by its path below content/. A variant
// for the language (photo.de.jpg for photo.jpg) comes before the file itself,
// and where there is neither, the variant of the nearest language stands in.
func (l *lookup) file(name string, lang *languageIndex) *Resource {
	if !l.varied[name] {
		return l.files[name]
	}
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	if r := l.files[stem+"."+lang.language.Code+ext]; r != nil {
		return r
	}
	if r := l.files[name]; r != nil {
		return r
	}
	for _, other := range lang.fallbacks {
		if r := l.files[stem+"."+other.Code+ext]; r != nil {
			return r
		}
	}
	return nil
}

// pageID is the page that a path names: its id, or the name of one of its files
// with or without language ("news/x", "news/x.zh.md", "news/x/index.md").
func pageID(cfg *config.Site, name string) string {
	name = strings.TrimSuffix(name, "/")
	stem, isFile := strings.CutSuffix(name, ".md")
	if !isFile {
		return name
	}
	if code := strings.TrimPrefix(path.Ext(stem), "."); code != "" && cfg.Language(code) != nil {
		stem = strings.TrimSuffix(stem, "."+code)
	}
	if last := path.Base(stem); last == "index" || last == "_index" {
		return parentID(stem)
	}
	return stem
}
