package publish

import (
	"path"
	"sync"
)

// rescue brings what somebody put into the published folder between Check and
// the exchange into the folder that replaced it. It does not look again at tens
// of thousands of folders without folders in them for the sake of that moment:
// a file that was put there is published again with the next exchange, as it
// stays in the shadow.
func (c *commit) rescue() error {
	var late []string
	var mu sync.Mutex
	folders := c.records.folders
	err := each(len(folders), func(i int) error {
		v := c.plan.folders[i].version
		if !folders[i].inner && v.inode != 0 {
			return nil
		}
		st, err := c.published.stat(folders[i].name)
		if missing(err) || err == nil && v.inode != 0 && st.version() == v {
			return nil
		}
		mu.Lock()
		defer mu.Unlock()
		late = append(late, folders[i].name)
		return err
	})
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
	for _, dir := range late {
		if err := c.rescueFrom(dir, known); err != nil {
			return err
		}
	}
	return nil
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
			// Where the new build has something else, that is what counts.
			_ = c.stage.take(c.published, name)
			_ = c.published.unlink(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
