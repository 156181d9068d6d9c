package publish

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// updateInPlace changes the published folder file by file, for systems that
// cannot exchange two folders in one step: first what others link to, then
// pages, then lists of pages, and at last what is gone, so that no page lacks
// what it links to. Each file is replaced in one step. A run that dies has
// announced its record, by which the next knows the files of both builds.
func (c *commit) updateInPlace() error {
	names := c.written()
	if err := syncTree(c.stage.tree, nil); err != nil {
		return err
	}
	if err := c.announceInPlace(); err != nil {
		return err
	}
	for _, name := range names {
		if err := c.replace(name); err != nil {
			return err
		}
	}
	for _, f := range c.removed {
		if err := c.published.unlink(f.name); err != nil && !missing(err) {
			return err
		}
		c.prune(path.Dir(f.name))
	}
	if err := c.sign(names); err != nil {
		return err
	}
	if err := c.announceInPlace(); err != nil {
		return err
	}
	return c.confirm()
}

// announceInPlace writes the record of what is to be in the published folder.
func (c *commit) announceInPlace() error {
	next, err := c.unchanged()
	if err != nil {
		return err
	}
	return next.write(c.state, c.target.stateName(nextSuffix))
}

// sign takes the signatures of files that have taken their place.
func (c *commit) sign(names []string) error {
	root, err := c.published.stat(".")
	if err != nil {
		return err
	}
	moment, err := c.moment(root.dev)
	if err != nil {
		return err
	}
	return each(len(names), func(i int) error {
		st, err := c.published.stat(names[i])
		o := c.outputs.find(names[i])
		o.signed = st.inode == o.inode && st.size == o.size && st.mtime == o.mtime && st.settled(moment)
		o.signature = st.signature
		return err
	})
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
