package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"sync"
	"syscall"

	"qiao/internal/diag"
)

// staging is the folder in which a build is put together: the shadow, or a
// folder beside the published one where the site's .qiao folder is on another
// disk, or where folders cannot be exchanged.
type staging struct {
	home   *os.Root // holds the folder
	name   string   // of the folder in home
	shadow bool     // the folder stays when it has been exchanged
	record *record  // what is known of the shadow

	tree     *tree // nil before prepare
	fresh    bool  // nothing was in it
	exchange bool  // it can change places with the published folder

	mu sync.Mutex
	// touched are the folders whose entries may have changed; true: it is there.
	touched map[string]bool
	// unsure are those that hold what no build knows of.
	unsure map[string]bool
}

// The suffixes of the shadow in stateDir while it rests, and while a build makes
// it its stage.
const (
	shadowSuffix = ".tree"
	stageSuffix  = ".stage"
)

// place decides where to stage, and clears away a shadow that the record does
// not know.
func (s *Stage) place() ([]diag.Diagnostic, error) {
	same, err := movable(s.state, s.parent)
	if err != nil {
		return nil, err
	}
	shadow, stage := s.target.stateName(shadowSuffix), s.target.stateName(stageSuffix)
	s.stage = staging{record: s.records.record, touched: make(map[string]bool), unsure: make(map[string]bool)}
	if same && !s.target.inPlace {
		s.stage.home, s.stage.name, s.stage.shadow = s.state, stage, true
	} else {
		s.stage.home, s.stage.name = s.parent, leavingPrefix(s.base)+stageID()
		s.records.forgetShadow()
	}
	if s.records.shadow != 0 {
		return nil, nil
	}
	var ds []diag.Diagnostic
	for _, name := range []string{shadow, stage} {
		if s.state.RemoveAll(name) != nil {
			ds = append(ds, leavings(stateDir+"/"+name)...)
		}
	}
	return ds, nil
}

// movable reports whether files can be moved between two folders.
func movable(a, b *os.Root) (bool, error) {
	one, err := a.Open(".")
	if err != nil {
		return false, err
	}
	defer one.Close()
	two, err := b.Open(".")
	if err != nil {
		return false, err
	}
	defer two.Close()
	return sameMount(one, two), nil
}

// prepare makes the stage, or the shadow into the stage, when the first thing
// is to be put there.
func (s *Stage) prepare() error {
	s.once.Do(func() { s.prepareErr = s.openStage() })
	return s.prepareErr
}

func (s *Stage) openStage() error {
	err := s.openTree()
	if err == nil && !s.target.inPlace {
		s.stage.exchange, err = s.stage.tree.canExchange()
	}
	return err
}

// openTree opens the shadow or, if there is none that holds what it should, a
// new folder.
func (s *Stage) openTree() error {
	if s.records.shadow != 0 && s.openShadow() == nil {
		return nil
	}
	s.records.forgetShadow()
	clear(s.stage.touched) // of the shadow, as far as it was looked at
	clear(s.stage.unsure)
	for _, name := range []string{s.target.stateName(shadowSuffix), s.target.stateName(stageSuffix)} {
		if err := s.state.RemoveAll(name); err != nil {
			return err
		}
	}
	if err := s.stage.home.Mkdir(s.stage.name, 0o755); err != nil {
		return err
	}
	var err error
	s.stage.fresh = true
	if s.stage.tree, err = openTree(s.stage.home, s.stage.name); err != nil {
		return err
	}
	s.stage.touched["."] = true
	return nil
}

// canExchange finds out whether two folders can change places in one step.
func (t *tree) canExchange() (bool, error) {
	names := []string{".one", ".two"}
	for _, name := range names {
		if err := t.mkdir(name); err != nil {
			return false, err
		}
	}
	err := exchange(t.folder, names[0], t.folder, names[1])
	for _, name := range names {
		if err := t.rmdir(name); err != nil {
			return false, err
		}
	}
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		return false, nil
	}
	return err == nil, err
}

