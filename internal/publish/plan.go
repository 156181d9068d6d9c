package publish

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"qiao/internal/diag"
)

// maxForeign is how many files that stand in the way are named one by one.
const maxForeign = 20

// plan is what becomes of the files that are published now.
type plan struct {
	exists  bool     // there is a published folder
	carried []string // files that no build made, and links
	empty   []string // folders that hold nothing, which no build makes either
	removed int      // files of the last build that this one does not have
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
	c := comparison{stage: s, plan: new(plan), needed: s.neededFolders()}
	if err := c.walk(); err != nil {
		return []diag.Diagnostic{failed(err, diag.Pos{File: s.target.Name})}
	}
	s.plan = c.plan
	return c.findings()
}

// neededFolders are the folders that the outputs stand in.
func (s *Stage) neededFolders() map[string]bool {
	needed := make(map[string]bool)
	for name := range s.outputs {
		for dir := path.Dir(name); dir != "." && !needed[dir]; dir = path.Dir(dir) {
			needed[dir] = true
		}
	}
	return needed
}

// comparison walks over the published folder.
type comparison struct {
	stage   *Stage
	plan    *plan
	needed  map[string]bool
	ds      []diag.Diagnostic
	foreign int // files in the way that are not named
}

func (c *comparison) walk() error {
	published, err := c.stage.parent.OpenRoot(c.stage.base)
	if err != nil {
		if _, missing := c.stage.parent.Lstat(c.stage.base); missing != nil {
			return nil
		}
		return err
	}
	defer published.Close()
	c.plan.exists = true
	return c.folder(published, ".")
}

// folder goes through a published folder. It reads the entries itself, as
// [fs.WalkDir] refuses names that are not UTF-8, which foreign files may have.
func (c *comparison) folder(published *os.Root, name string) error {
	dir, err := published.Open(name)
	if err != nil {
		return err
	}
	entries, err := dir.ReadDir(-1)
	if err := errors.Join(err, dir.Close()); err != nil {
		return err
	}
	if len(entries) == 0 {
		c.emptyFolder(name)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, entry := range entries {
		at := path.Join(name, entry.Name())
		if entry.IsDir() {
			err = c.folder(published, at)
		} else {
			err = c.file(published, at, entry)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// emptyFolder keeps a folder that holds nothing: no build made it.
func (c *comparison) emptyFolder(name string) {
	if name == "." || c.needed[name] {
		return
	}
	if blocked, is := c.blockedBy(name); is {
		c.inTheWay(blocked, name)
		return
	}
	c.plan.empty = append(c.plan.empty, name)
}

// file decides about one published file.
func (c *comparison) file(published *os.Root, name string, entry fs.DirEntry) error {
	o, isOutput := c.stage.outputs[name]
	if isOutput && o.kept {
		return nil
	}
	owner, err := c.owner(published, name, entry)
	if err != nil {
		return err
	}
	at := diag.Pos{File: path.Join(c.stage.target.Name, name)}
	switch {
	case owner == ours && isOutput: // replaced
	case owner == ours:
		c.plan.removed++
	case owner == edited && isOutput:
		c.ds = append(c.ds, diag.New("publish-edited/replaced", at, "file", at.File))
	case isOutput:
		c.inTheWay(name, name)
	default:
		c.carry(name, at, owner)
	}
	return nil
}

// carry keeps a file that is no output, unless outputs need its place.
func (c *comparison) carry(name string, at diag.Pos, owner ownership) {
	blocked, is := c.blockedBy(name)
	if c.needed[name] {
		blocked, is = name, true
	}
	if is {
		c.inTheWay(blocked, name)
		return
	}
	if owner == edited {
		c.ds = append(c.ds, diag.New("publish-edited/kept", at, "file", at.File))
	}
	c.plan.carried = append(c.plan.carried, name)
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

// inTheWay reports a file that no build made in the place of an output.
func (c *comparison) inTheWay(output, name string) {
	if c.foreign++; c.foreign > maxForeign {
		return
	}
	at := diag.Pos{File: path.Join(c.stage.target.Name, name)}
	c.ds = append(c.ds, diag.New("publish-foreign", at,
		"file", at.File, "output", output, "folder", c.stage.target.Name))
}

func (c *comparison) findings() []diag.Diagnostic {
	if more := c.foreign - maxForeign; more > 0 {
		at := diag.Pos{File: c.stage.target.Name}
		c.ds = append(c.ds, diag.New("publish-foreign/more", at,
			"count", strconv.Itoa(more), "folder", c.stage.target.Name))
	}
	return c.ds
}

// ownership says who made a published file.
type ownership uint8

const (
	theirs ownership = iota // no build made it
	ours                    // the last build made it, and it is as it was
	edited                  // the last build made it, and somebody changed it
)

func (c *comparison) owner(published *os.Root, name string, entry fs.DirEntry) (ownership, error) {
	switch {
	case !c.stage.record.knows(name):
		return theirs, nil
	case !entry.Type().IsRegular():
		return theirs, nil
	}
	s, err := sumOf(published, name)
	switch {
	case err != nil:
		return theirs, err
	case c.stage.record.made(name, s):
		return ours, nil
	default:
		return edited, nil
	}
}

func sumOf(root *os.Root, name string) (s sum, err error) {
	f, err := root.Open(name)
	if err != nil {
		return s, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return s, err
	}
	h.Sum(s[:0])
	return s, nil
}
