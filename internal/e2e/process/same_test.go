//go:build unix

package process

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/build/buildtest"
)

// place is where and how a site is built: on which machine, as one might say.
type place struct {
	dir, site, out string // out is empty for the folder of site.yaml
	cwd            string
	env            []string
	limits         string // commands of the shell before the build
	args           []string
	order          *rand.Rand // in which the site's files are written
	times          *rand.Rand // of modification; nil: that of writing
	twice          bool       // the second build counts
	readOnly       bool
}

// perturbations are the differences between two machines that must not be seen
// in what they build.
var perturbations = map[string]func(*place){
	"same again":       func(*place) {},
	"1 processor":      func(p *place) { p.setEnv("GOMAXPROCS=1") },
	"2 processors":     func(p *place) { p.setEnv("GOMAXPROCS=2") },
	"3 processors":     func(p *place) { p.setEnv("GOMAXPROCS=3") },
	"4 processors":     func(p *place) { p.setEnv("GOMAXPROCS=4") },
	"5 processors":     func(p *place) { p.setEnv("GOMAXPROCS=5") },
	"6 processors":     func(p *place) { p.setEnv("GOMAXPROCS=6") },
	"7 processors":     func(p *place) { p.setEnv("GOMAXPROCS=7") },
	"8 processors":     func(p *place) { p.setEnv("GOMAXPROCS=8") },
	"umask":            func(p *place) { p.limits = "umask 077" },
	"time zone":        func(p *place) { p.setEnv("TZ=Pacific/Kiritimati") },
	"time zone behind": func(p *place) { p.setEnv("TZ=America/Los_Angeles") },
	"Turkish locale":   func(p *place) { p.setEnv("LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "LC_COLLATE=tr_TR.UTF-8") },
	"no locale":        func(p *place) { p.setEnv("LANG=", "LC_ALL=C", "LC_CTYPE=POSIX") },
	"home":             func(p *place) { p.setEnv("HOME="+p.dir, "USER=someone", "XDG_CACHE_HOME="+p.dir) },
	"no home": func(p *place) {
		p.env = slices.DeleteFunc(p.env, func(v string) bool { return strings.HasPrefix(v, "HOME=") })
	},
	"working directory":    func(p *place) { p.cwd = "/" },
	"relative path":        func(p *place) { p.cwd, p.args = p.site, []string{"-s", "."} },
	"deep path":            func(p *place) { p.site = filepath.Join(p.dir, strings.Repeat("deep/", 12), "site") },
	"path with spaces":     func(p *place) { p.site = filepath.Join(p.dir, "a site & 'more' of 100%") },
	"Chinese path":         func(p *place) { p.site = filepath.Join(p.dir, "中德产业园", "网站") },
	"path like a language": func(p *place) { p.site = filepath.Join(p.dir, "zh", "content", "news") },
	"order of files":       func(p *place) { p.order = rand.New(rand.NewPCG(1, 1)) },
	"another order":        func(p *place) { p.order = rand.New(rand.NewPCG(2, 2)) },
	"times of files":       func(p *place) { p.times = rand.New(rand.NewPCG(3, 3)) },
	"with a cache":         func(p *place) { p.twice = true },
	"without a cache":      func(p *place) { p.args = append(p.args, "--no-cache") },
	"few open files":       func(p *place) { p.limits = "ulimit -n 48" },
	"output elsewhere":     func(p *place) { p.out = filepath.Join(p.dir, "elsewhere", "www") },
	"read-only files":      func(p *place) { p.readOnly = true },
	"junk in the environment": func(p *place) {
		p.setEnv("QIAO_THEME=x", "BASE_URL=https://no.example/", "HUGO_ENV=production", "NODE_ENV=x", "GOGC=25", "GODEBUG=gctrace=0", "TERM=dumb", "NO_COLOR=1")
	},
	"temporary folder": func(p *place) { p.setEnv("TMPDIR=" + p.dir) },
}

// TestSameEverywhere builds a site with the real program under many
// circumstances: the paths and bytes of the outputs, and the findings, are the
// same under all of them.
func TestSameEverywhere(t *testing.T) {
	t.Parallel()
	program := builtProgram(t)
	rich := filepath.Join(t.TempDir(), "rich")
	if err := buildtest.WriteRich(rich); err != nil {
		t.Fatal(err)
	}
	for name, from := range map[string]string{"rich": rich, "guide": "../../../docs/guide"} {
		files := readTree(t, from)
		maps.DeleteFunc(files, func(name, _ string) bool {
			return strings.HasPrefix(name, "public/") || strings.HasPrefix(name, ".qiao/")
		})
		want := newPlace(t).build(t, program, files)
		for _, perturbation := range slices.Sorted(maps.Keys(perturbations)) {
			t.Run(name+"/"+perturbation, func(t *testing.T) {
				t.Parallel()
				p := newPlace(t)
				perturbations[perturbation](p)
				got := p.build(t, program, files)
				if got.hash != want.hash {
					t.Errorf("another tree (-usual +here):\n%s", cmp.Diff(want.files, got.files))
				}
				if diff := cmp.Diff(want.report, got.report); diff != "" {
					t.Errorf("another report (-usual +here):\n%s", diff)
				}
			})
		}
	}
}

// newPlace is the usual place.
func newPlace(t *testing.T) *place {
	dir := t.TempDir()
	epoch := strconv.FormatInt(buildtest.RichNow.Unix(), 10)
	return &place{
		dir: dir, site: filepath.Join(dir, "site"), cwd: dir,
		env: append(os.Environ(), "SOURCE_DATE_EPOCH="+epoch, "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC"),
	}
}

func (p *place) setEnv(values ...string) { p.env = append(p.env, values...) }

// built is what was built.
type built struct {
	hash   string // of all paths and bytes
	files  map[string]string
	report map[string]any // the command's output, without what counts the work
}

// build writes a site in the place, builds it there, and reads what was made.
func (p *place) build(t *testing.T, program string, files map[string]string) built {
	t.Helper()
	p.write(t, files)
	report := p.run(t, program)
	if p.twice {
		report = p.run(t, program)
	}
	out := p.out
	if out == "" {
		out = filepath.Join(p.site, "public")
	}
	b := built{files: readTree(t, out), report: report}
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		fmt.Fprintf(h, "%s %x\n", name, sha256.Sum256([]byte(b.files[name])))
	}
	b.hash = hex.EncodeToString(h.Sum(nil))
	return b
}

// write writes the site's files, in the order and with the times of the place.
func (p *place) write(t *testing.T, files map[string]string) {
	t.Helper()
	names := slices.Sorted(maps.Keys(files))
	if p.order != nil {
		p.order.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	for _, name := range names {
		if err := buildtest.WriteFile(p.site, name, files[name]); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(p.site, filepath.FromSlash(name))
		if p.times != nil {
			at := time.Unix(p.times.Int64N(4e9), p.times.Int64N(1e9))
			if err := os.Chtimes(file, at, at); err != nil {
				t.Fatal(err)
			}
		}
		if p.readOnly {
			if err := os.Chmod(file, 0o444); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// run builds the site and returns the command's report.
func (p *place) run(t *testing.T, program string) map[string]any {
	t.Helper()
	args := []string{"build", "--format", "json", "--ui-lang", "en"}
	if !slices.Contains(p.args, "-s") {
		args = append(args, "-s", p.site)
	}
	if p.out != "" {
		args = append(args, "-d", p.out)
	}
	script := `exec "$0" "$@"`
	if p.limits != "" {
		script = p.limits + " && " + script
	}
	cmd := exec.CommandContext(t.Context(), "sh", append([]string{"-c", script, program}, append(args, p.args...)...)...)
	cmd.Dir, cmd.Env = p.cwd, p.env
	out, err := cmd.Output()
	report := make(map[string]any)
	if jsonErr := json.Unmarshal(out, &report); err != nil || jsonErr != nil {
		t.Fatalf("%v, %v\n%s", err, jsonErr, out)
	}
	for _, counter := range []string{"duration_ms", "written", "unchanged", "removed"} {
		delete(report, counter)
	}
	return report
}
