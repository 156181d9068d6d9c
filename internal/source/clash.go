package source

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"qiao/internal/diag"
)

// clashes reports files that cannot stand beside each other.
func clashes(l *Listing, documents []*Document) []diag.Diagnostic {
	size := len(l.Documents) + len(l.resources) + len(l.static)
	twins := spellings{first: make(map[string]spelling, size), reported: make(map[string]bool)}
	for i := range l.Documents {
		d := &l.Documents[i]
		twins.add(strings.TrimSuffix(d.Name[:len(ContentDir+"/")+len(d.path)], "/"), d.Name)
	}
	for _, e := range l.resources {
		twins.add(e.Name, e.Name)
	}
	for _, e := range l.static {
		twins.add(e.Name, e.Name)
	}
	ds := twins.ds
	ds = append(ds, shapes(l.Documents)...)
	ds = append(ds, doubled(documents)...)
	return append(ds, insideBundles(l.Documents)...)
}

// spellings finds paths that are one path to a Mac or to Windows: they differ
// only in upper and lower case, or in how a letter with an accent is stored.
type spellings struct {
	first    map[string]spelling // by what such a system compares
	reported map[string]bool
	ds       []diag.Diagnostic
}

type spelling struct{ path, file string }

// add notes a path, and the folders above, on behalf of a file.
func (s *spellings) add(p, file string) {
	for ; p != "." && p != "/"; p = path.Dir(p) {
		key := strings.ToLower(norm.NFC.String(p))
		first, seen := s.first[key]
		if !seen {
			s.first[key] = spelling{p, file}
			continue
		}
		if first.path == p || s.reported[p] {
			return // so the folders above have been looked at
		}
		if path.Base(first.path) == path.Base(p) {
			continue // a folder above is what differs
		}
		s.reported[p] = true
		id := "file-twin"
		if norm.NFC.String(first.path) == norm.NFC.String(p) {
			id = "file-twin/accent"
		}
		s.ds = append(s.ds, diag.New(id, diag.Pos{File: file}, "name", path.Base(p), "other", first.file).With(diag.Pos{File: first.file}))
	}
}

// shapes reports pages that are stored in two ways, such as x.zh.md and
// x/index.de.md: which files belong to the page would be anyone's guess.
func shapes(list []Name) []diag.Diagnostic {
	var ds []diag.Diagnostic
	first := make(map[string]*Name, len(list))
	for i := range list {
		d := &list[i]
		page := d.page()
		other, seen := first[page]
		if !seen {
			first[page] = d
		} else if other.shape != d.shape {
			ds = append(ds, diag.New("file-shape", diag.Pos{File: d.Name}, "page", page, "other", other.Name).
				With(diag.Pos{File: other.Name}))
		}
	}
	return ds
}

// doubled reports two documents of one page in one language: x.md and x.zh.md.
func doubled(documents []*Document) []diag.Diagnostic {
	type key struct {
		page, lang string
		shape      Shape
	}
	var ds []diag.Diagnostic
	first := make(map[key]string, len(documents))
	for _, d := range documents {
		k := key{d.Page, d.Lang, d.Shape}
		if other, seen := first[k]; seen {
			ds = append(ds, diag.New("file-doubled", diag.Pos{File: d.File}, "lang", d.Lang, "other", other).With(diag.Pos{File: other}))
			continue
		}
		first[k] = d.File
	}
	return ds
}

// insideBundles reports documents in the folder of a bundle, which holds one
// page and its files.
func insideBundles(list []Name) []diag.Diagnostic {
	bundles := make(map[string]string) // file by folder
	for _, d := range list {
		if dir := path.Dir(d.Name); d.shape == Bundle && bundles[dir] == "" {
			bundles[dir] = d.Name
		}
	}
	if len(bundles) == 0 {
		return nil
	}
	var ds []diag.Diagnostic
	for _, d := range list {
		dir := path.Dir(d.Name)
		if d.shape != Single {
			dir = path.Dir(dir)
		}
		for ; dir != "."; dir = path.Dir(dir) {
			if index := bundles[dir]; index != "" {
				ds = append(ds, diag.New("file-in-bundle", diag.Pos{File: d.Name},
					"other", index, "suggestion", "_"+path.Base(index)).With(diag.Pos{File: index}))
				break
			}
		}
	}
	return ds
}
