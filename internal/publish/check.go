package publish

import (
	"path"
	"slices"
	"strconv"
	"sync"

	"qiao/internal/diag"
)

// maxForeign is how many files that stand in the way are named one by one.
const maxForeign = 20

// plan is what becomes of the files that are published now.
type plan struct {
	carried []string // files that no build made, and links
	empty   []string // folders that hold nothing, which no build makes either
	gone    []*file  // files of the last build that are no outputs
	folders []seen   // the record's folders as they are published now
}

// seen is a folder as Check saw it.
type seen struct {
	there bool
	// version is that of a folder that holds only files of builds, if it is to
	// be believed.
	version
}

// Check compares the outputs with the published folder and reports what stands
// in the way: files that no build made where an output has to go (errors),
// files of the last build that somebody changed and a folder that has to be
// changed in place (warnings), and what could not be written. It is called after the last Put; after an error of it, or of
// anything else, the stage is closed without Commit.
func (s *Stage) Check() []diag.Diagnostic {
	if s.failure != nil {
		return []diag.Diagnostic{*s.failure}
	}
	c := comparison{
		stage: s, plan: &plan{folders: make([]seen, len(s.records.folders))},
		replaced: make(map[string]bool),
	}
	if s.published != nil {
		if err := c.compare(); err != nil {
			return []diag.Diagnostic{failed(err, diag.Pos{File: s.target.Name})}
		}
	}
	s.plan = c.plan
	s.next = newCommit(s)
	if len(c.inWay) == 0 && s.next.changes() {
		if err := c.findExchange(); err != nil {
			return []diag.Diagnostic{failed(err, diag.Pos{File: s.target.Name})}
		}
	}
	return c.findings()
}

// findExchange reports if the published folder has to be changed in place.
func (c *comparison) findExchange() error {
	err := c.stage.prepare()
	if err == nil && !c.stage.stage.exchange {
		at := diag.Pos{File: c.stage.target.Name}
		c.ds = append(c.ds, diag.New("publish-in-place", at, "folder", at.File))
	}
	return err
}

// comparison looks over the published folder.
type comparison struct {
	stage *Stage
	plan  *plan
	ds    []diag.Diagnostic
	inWay []diag.Diagnostic // files in the way
	// replaced are folders of the record that are none any more. What a symbolic
	// link in the place of one leads to is not looked at.
	replaced map[string]bool
	// needed are the folders that the outputs stand in; nil until asked for.
	needed map[string]bool
}

func (c *comparison) compare() error {
	unread, err := c.changedFolders(c.changes())
	if err != nil {
		return err
	}
	for _, name := range unread {
		if err := c.folder(name); err != nil {
			return err
		}
	}
	return c.files()
}

// changes reports whether there may be something to publish.
func (c *comparison) changes() bool {
	for _, o := range c.stage.outputs.each() {
		if !o.kept {
			return true
		}
	}
	for i := range c.stage.records.files {
		if f := &c.stage.records.files[i]; c.stage.outputs.at(i) == nil && (f.age == 0 || !f.hashed) {
			return true
		}
	}
	return c.stage.records.other != nil
}

// changedFolders returns the folders that may have other entries than the record
// says. There are tens of thousands of folders, so none of the others is opened.
// Unless all are asked for, what lies in folders without folders is of no
// concern: nothing will be moved away under it.
func (c *comparison) changedFolders(all bool) (names []string, err error) {
	folders := c.stage.records.folders
	var mu sync.Mutex
	err = each(len(folders), func(i int) error {
		f, found := &folders[i], &c.plan.folders[i]
		if !all && !f.inner {
			*found = seen{true, f.published}
			return nil
		}
		st, err := c.stage.published.stat(f.name)
		switch {
		case missing(err):
		case err != nil:
			return err
		case f.name == ".":
			found.there = true
		case !st.mode.IsDir():
			mu.Lock()
			defer mu.Unlock()
			c.replaced[f.name] = true
		case st.version() == f.published:
			*found = seen{true, f.published}
		default:
			found.there = true
			if st.settled(c.stage.began) {
				found.version = st.version()
			}
			mu.Lock()
			defer mu.Unlock()
			names = append(names, f.name)
		}
		return nil
	})
	names = slices.DeleteFunc(names, c.lost)
	slices.Sort(names)
	return append([]string{"."}, names...), err
}

// lost reports whether a folder that a file was in is replaced.
func (c *comparison) lost(name string) bool {
	if len(c.replaced) == 0 {
		return false
	}
	for dir := range above(name) {
		if c.replaced[dir] {
			return true
		}
	}
	return false
}

