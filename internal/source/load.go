package source

import (
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// Load reads all documents, in parallel, and lists all other files. Documents
// with errors are left out; the findings say why.
func Load(root *files.Root, cfg *config.Site) (*Tree, []diag.Diagnostic) {
	content, ds := walk(root, ContentDir)
	static, more := walk(root, StaticDir)
	ds = append(ds, more...)

	found, more := sortOut(content, cfg)
	ds = append(ds, more...)
	documents, more := readAll(root, cfg, found.documents)
	ds = append(ds, more...)
	tree := &Tree{Documents: documents}

	tree.Resources, more = resources(root, cfg, found)
	ds = append(ds, more...)
	for _, e := range static {
		tree.Static = append(tree.Static, Static{File: e.Name, Path: strings.TrimPrefix(e.Name, StaticDir+"/"), Size: e.Size})
	}
	ds = append(ds, clashes(found, documents, static)...)
	if len(found.documents) == 0 && !diag.HasErrors(ds) {
		ds = append(ds, diag.New("content-empty", diag.Pos{File: ContentDir}, "suggestion", ContentDir+"/_index."+cfg.SourceLanguage+".md"))
	}
	return tree, ds
}

// walk lists the files of a folder. Symbolic links are findings: what they
// point to may be outside of the site, or look different on another computer.
func walk(root *files.Root, dir string) ([]files.Entry, []diag.Diagnostic) {
	all, err := root.Walk(dir)
	if err != nil {
		return nil, []diag.Diagnostic{unreadable(dir, err)}
	}
	var entries []files.Entry
	var ds []diag.Diagnostic
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

// found are the files below content/, sorted out by what they are.
type found struct {
	documents []document
	resources []files.Entry
}

// document is a file that is to be read, with what its name says.
type document struct {
	files.Entry
	name
}

// sortOut decides what each file below content/ is, by its name.
func sortOut(entries []files.Entry, cfg *config.Site) (found, []diag.Diagnostic) {
	var f found
	var ds []diag.Diagnostic
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
			f.resources = append(f.resources, e)
			continue
		}
		n, more := identify(e.Name, cfg)
		ds = append(ds, more...)
		if len(more) == 0 {
			f.documents = append(f.documents, document{e, n})
		}
	}
	return f, ds
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
func readAll(root *files.Root, cfg *config.Site, list []document) ([]*Document, []diag.Diagnostic) {
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

func readOne(root *files.Root, cfg *config.Site, d document) (*Document, []diag.Diagnostic) {
	if d.Size > MaxDocument {
		return nil, []diag.Diagnostic{tooLarge(d.Name)}
	}
	raw, err := root.Read(d.Name)
	if err != nil {
		return nil, []diag.Diagnostic{unreadable(d.Name, err)}
	}
	return parse(d.Name, d.name, raw, cfg)
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
