package snapshot

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"qiao/internal/files"
)

// folder is a site on the disk.
type folder struct {
	dir  string
	root *files.Root
}

func newFolder(t testing.TB, names ...string) *folder {
	t.Helper()
	f := &folder{dir: t.TempDir()}
	for _, name := range names {
		f.put(t, name, "text of "+name)
	}
	root, err := files.Open(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	f.root = root
	return f
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f *folder) put(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(f.path(name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.path(name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (f *folder) link(t testing.TB, target, name string) {
	t.Helper()
	if err := os.Symlink(filepath.FromSlash(target), f.path(name)); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

func (f *folder) take(t testing.TB, last *Snapshot, extra ...string) *Snapshot {
	t.Helper()
	s, err := Take(t.Context(), f.root, last, extra...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// settled takes snapshots until the stamps of all files can be believed.
func (f *folder) settled(t testing.TB, extra ...string) *Snapshot {
	t.Helper()
	for {
		s := f.take(t, nil, extra...)
		young := false
		for _, file := range s.Files {
			young = young || file.Stamp == (files.Stamp{}) && !file.Symlink
		}
		if !young {
			return s
		}
		if runtime.GOOS != "linux" {
			t.Skip("this system has no stamps")
		}
	}
}

func names(s *Snapshot) []string {
	var all []string
	for i := range s.Files {
		all = append(all, s.Files[i].Name)
	}
	return all
}

func TestTake(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/b.md", "content/a/z.md", "content/a-b.md", "content-x/a.md", "static/a",
		"data/facts.yaml", "i18n/de.yaml", "themes/x/theme.yaml", "notes/source.txt", "public/index.html", "content/.hidden")
	s := f.take(t, nil, "notes/source.txt", "notes/none.txt", "data/facts.yaml", "notes/source.txt")
	want := []string{
		"content/a-b.md", "content/a/z.md", "content/b.md", "data/facts.yaml", "i18n/de.yaml", "notes/source.txt", "site.yaml",
		"static/a", "themes/x/theme.yaml",
	}
	if diff := cmp.Diff(want, names(s)); diff != "" || !s.Whole {
		t.Errorf("whole: %v (-want +got):\n%s", s.Whole, diff)
	}
	for _, file := range s.Files {
		if file.Sum != SumOf([]byte("text of "+file.Name)) {
			t.Errorf("%s has another hash", file.Name)
		}
		if s.File(file.Name).Name != file.Name {
			t.Errorf("%s is not found", file.Name)
		}
	}
	for _, name := range []string{"", "content", "content/c.md", "zzz", "notes/none.txt"} {
		if s.File(name) != nil {
			t.Errorf("%q is found", name)
		}
	}
	if got := s.Extra(); !cmp.Equal(got, []string{"notes/source.txt"}) {
		t.Errorf("extra: %v", got)
	}
	var none *Snapshot
	if none.File("site.yaml") != nil || none.Extra() != nil {
		t.Error("no snapshot has files")
	}
}

// TestEntries are what walking the folder lists, in the same order.
func TestEntries(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/b.md", "content/a/z.md", "content/a.md", "content/a-b.md", "content/文.md", "content/~.md",
		"content-x/a.md", "content0", "static/a", "static/b/c")
	f.link(t, "b.md", "content/link.md")
	f.link(t, "site.yaml", "data")
	s := f.take(t, nil)
	for _, dir := range []string{"content", "static", "data", "i18n"} {
		want, err := f.root.Walk(dir)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(append([]files.Entry{}, want...), s.Entries(dir), cmpopts.IgnoreFields(files.Entry{}, "Stamp")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", dir, diff)
		}
	}
}

// TestStamps takes a file whose stamp has not changed for what it was, and reads
// all others, whatever size and time say.
func TestStamps(t *testing.T) {
	t.Parallel()
	const name = "content/a.md"
	f := newFolder(t, "site.yaml", name, "content/other.md")
	last := f.settled(t)
	moment := time.Unix(0, last.File(name).Stamp.Modified)
	forged := Sum{1}
	last.File(name).Sum = forged // so that it shows whether the file was read
	if got := f.take(t, last).File(name); got.Sum != forged || got.Stamp != last.File(name).Stamp {
		t.Error("an unchanged file was read")
	}
	for what, change := range map[string]func(text string){
		"written": func(text string) { f.put(t, name, text) },
		"replaced": func(text string) {
			f.put(t, "beside", text)
			if err := os.Rename(f.path("beside"), f.path(name)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		last := f.settled(t)
		for i := range 20 {
			text := "text of content/" + string(rune('a'+i)) + ".md"
			change(text)
			if err := os.Chtimes(f.path(name), moment, moment); err != nil {
				t.Fatal(err)
			}
			if last = f.take(t, last); last.File(name).Sum != SumOf([]byte(text)) {
				t.Fatalf("%s %d times: the change is not seen", what, i+1)
			}
		}
	}
}

// TestLater leaves some files unread; what somebody else reads of them is noted
// in the snapshot, which is then as if it had read them.
func TestLater(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/a.md", "content/b.md", "static/c")
	want := f.settled(t)
	s := Begin(f.root, nil)
	later := func(name string) bool { return name != "static/c" }
	if err := s.CompleteBut(t.Context(), f.root, later); err != nil {
		t.Fatal(err)
	}
	for i := range s.Files {
		if file := &s.Files[i]; file.Unread != later(file.Name) || file.Unread != (file.Sum == Sum{}) {
			t.Errorf("%s: unread is %v, the sum %v", file.Name, file.Unread, file.Sum)
		}
	}
	if next := f.take(t, s); !cmp.Equal(next.Files, want.Files) {
		t.Errorf("unread files are believed (-want +got):\n%s", cmp.Diff(want.Files, next.Files))
	}
	r := f.root.Reader()
	defer r.Close()
	data, stamp, err := r.ReadLimit(nil, "content/a.md", 100)
	if err != nil {
		t.Fatal(err)
	}
	s.Note(s.File("content/a.md"), SumOf(data), stamp)
	noted := *s.File("content/a.md")
	f.put(t, "content/a.md", "another text") // it is not read again
	if err := s.Complete(t.Context(), f.root); err != nil {
		t.Fatal(err)
	}
	if got := *s.File("content/a.md"); got != noted {
		t.Errorf("a file that was noted was read: %+v, want %+v", got, noted)
	}
	if !cmp.Equal(s.Files, want.Files) || !s.Whole {
		t.Errorf("(-want +got):\n%s", cmp.Diff(want.Files, s.Files))
	}
	if err := os.Remove(f.path("content/b.md")); err != nil {
		t.Fatal(err)
	}
	s = Begin(f.root, nil)
	if err := os.Remove(f.path("static/c")); err != nil {
		t.Fatal(err)
	}
	if err := s.Complete(t.Context(), f.root); err != nil || s.Whole || s.File("static/c").Sum != (Sum{}) {
		t.Errorf("a file that has gone: %v, whole: %v, %+v", err, s.Whole, s.File("static/c"))
	}
}

// TestYoung does not trust what may change again within a tick of the clock.
func TestYoung(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/a.md")
	file := File{Entry: files.Entry{Name: "content/a.md"}}
	r := f.root.Reader()
	defer r.Close()
	s := &Snapshot{taken: time.Now()}
	if !s.readFile(&file, r) || file.Stamp != (files.Stamp{}) {
		t.Errorf("a young file has the stamp %+v", file.Stamp)
	}
	s.taken = s.taken.Add(time.Hour)
	if !s.readFile(&file, r) || file.Stamp == (files.Stamp{}) && runtime.GOOS == "linux" {
		t.Error("an old file has no stamp")
	}
	last := f.take(t, nil)
	last.File("site.yaml").Stamp, last.File("site.yaml").Sum = files.Stamp{}, Sum{1}
	if f.take(t, last).File("site.yaml").Sum == (Sum{1}) {
		t.Error("a file without a stamp was not read")
	}
}

// TestLinks follows links to files of the same folder every time, and is not
// whole with others.
func TestLinks(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/a.md", "notes/b.md")
	f.link(t, "a.md", "content/link.md")
	last := f.settled(t)
	if !last.Whole || last.File("content/link.md").Sum != last.File("content/a.md").Sum {
		t.Error("a link to a file is not read")
	}
	f.put(t, "content/a.md", "changed")
	if f.take(t, last).File("content/link.md").Sum != SumOf([]byte("changed")) {
		t.Error("a change behind a link is not seen")
	}
	for what, target := range map[string]string{"folder": "../notes", "another folder": "../notes/b.md", "nothing": "none", "outside": "../../x", "itself": "bad"} {
		f.link(t, target, "content/bad")
		s := f.take(t, last)
		if s.Whole || s.File("content/bad").Sum != (Sum{}) {
			t.Errorf("a link to %s: %+v", what, s.File("content/bad"))
		}
		if err := os.Remove(f.path("content/bad")); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	for what, f := range map[string]*folder{
		"no site.yaml":              newFolder(t, "content/a.md"),
		"site.yaml is a folder":     newFolder(t, "site.yaml/a", "content/a.md"),
		"a file for a folder":       newFolder(t, "site.yaml", "content/a.md", "data"),
		"an extra that is a folder": newFolder(t, "site.yaml", "content/a.md", "extra/a"),
	} {
		s := f.take(t, nil, "extra")
		if s.Whole {
			t.Errorf("%s: whole", what)
		}
		if s.File("content/a.md").Sum == (Sum{}) {
			t.Errorf("%s: nothing else was read", what)
		}
	}
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		return // permissions do not hold here
	}
	f := newFolder(t, "site.yaml", "content/a.md")
	if err := os.Chmod(f.path("content/a.md"), 0); err != nil {
		t.Fatal(err)
	}
	if s := f.take(t, nil); s.Whole || s.File("content/a.md").Sum != (Sum{}) {
		t.Error("a closed file is not missed")
	}
}

// TestExtra has files outside of the folders come, go and come back.
func TestExtra(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/a.md", "data/b.txt")
	s := f.take(t, nil)
	first := s.Sum(All)
	if added, err := s.Add(t.Context(), f.root, "data/b.txt", "site.yaml"); added || err != nil {
		t.Error("what was looked at is added", err)
	}
	f.put(t, "notes/c.txt", "c")
	f.put(t, "notes/d.txt", "d")
	for _, name := range []string{"notes/c.txt", "notes/d.txt"} {
		if added, err := s.Add(t.Context(), f.root, "data/b.txt", name); !added || err != nil {
			t.Error("nothing is added", err)
		}
	}
	both := s.Sum(All)
	if diff := cmp.Diff([]string{"notes/c.txt", "notes/d.txt"}, s.Extra()); diff != "" || both == first {
		t.Error(diff)
	}
	f.put(t, "notes/c.txt", "other")
	if f.take(t, s, s.Extra()...).Sum(All) == both {
		t.Error("a change of an extra file is not seen")
	}
	if err := os.Remove(f.path("notes/c.txt")); err != nil {
		t.Fatal(err)
	}
	gone := f.take(t, s, s.Extra()...)
	if gone.Sum(All) == both || !gone.Whole || gone.File("notes/c.txt") != nil {
		t.Error("an extra file went away unseen")
	}
	f.put(t, "notes/c.txt", "c")
	if f.take(t, gone, s.Extra()...).Sum(All) != both {
		t.Error("an extra file that came back makes another site")
	}
}

func TestSum(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/a.md", "content-x", "data/a", "data/b")
	s := f.take(t, nil)
	all, content, data := s.Sum(All), s.Sum(Below("content")), s.Sum(Below("data"))
	for what, change := range map[string]func(){
		"changed": func() { f.put(t, "data/a", "changed") },
		"renamed": func() { _ = os.Rename(f.path("data/b"), f.path("data/c")) },
		"swapped": func() {
			f.put(t, "data/a", "text of data/b")
			f.put(t, "data/b", "text of data/a")
		},
		"removed": func() { _ = os.Remove(f.path("data/a")) },
		"added":   func() { f.put(t, "data/d", "") },
	} {
		change()
		now := f.take(t, s)
		if now.Sum(All) == all || now.Sum(Below("data")) == data {
			t.Errorf("%s: not seen", what)
		}
		if now.Sum(Below("content")) != content {
			t.Errorf("%s: another content", what)
		}
		_ = os.RemoveAll(f.path("data"))
		f.put(t, "data/a", "text of data/a")
		f.put(t, "data/b", "text of data/b")
	}
	if f.take(t, nil).Sum(All) != all {
		t.Error("the same files have another hash")
	}
	one, two := SumOf([]byte("1")), SumOf([]byte("2"))
	if Join(one, two) == Join(two, one) || Join(one) == one || len(one.String()) != 32 {
		t.Error("sums are not joined in their order")
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "site.yaml", "content/a.md")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if s, err := Take(ctx, f.root, nil); err == nil || s.Whole {
		t.Error("a cancelled look is whole:", err)
	}
	s := f.take(t, nil)
	before := names(s)
	if added, err := s.Add(ctx, f.root, "notes/x"); added || err == nil || !cmp.Equal(before, names(s)) {
		t.Error("a cancelled look is added:", err)
	}
}
