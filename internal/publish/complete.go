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
		if c.outputs.find(name) != nil || stays(name) {
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
	return func(name string) bool {
		o := c.outputs.find(name)
		return o != nil && o.kept || retained[name]
	}
}

// staying is a published file that the next published folder has, too: an output
// or a file that is retained.
type staying struct {
	name     string
	output   *output
	retained *file
}

func (k *staying) signature() *signature {
	if k.output != nil {
		return &k.output.signature
	}
	return &k.retained.signature
}

// keep sees to it that what stays of the published folder is in the stage. It
// looks at each file, whatever the record says of the shadow: a folder that lacks
// something must never take the place of one that has it.
func (c *commit) keep() error {
	list := make([]staying, 0, c.result.Unchanged+len(c.retained))
	for name, o := range c.outputs.each() {
		if o.kept {
			list = append(list, staying{name: name, output: o})
		}
	}
	for _, f := range c.retained {
		list = append(list, staying{name: f.name, retained: f})
	}
	// Files of one folder one after the other.
	slices.SortFunc(list, func(a, b staying) int { return cmp.Compare(a.name, b.name) })
	return each(len(list), func(i int) error { return c.bring(&list[i]) })
}

// bring brings one file into the stage, unless the stage has it.
func (c *commit) bring(k *staying) error {
	was := k.signature()
	if f := c.records.find(k.name); f != nil && f.shadow {
		if st, err := c.stage.tree.stat(k.name); err == nil && st.inode == was.inode {
			return nil
		}
	}
	if err := c.stage.take(c.published, k.name); err != nil {
		return err
	}
	// The link changed the file's ctime.
	st, err := c.stage.tree.stat(k.name)
	same := st.same(was)
	*was = st.signature
	if k.output != nil {
		k.output.signed, k.output.linked = false, same
	} else {
		k.retained.signed = false
	}
	return err
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
	now, err := c.stage.tree.Stat(".")
	if err != nil || now.Mode().Perm() == info.Mode().Perm() {
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
	for name, o := range c.outputs.each() {
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
