// Package snapshot knows what a site's folder holds at one moment: every file
// that a build may read, with the hash of its bytes.
//
// It is where "nothing has changed" and "this has changed" are decided, once
// and for all stages, so that no stage keeps a guess of its own. A file is not
// read again while its stamp (see [files.Stamp]) says that it is as it was; size
// and time of modification alone are never believed.
package snapshot

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"qiao/internal/config"
	"qiao/internal/files"
)

// Sum is a hash of bytes, or of other sums: SHA-256, cut to what tells the
// states of a site apart.
type Sum [16]byte

// String is the sum in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// SumOf is the hash of bytes.
func SumOf(data []byte) Sum {
	whole := sha256.Sum256(data)
	return Sum(whole[:])
}

// Join is the hash of several sums in their order.
func Join(sums ...Sum) Sum {
	data := make([]byte, 0, 256)
	for _, s := range sums {
		data = append(data, s[:]...)
	}
	return SumOf(data)
}

// File is one file of the site.
type File struct {
	files.Entry     // its stamp is zero where a change of the file might not show in it
	Sum         Sum // of its bytes; zero of what cannot be read, or was not yet
	Unread      bool
}

// Snapshot is all files that a build may read, by name.
type Snapshot struct {
	Files []File
	// Whole says that all of them could be read.
	Whole bool

	taken time.Time // when it was begun
}

// Take looks at the site's folder. Files that have not changed since last, which
// may be nil, are not read. extra are files outside of the folders that every
// build reads; they may be missing. The findings about what cannot be read are
// left to the stages that want it.
func Take(ctx context.Context, root *files.Root, last *Snapshot, extra ...string) (*Snapshot, error) {
	s := Begin(root, last, extra...)
	return s, s.Complete(ctx, root)
}

// Begin is [Take] that reads nothing yet. Whoever reads a file for purposes of
// its own may note what it has read; [Snapshot.Complete] reads the rest.
func Begin(root *files.Root, last *Snapshot, extra ...string) *Snapshot {
	return List(root).Begin(root, last, extra...)
}

// Begin is the function of that name for whoever has listed the folders.
func (l *Listing) Begin(root *files.Root, last *Snapshot, extra ...string) *Snapshot {
	entries := l.with(root, extra)
	s := &Snapshot{Files: make([]File, len(entries)), Whole: l.whole, taken: time.Now()}
	for i, e := range entries {
		f := &s.Files[i]
		f.Entry = e
		if before := last.File(e.Name); before != nil && e.Stamp != (files.Stamp{}) && before.Stamp == e.Stamp && !before.Unread {
			f.Sum = before.Sum
		} else {
			f.Unread = true
		}
	}
	return s
}

// Complete reads the files that were not read yet.
func (s *Snapshot) Complete(ctx context.Context, root *files.Root) error {
	return s.CompleteBut(ctx, root, func(string) bool { return false })
}

// CompleteBut reads the files that were not read yet, but for those for which
// later reports true.
func (s *Snapshot) CompleteBut(ctx context.Context, root *files.Root, later func(name string) bool) error {
	var unread []int
	for i := range s.Files {
		if f := &s.Files[i]; f.Unread && !later(f.Name) {
			unread = append(unread, i)
		}
	}
	if !s.read(ctx, root, unread) {
		s.Whole = false
	}
	return ctx.Err()
}

// Note notes what somebody has read of a file. Different files may be noted at
// the same time.
func (s *Snapshot) Note(f *File, sum Sum, stamp files.Stamp) {
	f.Stamp, f.Sum, f.Unread = files.Stamp{}, sum, false
	if stamp.Settled(s.taken) {
		f.Stamp = stamp
	}
}

// Listing is the files that every build reads.
type Listing struct {
	entries []files.Entry
	whole   bool
}

// List lists them.
func List(root *files.Root) *Listing {
	l := &Listing{whole: true}
	for _, dir := range config.Inputs {
		found, err := root.Walk(dir)
		l.whole = l.whole && err == nil
		l.entries = append(l.entries, found...)
	}
	return l
}

