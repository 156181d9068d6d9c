package publish

import (
	"cmp"
	"maps"
	"slices"
)

// exchanged is the record of the build as it will be once stage and published
// folder have changed places.
func (c *commit) exchanged() (*record, error) {
	root, err := c.stage.tree.stat(".")
	if err != nil {
		return nil, err
	}
	moment, err := c.moment(root.dev)
	if err != nil {
		return nil, err
	}
	next := &record{root: root.inode, dev: root.dev}
	if c.published != nil && c.stage.shadow {
		old, err := c.published.stat(".")
		if err != nil {
			return nil, err
		}
		next.shadow = old.inode
	}
	next.files = c.files(func(f *file, o *output) {
		f.signed = o.signed || o.settled(moment) && (!o.kept || o.linked)
		f.shadow = next.shadow != 0 && o.kept
	})
	if next.shadow != 0 {
		next.ghosts = c.ghosts()
	}
	next.folders, err = c.foldersOfStage(moment, next.shadow != 0)
	return next, err
}

// unchanged is the record of a build that changes nothing in the published
// folder, or changes it in place.
func (c *commit) unchanged() (*record, error) {
	root, err := c.published.stat(".")
	was := c.records
	next := &record{root: root.inode, shadow: was.shadow, dev: root.dev, ghosts: slices.Clone(was.ghosts)}
	next.files = c.files(func(f *file, o *output) {
		f.signed = o.signed
		old := was.find(f.name)
		had := next.shadow != 0 && old != nil && old.shadow
		f.shadow = had && old.inode == o.inode
		if had && !f.shadow {
			next.ghosts = append(next.ghosts, f.name)
		}
	})
	for i, f := range was.folders {
		f.published = c.plan.folders[i].version
		next.folders = append(next.folders, f)
	}
	return next, err
}

// files lists what builds made: the outputs, as complete as decide makes them,
// and what is retained.
func (c *commit) files(decide func(f *file, o *output)) []file {
	list := make([]file, 0, c.result.Written+c.result.Unchanged+len(c.retained))
	for name, o := range c.outputs.each() {
		f := file{name: name, sum: o.sum, signature: o.signature, hashed: o.hashed}
		decide(&f, o)
		list = append(list, f)
	}
	for _, old := range c.retained {
		f := *old
		f.linked = false
		decide(&f, &output{kept: true, signed: old.signed, linked: old.linked, signature: old.signature})
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b file) int { return cmp.Compare(a.name, b.name) })
	return list
}

// ghosts are the files of the published folder that it will not have, or has
// others of, when it is the shadow.
func (c *commit) ghosts() (names []string) {
	stays := c.stays()
	for i := range c.records.files {
		if name := c.records.files[i].name; !stays(name) {
			names = append(names, name)
		}
	}
	for _, f := range c.removed {
		if c.records.find(f.name) == nil {
			names = append(names, f.name)
		}
	}
	return names
}

// foldersOfStage lists the folders of the stage and, if it becomes the shadow,
// of the published folder.
func (c *commit) foldersOfStage(moment int64, shadow bool) ([]folder, error) {
	touched, err := c.touched(moment)
	if err != nil {
		return nil, err
	}
	for name := range c.foreign() {
		touched[name] = seen{there: true}
	}
	touched["."] = seen{there: true}
	list := make([]folder, 0, len(c.records.folders)+len(touched))
	for i, was := range c.records.folders {
		now, is := touched[was.name]
		if !is {
			now = seen{was.shadow.inode != 0, was.shadow}
		}
		delete(touched, was.name)
		f := folder{name: was.name, published: now.version}
		if shadow {
			f.shadow = c.plan.folders[i].version
		}
		if now.there || shadow && c.plan.folders[i].there {
			list = append(list, f)
		}
	}
	for name, now := range touched {
		if now.there {
			list = append(list, folder{name: name, published: now.version})
		}
	}
	slices.SortFunc(list, func(a, b folder) int { return cmp.Compare(a.name, b.name) })
	return list, nil
}

// touched looks at the folders of the stage whose entries may have changed.
func (c *commit) touched(moment int64) (map[string]seen, error) {
	names := slices.Collect(maps.Keys(c.stage.touched))
	found := make([]seen, len(names))
	err := each(len(names), func(i int) error {
		st, err := c.stage.tree.stat(names[i])
		if missing(err) {
			return nil
		}
		found[i].there = st.mode.IsDir()
		if st.settled(moment) && !c.stage.unsure[names[i]] {
			found[i].version = st.version()
		}
		return err
	})
	folders := make(map[string]seen, len(names))
	for i, name := range names {
		folders[name] = found[i]
	}
	return folders, err
}

// foreign are the folders with something in them that no build made.
func (c *commit) foreign() map[string]bool {
	folders := make(map[string]bool)
	for _, names := range [][]string{c.plan.carried, c.plan.empty} {
		for _, name := range names {
			for dir := range above(name) {
				folders[dir] = true
			}
		}
	}
	return folders
}