// create writes a file into the stage, in the place of one that may be there.
func (g *staging) create(name string, data []byte, after int64) (st state, err error) {
	err = g.within(name, func() (err error) {
		st, err = g.tree.create(name, data, after)
		if errors.Is(err, fs.ErrExist) {
			if err = g.tree.clear(name); err == nil {
				st, err = g.tree.create(name, data, after)
			}
		}
		return err
	})
	return st, err
}

// take brings a published file into the stage, in the place of one that may be
// there.
func (g *staging) take(published *tree, name string) error {
	return g.within(name, func() error { return g.tree.take(published, name) })
}

// within does something with a name of the stage once its folder is there.
// Where a file of an earlier build is in the place of the folder, it makes way.
func (g *staging) within(name string, do func() error) error {
	err := g.folder(path.Dir(name))
	if err == nil {
		err = do()
	}
	if !errors.Is(err, syscall.ENOTDIR) {
		return err
	}
	if err := g.makeWay(name); err != nil {
		return err
	}
	if err := g.folder(path.Dir(name)); err != nil {
		return err
	}
	return do()
}

// makeWay removes what is no folder where name's folders have to be.
func (g *staging) makeWay(name string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	for dir := range above(name) {
		st, err := g.tree.stat(dir)
		if err == nil && !st.mode.IsDir() {
			g.touched[path.Dir(dir)] = true
			err = g.tree.unlink(dir)
		}
		if err != nil && !missing(err) {
			return err
		}
		g.touched[dir] = false
	}
	return nil
}

// folder makes a folder of the stage ("." is the stage itself), with those
// above it, unless it has made it before.
func (g *staging) folder(dir string) error {
	g.mu.Lock()
	exists := g.touched[dir]
	g.mu.Unlock()
	if exists {
		return nil
	}
	if dir != "." {
		err := g.tree.mkdir(dir)
		if errors.Is(err, fs.ErrNotExist) {
			if err := g.folder(path.Dir(dir)); err != nil {
				return err
			}
			err = g.tree.mkdir(dir)
		}
		if errors.Is(err, fs.ErrExist) {
			err = g.enter(dir)
		} else if err == nil {
			g.touch(path.Dir(dir), true)
		}
		if err != nil {
			return err
		}
	}
	g.touch(dir, true)
	return nil
}

// enter looks at a folder before its entries change for the first time. It fails
// where something else is: a link would lead out of the stage.
func (g *staging) enter(dir string) error {
	st, err := g.tree.stat(dir)
	switch {
	case err != nil:
		return err
	case !st.mode.IsDir():
		return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
	}
	i := g.record.findFolder(dir)
	if i < 0 {
		return nil
	}
	if was := g.record.folders[i].shadow; was.inode != 0 && was != st.version() {
		g.mu.Lock()
		defer g.mu.Unlock()
		if _, is := g.touched[dir]; !is {
			g.unsure[dir] = true
		}
	}
	return nil
}

// touch remembers that a folder's entries changed, or that it is no more.
func (g *staging) touch(dir string, there bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.touched[dir] = there
}

// drop removes a file of the stage, and the folders that are empty then.
func (g *staging) drop(name string) error {
	if _, is := g.touched[path.Dir(name)]; !is {
		switch err := g.enter(path.Dir(name)); {
		case missing(err):
			return nil
		case err != nil:
			return err
		}
	}
	switch err := g.tree.unlink(name); {
	case errors.Is(err, syscall.EISDIR):
		return nil
	case err == nil:
		g.touch(path.Dir(name), true)
	case !missing(err):
		return err
	}
	for dir := range above(name) {
		if g.tree.rmdir(dir) != nil {
			break // others are in it
		}
		g.touch(dir, false)
		g.touch(path.Dir(dir), true)
	}
	return nil
}

// close removes the stage, unless it is the shadow.
func (g *staging) close(keep bool) []diag.Diagnostic {
	if g.tree == nil {
		return nil
	}
	g.tree.Close()
	if !keep && g.home.RemoveAll(g.name) != nil {
		return leavings(g.name)
	}
	return nil
}
