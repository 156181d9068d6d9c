package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestParkInBrowser opens every page at phone and desktop width: the console
// stays silent, no request goes to another host or fails, and nothing scrolls
// sideways, at 320 px neither.
func TestParkInBrowser(t *testing.T) {
	s := builtPark(t)
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "chromium")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(s.dir)))
	defer server.Close()

	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	defer stop()
	ctx, closeTab := chromedp.NewContext(allocator)
	defer closeTab()

	var seen browserLog
	if err := chromedp.Listen(ctx, func(event any) { seen.note(event, server.URL) }); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{320, 390, 820, 1440} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		for _, name := range s.names() {
			if strings.HasSuffix(name, "404.html") || isRedirect(s.pages[name]) || name == "index.html" {
				continue // links of these are absolute, or lead on
			}
			page := fmt.Sprintf("%s at %d px", name, width)
			if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/"+strings.TrimSuffix(name, "index.html"))); err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			overflow, err := chromedp.Run(ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			if err != nil {
				t.Fatal(err)
			}
			if overflow > 0 {
				t.Errorf("%s scrolls sideways by %d px", page, overflow)
			}
			for _, problem := range seen.take() {
				t.Errorf("%s: %s", page, problem)
			}
			if *screenshots != "" && width != 320 {
				shoot(t, ctx, name, width)
			}
		}
	}
}

// browserLog collects what a page should not do.
type browserLog struct {
	mu       sync.Mutex
	problems []string
}

func (l *browserLog) note(event any, origin string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		l.problems = append(l.problems, fmt.Sprintf("console: %v", e.Type))
	case *runtime.EventExceptionThrown:
		l.problems = append(l.problems, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded: // violations of the content security policy come here
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			l.problems = append(l.problems, "log: "+e.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, origin+"/") && !strings.HasPrefix(e.Request.URL, "data:") {
			l.problems = append(l.problems, "request to "+e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && !strings.HasSuffix(e.Response.URL, "/favicon.ico") {
			l.problems = append(l.problems, fmt.Sprintf("status %v of %s", e.Response.Status, e.Response.URL))
		}
	}
}

func (l *browserLog) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	problems := l.problems
	l.problems = nil
	return problems
}

func shoot(t *testing.T, ctx context.Context, name string, width int64) {
	t.Helper()
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	file := fmt.Sprintf("%s.%d.png", strings.ReplaceAll(strings.TrimSuffix(name, "/index.html"), "/", "_"), width)
	if err := os.MkdirAll(*screenshots, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screenshots, file), png, 0o644); err != nil {
		t.Fatal(err)
	}
}
