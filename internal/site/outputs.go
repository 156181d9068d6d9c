package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"qiao/internal/diag"
)

// Owner is who makes an output.
type Owner struct {
	// Path is the address or file: "zh/news/a/" (which is the file
	// zh/news/a/index.html) or "brochure.pdf".
	Path string
	// Pos is where the owner, or its address, is written; its File names the
	// owner in findings.
	Pos diag.Pos
	// Rank orders owners by how easily they give way: a finding about two
	// stands at the one with the lower rank.
	Rank Rank
}

// Rank is how firmly an owner holds its path.
type Rank uint8

// The ranks.
const (
	StaticFile Rank = iota
	ResourceFile
	AliasPage
	ListPage // of taxonomies and terms
	DocumentPage
	GeneratedFile // what every site has: sitemap.xml, robots.txt, 404.html …
)

// Outputs says who makes which file of the published site, so that no two make
// the same. Paths that differ only in case are the same, because they are on
// many computers. It is not safe for concurrent use while claims are made.
type Outputs struct {
	base    *Outputs         // what was claimed before; not changed any more
	owners  []Owner          // who claimed something, in vain or not
	files   map[string]int32 // key of the path → place of its owner
	folders map[string]int32 // key of a folder → place of one of the owners in it
}

// newOutputs returns an index upon the claims of another one, or upon none, for
// about so many more claims.
func newOutputs(base *Outputs, claims int) *Outputs {
	return &Outputs{
		base: base, owners: make([]Owner, 0, claims),
		files: make(map[string]int32, claims), folders: make(map[string]int32, claims),
	}
}

// Outputs returns an index that knows what the site's own documents, terms,
// aliases, resources and static files make, for the claims of those who make
// more: feeds, further pages of lists, assets. Each call returns a new one.
func (s *Site) Outputs() *Outputs { return newOutputs(s.outputs, len(s.outputs.owners)) }

// Owner returns who makes a path, if anybody does.
func (o *Outputs) Owner(path string) (Owner, bool) { return o.at(outputKey(path)) }

func (o *Outputs) at(key string) (Owner, bool) {
	for ; o != nil; o = o.base {
		if i, ok := o.files[key]; ok {
			return o.owners[i], true
		}
	}
	return Owner{}, false
}

// folder returns one of the owners of files in a folder.
func (o *Outputs) folder(key string) (Owner, bool) {
	for ; o != nil; o = o.base {
		if i, ok := o.folders[key]; ok {
			return o.owners[i], true
		}
	}
	return Owner{}, false
}

// outputKey is a path in the form in which paths are compared: an index page is
// named by its folder.
func outputKey(p string) string {
	for i := range len(p) {
		if c := p[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			p = strings.ToLower(norm.NFC.String(p))
			break
		}
	}
	if folder, is := strings.CutSuffix(p, "index.html"); is && (folder == "" || strings.HasSuffix(folder, "/")) {
		return folder
	}
	return p
}

// Claim notes that owner makes its path. If somebody else does already, or a
// file would stand where a folder must be, that is the finding.
func (o *Outputs) Claim(owner Owner) []diag.Diagnostic {
	key := outputKey(owner.Path)
	if other, taken := o.at(key); taken {
		return []diag.Diagnostic{conflict(owner, other)}
	}
	if other, is := o.folder(key); is {
		return []diag.Diagnostic{conflict(owner, other)}
	}
	place := int32(len(o.owners))
	o.owners = append(o.owners, owner)
	for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
		folder := outputKey(dir)
		if other, taken := o.at(folder); taken {
			return []diag.Diagnostic{conflict(owner, other)}
		}
		if _, known := o.folder(folder); known {
			break
		}
		o.folders[folder] = place
	}
	o.files[key] = place
	return nil
}

// conflict words the finding about two owners of one path.
func conflict(a, b Owner) diag.Diagnostic {
	if c := cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line)); c > 0 {
		a, b = b, a
	}
	id := "output-conflict"
	switch {
	case a.Rank == AliasPage && b.Rank == AliasPage:
		id = "alias-conflict/alias"
	case a.Rank == AliasPage:
		id = "alias-conflict"
	case outputKey(a.Path) != outputKey(b.Path):
		id = "output-conflict/folder"
	case a.Path != b.Path && norm.NFC.String(a.Path) != norm.NFC.String(b.Path) && filePath(a.Path) != filePath(b.Path):
		id = "output-conflict/case"
	}
	return diag.New(id, a.Pos, "file", a.Pos.File, "other", b.Pos.File,
		"url", "/"+a.Path, "otherurl", "/"+b.Path).With(b.Pos)
}

// filePath is the file of a path.
func filePath(p string) string {
	if p == "" || strings.HasSuffix(p, "/") {
		return p + "index.html"
	}
	return p
}

// claim notes who makes which output, the firmest first.
func (a *assembler) claim() {
	o := newOutputs(nil, len(a.in.Tree.Documents)+len(a.site.lookup.files)+len(a.site.Static))
	a.site.outputs = o
	for _, p := range a.site.Pages {
		for _, d := range p.Documents {
			a.ds = append(a.ds, o.Claim(Owner{Path: d.Path, Pos: d.addressPos(), Rank: DocumentPage})...)
		}
	}
	for _, t := range a.site.Taxonomies {
		a.claimTerms(o, t)
	}
	for _, p := range a.site.Pages {
		for _, d := range p.Documents {
			for _, alias := range d.Aliases {
				a.claimAlias(o, d, alias)
			}
		}
	}
	files := make([]string, 0, len(a.site.lookup.files))
	for name := range a.site.lookup.files {
		files = append(files, name)
	}
	slices.Sort(files)
	for _, name := range files {
		r := a.site.lookup.files[name]
		a.ds = append(a.ds, o.Claim(Owner{Path: r.Path, Pos: diag.Pos{File: r.File}, Rank: ResourceFile})...)
	}
	for _, f := range a.site.Static {
		a.ds = append(a.ds, o.Claim(Owner{Path: f.Path, Pos: diag.Pos{File: f.File}, Rank: StaticFile})...)
	}
}

// addressPos is where a document's address comes from.
func (d *Document) addressPos() diag.Pos {
	if d.slugPos.Line > 0 {
		return d.slugPos
	}
	return diag.Pos{File: d.File}
}

// claimTerms claims the pages of a taxonomy and its terms.
func (a *assembler) claimTerms(o *Outputs, t *Taxonomy) {
	file := diag.Pos{File: TaxonomyFile}
	for _, l := range a.in.Config.Languages {
		if p := t.paths[l.Code]; p != "" {
			a.ds = append(a.ds, o.Claim(Owner{Path: p, Pos: file, Rank: ListPage})...)
		}
		for _, term := range t.Terms {
			if p := term.paths[l.Code]; p != "" {
				a.ds = append(a.ds, o.Claim(Owner{Path: p, Pos: term.Pos, Rank: ListPage})...)
			}
		}
	}
}

// claimAlias claims a former address, which may be nobody's present one.
func (a *assembler) claimAlias(o *Outputs, d *Document, alias Alias) {
	if outputKey(alias.Path) == outputKey(d.Path) {
		a.report("alias-conflict/self", alias.Pos, "url", "/"+alias.Path)
		return
	}
	for _, found := range o.Claim(Owner{Path: alias.Path, Pos: alias.Pos, Rank: AliasPage}) {
		found.Args["own"] = "/" + d.Path
		a.ds = append(a.ds, found)
	}
}
