package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"qiao/internal/diag"
)

// stateDir is where the site keeps a record of each folder it is published to.
const stateDir = ".qiao/published"

// record tells which files of a published folder builds made.
type record struct {
	name string // of the record's file in the site
	// Files has the SHA-256 of each file in hexadecimal. Around the moment in
	// which a build replaces another there are two: the file may be of either.
	Files map[string][]string `json:"files"`
}

// stateName is the name of a file in stateDir that belongs to the target. It
// depends on the folder's place relative to the site where that is inside, so
// that a site may be moved.
func (t Target) stateName(suffix string) string {
	dir := t.Dir
	if rel, err := filepath.Rel(t.Site.Dir(), t.Dir); err == nil && filepath.IsLocal(rel) {
		dir = filepath.ToSlash(rel)
	}
	hash := sha256.Sum256([]byte(dir))
	return path.Join(stateDir, hex.EncodeToString(hash[:8])+suffix)
}

// readRecord reads what the last build published. A record that is missing is
// empty; one that cannot be read is a warning, and empty too.
func readRecord(t Target) (*record, []diag.Diagnostic) {
	r := &record{name: t.stateName(".json")}
	data, err := t.Site.Read(r.name)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err == nil {
		err = json.Unmarshal(data, r)
	}
	if err != nil {
		r.Files = nil
		return r, []diag.Diagnostic{diag.New("publish-record", diag.Pos{File: r.name}, "folder", t.Name)}
	}
	return r, nil
}

// knows reports whether a build made a file of that name.
func (r *record) knows(name string) bool { return len(r.Files[name]) > 0 }

// made reports whether a build made a file of that name with these bytes.
func (r *record) made(name string, s sum) bool {
	return slices.Contains(r.Files[name], s.String())
}

// of is the record of exactly these outputs.
func (r *record) of(outputs map[string]output) *record {
	next := &record{name: r.name, Files: make(map[string][]string, len(outputs))}
	for name, o := range outputs {
		next.Files[name] = []string{o.sum.String()}
	}
	return next
}

// with is the record of files that may be of either build.
func (r *record) with(next *record) *record {
	both := &record{name: r.name, Files: make(map[string][]string, len(next.Files))}
	for _, one := range []*record{r, next} {
		for name, sums := range one.Files {
			for _, s := range sums {
				if !slices.Contains(both.Files[name], s) {
					both.Files[name] = append(both.Files[name], s)
				}
			}
		}
	}
	return both
}

// equal reports whether two records say the same.
func (r *record) equal(other *record) bool {
	if len(r.Files) != len(other.Files) {
		return false
	}
	for name, sums := range r.Files {
		if !slices.Equal(sums, other.Files[name]) {
			return false
		}
	}
	return true
}

// write replaces the record in the site.
func (r *record) write(t Target) error {
	data, err := json.MarshalIndent(r, "", "")
	if err != nil {
		return err
	}
	return t.Site.Write(r.name, append(data, '\n'))
}
