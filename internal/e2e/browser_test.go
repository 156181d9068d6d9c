package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"qiao/internal/e2e/required"
)

// browser is a running Chromium that looks at a published site.
type browser struct {
	context context.Context
	origin  string // http://127.0.0.1:port
}

// openBrowser serves a folder to this computer and starts Chromium, until the
// test ends.
func openBrowser(t *testing.T, dir string) *browser {
	t.Helper()
	chromium := chromiumPath(t)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(allocator)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil { // starts it
		t.Fatal(err)
	}
	return &browser{context: ctx, origin: server.URL}
}

// chromiumPath is where Chromium is.
func chromiumPath(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		required.Missing(t, "chromium")
	}
	return path
}

// tab is a page of the browser, and what happened on it that should not.
type tab struct {
	ctx    context.Context
	origin string
	log    browserLog
}

func (b *browser) openTab(t *testing.T) *tab {
	t.Helper()
	ctx, end := chromedp.NewContext(b.context)
	t.Cleanup(end)
	tab := &tab{ctx: ctx, origin: b.origin}
	if err := chromedp.Listen(ctx, func(event any) { tab.log.note(event, b.origin) }); err != nil {
		t.Fatal(err)
	}
	return tab
}

// open goes to a file of the site.
func (b *tab) open(name string) error {
	return b.do(chromedp.Navigate(b.origin + "/" + strings.TrimSuffix(name, "index.html")))
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) error {
	return chromedp.Do(b.ctx, actions...)
}

// evaluate returns the value of an expression, or of the promise that it is.
func evaluate[T any](b *tab, expression string) (T, error) {
	return chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
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
