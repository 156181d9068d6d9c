// Package e2e holds tests from the outside: the park's own site as it is
// published, read as files, checked by the HTML validator and opened in a real
// browser; and bad inputs, tried one by one.
package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"qiao/internal/cli"
	"qiao/internal/e2e/required"
)

var screenshots = flag.String("screenshots", "", "folder for screenshots of the park's pages")

// repository is the root of the repository, whose site is the park's.
const repository = "../.."

// parkFolder holds the built site; TestMain removes it.
var parkFolder string

// park is the park's site, built once for all tests.
var park = sync.OnceValues(func() (*publishedSite, error) {
	dir, err := os.MkdirTemp("", "qiao-park-")
	if err != nil {
		return nil, err
	}
	parkFolder = dir
	var stdout, stderr bytes.Buffer
	args := []string{"build", "-s", repository, "-d", filepath.Join(dir, "public"), "--format", "json", "--ui-lang", "en"}
	exit := cli.Main(context.Background(), args, cli.Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr})
	s := &publishedSite{dir: filepath.Join(dir, "public"), exit: exit, report: stdout.String()}
	return s, s.read()
})

func TestMain(m *testing.M) {
	code := m.Run()
	_ = os.RemoveAll(parkFolder)
	os.Exit(code)
}

// publishedSite is a built site as files.
type publishedSite struct {
	dir    string
	exit   int
	report string
	files  map[string][]byte
	pages  map[string]*html.Node // the .html files, parsed
}

func (s *publishedSite) read() error {
	s.files = make(map[string][]byte)
	s.pages = make(map[string]*html.Node)
	return filepath.WalkDir(s.dir, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(s.dir, file)
		name = filepath.ToSlash(name)
		s.files[name] = data
		if strings.HasSuffix(name, ".html") {
			s.pages[name], err = html.Parse(bytes.NewReader(data))
		}
		return err
	})
}

func builtPark(t *testing.T) *publishedSite {
	t.Helper()
	s, err := park()
	if err != nil {
		t.Fatal(err)
	}
	if s.exit != 0 {
		t.Fatalf("the park's site does not build: exit %d\n%s", s.exit, s.report)
	}
	return s
}

// names returns the pages' file names, sorted.
func (s *publishedSite) names() []string { return sortedKeys(s.pages) }

// pageFile is the file of a page in a language, found by the hreflang that its
// source document gives.
func (s *publishedSite) pageFile(lang, id string) (string, bool) {
	source := s.pages[path.Join("zh", id, "index.html")]
	if source == nil {
		return "", false
	}
	for n := range elements(source) {
		if n.DataAtom == atom.Link && strings.HasPrefix(attr(n, "hreflang"), lang) {
			u, err := url.Parse(attr(n, "href"))
			name := strings.TrimPrefix(u.Path, "/") + "index.html"
			return name, err == nil && s.pages[name] != nil
		}
	}
	return "", false
}

// hidden reports whether a page asks search engines to leave it out.
func (s *publishedSite) hidden(name string) bool {
	for n := range elements(s.pages[name]) {
		if n.DataAtom == atom.Meta && attr(n, "name") == "robots" {
			return strings.Contains(attr(n, "content"), "noindex")
		}
	}
	return false
}

// TestParkReport holds the report of a build to the contract's keys, and the
// site to having no findings but the fields that the park must fill in.
func TestParkReport(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	var report map[string]any
	if err := json.Unmarshal([]byte(s.report), &report); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"pages", "outputs", "written", "unchanged", "removed", "duration_ms", "languages", "next_due", "diagnostics"} {
		if _, ok := report[key]; !ok {
			t.Errorf("the report lacks %q", key)
		}
	}
	var stdout bytes.Buffer
	exit := cli.Main(t.Context(), []string{"check", "-s", repository, "--format", "json", "--ui-lang", "en"},
		cli.Streams{In: strings.NewReader(""), Out: &stdout, Err: io.Discard})
	var checked struct{ Diagnostics []finding }
	if err := json.Unmarshal(stdout.Bytes(), &checked); err != nil {
		t.Fatal(err)
	}
	if exit != 0 {
		t.Errorf("qiao check: exit %d", exit)
	}
	if len(checked.Diagnostics) == 0 {
		t.Error("qiao check does not report the fields to be filled in")
	}
	for _, f := range checked.Diagnostics {
		if f.Code != "config-to-fill" || f.Severity != "info" {
			t.Errorf("finding on the park's site: %+v", f)
		}
	}
}

// TestParkSecondBuild says that a build of an unchanged site writes nothing.
func TestParkSecondBuild(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	var counts struct{ Outputs, Written, Unchanged, Removed int }
	for range 2 {
		var stdout bytes.Buffer
		exit := cli.Main(t.Context(), []string{"build", "-s", repository, "-d", out, "--format", "json"},
			cli.Streams{In: strings.NewReader(""), Out: &stdout, Err: io.Discard})
		if exit != 0 {
			t.Fatalf("exit %d: %s", exit, stdout.String())
		}
		if err := json.Unmarshal(stdout.Bytes(), &counts); err != nil {
			t.Fatal(err)
		}
	}
	if counts.Written != 0 || counts.Removed != 0 || counts.Unchanged != counts.Outputs || counts.Outputs == 0 {
		t.Errorf("the second build reports %+v", counts)
	}
}

// TestParkLinks follows every reference of every page: none may be dead, lead
// to a missing anchor, be root-absolute, or fetch anything from another host.
func TestParkLinks(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	followed := 0
	for _, name := range s.names() {
		base := path.Dir(name)
		for n := range elements(s.pages[name]) {
			for _, a := range n.Attr {
				if !isReference(n, a.Key) {
					continue
				}
				for _, ref := range references(a) {
					followed++
					s.follow(t, name, base, n, ref)
				}
			}
		}
	}
	if followed < 100 {
		t.Errorf("only %d references were found", followed)
	}
}

