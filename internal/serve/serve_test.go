package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/build"
	"qiao/internal/build/buildtest"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// preview is a server under test.
type preview struct {
	t     *testing.T
	dir   string
	url   string // with the base path
	host  string
	built chan []diag.Diagnostic
}

// start serves the small site, with the files changed.
func start(t *testing.T, changed map[string]string) *preview {
	t.Helper()
	p := &preview{t: t, dir: t.TempDir(), built: make(chan []diag.Diagnostic, 100)}
	must(t, buildtest.WriteSmall(p.dir))
	for name, text := range changed {
		put(t, p.dir, name, text)
	}
	root, err := files.Open(p.dir)
	must(t, err)
	l, err := Listen(t.Context(), "127.0.0.1:0")
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Root: root, Lang: "en", Listener: l,
			Build: build.Options{Drafts: true, Future: true},
			Now:   func() time.Time { return time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC) },
			Built: func(_ time.Duration, ds []diag.Diagnostic) { p.built <- ds },
			Ready: func(url string) { ready <- url },
		})
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(5 * time.Second):
			t.Error("the server does not end")
		}
		http.DefaultClient.CloseIdleConnections()
		must(t, root.Close())
	})
	select {
	case p.url = <-ready:
	case err := <-ended:
		ended <- nil
		t.Fatal(err)
	}
	p.host = "http://" + l.Addr().String()
	<-p.built
	return p
}

// save writes a file of the site and waits for the build.
func (p *preview) save(name, text string) []diag.Diagnostic {
	p.t.Helper()
	put(p.t, p.dir, name, text)
	select {
	case ds := <-p.built:
		return ds
	case <-time.After(5 * time.Second):
		p.t.Fatalf("no build after saving %s", name)
		return nil
	}
}

// answer is what the server said.
type answer struct {
	status int
	header http.Header
	body   string
}