// with is the listing with more files, sorted.
func (l *Listing) with(root *files.Root, extra []string) []files.Entry {
	entries := l.entries
	for _, name := range extra {
		if root.Exists(name) {
			entries = append(entries, files.Entry{Name: name})
		}
	}
	entries = append(entries, files.Entry{Name: config.File})
	slices.SortFunc(entries, func(a, b files.Entry) int { return cmp.Compare(a.Name, b.Name) })
	return slices.CompactFunc(entries, func(a, b files.Entry) bool { return a.Name == b.Name })
}

// read reads files and notes their sums, on all cores.
func (s *Snapshot) read(ctx context.Context, root *files.Root, which []int) (whole bool) {
	workers := min(runtime.GOMAXPROCS(0), len(which))
	failed := make([]bool, workers)
	var g sync.WaitGroup
	for w := range workers {
		g.Go(func() {
			r := root.Reader()
			defer r.Close()
			for _, i := range which[w*len(which)/workers : (w+1)*len(which)/workers] {
				if ctx.Err() != nil || !s.readFile(&s.Files[i], r) {
					failed[w] = true
				}
			}
		})
	}
	g.Wait()
	return !slices.Contains(failed, true)
}

func (s *Snapshot) readFile(f *File, r *files.Reader) bool {
	h := sha256.New()
	stamp, err := r.Copy(h, f.Name)
	if err != nil {
		f.Stamp, f.Unread = files.Stamp{}, false
		return false
	}
	s.Note(f, Sum(h.Sum(nil)), stamp)
	return true
}

// Entries are the files below a folder, as [files.Root.Walk] lists them.
func (s *Snapshot) Entries(folder string) []files.Entry {
	from, to := s.at(folder+"/"), s.at(folder+"0") // "0" is what follows "/"
	entries := make([]files.Entry, 0, to-from)
	if f := s.File(folder); f != nil {
		entries = append(entries, f.Entry) // a link in the folder's place
	}
	for i := range s.Files[from:to] {
		entries = append(entries, s.Files[from+i].Entry)
	}
	return entries
}

// Extra are the files outside of the folders that every build reads.
func (s *Snapshot) Extra() []string {
	if s == nil {
		return nil
	}
	var names []string
	for i := range s.Files {
		folder, _, _ := strings.Cut(s.Files[i].Name, "/")
		if folder != config.File && !slices.Contains(config.Inputs, folder) {
			names = append(names, s.Files[i].Name)
		}
	}
	return names
}

// Add looks at more files, which may be outside of the folders that every build
// reads. It reports whether there are any that it had not looked at.
func (s *Snapshot) Add(ctx context.Context, root *files.Root, names ...string) (added bool, err error) {
	names = slices.DeleteFunc(names, func(name string) bool { return s.File(name) != nil })
	if len(names) == 0 {
		return false, nil
	}
	more, err := Take(ctx, root, s, append(s.Extra(), names...)...)
	if err != nil {
		return false, err
	}
	*s = *more
	return true, nil
}

// File is the file of that name; nil if there is none.
func (s *Snapshot) File(name string) *File {
	if s == nil {
		return nil
	}
	if i := s.at(name); i < len(s.Files) && s.Files[i].Name == name {
		return &s.Files[i]
	}
	return nil
}

// at is where a name stands, or would stand, among the files. It reads nothing
// but names: other files may be noted meanwhile.
func (s *Snapshot) at(name string) int {
	return sort.Search(len(s.Files), func(i int) bool { return s.Files[i].Name >= name })
}

// Sum is the hash of the names and bytes of all files for which keep reports
// true.
func (s *Snapshot) Sum(keep func(name string) bool) Sum {
	h := sha256.New()
	var line []byte
	for i := range s.Files {
		f := &s.Files[i]
		if !keep(f.Name) {
			continue
		}
		line = append(append(append(line[:0], f.Name...), 0), f.Sum[:]...)
		h.Write(line)
	}
	return Sum(h.Sum(nil))
}

// All is for [Snapshot.Sum]: every file.
func All(string) bool { return true }

// Below is for [Snapshot.Sum]: the files in a folder.
func Below(folder string) func(name string) bool {
	return func(name string) bool { return strings.HasPrefix(name, folder+"/") }
}
