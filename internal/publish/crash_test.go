//go:build unix

package publish

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"qiao/internal/diag"
	"qiao/internal/files"
)

// The tests of this file start the test binary again as another process, which
// publishes until it is killed, is denied what it needs, or kills itself.
const (
	envDir  = "QIAO_PUBLISH_DIR"  // the site's folder
	envMode = "QIAO_PUBLISH_MODE" // what the process does
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(envDir); dir != "" {
		os.Exit(helper(dir, os.Getenv(envMode)))
	}
	os.Exit(m.Run())
}

// helper publishes build after build, or up to the step that mode names, and
// is killed before it can clean up.
func helper(dir, mode string) int {
	root, err := files.Open(dir)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	target := Target{Site: root, Dir: filepath.Join(dir, "public"), Name: "public"}
	switch mode {
	case "forever":
		for n := 2; ; n++ {
			if _, ds := publish(target, numbered(n)); len(ds) > 0 {
				fmt.Println(texts(ds))
				return 1
			}
			fmt.Println(n)
		}
	case "file-size":
		signal.Ignore(syscall.SIGXFSZ)
		limit := &syscall.Rlimit{Cur: 1000, Max: 1000}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, limit); err != nil {
			fmt.Println(err)
			return 1
		}
		_, ds := publish(target, contents{"index.html": strings.Repeat("large ", 1000)})
		fmt.Println(strings.Join(texts(ds), "\n"))
		return 0
	case "publish":
		_, ds := publish(target, numbered(2))
		fmt.Println(strings.Join(texts(ds), "\n"))
		return 0
	}
	return dieAt(target, mode)
}

// dieAt goes through a build's steps, and kills the process after the one of
// that name. It returns only if there is none.
func dieAt(target Target, last string) int {
	target.aged = aged
	s, ds := Open(target)
	if s == nil {
		fmt.Println(texts(ds))
		return 1
	}
	s.Fill(context.Background())
	if last == "fill" {
		killSelf()
	}
	for name, text := range numbered(2) {
		s.Put(File{Name: name}, []byte(text))
	}
	if last == "put" {
		killSelf()
	}
	ds = s.Check()
	steps := append([]step{{"check", func() error { return nil }}}, s.next.steps()...)
	for _, step := range steps {
		if err := step.do(); err != nil || diag.HasErrors(ds) {
			fmt.Println(err, texts(ds))
			return 1
		}
		if step.name == last {
			killSelf()
		}
	}
	return 1
}

func killSelf() {
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// killed reports whether a process was ended by SIGKILL.
func killed(err error) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	status, is := exit.Sys().(syscall.WaitStatus)
	return is && status.Signaled() && status.Signal() == syscall.SIGKILL
}

func start(t *testing.T, dir, mode string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), envDir+"="+dir, envMode+"="+mode)
	return cmd
}

// TestKilled kills a process at any moment of its work, again and again: the
// published folder is always one complete build, and the next build clears up.
func TestKilled(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	put(t, target.Dir, contents{".gitkeep": ""})
	mustPublish(t, target, numbered(1))
	for round := range 12 {
		cmd := start(t, target.Site.Dir(), "forever")
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		for range 1 + round%3 {
			if !lines.Scan() {
				t.Fatal("the process ended by itself")
			}
			if _, err := strconv.Atoi(lines.Text()); err != nil {
				t.Fatal(lines.Text())
			}
		}
		time.Sleep(time.Duration(round) * 700 * time.Microsecond)
		must(t, cmd.Process.Kill())
		_ = cmd.Wait()

		got := list(t, target.Dir)
		n, err := strconv.Atoi(got["index.html"])
		if err != nil {
			t.Fatalf("round %d: no published build: %v", round, got)
		}
		want := numbered(n)
		want[".gitkeep"] = ""
		if len(got) != len(want) {
			t.Fatalf("round %d: %d files of build %d, want %d", round, len(got), n, len(want))
		}
		for name, text := range want {
			if got[name] != text {
				t.Fatalf("round %d: %s is %q, want %q of build %d", round, name, got[name], text, n)
			}
		}
		want = numbered(1)
		mustPublish(t, target, want)
		want[".gitkeep"] = ""
		expect(t, target, want)
	}
}