// ask sends a request; change may alter it.
func (p *preview) ask(url string, change func(*http.Request)) answer {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, url, nil)
	must(p.t, err)
	if change != nil {
		change(r)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	must(p.t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(p.t, err)
	return answer{response.StatusCode, response.Header, string(body)}
}

func (p *preview) get(path string) answer {
	p.t.Helper()
	return p.ask(p.url+path, nil)
}

func TestServe(t *testing.T) {
	p := start(t, nil)
	if !strings.HasSuffix(p.url, "/base/") {
		t.Errorf("address %s", p.url)
	}
	tests := []struct {
		path, media, holds string
		status             int
	}{
		{"", "text/html; charset=utf-8", "Deutsch", 200},
		{"zh/", "text/html; charset=utf-8", "<h1>首页", 200},
		{"zh/index.html", "text/html; charset=utf-8", "<h1>首页", 200},
		{"de/neuigkeiten/a/", "text/html; charset=utf-8", "59,03", 200},
		{"robots.txt", "text/plain; charset=utf-8", "Sitemap", 200},
		{"sitemap.xml", "application/xml; charset=utf-8", "<", 200},
		{"de/facts.json", "", "", 404},
		{"zh/nothing/", "text/html; charset=utf-8", "zh-Hans", 404},
		{"de/nichts", "text/html; charset=utf-8", `lang="de"`, 404},
		{"fr/", "text/html; charset=utf-8", "", 404},
		{"../site.yaml", "", "", 404},
		{"%2e%2e/site.yaml", "", "", 404},
		{"zh/..%2f..%2fsite.yaml", "", "", 404},
		{"zh/%00", "", "", 404},
	}
	for _, test := range tests {
		got := p.get(test.path)
		if got.status != test.status || test.media != "" && got.header.Get("Content-Type") != test.media || !strings.Contains(got.body, test.holds) {
			t.Errorf("%s: %d %s, want %d %s with %q:\n%.300s", test.path, got.status, got.header.Get("Content-Type"), test.status, test.media, test.holds, got.body)
		}
		if strings.Contains(got.body, "base_url") {
			t.Errorf("%s shows site.yaml", test.path)
		}
		if strings.HasPrefix(got.header.Get("Content-Type"), "text/html") != strings.Contains(got.body, scriptPath) {
			t.Errorf("%s: the script that reloads is missing, or where it should not be", test.path)
		}
	}
	for path, to := range map[string]string{p.host + "/": "/base/", p.host + "/base": "/base/", p.url + "zh": "zh/", p.url + "de/neuigkeiten": "neuigkeiten/"} {
		if got := p.ask(path, nil); got.status != http.StatusFound || !strings.HasSuffix(got.header.Get("Location"), to) {
			t.Errorf("%s: %d to %q, want %q", path, got.status, got.header.Get("Location"), to)
		}
	}
	if got := p.ask(p.host+"/elsewhere/", nil); got.status != http.StatusNotFound {
		t.Errorf("outside of the base path: %d", got.status)
	}
	if got := p.ask(p.host+scriptPath, nil); got.status != 200 || !strings.Contains(got.body, "EventSource") {
		t.Errorf("the script: %d", got.status)
	}
}

func TestGuard(t *testing.T) {
	p := start(t, nil)
	for _, test := range []struct {
		method, host string
		status       int
	}{
		{"GET", "", 200},
		{"HEAD", "", 200},
		{"GET", "localhost:1313", 200},
		{"GET", "127.0.0.1", 200},
		{"GET", "[::1]:1313", 200},
		{"GET", "evil.example", 403},
		{"GET", "localhost.evil.example:1313", 403},
		{"GET", "192.168.1.7:1313", 403},
		{"POST", "", 405},
		{"PUT", "", 405},
		{"DELETE", "evil.example", 403},
		{"OPTIONS", "", 405},
	} {
		got := p.ask(p.url+"zh/", func(r *http.Request) {
			r.Method = test.method
			if test.host != "" {
				r.Host = test.host
			}
		})
		if got.status != test.status {
			t.Errorf("%s for %q: %d, want %d", test.method, test.host, got.status, test.status)
		}
		if test.method == "HEAD" && got.body != "" {
			t.Error("HEAD has a body")
		}
	}
}

// TestRebuild follows saves: the page changes, an error shows itself in place
// of the page with the last good one behind a link, and goes away.
func TestRebuild(t *testing.T) {
	p := start(t, nil)
	const file = "content/news/a.en.md"
	p.save(file, "---\ntitle: Changed\n---\nThe value is :fact[output], see the [home page](/).\n")
	if got := p.get("en/news/a/"); !strings.Contains(got.body, "<h1>Changed") {
		t.Errorf("after saving: %s", got.body)
	}

	p.save(file, "---\ntitle: Broken\ntilte: x\n---\nText.\n")
	got := p.get("en/news/a/")
	for _, part := range []string{
		"content/news/a.en.md:3:1", `unknown field &#34;tilte&#34;`, `did you mean &#34;title&#34;?`, "front-matter-unknown",
		"<mark>tilte</mark>: x", lastPrefix + "/base/en/news/a/", scriptPath,
	} {
		if got.status != http.StatusInternalServerError || !strings.Contains(got.body, part) {
			t.Errorf("the error page (%d) lacks %q:\n%s", got.status, part, got.body)
		}
	}
	if got := p.ask(p.host+lastPrefix+"/base/en/news/a/", nil); got.status != 200 || !strings.Contains(got.body, "<h1>Changed") {
		t.Errorf("the last good page: %d %s", got.status, got.body)
	}
	if got := p.get("robots.txt"); got.status != 200 {
		t.Errorf("what is no page: %d", got.status)
	}

	p.save(file, "---\ntitle: Mended\n---\nThe value is :fact[output], see the [home page](/).\n")
	if got := p.get("en/news/a/"); got.status != 200 || !strings.Contains(got.body, "<h1>Mended") {
		t.Errorf("after mending: %d %s", got.status, got.body)
	}

	// A mistake that shows only when the page is rendered is that page's alone.
	p.save("themes/plain/layouts/news.html", `{{ define "main" }}{{ .Image.URL }}{{ end }}`)
	p.save("content/news/b.zh.md", "---\ntitle: 乙\ntype: news\ndraft: true\n---\n文字。\n")
	if got := p.get("zh/news/b/"); got.status != 500 || !strings.Contains(got.body, "themes/plain/layouts/news.html:1:") {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := p.get("zh/"); got.status != 200 {
		t.Errorf("another page: %d", got.status)
	}
}

// TestBrokenFromTheStart serves a site that has never been good.
func TestBrokenFromTheStart(t *testing.T) {
	p := start(t, map[string]string{"site.yaml": "base_ulr: x\n"})
	got := p.ask(p.host+"/zh/", nil)
	if got.status != 500 || !strings.Contains(got.body, "site.yaml:1:1") || strings.Contains(got.body, lastPrefix) {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := p.ask(p.host+lastPrefix+"/zh/", nil); got.status != 404 {
		t.Errorf("the last good page: %d", got.status)
	}
}

// TestEvents reads the events that make a page reload.
func TestEvents(t *testing.T) {
	p := start(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.host+eventsPath, nil)
	must(t, err)
	response, err := http.DefaultClient.Do(r)
	must(t, err)
	defer response.Body.Close()
	if media := response.Header.Get("Content-Type"); media != "text/event-stream" {
		t.Errorf("type %s", media)
	}
	lines := bufio.NewScanner(response.Body)
	next := func() string {
		for lines.Scan() {
			if number, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return number
			}
		}
		t.Fatal("the stream has ended")
		return ""
	}
	first := next()
	if !strings.Contains(p.get("zh/").body, `data-build="`+first+`"`) {
		t.Error("a page that was just loaded would reload")
	}
	p.save("content/_index.zh.md", "---\ntitle: 新\n---\n文字。\n")
	if second := next(); second == first {
		t.Error("the event does not tell the builds apart")
	}
}

// TestEnds stops the server while a page waits for events.
func TestEnds(t *testing.T) {
	dir := t.TempDir()
	must(t, buildtest.WriteSmall(dir))
	root, err := files.Open(dir)
	must(t, err)
	defer root.Close()
	l, err := Listen(t.Context(), "localhost:0")
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Root: root, Lang: "zh", Listener: l, Now: time.Now, Ready: func(string) { close(ready) }})
	}()
	<-ready
	response, err := http.Get("http://" + l.Addr().String() + eventsPath)
	must(t, err)
	defer response.Body.Close()
	start := time.Now()
	cancel()
	select {
	case err := <-ended:
		must(t, err)
	case <-time.After(5 * time.Second):
		t.Fatal("the server does not end")
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("ending took %v", took)
	}
	_, _ = io.Copy(io.Discard, response.Body)
	http.DefaultClient.CloseIdleConnections()
}

