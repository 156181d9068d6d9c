//go:build linux

package e2e

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"qiao/internal/build/buildtest"
)

// The tests of this file run the program itself, and end it, or take from it
// what it needs, at any moment: the published folder is the old build or the new
// one.
var (
	kills = flag.Int("kills", 60, "how many builds to kill")
	every = flag.Int("every", 10, "let every n-th system call fail")
	seed  = flag.Uint64("seed", 0, "where to begin to draw moments; 0: anywhere")
)

// program is the binary, built once.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "qiao-program-")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "qiao")
	out, err := exec.Command("go", "build", "-o", file, "qiao/cmd/qiao").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return file, nil
})

// crashSite is a small site of which there are two versions.
type crashSite struct {
	binary, dir string
	builds      [2]map[string]string // what each version is published as
}

func newCrashSite(t *testing.T) *crashSite {
	t.Helper()
	binary, err := program()
	if err != nil {
		t.Fatal(err)
	}
	s := &crashSite{binary: binary, dir: t.TempDir()}
	if err := buildtest.WriteSmall(s.dir); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1} {
		s.version(t, n)
		s.build(t)
		s.builds[n] = s.published(t)
	}
	s.version(t, 0)
	s.build(t)
	return s
}

// version changes a page.
func (s *crashSite) version(t *testing.T, n int) {
	t.Helper()
	text := fmt.Sprintf("---\ntitle: Version %d\n---\n\nText of version %d.\n", n, n)
	for _, lang := range []string{"zh", "de", "en"} {
		if err := os.WriteFile(filepath.Join(s.dir, "content", "version."+lang+".md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (s *crashSite) command(wrapper ...string) *exec.Cmd {
	args := append(wrapper, s.binary, "build", "-s", s.dir, "--ui-lang", "en")
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1764547200")
	return cmd
}

func (s *crashSite) build(t *testing.T) {
	t.Helper()
	if out, err := s.command().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func (s *crashSite) published(t *testing.T) map[string]string {
	t.Helper()
	return readTree(t, filepath.Join(s.dir, "public"))
}

// whole returns which version is published, and fails if it is neither.
func (s *crashSite) whole(t *testing.T) int {
	t.Helper()
	got := s.published(t)
	for n, want := range s.builds {
		if maps.Equal(got, want) {
			return n
		}
	}
	t.Fatalf("the published folder is neither build: %d files", len(got))
	return -1
}

// clean fails if something was left that was not there before.
func (s *crashSite) clean(t *testing.T) {
	t.Helper()
	for _, dir := range []string{s.dir, filepath.Join(s.dir, ".qiao", "published")} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".public") || strings.HasSuffix(e.Name(), ".next") {
				t.Errorf("left: %s", e.Name())
			}
		}
	}
}

func TestPublishKilled(t *testing.T) {
	from := *seed
	if from == 0 {
		from = rand.Uint64()
	}
	t.Logf("-seed %d", from)
	random := rand.New(rand.NewPCG(from, 0))
	s := newCrashSite(t)
	start := time.Now()
	s.build(t)
	usual := time.Since(start)
	for n := range *kills {
		s.version(t, (n+1)%2)
		cmd := s.command()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(usual * 3 / 2))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		s.whole(t)
		if n%4 == 3 {
			s.build(t)
			if got := s.whole(t); got != (n+1)%2 {
				t.Fatalf("the next build published version %d", got)
			}
			s.clean(t)
		}
	}
}

// TestPublishFailing lets system calls fail, one in each build.
func TestPublishFailing(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		missing(t, "strace")
	}
	s := newCrashSite(t)
	// How many calls of each kind a build makes, and the start of the program.
	calls := map[string][2]int{
		"mkdirat": {1, 12}, "unlinkat": {1, 16}, "linkat": {1, 8}, "renameat": {1, 4}, "renameat2": {1, 2},
		"fsync": {1, 12}, "syncfs": {1, 2}, "openat": {40, 240}, "write": {2, 60}, "newfstatat": {20, 400}, "getdents64": {1, 60}, "ftruncate": {1, 3}, "fchmodat": {1, 2},
	}
	failures := []string{"EIO", "ENOSPC", "EACCES", "EMFILE"}
	turn := 0
	for call, span := range calls {
		for n := span[0]; n <= span[1]; n += max(*every, 1) {
			name := failures[turn%len(failures)]
			turn++
			s.version(t, turn%2)
			cmd := s.command(strace, "-f", "-qq", "-o", os.DevNull, "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", call, name, n))
			out, err := cmd.CombinedOutput()
			if strings.Contains(string(out), "panic") || strings.Contains(string(out), "goroutine ") {
				t.Errorf("%s %d fails with %s: %s", call, n, name, out)
			}
			if got := s.whole(t); err == nil && got != turn%2 {
				t.Errorf("%s %d fails with %s: exit code 0, but version %d is published: %s", call, n, name, got, out)
			} else if err != nil && call != "write" && !strings.Contains(string(out), "error: ") { // a write may be the one that would say why
				t.Errorf("%s %d fails with %s: nothing says why: %s", call, n, name, out)
			}
		}
	}
	s.build(t)
	if got := s.whole(t); got != turn%2 {
		t.Errorf("the last build published version %d", got)
	}
	s.clean(t)
}

// TestPublishTwice runs builds at once: one at a time publishes.
func TestPublishTwice(t *testing.T) {
	s := newCrashSite(t)
	s.version(t, 1)
	var g sync.WaitGroup
	for range 4 {
		g.Go(func() {
			out, err := s.command().CombinedOutput()
			if err != nil && !strings.Contains(string(out), "[publish-locked]") {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	g.Wait()
	if got := s.whole(t); got != 1 {
		t.Errorf("version %d is published", got)
	}
	s.clean(t)
}
