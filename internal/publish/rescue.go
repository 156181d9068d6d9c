package publish

import (
	"errors"
	"io/fs"
	"path"
	"sync"
)

// rescue brings what somebody put into the published folder between Check and
// the exchange into the folder that replaced it. It does not look again at tens
// of thousands of folders for the sake of that moment: in a folder without
// folders such a file stays in the shadow, unless the folder above has changed
// too, and is published again with the next exchange.
func (c *commit) rescue() error {
	late := make(map[string]bool)
	first := func(f *folder, v version) bool { return f.inner || v.inode == 0 }
	err := c.changedSince(late, first)
	if err == nil {
		err = c.changedSince(late, func(f *folder, v version) bool { return late[path.Dir(f.name)] && !first(f, v) })
	}
	if err != nil {
		return err
	}
	known := make(map[string]bool)
	for _, names := range [][]string{c.plan.carried, c.plan.empty} {
		for _, name := range names {
			known[name] = true
		}
	}
	for _, f := range c.plan.gone {
		known[f.name] = true
	}
	for dir := range late {
		if err := c.rescueFrom(dir, known); err != nil {
			return err
		}
	}
	return nil
}

// changedSince finds among some of the folders of the folder that was replaced
// those that are not as Check saw them.
func (c *commit) changedSince(late map[string]bool, which func(*folder, version) bool) error {
	var some []int
	for i := range c.records.folders {
		if which(&c.records.folders[i], c.plan.folders[i].version) {
			some = append(some, i)
		}
	}
	var mu sync.Mutex
	return each(len(some), func(i int) error {
		name, v := c.records.folders[some[i]].name, c.plan.folders[some[i]].version
		st, err := c.published.stat(name)
		if missing(err) || err == nil && v.inode != 0 && st.version() == v {
			return nil
		}
		mu.Lock()
		defer mu.Unlock()
		late[name] = true
		return err
	})
}

// rescueFrom goes through a folder whose entries changed.
func (c *commit) rescueFrom(dir string, known map[string]bool) error {
	entries, err := c.published.entries(dir)
	if missing(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case c.outputs.find(name) != nil || known[name] || c.records.find(name) != nil:
		case entry.IsDir() && c.records.findFolder(name) >= 0:
		case entry.IsDir():
			err = c.rescueFrom(name, known)
		default:
			err = c.move(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// move brings one late file over. Where the new build has something else, that
// is what counts.
func (c *commit) move(name string) error {
	err := c.stage.folder(path.Dir(name))
	if err == nil {
		err = c.stage.tree.link(c.published, name)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) && !missing(err) {
		return err
	}
	return c.published.unlink(name)
}
