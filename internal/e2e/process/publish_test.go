//go:build linux

package process

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// The tests of this file run the program itself, and end it at any moment, or
// let others build and read meanwhile: the published folder is the old build or
// the new one.
var (
	kills = flag.Int("kills", 60, "how many builds to kill")
	seed  = flag.Uint64("seed", 0, "where to begin to draw moments; 0: anywhere")
)

// moments draws moments of a build.
type moments struct {
	*rand.Rand
	usual time.Duration // that a build takes
}

func newMoments(t *testing.T, s *crashSite) *moments {
	t.Helper()
	from := *seed
	if from == 0 {
		from = rand.Uint64()
	}
	t.Logf("-seed %d", from)
	start := time.Now()
	s.build(t)
	return &moments{rand.New(rand.NewPCG(from, 0)), time.Since(start)}
}

func (m *moments) wait() { time.Sleep(time.Duration(m.Int64N(int64(m.usual * 3 / 2)))) }

func TestPublishKilled(t *testing.T) {
	t.Parallel()
	s := newCrashSite(t)
	moments := newMoments(t, s)
	for n := range *kills {
		s.version(t, n%2)
		cmd := s.command()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		moments.wait()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		s.whole(t)
		if n%4 == 3 {
			s.buildWhole(t, n%2)
		}
	}
}

// TestPublishKilledAt kills builds when they make their first call of a kind
// that changes a folder or waits for the disk. (Package publish has a test that
// kills a process after each step.)
func TestPublishKilledAt(t *testing.T) {
	t.Parallel()
	strace := straceProgram(t)
	s := newCrashSite(t)
	turn := 1 // the version that is published
	for _, call := range []string{"mkdirat", "renameat", "renameat2", "unlinkat", "fsync"} {
		turn++
		s.version(t, turn%2)
		cmd := s.command(strace, "-f", "-qq", "-o", os.DevNull, "--seccomp-bpf", "-e", "trace="+call, "-e", "inject="+call+":signal=KILL")
		if out, err := cmd.CombinedOutput(); err == nil {
			t.Errorf("no call of %s: %s", call, out)
		}
		s.whole(t)
		s.buildWhole(t, turn%2)
	}
}

// TestPublishStopped ends builds as a terminal or a service manager does.
func TestPublishStopped(t *testing.T) {
	t.Parallel()
	s := newCrashSite(t)
	moments := newMoments(t, s)
	stopped := 0
	for n := range 20 {
		before := s.whole(t)
		s.version(t, n%2)
		cmd := s.command()
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		moments.wait()
		_ = cmd.Process.Signal([]os.Signal{syscall.SIGINT, syscall.SIGTERM}[n%2])
		err := endSoon(t, cmd, &said)
		switch got := s.whole(t); {
		case err == nil && got != n%2:
			t.Errorf("exit code 0, but version %d is published", got)
		case err != nil && got != before:
			t.Errorf("%v, but version %d is published", err, got)
		case err != nil:
			stopped++
		}
		s.clean(t)
	}
	t.Logf("stopped %d builds", stopped)
	s.buildWhole(t, 1)
}

// endSoon waits for a program that was told to end: two seconds, in pieces in
// which this process could run too, so that a machine that stands still is not
// taken for a program that does.
func endSoon(t *testing.T, cmd *exec.Cmd, said *bytes.Buffer) error {
	t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for range 200 {
		select {
		case err := <-ended:
			return err
		case <-time.After(10 * time.Millisecond):
		}
	}
	_ = cmd.Process.Signal(syscall.SIGQUIT) // it says where it is
	err := <-ended
	t.Errorf("the build has not ended after 2 s: %v: %s", err, said)
	return err
}

// TestPublishTwice runs builds at once, while the preview runs: one at a time
// publishes.
func TestPublishTwice(t *testing.T) {
	t.Parallel()
	s := newCrashSite(t)
	serve := exec.Command(s.binary, "serve", "-s", s.dir, "--addr", "127.0.0.1:0", "--ui-lang", "en")
	serve.Env = s.command().Env
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = serve.Process.Signal(syscall.SIGTERM)
		if err := serve.Wait(); err != nil {
			t.Errorf("serve: %v", err)
		}
	}()
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("serve said nothing")
	}
	for n := range 4 {
		s.version(t, n%2)
		var g sync.WaitGroup
		for range 3 {
			g.Go(func() {
				out, err := s.command().CombinedOutput()
				if err != nil && !strings.Contains(string(out), "[publish-locked]") {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
		g.Wait()
		if got := s.whole(t); got != n%2 {
			t.Errorf("version %d is published", got)
		}
		s.clean(t)
	}
}

// link finds what pages load.
var link = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)">`)

// TestPublishRead has three readers view pages while builds are published. What
// a page loads is there even if the page was read two builds ago.
func TestPublishRead(t *testing.T) {
	t.Parallel()
	s := newCrashSite(t)
	public := filepath.Join(s.dir, "public")
	pages := []string{"version/index.html", "de/version/index.html", "en/version/index.html", "en/index.html", "index.html"}
	pages = existing(t, public, pages)
	const publishes, views = 20, 5000
	var published, viewed atomic.Int64
	type seen struct {
		name string
		sum  [sha256.Size]byte
	}
	var mu sync.Mutex
	all := make(map[seen]bool)
	view := func(name string, until int64) string {
		data, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(name)))
		if published.Load() > until {
			return "" // the reader is too late
		}
		if err != nil {
			t.Errorf("after %d publishes: %v", published.Load(), err)
		}
		mu.Lock()
		defer mu.Unlock()
		all[seen{name, sha256.Sum256(data)}] = true
		return string(data)
	}
	var g sync.WaitGroup
	for reader := range 3 {
		g.Go(func() {
			type read struct {
				style string
				at    int64
			}
			var old []read // styles of pages that were read before
			for n := reader; viewed.Add(1) <= views || published.Load() < publishes; n++ {
				at, name := published.Load(), pages[n%len(pages)]
				found := link.FindStringSubmatch(view(name, publishes))
				if found == nil {
					t.Errorf("%s has no style", name)
					return
				}
				old = append(old, read{path.Join(path.Dir(name), found[1]), at})
				// One more build may be half-way.
				for len(old) > 0 && old[0].at+1 < published.Load() {
					old = old[1:]
				}
				if len(old) > 0 {
					view(old[0].style, old[0].at+1)
				}
				time.Sleep(time.Millisecond)
			}
		})
	}
	builds := make(map[seen]bool)
	for n := range publishes + 1 {
		for name, text := range s.published(t) {
			builds[seen{name, sha256.Sum256([]byte(text))}] = true
		}
		if n < publishes {
			s.version(t, 100+n)
			s.build(t)
			published.Add(1)
		}
	}
	g.Wait()
	for one := range all {
		if !builds[one] {
			t.Errorf("%s was read as no build has it", one.name)
		}
	}
	t.Logf("%d views, %d different files", viewed.Load(), len(all))
}

// existing are those of some files that exist.
func existing(t *testing.T, dir string, names []string) (list []string) {
	t.Helper()
	for _, name := range names {
		if data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); err == nil && link.Match(data) {
			list = append(list, name)
		}
	}
	if len(list) == 0 {
		t.Fatal("no pages")
	}
	return list
}
