package publish

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"sync"
)

// errShadow says that the shadow is not the folder that the record knows.
var errShadow = errors.New("the shadow is another folder")

// openShadow makes the shadow the stage. What the record says of it holds if it
// rests, that is, bears its own name; where a run died that had made it its
// stage, the folders are compared with the record.
func (s *Stage) openShadow() error {
	resting := s.target.stateName(shadowSuffix)
	err := s.state.Rename(resting, s.stage.name)
	rests := err == nil
	if err != nil && !missing(err) {
		return err
	}
	tree, err := openTree(s.stage.home, s.stage.name)
	if err != nil {
		return err
	}
	root, err := tree.stat(".")
	if err == nil && root.inode != s.records.shadow {
		err = errShadow
	}
	if err == nil {
		err = s.inspect(tree, rests)
	}
	if err != nil {
		tree.Close()
		return err
	}
	s.stage.tree = tree
	return nil
}

// inspect compares folders of the shadow with the record, which it puts right.
// If the shadow rests these are the ones with folders in them, and those in one
// that is not as it was: the files that are to be in the others are looked at one
// by one (see [commit.keep]).
func (s *Stage) inspect(shadow *tree, rests bool) error {
	r := s.records.record
	doubted := make(map[string]bool) // whether the folder is there
	first := func(f *folder) bool { return !rests || f.inner || f.shadow.inode == 0 }
	err := r.compareFolders(shadow, doubted, first)
	if err == nil && rests {
		err = r.compareFolders(shadow, doubted, func(f *folder) bool {
			_, is := doubted[path.Dir(f.name)]
			return is && !first(f)
		})
	}
	if err != nil {
		return err
	}
	r.doubt(doubted)
	for name, there := range doubted {
		s.stage.touch(name, there)
		if there {
			if err := r.inspectFolder(shadow, name); err != nil {
				return err
			}
		}
	}
	for name, there := range doubted {
		if there {
			s.stage.prune(shadow, name)
		}
	}
	return nil
}

// prune removes a folder of the shadow that is empty, with those above it that
// are then: a run died after it had removed what was in it.
func (g *staging) prune(shadow *tree, dir string) {
	for ; dir != "." && shadow.rmdir(dir) == nil; dir = path.Dir(dir) {
		g.touch(dir, false)
		g.touch(path.Dir(dir), true)
	}
}

// compareFolders finds among some of the record's folders those that are not in
// the shadow as they were, and whether they are there at all.
func (r *record) compareFolders(shadow *tree, doubted map[string]bool, which func(*folder) bool) error {
	var some []*folder
	for i := range r.folders {
		if f := &r.folders[i]; which(f) {
			some = append(some, f)
		}
	}
	var mu sync.Mutex
	return each(len(some), func(i int) error {
		f := some[i]
		st, err := shadow.stat(f.name)
		if err != nil && !missing(err) {
			return err
		}
		if err != nil || f.shadow.inode == 0 || st.version() != f.shadow {
			f.shadow = version{}
			mu.Lock()
			defer mu.Unlock()
			doubted[f.name] = err == nil && st.mode.IsDir()
		}
		return nil
	})
}

// doubt forgets what the record says of the files of some folders of the
// shadow.
func (r *record) doubt(folders map[string]bool) {
	doubted := func(name string) bool {
		_, is := folders[path.Dir(name)]
		return is
	}
	for i := range r.files {
		if f := &r.files[i]; f.shadow && doubted(f.name) {
			f.shadow = false
		}
	}
	r.ghosts = slices.DeleteFunc(r.ghosts, doubted)
}

// inspectFolder looks what is in a folder of the shadow. What no build can have
// put there is removed.
func (r *record) inspectFolder(shadow *tree, name string) error {
	entries, err := shadow.entries(name)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		at := path.Join(name, entry.Name())
		switch {
		case entry.IsDir() && r.findFolder(at) >= 0:
		case entry.Type() == 0:
			err = r.inspectFile(shadow, at)
		default:
			err = shadow.RemoveAll(at)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *record) inspectFile(shadow *tree, name string) error {
	st, err := shadow.stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if f := r.find(name); f != nil && f.inode == st.inode {
		f.shadow = true
	} else {
		r.ghosts = append(r.ghosts, name)
	}
	return nil
}