// TestDied kills a process after each step, and builds again.
func TestDied(t *testing.T) {
	t.Parallel()
	tests := []struct {
		step      string
		published int // the build that is there afterwards
	}{
		{"fill", 1},
		{"put", 1},
		{"check", 1},
		{"complete", 1},
		{"sync", 1},
		{"announce", 1},
		{"exchange", 2},
		{"record", 2},
		{"strip", 2},
		{"rest", 2},
	}
	for _, test := range tests {
		t.Run(test.step, func(t *testing.T) {
			t.Parallel()
			t.Run("with a shadow", func(t *testing.T) { diedAt(t, test.step, test.published, []int{5, 4, 1}, []int{3, 4}) })
			t.Run("without", func(t *testing.T) { diedAt(t, test.step, test.published, []int{1}, []int{3, 4}) })
			t.Run("nothing new", func(t *testing.T) { diedAt(t, test.step, test.published, []int{4, 1}, []int{test.published, 3}) })
		})
	}
}

// diedAt publishes builds, kills a process that publishes the next after a step,
// and goes on with others.
func diedAt(t *testing.T, step string, published int, before, after []int) {
	t.Parallel()
	target := newAgedTarget(t)
	for _, n := range before {
		mustPublish(t, target, numbered(n))
		tick(t)
	}
	if out, err := start(t, target.Site.Dir(), step).CombinedOutput(); !killed(err) {
		t.Fatalf("%v: %s", err, out)
	}
	got := list(t, target.Dir)
	if got["index.html"] != strconv.Itoa(published) {
		t.Errorf("published after dying: %v", got["index.html"])
	}
	for _, n := range after {
		mustPublish(t, target, numbered(n))
		expect(t, target, numbered(n))
		tidy(t, target)
	}
}

// TestRecordCutOff leaves what is no record where a record is written: it goes,
// even if the next build has nothing to publish.
func TestRecordCutOff(t *testing.T) {
	t.Parallel()
	target := newAgedTarget(t)
	for range 2 {
		mustPublish(t, target, numbered(1))
		tick(t)
	}
	for _, half := range []string{"", recordVersion, "nonsense"} {
		put(t, target.Site.Dir(), contents{stateDir + "/" + target.stateName(nextSuffix): half})
		mustPublish(t, target, numbered(1))
		expect(t, target, numbered(1))
		tidy(t, target)
	}
}

// tidy fails if a build left more than its record, lock and shadow, which may
// still be the stage of a run that died: a build that changes something uses it.
func tidy(t *testing.T, target Target) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(target.Site.Dir(), filepath.FromSlash(stateDir)))
	must(t, err)
	for _, e := range entries {
		if !slices.Contains([]string{recordSuffix, shadowSuffix, stageSuffix, ".lock"}, filepath.Ext(e.Name())) {
			t.Errorf("left: %s", e.Name())
		}
	}
}

// TestDiskError lets a write fail half-way.
func TestDiskError(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	mustPublish(t, target, contents{"index.html": "small"})
	out, err := start(t, target.Site.Dir(), "file-size").Output()
	must(t, err)
	if want := `public/index.html: error: "public/index.html" cannot be written: file too large [publish-write]`; strings.TrimSpace(string(out)) != want {
		t.Errorf("got  %swant %s", out, want)
	}
	expect(t, target, contents{"index.html": "small"})
}

// TestReadOnly publishes as a user who may not write to the site.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	site := target.Site.Dir()
	mustPublish(t, target, numbered(1))
	cmd := start(t, site, "publish")
	if os.Getuid() == 0 {
		// Root may write anywhere: run as nobody, who gets a copy of the
		// binary to read, and a lock to take.
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		cmd.Path = publicCopy(t, os.Args[0])
		must(t, os.Chmod(filepath.Join(site, stateDir, target.stateName(".lock")), 0o666))
		for dir := site; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
			must(t, os.Chmod(dir, 0o755))
		}
	} else {
		must(t, os.Chmod(site, 0o555))
		defer os.Chmod(site, 0o755)
	}
	out, err := cmd.Output()
	must(t, err)
	if !strings.Contains(string(out), "permission denied [publish-write/permission]") {
		t.Errorf("got %s", out)
	}
	expect(t, target, numbered(1))
}

// publicCopy copies the test binary to where everybody may run it.
func publicCopy(t *testing.T, binary string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "qiao-publish-")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	must(t, os.Chmod(dir, 0o755))
	data, err := os.ReadFile(binary)
	must(t, err)
	name := filepath.Join(dir, "publish.test")
	must(t, os.WriteFile(name, data, 0o755))
	return name
}