func (s *publishedSite) follow(t *testing.T, name, base string, n *html.Node, ref string) {
	t.Helper()
	u, err := url.Parse(ref)
	switch {
	case err != nil:
		t.Errorf("%s: <%s> %q: %v", name, n.Data, ref, err)
		return
	case u.Scheme == "mailto" || u.Scheme == "tel":
		return
	case u.Scheme != "" || u.Host != "":
		if !mayBeAbsolute(n) {
			t.Errorf("%s: <%s> refers to another host: %q", name, n.Data, ref)
		}
		return
	case strings.HasPrefix(u.Path, "/"):
		if !strings.HasSuffix(name, "404.html") {
			t.Errorf("%s: <%s> is root-absolute: %q", name, n.Data, ref)
		}
		base = ""
	}
	target := name
	if u.Path != "" {
		target = strings.TrimPrefix(path.Join(base, u.Path), "/")
		if u.Path == "." || strings.HasSuffix(u.Path, "/") || strings.HasSuffix(u.Path, "..") {
			target = path.Join(target, "index.html")
		}
	}
	if _, ok := s.files[target]; !ok {
		t.Errorf("%s: <%s> leads nowhere: %q (%s)", name, n.Data, ref, target)
		return
	}
	if u.Fragment != "" && s.pages[target] != nil && !hasID(s.pages[target], u.Fragment) {
		t.Errorf("%s: no anchor %q in %s", name, u.Fragment, target)
	}
}

// TestParkAlternates says that hreflang names real pages, itself included, and
// that every page named names all the others too.
func TestParkAlternates(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	alternates := make(map[string]map[string]string) // by canonical address
	for _, name := range s.names() {
		if strings.HasSuffix(name, "404.html") || isRedirect(s.pages[name]) {
			continue
		}
		canonical, langs := "", make(map[string]string)
		for n := range elements(s.pages[name]) {
			if n.DataAtom != atom.Link {
				continue
			}
			switch attr(n, "rel") {
			case "canonical":
				canonical = attr(n, "href")
			case "alternate":
				if lang := attr(n, "hreflang"); lang != "" {
					langs[lang] = attr(n, "href")
				}
			}
		}
		if canonical == "" {
			t.Errorf("%s has no canonical address", name)
		}
		alternates[canonical] = langs
	}
	for _, canonical := range sortedKeys(alternates) {
		langs := alternates[canonical]
		if langs["x-default"] == "" {
			t.Errorf("%s has no x-default", canonical)
		}
		if !slices.Contains(slices.Collect(maps.Values(langs)), canonical) {
			t.Errorf("%s does not name itself", canonical)
		}
		for lang, address := range langs {
			if other, ok := alternates[address]; !ok {
				t.Errorf("%s: alternate %s %s is no page", canonical, lang, address)
			} else if lang != "x-default" && !maps.Equal(other, langs) {
				t.Errorf("%s and %s do not name the same alternates", canonical, address)
			}
		}
	}
}

// TestParkWithheld says that no word under checks.withhold is in any byte.
func TestParkWithheld(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	for _, word := range []string{"钢旭红阳", "锦天同心", "四大比拼", "一号工程", "信访", "拆迁", "Xiaomi", "小米", "双英集团", "伊玛", "work-report-2024.zh.txt"} {
		for _, name := range sortedKeys(s.files) {
			if bytes.Contains(s.files[name], []byte(word)) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
}

// TestParkData parses what machines read: XML, JSON, JSON-LD.
func TestParkData(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	seen := make(map[string]int)
	for _, name := range sortedKeys(s.files) {
		switch path.Ext(name) {
		case ".xml":
			seen["xml"]++
			d := xml.NewDecoder(bytes.NewReader(s.files[name]))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
			}
		case ".json":
			seen["json"]++
			if !json.Valid(s.files[name]) {
				t.Errorf("%s is no JSON", name)
			}
		case ".html":
			for n := range elements(s.pages[name]) {
				if n.DataAtom == atom.Script && attr(n, "type") == "application/ld+json" {
					seen["json-ld"]++
					if n.FirstChild == nil || !json.Valid([]byte(n.FirstChild.Data)) {
						t.Errorf("%s: JSON-LD does not parse", name)
					}
				}
			}
		}
	}
	for _, kind := range []string{"xml", "json", "json-ld"} {
		if seen[kind] == 0 {
			t.Errorf("the site has no %s", kind)
		}
	}
}

// TestParkValid runs the Nu HTML checker over every page.
func TestParkValid(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	jar := filepath.Join(repository, "node_modules/vnu-jar/build/dist/vnu.jar")
	java, err := exec.LookPath("java")
	if err != nil {
		required.Missing(t, "java (Debian: default-jre-headless)")
	}
	if _, err := os.Stat(jar); err != nil {
		required.Missing(t, "the Nu HTML checker (npm ci)")
	}
	out, err := exec.CommandContext(t.Context(), java, "-jar", jar, "--skip-non-html", "--format", "json", s.dir).CombinedOutput()
	var report struct {
		Messages []struct {
			Type, SubType, Message, URL, Extract string
			LastLine                             int
		}
	}
	if e := json.Unmarshal(out, &report); e != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, m := range report.Messages {
		if strings.Contains(m.Message, "Content Security Policy") {
			continue // read from disk, no file is 'self'; TestParkInBrowser holds the policy
		}
		t.Errorf("%s:%d: %s: %s\n\t%s", strings.TrimPrefix(m.URL, "file:"+s.dir+"/"), m.LastLine, m.Type, m.Message, m.Extract)
	}
}
