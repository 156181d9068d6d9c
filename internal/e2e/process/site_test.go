//go:build linux

package process

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/build/buildtest"
)

// crashSite is a small site of which there are two versions.
type crashSite struct {
	binary, dir string
	builds      [2]map[string]string // what each version is published as
}

func newCrashSite(t *testing.T) *crashSite {
	t.Helper()
	return newCrashSiteIn(t, t.TempDir())
}

func newCrashSiteIn(t *testing.T, dir string) *crashSite {
	t.Helper()
	s := &crashSite{binary: builtProgram(t), dir: dir}
	if err := buildtest.WriteSmall(s.dir); err != nil {
		t.Fatal(err)
	}
	s.write(t, "themes/plain/layouts/page.html", `{{ define "main" }}{{ with asset "main.css" }}`+
		`<link rel="stylesheet" href="{{ $.Root }}{{ .Path }}">{{ end }}<main><h1>{{ .Title }}</h1>{{ .Content }}</main>{{ end }}`)
	for _, n := range []int{0, 1} {
		s.version(t, n)
		s.build(t)
		s.builds[n] = s.published(t)
	}
	return s
}

func (s *crashSite) write(t *testing.T, name, text string) {
	t.Helper()
	if err := buildtest.WriteFile(s.dir, name, text); err != nil {
		t.Fatal(err)
	}
}

// version changes a page, and the style that all pages load.
func (s *crashSite) version(t *testing.T, n int) {
	t.Helper()
	for _, lang := range []string{"zh", "de", "en"} {
		s.write(t, "content/version."+lang+".md", fmt.Sprintf("---\ntitle: Version %d\n---\n\nText of version %d.\n", n, n))
	}
	s.write(t, "themes/plain/assets/main.css", fmt.Sprintf("main { order: %d }\n", n))
}

func (s *crashSite) command(wrapper ...string) *exec.Cmd {
	args := append(wrapper, s.binary, "build", "-s", s.dir, "--ui-lang", "en")
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1764547200")
	return cmd
}

func (s *crashSite) build(t *testing.T) {
	t.Helper()
	if out, err := s.command().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// buildWhole builds without being disturbed.
func (s *crashSite) buildWhole(t *testing.T, version int) {
	t.Helper()
	s.build(t)
	if got := s.whole(t); got != version {
		t.Fatalf("the next build published version %d", got)
	}
	s.clean(t)
}

func (s *crashSite) published(t *testing.T) map[string]string {
	t.Helper()
	return readTree(t, filepath.Join(s.dir, "public"))
}

// whole returns which version is published, and fails if it is neither.
func (s *crashSite) whole(t *testing.T) int {
	t.Helper()
	n, err := s.which(t)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// which returns which version is published, or how what is published differs
// from both.
func (s *crashSite) which(t *testing.T) (int, error) {
	t.Helper()
	got := s.published(t)
	var differences []string
	for n, want := range s.builds {
		if isBuild(got, want) {
			return n, nil
		}
		differences = append(differences, cmp.Diff(want, got))
	}
	return 0, fmt.Errorf("neither version is published (-version +published):\n0: %s\n1: %s", differences[0], differences[1])
}

// isBuild reports whether a folder holds a build, and nothing else but styles of
// builds before.
func isBuild(got, want map[string]string) bool {
	for name, text := range got {
		if _, is := want[name]; !is && strings.HasSuffix(name, ".css") {
			continue
		}
		if wanted, is := want[name]; !is || wanted != text {
			return false
		}
	}
	for name := range want {
		if _, is := got[name]; !is {
			return false
		}
	}
	return true
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
