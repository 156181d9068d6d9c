package files

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// newRoot opens a fresh folder inside another, which holds secret.txt.
func newRoot(t *testing.T) (r *Root, dir string) {
	t.Helper()
	outside := t.TempDir()
	put(t, outside, "secret.txt", "secret")
	dir = filepath.Join(outside, "site")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r, dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, dir, target, name string) {
	t.Helper()
	if err := os.Symlink(filepath.FromSlash(target), filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

// noPath fails if the error names the machine's folder.
func noPath(t *testing.T, dir string, err error) {
	t.Helper()
	if err != nil && strings.Contains(err.Error(), dir) {
		t.Errorf("error names the absolute path: %v", err)
	}
}

func TestOpenMissing(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "none")
	_, err := Open(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Open of a missing folder: %v", err)
	}
	noPath(t, dir, err)
}

func TestRead(t *testing.T) {
	t.Parallel()
	r, dir := newRoot(t)
	put(t, dir, "content/新闻.zh.md", "正文")
	put(t, dir, "empty", "")
	link(t, dir, "../../secret.txt", "content/out.md")
	link(t, dir, filepath.Join(dir, "..", "secret.txt"), "content/absolute.md")
	link(t, dir, "新闻.zh.md", "content/in.md")
	link(t, dir, "..", "up")
	link(t, dir, "loop", "loop")

	tests := []struct {
		name string
		want string
		err  error // nil with no want: any error
	}{
		{name: "content/新闻.zh.md", want: "正文"},
		{name: "content/in.md", want: "正文"},
		{name: "none.md", err: fs.ErrNotExist},
		{name: "content", err: ErrIrregular},
		{name: ".", err: ErrIrregular},
		{name: "content/out.md"},
		{name: "content/absolute.md"},
		{name: "up/secret.txt"},
		{name: "loop"},
		{name: "../secret.txt", err: fs.ErrInvalid},
		{name: "content/../../secret.txt", err: fs.ErrInvalid},
		{name: "content/../content/新闻.zh.md", err: fs.ErrInvalid},
		{name: "/etc/hostname", err: fs.ErrInvalid},
		{name: "", err: fs.ErrInvalid},
		{name: "a\x00b", err: fs.ErrInvalid},
	}
	for _, tt := range tests {
		got, err := r.Read(tt.name)
		if string(got) != tt.want {
			t.Errorf("Read(%q) = %q, want %q", tt.name, got, tt.want)
		}
		if (err == nil) != (tt.want != "") {
			t.Errorf("Read(%q): %v", tt.name, err)
		}
		if tt.err != nil && !errors.Is(err, tt.err) {
			t.Errorf("Read(%q): %v, want %v", tt.name, err, tt.err)
		}
		noPath(t, dir, err)
	}
	if got, err := r.Read("empty"); err != nil || got == nil || len(got) != 0 {
		t.Errorf("Read of an empty file = %v, %v", got, err)
	}
}

func TestReadLimit(t *testing.T) {
	t.Parallel()
	r, dir := newRoot(t)
	put(t, dir, "five", "12345")
	if got, err := r.ReadLimit("five", 5); string(got) != "12345" || err != nil {
		t.Errorf("ReadLimit at the limit = %q, %v", got, err)
	}
	if got, err := r.ReadLimit("five", 4); got != nil || !errors.Is(err, ErrTooLarge) {
		t.Errorf("ReadLimit over the limit = %q, %v", got, err)
	}
	// The size was wrong: the file grew after it was looked at.
	if _, err := readAll(strings.NewReader("12345"), nil, 1, 4); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a growing file: %v", err)
	}
	if got, err := readAll(strings.NewReader("12345"), nil, 1, -1); string(got) != "12345" || err != nil {
		t.Errorf("a growing file without limit = %q, %v", got, err)
	}
}

func TestExists(t *testing.T) {
	t.Parallel()
	r, dir := newRoot(t)
	put(t, dir, "a/b.md", "x")
	link(t, dir, "../secret.txt", "out")
	link(t, dir, "a/b.md", "in")
	want := map[string]bool{"a": true, "a/b.md": true, "in": true, "a/c.md": false, "out": false, "../secret.txt": false, "": false}
	for name, there := range want {
		if r.Exists(name) != there {
			t.Errorf("Exists(%q) = %v", name, !there)
		}
	}
}

