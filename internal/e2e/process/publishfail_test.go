//go:build linux

package process

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"qiao/internal/e2e/required"
)

var every = flag.Int("every", 10, "let every n-th system call fail, 1: each in four ways")

func straceProgram(t *testing.T) string {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		required.Missing(t, "strace")
	}
	return strace
}

// fileCalls are the system calls that a build makes on files.
var fileCalls = []string{
	"openat", "read", "write", "pwrite64", "fsync", "syncfs", "mkdirat", "linkat", "renameat", "renameat2", "unlinkat",
	"newfstatat", "fstat", "getdents64", "ftruncate", "fchmodat",
}

// failures are how calls fail.
var failures = []string{"EIO", "ENOSPC", "EACCES", "EMFILE"}

// fault is one call that fails: the n-th of its name in a thread.
type fault struct {
	call, failure string
	n             int
}

func (f fault) String() string { return fmt.Sprintf("%s %d fails with %s", f.call, f.n, f.failure) }

// countCalls traces a build that publishes something, and returns how many calls
// of each kind one of its threads makes at most.
func (s *crashSite) countCalls(t *testing.T, strace string) map[string]int {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := s.command(strace, "-f", "-qq", "-o", trace, "-e", "trace="+strings.Join(fileCalls, ","))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	most, counts := make(map[string]int), make(map[string]int)
	begun := regexp.MustCompile(`(?m)^(\d+) +(\w+)\(`)
	for _, m := range begun.FindAllStringSubmatch(string(data), -1) {
		counts[m[0]]++
		most[m[2]] = max(most[m[2]], counts[m[0]])
	}
	return most
}

// faults lists what is to fail.
func faults(most map[string]int) (list []fault) {
	turn := 0
	for _, call := range fileCalls {
		for n := 1; n <= most[call]; n += max(*every, 1) {
			if *every == 1 {
				for _, failure := range failures {
					list = append(list, fault{call, failure, n})
				}
				continue
			}
			list = append(list, fault{call, failures[turn%len(failures)], n})
			turn++
		}
	}
	return list
}

// TestPublishFailing lets system calls fail, one in each thread of a build.
func TestPublishFailing(t *testing.T) {
	t.Parallel()
	strace := straceProgram(t)
	sites := []*crashSite{newCrashSite(t), newCrashSite(t)}
	sites[0].version(t, 0)
	list := faults(sites[0].countCalls(t, strace))
	next := make(chan fault)
	go func() {
		defer close(next)
		for _, f := range list {
			next <- f
		}
	}()
	var g sync.WaitGroup
	var mu sync.Mutex
	tally := make(map[string]int)
	for _, s := range sites {
		g.Go(func() {
			turn := 0
			for f := range next {
				turn++
				s.version(t, turn%2)
				outcome := s.fail(t, strace, f, turn%2)
				mu.Lock()
				tally[outcome]++
				mu.Unlock()
			}
			turn++
			s.version(t, turn%2)
			s.buildWhole(t, turn%2)
		})
	}
	g.Wait()
	t.Logf("%d builds: %v", len(list), tally)
	if tally["fails"] == 0 || tally["published"] == 0 {
		t.Error("no build failed, or none did not")
	}
}

// fail builds with one fault and says what came of it.
func (s *crashSite) fail(t *testing.T, strace string, f fault, version int) (outcome string) {
	t.Helper()
	trace := filepath.Join(filepath.Dir(s.dir), filepath.Base(s.dir)+".trace")
	cmd := s.command(strace, "-f", "-qq", "-y", "-o", trace, "--seccomp-bpf", "-e", "trace="+f.call,
		"-e", fmt.Sprintf("inject=%s:error=%s:when=%d", f.call, f.failure, f.n))
	text, err := cmd.CombinedOutput()
	out := string(text)
	calls := readInjected(t, trace)
	got, mixed := s.which(t)
	if mixed != nil {
		t.Fatalf("%v: %v\n%s\n%q", f, mixed, out, calls)
	}
	onSite := slices.DeleteFunc(slices.Clone(calls), func(call string) bool { return !strings.Contains(call, s.dir) })
	// Calls of the runtime, and those that write the messages, are not of
	// publishing.
	messages := strings.HasSuffix(f.call, "write") || f.call == "read"
	if len(calls) > 0 && len(onSite) == 0 || messages && len(onSite) < len(calls) {
		return "not publishing"
	}
	if strings.Contains(out, "panic") || strings.Contains(out, "goroutine ") || strings.Contains(out, "fatal error") {
		t.Errorf("%v: %s", f, out)
	}
	switch {
	case err == nil && got == version:
		return "published"
	case err == nil:
		t.Errorf("%v: exit code 0, but version %d is published: %s\n%q", f, got, out, onSite)
	case !slices.ContainsFunc(onSite, func(call string) bool { return !strings.Contains(call, "/.qiao/cache") }):
		t.Errorf("%v: a cache keeps the build from being published: %s\n%q", f, out, onSite)
	case !named.MatchString(out):
		t.Errorf("%v: nothing says why: %s\n%q", f, out, onSite)
	}
	return "fails"
}