func TestListen(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"0.0.0.0:0", ":0", "192.0.2.1:80", "example.org:80", "[::]:0"} {
		if l, err := Listen(t.Context(), address); !errors.Is(err, ErrNotLocal) {
			t.Errorf("%s: %v", address, err)
			if l != nil {
				l.Close()
			}
		}
	}
	if _, err := Listen(t.Context(), "127.0.0.1"); err == nil {
		t.Error("no port, and no error")
	}
	l, err := Listen(t.Context(), "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	var taken *net.OpError
	if _, err := Listen(t.Context(), l.Addr().String()); !errors.As(err, &taken) {
		t.Errorf("a taken address: %v", err)
	}
}

// TestOnlyCacheWritten makes sure that a preview leaves the folder as it is, but
// for its cache.
func TestOnlyCacheWritten(t *testing.T) {
	p := start(t, nil)
	before, err := os.ReadDir(p.dir)
	must(t, err)
	p.get("zh/")
	after, err := os.ReadDir(p.dir)
	must(t, err)
	names := func(entries []os.DirEntry) (names []string) {
		for _, e := range entries {
			if e.Name() != ".qiao" {
				names = append(names, e.Name())
			}
		}
		return names
	}
	if diff := cmp.Diff(names(before), names(after)); diff != "" {
		t.Errorf("the preview wrote (-before +after):\n%s", diff)
	}
	for _, name := range []string{"published", "cache/build"} {
		if _, err := os.Stat(filepath.Join(p.dir, ".qiao", name)); err == nil {
			t.Errorf("the preview published %s", name)
		}
	}
}