// folder looks for what no build made in a published folder, and in those in it
// that the record does not have.
func (c *comparison) folder(name string) error {
	entries, err := c.stage.published.entries(name)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		c.emptyFolder(name)
	}
	for _, entry := range entries {
		at := path.Join(name, entry.Name())
		switch {
		case entry.IsDir() && c.stage.records.findFolder(at) >= 0:
		case entry.IsDir():
			err = c.folder(at)
		case c.stage.records.find(at) == nil:
			err = c.unknown(at)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// emptyFolder keeps a folder that holds nothing: no build made it.
func (c *comparison) emptyFolder(name string) {
	if name == "." || c.isNeeded(name) {
		return
	}
	if blocked, is := c.blockedBy(name); is {
		c.inTheWay(blocked, name)
		return
	}
	c.distrust(name)
	c.plan.empty = append(c.plan.empty, name)
}

// unknown decides about a file that the record does not have.
func (c *comparison) unknown(name string) error {
	o := c.stage.outputs.find(name)
	if o != nil && o.kept {
		return nil
	}
	p, err := c.stage.look(name, nil)
	switch {
	case err != nil:
		return err
	case p.owner == ours && o != nil: // of a build that was cut off
	case p.owner == ours:
		c.plan.gone = append(c.plan.gone, &file{name: name, sum: p.sum, signature: p.signature, age: retention})
	case o != nil:
		c.inTheWay(name, name)
	default:
		c.carry(name, p.owner)
	}
	return nil
}

// files decides about the files of the last build.
func (c *comparison) files() error {
	files := c.stage.records.files
	for i := range files {
		f := &files[i]
		o := c.stage.outputs.at(i)
		switch {
		case o != nil && (o.kept || o.owner == ours || o.owner == nobodys):
		case o != nil && o.owner == edited:
			c.find("publish-edited/replaced", f.name)
		case o != nil:
			c.inTheWay(f.name, f.name)
		case c.lost(f.name):
		default:
			if err := c.gone(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// gone decides about a file of the last build that is no output any more.
func (c *comparison) gone(f *file) error {
	p, err := c.stage.look(f.name, f)
	switch p.owner {
	case ours:
		still := *f
		still.signature, still.signed = p.signature, p.signed
		if f.hashed && c.blocked(f.name) {
			still.hashed = false
		}
		c.plan.gone = append(c.plan.gone, &still)
	case theirs, edited:
		c.carry(f.name, p.owner)
	}
	return err
}

// carry keeps a file that is no output, unless outputs need its place.
func (c *comparison) carry(name string, owner ownership) {
	blocked, is := c.blockedBy(name)
	if c.isNeeded(name) {
		blocked, is = name, true
	}
	if is {
		c.inTheWay(blocked, name)
		return
	}
	if owner == edited {
		c.find("publish-edited/kept", name)
	}
	c.distrust(name)
	c.plan.carried = append(c.plan.carried, name)
}

// distrust has the folders above what no build made read in the next build,
// too.
func (c *comparison) distrust(name string) {
	for dir := range above(name) {
		if i := c.stage.records.findFolder(dir); i >= 0 {
			c.plan.folders[i].version = version{}
		}
	}
}

// isNeeded reports whether outputs stand in a folder of that name.
func (c *comparison) isNeeded(name string) bool {
	if c.needed == nil {
		c.needed = make(map[string]bool)
		for name := range c.stage.outputs.each() {
			for dir := range above(name) {
				if c.needed[dir] {
					break
				}
				c.needed[dir] = true
			}
		}
	}
	return c.needed[name]
}

// blockedBy names the output that wants to be a file where name's folder is.
func (c *comparison) blockedBy(name string) (string, bool) {
	for at := name; at != "."; at = path.Dir(at) {
		if c.stage.outputs.find(at) != nil {
			return at, true
		}
	}
	return "", false
}

// blocked reports whether outputs need the place of a file.
func (c *comparison) blocked(name string) bool {
	_, is := c.blockedBy(name)
	return is || c.isNeeded(name)
}

// inTheWay reports a file that no build made in the place of an output.
func (c *comparison) inTheWay(output, name string) {
	at := diag.Pos{File: path.Join(c.stage.target.Name, name)}
	c.inWay = append(c.inWay, diag.New("publish-foreign", at,
		"file", at.File, "output", output, "folder", c.stage.target.Name))
}

// find reports something about a published file.
func (c *comparison) find(id, name string) {
	at := diag.Pos{File: path.Join(c.stage.target.Name, name)}
	c.ds = append(c.ds, diag.New(id, at, "file", at.File))
}

func (c *comparison) findings() []diag.Diagnostic {
	diag.Sort(c.ds)
	diag.Sort(c.inWay)
	if more := len(c.inWay) - maxForeign; more > 0 {
		at := diag.Pos{File: c.stage.target.Name}
		c.inWay = append(c.inWay[:maxForeign], diag.New("publish-foreign/more", at,
			"count", strconv.Itoa(more), "folder", c.stage.target.Name))
	}
	return append(c.ds, c.inWay...)
}