// named is an error that says what it is about.
var named = regexp.MustCompile(`(?m)^\S+: error: |error: .*"[^"]+"`)

// readInjected returns the calls of a trace that were made to fail.
func readInjected(t *testing.T, trace string) (calls []string) {
	t.Helper()
	data, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	begun := make(map[string]string) // by thread
	for line := range strings.Lines(string(data)) {
		thread, call, _ := strings.Cut(strings.TrimSpace(line), " ")
		call = strings.TrimSpace(call)
		if start, is := strings.CutSuffix(call, "<unfinished ...>"); is {
			begun[thread] = start
		}
		if !strings.HasSuffix(call, "(INJECTED)") {
			continue
		}
		if strings.HasPrefix(call, "<...") {
			call = begun[thread] + call
		}
		calls = append(calls, call)
	}
	return calls
}

// TestPublishInPlace takes from builds the exchange of folders, and kills some.
func TestPublishInPlace(t *testing.T) {
	t.Parallel()
	s := newCrashSite(t)
	inPlace := []string{
		straceProgram(t), "-D", "-f", "-qq", "-o", os.DevNull, "--seccomp-bpf",
		"-e", "trace=renameat2", "-e", "inject=renameat2:error=EINVAL",
	}
	moments := newMoments(t, s)
	turn := 1 // the version that is published
	for range max(*kills/4, 1) {
		turn++
		s.version(t, turn%2)
		cmd := s.command(inPlace...)
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		moments.wait()
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // strace too, which may not have begun to follow it
		_ = cmd.Wait()
		s.mixed(t)
		if out, err := s.command(inPlace...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if got := s.whole(t); got != turn%2 {
			t.Fatalf("version %d is published", got)
		}
		s.clean(t)
	}
	turn++
	s.version(t, turn%2)
	if out, err := s.command(inPlace...).CombinedOutput(); err != nil || !strings.Contains(string(out), "[publish-in-place]") {
		t.Errorf("%v: %s", err, out)
	}
	turn++
	s.version(t, turn%2)
	strict := s.command(inPlace...)
	strict.Args = append(strict.Args, "--strict")
	out, err := strict.CombinedOutput()
	if got := s.whole(t); err == nil || got == turn%2 {
		t.Errorf("--strict published version %d in place: %s", got, out)
	}
	s.version(t, turn%2)
	s.buildWhole(t, turn%2)
}

// mixed fails if the published folder lacks a file that both builds have, or has
// one that is of neither.
func (s *crashSite) mixed(t *testing.T) {
	t.Helper()
	got := s.published(t)
	for name, text := range got {
		if text != s.builds[0][name] && text != s.builds[1][name] {
			t.Errorf("%s is of neither build", name)
		}
		style := link.FindStringSubmatch(text)
		if style == nil {
			continue
		}
		file, fromRoot := strings.CutPrefix(style[1], "/base/")
		if !fromRoot {
			file = path.Join(path.Dir(name), file)
		}
		if _, is := got[file]; !is {
			t.Errorf("%s lacks %s", name, style[1])
		}
	}
	for name := range s.builds[0] {
		_, both := s.builds[1][name]
		if _, is := got[name]; both && !is {
			t.Errorf("%s is gone", name)
		}
	}
}

// TestPublishFull publishes to disks of many sizes.
func TestPublishFull(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root may mount a small disk")
	}
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64m"); err != nil {
		t.Skipf("no small disk: %v", err)
	}
	defer func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}()
	s := newCrashSiteIn(t, disk)
	full := 0
	for n := range 24 {
		s.version(t, n%2)
		resize(t, disk, uint64(n*n)<<9) // up to 264 kB free
		out, err := s.command().CombinedOutput()
		got := s.whole(t)
		if err == nil && got != n%2 {
			t.Errorf("exit code 0, but version %d is published: %s", got, out)
		}
		if err != nil {
			full++
			if !strings.Contains(string(out), "no space left") && !strings.Contains(string(out), "full") {
				t.Errorf("nothing says why: %s", out)
			}
		}
		resize(t, disk, 32<<20)
		s.buildWhole(t, n%2)
	}
	if full == 0 || full == 24 {
		t.Errorf("%d of 24 disks were full", full)
	}
}

// resize leaves so many bytes of a disk free.
func resize(t *testing.T, disk string, free uint64) {
	t.Helper()
	var st syscall.Statfs_t
	if err := syscall.Statfs(disk, &st); err != nil {
		t.Fatal(err)
	}
	size := (st.Blocks-st.Bfree)*uint64(st.Bsize) + free
	if err := syscall.Mount("tmpfs", disk, "", syscall.MS_REMOUNT, fmt.Sprintf("size=%d", size)); err != nil {
		t.Fatal(err)
	}
}
