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
	next.files = c.files(func(f *file, o output) {
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
// folder.
func (c *commit) unchanged() (*record, error) {
	root, err := c.published.stat(".")
	was := c.records
	next := &record{root: root.inode, shadow: was.shadow, dev: root.dev, ghosts: was.ghosts}
	next.files = c.files(func(f *file, o output) {
		f.signed = o.signed
		f.shadow = c.shadowed(f.name, o.signature)
	})
	for name, v := range c.plan.folders {
		f := folder{name: name, published: v}
		if i := was.findFolder(name); i >= 0 {
			f.shadow = was.folders[i].shadow
		}
		next.folders = append(next.folders, f)
	}
	slices.SortFunc(next.folders, func(a, b folder) int { return cmp.Compare(a.name, b.name) })
	return next, err
}

// files lists what builds made: the outputs, as complete as decide makes them,
// and what is retained.
func (c *commit) files(decide func(f *file, o output)) []file {
	list := make([]file, 0, len(c.outputs)+len(c.retained))
	for name, o := range c.outputs {
		f := file{name: name, sum: o.sum, signature: o.signature, hashed: o.hashed}
		decide(&f, o)
		list = append(list, f)
	}
	for _, old := range c.retained {
		f := *old
		decide(&f, output{kept: true, signed: old.signed, signature: old.signature})
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
	all := make(map[string]folder)
	for _, f := range c.records.folders {
		if f.shadow.inode != 0 {
			all[f.name] = folder{name: f.name, published: f.shadow}
		}
	}
	touched := slices.Collect(maps.Keys(c.stage.touched))
	versions := make([]version, len(touched))
	there := make([]bool, len(touched))
	err := each(len(touched), func(i int) error {
		st, err := c.stage.tree.stat(touched[i])
		if missing(err) {
			return nil
		}
		there[i] = st.mode.IsDir()
		if st.settled(moment) {
			versions[i] = st.version()
		}
		return err
	})
	for i, name := range touched {
		if there[i] {
			all[name] = folder{name: name, published: versions[i]}
		} else {
			delete(all, name)
		}
	}
	for name := range c.foreign() {
		all[name] = folder{name: name}
	}
	if shadow {
		for name, v := range c.plan.folders {
			f := all[name]
			f.name, f.shadow = name, v
			all[name] = f
		}
	}
	all["."] = folder{name: "."}
	byName := func(a, b folder) int { return cmp.Compare(a.name, b.name) }
	return slices.SortedFunc(maps.Values(all), byName), err
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
