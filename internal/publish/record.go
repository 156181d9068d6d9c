package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"

	"qiao/internal/diag"
)

// stateDir is where the site keeps, of each folder it is published to, the
// record of the last build, its lock, and the shadow.
const stateDir = ".qiao/published"

// record tells which files of a published folder builds made, how to know
// without reading that they are as they were, and what the shadow has.
type record struct {
	// root and shadow are the inodes of the published folder and of its shadow,
	// 0 if it has none, dev is the device that both are on.
	root, shadow, dev uint64
	files             []file   // by name
	folders           []folder // by name
	// ghosts are names of which the shadow has another file than the published
	// folder, or one that this does not have.
	ghosts []string
}

// file is a file that a build made.
type file struct {
	name string
	sum  Sum
	signature
	// signed says that a file of this signature has these bytes. Of a file that
	// [Stage.Fill] has brought into the stage, linked says so.
	signed, linked bool
	// shadow says that the shadow has the same file, not just an equal one.
	shadow bool
	// hashed says that the name has a hash of the content.
	hashed bool
	// age is how many builds ago the file was an output for the last time.
	age uint8
}

// folder is a folder that a build made, in the published folder, the shadow or
// both. As long as its version is the same, it has the same entries.
type folder struct {
	name              string
	published, shadow version

	inner bool // folders are in it; it is not written
}

// version is how a folder is known again; zero if its entries are to be read,
// because there are some that no build made or because it just changed.
type version struct {
	inode uint64
	ctime int64
}

func (s state) version() version { return version{s.inode, s.ctime} }

// stateName is the name of a file in stateDir that belongs to the target. It
// depends on the folder's place relative to the site where that is inside, so
// that a site may be moved.
func (t Target) stateName(suffix string) string {
	dir := t.Dir
	if rel, err := filepath.Rel(t.Site.Dir(), t.Dir); err == nil && filepath.IsLocal(rel) {
		dir = filepath.ToSlash(rel)
	}
	hash := sha256.Sum256([]byte(dir))
	return hex.EncodeToString(hash[:8]) + suffix
}

// The suffixes of the record, and of the one that takes its place as soon as
// the build that it describes is published.
const (
	recordSuffix = ".record"
	nextSuffix   = ".next"
)

// records are what is known of a published folder.
type records struct {
	*record
	// other is the record of a build that was cut off while it was being
	// published, or of the one before: a file may be of either.
	other *record
	// cutOff says that a build ended while it wrote its record: what it has
	// written is none, and is to be cleared away.
	cutOff bool
}

// readRecords reads what the last builds published; root is the inode of the
// published folder. A record that is missing is empty; one that cannot be read
// is a warning, and empty too.
func readRecords(state *os.Root, t Target, root uint64) (records, []diag.Diagnostic) {
	last, err := readRecord(state, t.stateName(recordSuffix))
	next, nextErr := readRecord(state, t.stateName(nextSuffix))
	switch {
	case next != nil && (last == nil || next.root == root && last.root != root):
		return records{record: next, other: last}, nil
	case last != nil:
		return records{record: last, other: next, cutOff: next == nil && !errors.Is(nextErr, fs.ErrNotExist)}, nil
	case errors.Is(err, fs.ErrNotExist):
		return records{record: new(record)}, nil
	}
	at := diag.Pos{File: path.Join(stateDir, t.stateName(recordSuffix))}
	return records{record: new(record)}, []diag.Diagnostic{diag.New("publish-record", at, "folder", t.Name)}
}

func readRecord(state *os.Root, name string) (*record, error) {
	f, err := state.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return decodeRecord(f, info.Size())
}

// find returns the file of that name, nil if no build made one.
func (r *record) find(name string) *file {
	if i := r.findFile(name); i >= 0 {
		return &r.files[i]
	}
	return nil
}

// findFile returns the index of the file of that name, -1 if no build made one.
func (r *record) findFile(name string) int {
	return findName(name, len(r.files), func(i int) string { return r.files[i].name })
}

// findName is where a name stands among n names in their order, -1 if it does
// not. It reads nothing but names: what else is known may be written meanwhile.
func findName(name string, n int, at func(i int) string) int {
	i := sort.Search(n, func(i int) bool { return at(i) >= name })
	if i == n || at(i) != name {
		return -1
	}
	return i
}

// made reports whether a build made a file of that name with these bytes.
func (r records) made(name string, s Sum) bool {
	for _, one := range []*record{r.record, r.other} {
		if one == nil {
			continue
		}
		if f := one.find(name); f != nil && f.sum == s {
			return true
		}
	}
	return false
}

// knows reports whether a build made a file of that name.
func (r records) knows(name string) bool {
	return r.find(name) != nil || r.other != nil && r.other.find(name) != nil
}

// findFolder returns the index of a folder of that name, -1 if no build made
// one.
func (r *record) findFolder(name string) int {
	return findName(name, len(r.folders), func(i int) string { return r.folders[i].name })
}

// findInner finds out which folders have folders in them.
func (r *record) findInner() {
	last := ""
	for i := range r.folders {
		if dir := path.Dir(r.folders[i].name); dir != last {
			if at := r.findFolder(dir); at >= 0 {
				r.folders[at].inner = true
			}
			last = dir
		}
	}
}

// forgetShadow is for a shadow that is gone.
func (r *record) forgetShadow() {
	r.shadow, r.ghosts = 0, nil
	for i := range r.files {
		r.files[i].shadow = false
	}
	for i := range r.folders {
		r.folders[i].shadow = version{}
	}
}

// distrust is for a published folder that is not the one the record is of: a
// copy. Its files are to be read.
func (r *record) distrust() {
	for i := range r.files {
		r.files[i].signed = false
	}
	for i := range r.folders {
		r.folders[i].published = version{}
	}
}
