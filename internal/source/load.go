package source

import (
	"errors"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// Load lists and reads all documents, in parallel, and lists all other files.
// Documents with errors are left out; the findings say why.
func Load(root *files.Root, cfg *config.Site) (*Tree, []diag.Diagnostic) {
	content, ds := Walk(root, ContentDir)
	static, more := Walk(root, StaticDir)
	ds = append(ds, more...)
	l, more := Sort(content, static, cfg)
	ds = append(ds, more...)
	documents, more := readAll(root, cfg, l.Documents)
	ds = append(ds, more...)
	tree, more := l.Tree(root, cfg, documents)
	return tree, append(ds, more...)
}

// Listing is what a site's folder holds, sorted out by what the files' names
// say that they are. Nothing has been read.
type Listing struct {
	Documents []Name
	resources []files.Entry
	static    []files.Entry
	failed    bool // a name was wrong
}

// Tree joins the documents that could be read, in the order of the listing,
// with all other files, and reports files that cannot stand beside each other.
func (l *Listing) Tree(root *files.Root, cfg *config.Site, documents []*Document) (*Tree, []diag.Diagnostic) {
	tree := &Tree{Documents: documents}
	var ds []diag.Diagnostic
	tree.Resources, ds = resources(root, cfg, l)
	for _, e := range l.static {
		tree.Static = append(tree.Static, Static{File: e.Name, Path: strings.TrimPrefix(e.Name, StaticDir+"/"), Size: e.Size})
	}
	ds = append(ds, clashes(l, documents)...)
	if len(l.Documents) == 0 && !l.failed && !diag.HasErrors(ds) {
		ds = append(ds, diag.New("content-empty", diag.Pos{File: ContentDir}, "suggestion", ContentDir+"/_index."+cfg.SourceLanguage+".md"))
	}
	return tree, ds
}

// Walk lists the files of a folder.
func Walk(root *files.Root, dir string) ([]files.Entry, []diag.Diagnostic) {
	all, err := root.Walk(dir)
	if err != nil {
		return nil, []diag.Diagnostic{unreadable(dir, err)}
	}
	return all, nil
}

// withoutLinks leaves out symbolic links, which are findings: what they point to
// may be outside of the site, or look different on another computer.
func withoutLinks(all []files.Entry) (entries []files.Entry, ds []diag.Diagnostic) {
	entries = make([]files.Entry, 0, len(all))
	for _, e := range all {
		if e.Symlink {
			ds = append(ds, diag.New("file-symlink", diag.Pos{File: e.Name}))
			continue
		}
		entries = append(entries, e)
	}
	return entries, ds
}

// unreadable is the finding for a file that the system does not give out.
func unreadable(name string, err error) diag.Diagnostic {
	return diag.New("file-unreadable", diag.Pos{File: name}, "reason", files.Cause(err))
}

// Name is a document that is to be read, with what its name says.
type Name struct {
	files.Entry
	name
}

// Sort decides what each of the files below content/ and static/ is, by its
// name.
func Sort(content, static []files.Entry, cfg *config.Site) (*Listing, []diag.Diagnostic) {
	entries, ds := withoutLinks(content)
	l := new(Listing)
	var more []diag.Diagnostic
	l.static, more = withoutLinks(static)
	ds = append(ds, more...)
	ds = append(ds, l.sort(entries, cfg)...)
	l.failed = diag.HasErrors(ds)
	return l, ds
}

func (l *Listing) sort(entries []files.Entry, cfg *config.Site) (ds []diag.Diagnostic) {
	l.Documents = make([]Name, 0, len(entries))
	folders := make(map[string]bool) // known ones: whether they are the authors' own
	for _, e := range entries {
		own, more := checkFolder(path.Dir(e.Name), folders)
		ds = append(ds, more...)
		if own {
			continue
		}
		if suggestion := misnamed(path.Base(e.Name), cfg); suggestion != "" {
			ds = append(ds, diag.New("file-extension", diag.Pos{File: e.Name}, "name", path.Base(e.Name), "suggestion", suggestion))
			continue
		}
		if path.Ext(e.Name) != ".md" {
			l.resources = append(l.resources, e)
			continue
		}
		n, more := identify(e.Name, cfg)
		ds = append(ds, more...)
		if len(more) == 0 {
			l.Documents = append(l.Documents, Name{e, n})
		}
	}
	return ds
}

// checkFolder reports whether a folder, or one above, is the authors' own, and
// once for each folder a name that cannot stand in an address.
func checkFolder(dir string, known map[string]bool) (own bool, ds []diag.Diagnostic) {
	if dir == ContentDir || dir == "." {
		return false, nil
	}
	if own, seen := known[dir]; seen {
		return own, nil
	}
	own, ds = checkFolder(path.Dir(dir), known)
	base := path.Base(dir)
	own = own || strings.HasPrefix(base, "_")
	if !own {
		ds = append(ds, checkPart(diag.Pos{File: dir}, base, "")...)
	}
	known[dir] = own
	return own, ds
}

// misnamed suggests a name for a file that was meant as a document but has
// another extension: x.zh.MD, x.markdown, x.zh.md.txt. It is "" for all others.
func misnamed(base string, cfg *config.Site) string {
	ext := path.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	switch strings.ToLower(ext) {
	case ".md":
		if ext == ".md" {
			return ""
		}
	case ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx":
	case ".txt":
		if !strings.EqualFold(path.Ext(stem), ".md") {
			return ""
		}
		stem = stem[:len(stem)-len(".md")]
	default:
		return ""
	}
	if rest, suffix := cutLanguage(stem); cfg.Language(strings.ToLower(suffix)) != nil {
		stem = rest + "." + strings.ToLower(suffix)
	}
	return stem + ".md"
}

// readAll reads documents with all cores, and returns what came of them in the
// order given.
func readAll(root *files.Root, cfg *config.Site, list []Name) ([]*Document, []diag.Diagnostic) {
	type result struct {
		doc *Document
		ds  []diag.Diagnostic
	}
	results := make([]result, len(list))
	each(len(list), func(i int) {
		results[i].doc, results[i].ds = readOne(root, cfg, list[i])
	})
	var documents []*Document
	var ds []diag.Diagnostic
	for _, r := range results {
		ds = append(ds, r.ds...)
		if r.doc != nil && !diag.HasErrors(r.ds) {
			documents = append(documents, r.doc)
		}
	}
	return documents, ds
}

func readOne(root *files.Root, cfg *config.Site, d Name) (*Document, []diag.Diagnostic) {
	r := root.Reader()
	defer r.Close()
	raw, _, ds := d.Read(r, nil)
	if raw == nil {
		return nil, ds
	}
	return d.Parse(raw, cfg)
}

// Read reads the document's bytes, into buf if it is large enough; nil after an
// error.
func (n Name) Read(r *files.Reader, buf []byte) ([]byte, files.Stamp, []diag.Diagnostic) {
	if n.Size > MaxDocument {
		return nil, files.Stamp{}, []diag.Diagnostic{tooLarge(n.Name)}
	}
	raw, stamp, err := r.ReadLimit(buf, n.Name, MaxDocument)
	switch {
	case errors.Is(err, files.ErrTooLarge):
		return nil, files.Stamp{}, []diag.Diagnostic{tooLarge(n.Name)}
	case err != nil:
		return nil, files.Stamp{}, []diag.Diagnostic{unreadable(n.Name, err)}
	}
	return raw, stamp, nil
}

// Parse reads the document in its bytes; nil after an error. The language is the
// one in the file's name, else the front matter's source_language, else the
// site's.
func (n Name) Parse(raw []byte, cfg *config.Site) (*Document, []diag.Diagnostic) {
	return parse(n.Name, n.name, raw, cfg)
}

// each calls f for 0 … n-1, on as many cores as there are.
func each(n int, f func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	workers.Wait()
}
