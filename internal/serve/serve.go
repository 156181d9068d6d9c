// Package serve is the preview: it serves a site from memory to the browser on
// the same computer, builds it again after every save, and reloads the pages
// that are open. What an author has to see first when something is wrong is
// what, where and how to mend it: then the preview shows that in place of the
// page, and keeps the last good build within reach.
//
// It serves the outputs of the build by their names, and so nothing else of the
// disk; and it answers only requests that come from this computer and mean it,
// so that no page on the web can read what is not published yet.
package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"qiao/internal/build"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// Options say what is served and where.
type Options struct {
	Root  *files.Root
	Build build.Options
	// Now gives the moment that decides what is published, for each build anew.
	Now func() time.Time
	// Listener accepts the connections; see [Listen].
	Listener net.Listener
	// Lang is the language of the server's own pages: "en" or "zh".
	Lang string
	// Built is told after each build how long it took and what it found; may
	// be nil.
	Built func(took time.Duration, ds []diag.Diagnostic)
	// Ready is told the preview's address once the first build is done; may be
	// nil.
	Ready func(url string)
}

// ErrNotLocal is the error about an address that other computers can reach.
var ErrNotLocal = errors.New("not an address of this computer")

// Listen listens on an address of this computer, such as 127.0.0.1:1313; it
// refuses all others with [ErrNotLocal].
func Listen(ctx context.Context, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if !local(host) {
		return nil, ErrNotLocal
	}
	var lc net.ListenConfig
	return lc.Listen(ctx, "tcp", address)
}

// local reports whether a host is this computer under a name that no other can
// take: not one that is looked up somewhere.
func local(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// server is a preview that runs.
type server struct {
	options Options
	state   atomic.Pointer[state]
	// unseen are the files that have changed since the last good build, which
	// does not show them; unseenMore says that there may be more.
	unseen     []string
	unseenMore bool
	changed    broadcast
}

// state is what the last build came to.
type state struct {
	// number tells builds apart, those of other runs of the server included.
	number string
	// good is the last build without errors; nil if there was none.
	good *build.Preview
	ds   []diag.Diagnostic // of the last build
}

// broken reports whether the last build has errors.
func (s *state) broken() bool { return diag.HasErrors(s.ds) }

// Run serves the preview until ctx is cancelled. It closes the listener.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &server{options: o}
	w, err := newWatcher(o.Root)
	if err != nil {
		return errors.Join(err, o.Listener.Close())
	}
	s.rebuild(ctx, w, nil)

	var g sync.WaitGroup
	g.Go(func() { w.run(ctx, func(names []string) { s.rebuild(ctx, w, names) }) })
	h := &http.Server{
		Handler:           s.handler(),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	g.Go(func() {
		<-ctx.Done()
		const grace = 500 * time.Millisecond
		end, stop := context.WithTimeout(context.Background(), grace)
		defer stop()
		if h.Shutdown(end) != nil {
			h.Close()
		}
	})
	if o.Ready != nil {
		o.Ready("http://" + o.Listener.Addr().String() + s.base())
	}
	err = h.Serve(o.Listener)
	cancel()
	g.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// rebuild builds the site and shows the result to all pages that are open.
// changed are the files that have changed, or nil if that is not known.
func (s *server) rebuild(ctx context.Context, w *watcher, changed []string) {
	start := time.Now()
	preview, ds := s.preview(ctx, changed)
	if ctx.Err() != nil {
		return
	}
	next := &state{number: strconv.FormatInt(start.UnixNano(), 36), good: preview, ds: ds}
	if last := s.state.Load(); preview == nil && last != nil {
		next.good = last.good
	}
	if preview != nil {
		w.ignore(preview.Config.Output)
	}
	s.state.Store(next)
	s.changed.send()
	if s.options.Built != nil {
		s.options.Built(time.Since(start), ds)
	}
}

// preview is the site as it is now; nil after an error.
func (s *server) preview(ctx context.Context, changed []string) (*build.Preview, []diag.Diagnostic) {
	o := s.options.Build
	o.Now = s.options.Now()
	last := s.state.Load()
	if last == nil || last.good == nil {
		return build.NewPreview(ctx, s.options.Root, o)
	}
	if s.unseen = append(s.unseen, changed...); changed == nil {
		s.unseenMore = true
	}
	names := s.unseen
	if s.unseenMore {
		names = nil
	}
	preview, ds := last.good.Update(ctx, o, names)
	if preview != nil {
		s.unseen, s.unseenMore = []string{}, false
	}
	return preview, ds
}

// base is the path that the site is served under: that of its base URL.
func (s *server) base() string {
	if good := s.state.Load().good; good != nil {
		return good.Config.BaseURL.EscapedPath()
	}
	return "/"
}

// broadcast wakes all who wait for the next event.
type broadcast struct {
	mu sync.Mutex
	ch chan struct{}
}

// next is closed by the next call of send.
func (b *broadcast) next() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ch == nil {
		b.ch = make(chan struct{})
	}
	return b.ch
}

func (b *broadcast) send() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ch != nil {
		close(b.ch)
		b.ch = nil
	}
}
