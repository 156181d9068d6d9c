package publish

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"qiao/internal/diag"
)

// Commit publishes what was put: all of it, or nothing, and then with a
// finding. It must follow a [Stage.Check] without errors. Where nothing has
// changed, nothing is touched.
func (s *Stage) Commit() (Result, []diag.Diagnostic) {
	result := Result{Removed: s.plan.removed}
	for _, o := range s.outputs {
		if o.kept {
			result.Unchanged++
		} else {
			result.Written++
		}
	}
	if err := s.commit(result); err != nil {
		return Result{}, []diag.Diagnostic{failed(err, diag.Pos{File: s.target.Name})}
	}
	s.made = nil
	return result, nil
}

// commit takes the steps in the order that leaves, wherever it is cut off, a
// complete published folder and a record that covers it.
func (s *Stage) commit(r Result) error {
	next := s.record.of(s.outputs)
	if s.plan.exists && r.Written == 0 && r.Removed == 0 {
		if next.equal(s.record) {
			return nil
		}
		return next.write(s.target)
	}
	if err := s.complete(); err != nil {
		return err
	}
	if err := s.record.with(next).write(s.target); err != nil {
		return err
	}
	if err := s.exchange(); err != nil {
		return err
	}
	return next.write(s.target)
}

// complete brings everything that stays into the stage, and the stage safely
// to the disk.
func (s *Stage) complete() error {
	if err := s.folder("."); err != nil {
		return err
	}
	for _, dir := range s.plan.empty {
		if err := s.folder(dir); err != nil {
			return err
		}
	}
	stay := slices.Clone(s.plan.carried)
	for name, o := range s.outputs {
		if o.kept {
			stay = append(stay, name)
		}
	}
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	for _, name := range stay {
		g.Go(func() error { return s.keep(name) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if err := s.keepMode(); err != nil {
		return err
	}
	return syncTree(s.parent, s.name, slices.Sorted(maps.Keys(s.folders)))
}

// keepMode gives the stage the permissions of the folder that it replaces.
func (s *Stage) keepMode() error {
	info, err := s.parent.Stat(s.base)
	if err != nil {
		return nil // there is none yet
	}
	return s.parent.Chmod(s.name, info.Mode().Perm())
}

// keep brings a published file into the stage as it is.
func (s *Stage) keep(name string) error {
	if err := s.folder(path.Dir(name)); err != nil {
		return err
	}
	from, to := path.Join(s.base, name), path.Join(s.name, name)
	if s.parent.Link(from, to) == nil {
		return nil
	}
	return copyFile(s.parent, from, to) // not every file system has links
}

// copyFile copies a file or a symbolic link with its permissions and time.
func copyFile(root *os.Root, from, to string) error {
	info, err := root.Lstat(from)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := root.Readlink(from)
		if err != nil {
			return err
		}
		return root.Symlink(target, to)
	}
	in, err := root.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = syncFile(out)
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	return root.Chtimes(to, info.ModTime(), info.ModTime())
}

// exchange puts the stage in the place of the published folder, which then
// stands where the stage was and is left to Close.
func (s *Stage) exchange() error {
	dir, err := s.parent.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	if s.plan.exists {
		err = exchange(s.parent, dir, s.name, s.base)
	} else {
		err = s.parent.Rename(s.name, s.base)
	}
	if err != nil {
		return err
	}
	return syncDir(dir)
}

// exchangeByRenaming is for systems that cannot exchange two folders in one
// step. A run that dies between the two leaves no published folder, but its old
// one under a name from which the next run restores it.
func exchangeByRenaming(parent *os.Root, stage, base string) error {
	aside := stage + asideSuffix
	if err := parent.Rename(base, aside); err != nil {
		return err
	}
	if err := parent.Rename(stage, base); err != nil {
		return errors.Join(err, parent.Rename(aside, base))
	}
	return parent.Rename(aside, stage)
}

// asideSuffix marks a published folder that is being replaced by renaming.
const asideSuffix = ".old"

// leavingPrefix begins the name of everything that publishing puts beside the
// published folder.
func leavingPrefix(base string) string { return "." + base + ".qiao-" }

// clearLeavings removes the stages of runs that died, after restoring the
// published folder where one died between two renamings. It returns what it
// could not remove.
func clearLeavings(parent *os.Root, base string) (left []string, err error) {
	entries, err := fs.ReadDir(parent.FS(), ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		id, is := strings.CutPrefix(e.Name(), leavingPrefix(base))
		id, aside := strings.CutSuffix(id, asideSuffix)
		if !is || !isStageID(id) || !e.IsDir() {
			continue
		}
		if _, err := parent.Lstat(base); aside && errors.Is(err, fs.ErrNotExist) {
			if err := parent.Rename(e.Name(), base); err != nil {
				return nil, err
			}
		} else if parent.RemoveAll(e.Name()) != nil {
			left = append(left, e.Name())
		}
	}
	return left, nil
}

// isStageID reports whether id is of the form of [rand.Text].
func isStageID(id string) bool {
	return len(id) == 26 && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}
