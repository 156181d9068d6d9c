package publish

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"qiao/internal/diag"
)

// updateInPlace changes the published folder file by file, for systems that
// cannot exchange two folders in one step: first what others link to, then
// pages, then lists of pages, and at last what is gone, so that no page lacks
// what it links to. Each file is replaced in one step. A run that dies has
// announced its record, by which the next knows the files of both builds.
func (c *commit) updateInPlace() ([]diag.Diagnostic, error) {
	names := c.written()
	if err := syncTree(c.stage.tree, nil); err != nil {
		return nil, err
	}
	next, err := c.unchanged()
	if err == nil {
		err = next.write(c.state, c.target.stateName(nextSuffix))
	}
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := c.replace(name); err != nil {
			return nil, err
		}
	}
	for _, f := range c.removed {
		if err := c.published.unlink(f.name); err != nil && !missing(err) {
			return nil, err
		}
		c.prune(path.Dir(f.name))
	}
	at := diag.Pos{File: c.target.Name}
	return []diag.Diagnostic{diag.New("publish-in-place", at, "folder", at.File)}, c.confirm()
}

// written lists the new and changed outputs, those first that others link to.
func (c *commit) written() (names []string) {
	for name, o := range c.outputs.each() {
		if !o.kept {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	return names
}

// rank is when an output takes its place: what pages link to, pages, and lists
// of pages such as feeds and sitemaps.
func rank(name string) int {
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".html":
		return 1
	case ext == ".xml", ext == ".txt", path.Base(name) == "feed.json":
		return 2
	default:
		return 0
	}
}

// replace moves an output from the stage to its place.
func (c *commit) replace(name string) error {
	published := staging{tree: c.published, record: new(record), touched: make(map[string]bool)}
	return published.within(name, func() error {
		err := rename(c.stage.tree.folder, name, c.published.folder, name)
		if st, serr := c.published.stat(name); err != nil && serr == nil && st.mode.IsDir() {
			// A folder of an earlier build, as Check found nothing else in it.
			if err = c.published.RemoveAll(name); err == nil {
				err = rename(c.stage.tree.folder, name, c.published.folder, name)
			}
		}
		return err
	})
}