func TestWalk(t *testing.T) {
	t.Parallel()
	r, dir := newRoot(t)
	for _, name := range []string{
		"content/b.md", "content/a/z.md", "content/a.md", "content/a-b.md", "content/中.md",
		"content/.hidden", "content/.git/config", "content/b.md~", "content/.b.md.swp", "content/x.swp",
		"content/#b.md#", "content/Thumbs.db", "content/~$报告.docx", "content/#1.md", "other/c.md",
	} {
		put(t, dir, name, "12")
	}
	link(t, dir, "../other", "content/link")
	link(t, dir, "../secret.txt", "content/out")
	link(t, dir, "content", "alias")

	got, err := r.Walk("content")
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{Name: "content/#1.md", Size: 2},
		{Name: "content/a-b.md", Size: 2},
		{Name: "content/a.md", Size: 2},
		{Name: "content/a/z.md", Size: 2},
		{Name: "content/b.md", Size: 2},
		{Name: "content/link", Symlink: true},
		{Name: "content/out", Symlink: true},
		{Name: "content/中.md", Size: 2},
	}
	for i := range got {
		if info, err := os.Lstat(filepath.Join(r.Dir(), got[i].Name)); err != nil || info.Mode().IsRegular() && got[i].Stamp != stampOf(info) {
			t.Errorf("%s: stamp %+v, %v", got[i].Name, got[i].Stamp, err)
		}
		got[i].Stamp = Stamp{}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Walk(content) (-want +got):\n%s", diff)
	}

	if got, err := r.Walk("none"); got != nil || err != nil {
		t.Errorf("Walk(none) = %v, %v", got, err)
	}
	if got, err := r.Walk("alias"); err != nil || !cmp.Equal(got, []Entry{{Name: "alias", Symlink: true}}) {
		t.Errorf("Walk of a link = %v, %v", got, err)
	}
	if got, err := r.Walk("other"); err != nil || len(got) != 1 {
		t.Errorf("Walk(other) = %v, %v", got, err)
	}
	if all, err := r.Walk("."); err != nil || len(all) != len(want)+2 || all[0].Name != "alias" {
		t.Errorf("Walk(.) = %v, %v", all, err)
	}
	for _, name := range []string{"..", "../site", "/", "other/c.md"} {
		_, err := r.Walk(name)
		if err == nil {
			t.Errorf("Walk(%q) worked", name)
		}
		noPath(t, dir, err)
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	r, dir := newRoot(t)
	for _, text := range []string{"old and longer", "new"} {
		if err := r.Write("a/b/c.txt", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := r.Read("a/b/c.txt"); string(got) != text || err != nil {
			t.Errorf("read back %q, %v", got, err)
		}
	}
	left, err := os.ReadDir(filepath.Join(dir, "a", "b"))
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestWriteStaysInside(t *testing.T) {
	t.Parallel()
	r, dir := newRoot(t)
	put(t, dir, "folder/keep", "")
	put(t, dir, "file", "")
	link(t, dir, "..", "up")
	link(t, dir, "../secret.txt", "out")
	for _, name := range []string{"../secret.txt", "/secret.txt", "up/secret.txt", "up/new/x", "", ".", "folder", "file/x", "a/../../secret.txt"} {
		err := r.Write(name, []byte("overwritten"))
		if err == nil {
			t.Errorf("Write(%q) worked", name)
		}
		noPath(t, dir, err)
	}
	// A link is replaced by the file, its target left alone.
	if err := r.Write("out", []byte("inside")); err != nil {
		t.Error(err)
	}
	secret, err := os.ReadFile(filepath.Join(dir, "..", "secret.txt"))
	if string(secret) != "secret" || err != nil {
		t.Errorf("the file outside is now %q, %v", secret, err)
	}
	entries, err := os.ReadDir(filepath.Join(dir, ".."))
	if err != nil || len(entries) != 2 {
		t.Errorf("outside: %v, %v", entries, err)
	}
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), ".qiao-") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// TestConcurrent writes and reads one file from many sides: every read sees
// one of the writes whole.
func TestConcurrent(t *testing.T) {
	t.Parallel()
	r, _ := newRoot(t)
	whole := func(b byte) []byte { return bytes.Repeat([]byte{b}, 10_000) }
	if err := r.Write("x", whole('a')); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 10 {
				if err := r.Write("x", whole(byte('a'+i))); err != nil {
					t.Error(err)
				}
				got, err := r.Read("x")
				if err != nil || len(got) == 0 || !bytes.Equal(got, whole(got[0])) {
					t.Errorf("a torn read: %d bytes, %v", len(got), err)
				}
				if _, err := r.Walk("."); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func TestFS(t *testing.T) {
	t.Parallel()
	r, dir := newRoot(t)
	put(t, dir, "themes/park/theme.yaml", "name: park")
	link(t, dir, "../../../secret.txt", "themes/park/out")
	sub, err := fs.Sub(r.FS(), "themes/park")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(sub, "theme.yaml"); string(got) != "name: park" || err != nil {
		t.Errorf("ReadFile = %q, %v", got, err)
	}
	if got, err := fs.ReadFile(sub, "out"); err == nil {
		t.Errorf("read outside: %q", got)
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("permissions do not hold here")
	}
	r, dir := newRoot(t)
	put(t, dir, "closed/x.md", "x")
	if err := os.Chmod(filepath.Join(dir, "closed"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "closed"), 0o755) })
	_, err := r.Walk(".")
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Walk into a closed folder: %v", err)
	}
	noPath(t, dir, err)
}

func ExampleRoot_Read() {
	r, err := Open(".")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Close()
	_, err = r.Read("../secret.txt")
	fmt.Println(err)
	// Output: read ../secret.txt: invalid argument
}
