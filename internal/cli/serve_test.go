package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"qiao/internal/build/buildtest"
)

// call is a call that runs beside the test.
type call struct {
	out, err <-chan string // lines
	end      func() int    // cancels the call and returns its exit code
}

// lines makes a writer whose lines can be read from a channel.
func lines() (w *io.PipeWriter, list <-chan string) {
	r, w := io.Pipe()
	ch := make(chan string, 1000)
	go func() {
		defer close(ch)
		for s := bufio.NewScanner(r); s.Scan(); {
			ch <- s.Text()
		}
	}()
	return w, ch
}

func startCall(t *testing.T, args ...string) *call {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	outWriter, outLines := lines()
	errWriter, errLines := lines()
	exit := make(chan int, 1)
	go func() {
		exit <- Main(ctx, args, Streams{In: strings.NewReader(""), Out: outWriter, Err: errWriter})
		outWriter.Close()
		errWriter.Close()
	}()
	end := sync.OnceValue(func() int {
		cancel()
		select {
		case code := <-exit:
			return code
		case <-time.After(5 * time.Second):
			t.Error("the call does not end")
			return -1
		}
	})
	t.Cleanup(func() { end() })
	return &call{outLines, errLines, end}
}

// line is the next line that holds a text.
func line(t *testing.T, list <-chan string, text string) string {
	t.Helper()
	for {
		select {
		case l, ok := <-list:
			if !ok {
				t.Fatalf("no line with %q", text)
			}
			if strings.Contains(l, text) {
				return l
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("no line with %q in time", text)
		}
	}
}

func TestServeCommand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := buildtest.WriteSmall(dir); err != nil {
		t.Fatal(err)
	}
	c := startCall(t, "serve", "-s", dir, "--addr", "127.0.0.1:0", "--ui-lang", "en")
	ready := line(t, c.out, "preview at ")
	url, _, _ := strings.Cut(strings.TrimPrefix(ready, "preview at "), " ")
	response, err := http.Get(url + "zh/")
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || !bytes.Contains(page, []byte("<h1>首页")) {
		t.Errorf("%v: %s", err, page)
	}

	file := filepath.Join(dir, "content", "_index.zh.md")
	if err := os.WriteFile(file, []byte("---\ntilte: x\ntitle: 首页\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	line(t, c.err, `content/_index.zh.md:2:1: error: unknown field "tilte"`)
	line(t, c.err, "rebuilt in ")
	if code := c.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestServeCommandRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := buildtest.WriteSmall(dir); err != nil {
		t.Fatal(err)
	}
	for address, id := range map[string]string{"0.0.0.0:0": "other computers", "127.0.0.1": "in use, or no address", "127.0.0.1:99999": "in use, or no address"} {
		var out, err bytes.Buffer
		code := Main(t.Context(), []string{"serve", "-s", dir, "--addr", address, "--ui-lang", "en"}, Streams{Out: &out, Err: &err})
		if code != exitUnusable || !strings.Contains(err.String(), id) {
			t.Errorf("%s: exit code %d, %s", address, code, err.String())
		}
	}
}

func TestServeCommandJSON(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := buildtest.WriteSmall(dir); err != nil {
		t.Fatal(err)
	}
	var out, err bytes.Buffer
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if code := Main(ctx, []string{"serve", "-s", dir, "--addr", "127.0.0.1:0", "--format", "json"}, Streams{Out: &out, Err: &err}); code != 0 {
		t.Errorf("exit code %d: %s", code, err.String())
	}
	var report struct {
		URL         string
		Diagnostics []any
	}
	if err := json.Unmarshal(out.Bytes(), &report); err != nil || !strings.HasSuffix(report.URL, "/base/") || report.Diagnostics == nil {
		t.Errorf("%v: %s", err, out.String())
	}
}
