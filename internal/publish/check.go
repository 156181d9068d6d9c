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
	// folders are the published folders as they are, the versions of those that
	// hold only files of builds to be believed.
	folders map[string]version
}

// Check compares the outputs with the published folder and reports what stands
// in the way: files that no build made where an output has to go (errors),
// files of the last build that somebody changed (warnings), and what could not
// be written. It is called after the last Put; after an error of it, or of
// anything else, the stage is closed without Commit.
func (s *Stage) Check() []diag.Diagnostic {
	if s.failure != nil {
		return []diag.Diagnostic{*s.failure}
	}
	c := comparison{
		stage: s, plan: &plan{folders: make(map[string]version)},
		replaced: make(map[string]bool),
	}
	if s.published != nil {
		if err := c.compare(); err != nil {
			return []diag.Diagnostic{failed(err, diag.Pos{File: s.target.Name})}
		}
	}
	s.plan = c.plan
	return c.findings()
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
	unread, err := c.changedFolders()
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

// changedFolders returns the folders that may have other entries than the record
// says. There are tens of thousands of folders, so none of the others is opened.
func (c *comparison) changedFolders() (names []string, err error) {
	folders := c.stage.records.folders
	found := make([]version, len(folders))
	var mu sync.Mutex
	err = each(len(folders), func(i int) error {
		st, err := c.stage.published.stat(folders[i].name)
		switch {
		case missing(err):
		case err != nil:
			return err
		case folders[i].name == ".":
		case !st.mode.IsDir():
			mu.Lock()
			defer mu.Unlock()
			c.replaced[folders[i].name] = true
		case st.version() == folders[i].published:
			found[i] = st.version()
		default:
			if st.settled(c.stage.began) {
				found[i] = st.version()
			}
			mu.Lock()
			defer mu.Unlock()
			names = append(names, folders[i].name)
		}
		return nil
	})
	for i, v := range found {
		c.plan.folders[folders[i].name] = v
	}
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
	o, isOutput := c.stage.outputs[name]
	if isOutput && o.kept {
		return nil
	}
	p, err := c.stage.look(name, nil)
	switch {
	case err != nil:
		return err
	case p.owner == ours && isOutput: // of a build that was cut off
	case p.owner == ours:
		c.plan.gone = append(c.plan.gone, &file{name: name, sum: p.sum, signature: p.signature, age: retention})
	case isOutput:
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
		o, isOutput := c.stage.outputs[f.name]
		switch {
		case isOutput && (o.kept || o.owner == ours || o.owner == nobodys):
		case isOutput && o.owner == edited:
			c.find("publish-edited/replaced", f.name)
		case isOutput:
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
		if _, is := c.plan.folders[dir]; is {
			c.plan.folders[dir] = version{}
		}
	}
}

// isNeeded reports whether outputs stand in a folder of that name.
func (c *comparison) isNeeded(name string) bool {
	if c.needed == nil {
		c.needed = make(map[string]bool)
		for name := range c.stage.outputs {
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
		if _, is := c.stage.outputs[at]; is {
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
