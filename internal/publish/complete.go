package publish

import (
	"cmp"
	"maps"
	"slices"
)

// complete brings everything that stays into the stage, and out of it what does
// not.
func (c *commit) complete() error {
	if err := c.drop(); err != nil {
		return err
	}
	if err := c.keep(); err != nil {
		return err
	}
	for _, dir := range c.plan.empty {
		if err := c.stage.folder(dir); err != nil {
			return err
		}
	}
	for _, name := range c.plan.carried {
		if err := c.stage.take(c.published, name); err != nil {
			return err
		}
	}
	return c.keepMode()
}

// drop removes from the stage the files of earlier builds.
func (c *commit) drop() error {
	stays := c.stays()
	names := slices.Clone(c.records.ghosts)
	for i := range c.records.files {
		if f := &c.records.files[i]; f.shadow {
			names = append(names, f.name)
		}
	}
	for _, name := range names {
		// An output that is written has replaced the file, one that is kept
		// will.
		if _, isOutput := c.outputs[name]; isOutput || stays(name) {
			continue
		}
		if err := c.stage.drop(name); err != nil {
			return err
		}
	}
	return nil
}

// stays returns a function that reports whether a published file stays as it
// is.
func (c *commit) stays() func(name string) bool {
	retained := make(map[string]bool, len(c.retained))
	for _, f := range c.retained {
		retained[f.name] = true
	}
	return func(name string) bool { return c.outputs[name].kept || retained[name] }
}

// keep brings into the stage what stays of the published folder and is not in
// the shadow yet.
func (c *commit) keep() error {
	type kept struct {
		name string
		file *signature
	}
	var take []kept
	for name, o := range c.outputs {
		if o.kept && !c.shadowed(name, o.signature) {
			take = append(take, kept{name, &o.signature})
		}
	}
	for _, f := range c.retained {
		if !c.shadowed(f.name, f.signature) {
			take = append(take, kept{f.name, &f.signature})
		}
	}
	// Files of one folder one after the other.
	slices.SortFunc(take, func(a, b kept) int { return cmp.Compare(a.name, b.name) })
	signed := make([]bool, len(take))
	err := each(len(take), func(i int) error {
		if err := c.stage.take(c.published, take[i].name); err != nil {
			return err
		}
		// The link changed the file's ctime.
		st, err := c.stage.tree.stat(take[i].name)
		was := take[i].file
		signed[i] = st.inode == was.inode && st.size == was.size && st.mtime == was.mtime
		*was = st.signature
		return err
	})
	if err != nil {
		return err
	}
	for i, k := range take {
		if o, isOutput := c.outputs[k.name]; isOutput {
			o.signature, o.signed, o.linked = *k.file, false, signed[i]
			c.outputs[k.name] = o
		}
	}
	for _, f := range c.retained {
		f.signed = f.signed && c.shadowed(f.name, f.signature)
	}
	return nil
}

// shadowed reports whether the shadow has the file that is published under a
// name.
func (c *commit) shadowed(name string, published signature) bool {
	f := c.records.find(name)
	return f != nil && f.shadow && f.inode == published.inode
}

// keepMode gives the stage the permissions of the folder that it replaces.
func (c *commit) keepMode() error {
	if c.published == nil {
		return nil
	}
	info, err := c.published.Stat(".")
	if err != nil {
		return err
	}
	return c.stage.tree.Chmod(".", info.Mode().Perm())
}

// few is up to how many new files are brought to the disk one by one.
const few = 64

// sync brings the stage safely to the disk. Where nothing is replaced there is
// nothing to lose.
func (c *commit) sync() error {
	if c.published == nil {
		return nil
	}
	folders := slices.Sorted(maps.Keys(c.stage.touched))
	if c.result.Written > few || len(folders) > few {
		return syncTree(c.stage.tree, folders)
	}
	for name, o := range c.outputs {
		if !o.kept {
			if err := c.stage.tree.sync(name); err != nil {
				return err
			}
		}
	}
	for _, dir := range folders {
		if err := c.stage.tree.sync(dir); err != nil && !missing(err) {
			return err
		}
	}
	return nil
}
