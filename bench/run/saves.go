//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

const (
	// rest is the time between two saves, in which the server comes to rest.
	rest = 1500 * time.Millisecond
	// patience is how long a server may take for anything.
	patience = 5 * time.Minute
)

// savesOf measures how long both preview servers take from a save to the new
// page.
func (b *bench) savesOf(ctx context.Context, r *results) error {
	for _, t := range []tool{b.hugo(), b.qiao()} {
		log.Printf("saving %d times while %s serves", 2*b.saves, t.name)
		if err := b.savesOfTool(ctx, r.of(t.name), t); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

func (b *bench) savesOfTool(ctx context.Context, m *measured, t tool) error {
	p, err := b.preview(ctx, t)
	if err != nil {
		return err
	}
	defer p.stop()
	for n := range 2 * b.saves {
		marker := fmt.Sprintf("marker-%d", n)
		change, pages, to := bodyEdit(marker), []string{changedPage}, &m.body
		if n >= b.saves {
			change, pages, to = titleEdit(marker), []string{changedPage, changedList}, &m.title
		}
		wall, err := p.save(ctx, change, marker, pages)
		if err != nil {
			return err
		}
		*to = append(*to, usage{wall: wall})
	}
	return nil
}

// titleEdit puts a word before the title.
func titleEdit(word string) func(text []byte) []byte {
	return func(text []byte) []byte {
		return bytes.Replace(text, []byte("\ntitle: "), []byte("\ntitle: "+word+" "), 1)
	}
}

// preview is a preview server that runs.
type preview struct {
	command *exec.Cmd
	site    string
	address string
}

// preview starts a tool's server, and waits for it to serve.
func (b *bench) preview(ctx context.Context, t tool) (*preview, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	p := &preview{site: b.path("site", t.name), address: "http://127.0.0.1:" + port}
	p.command = exec.Command(t.program, t.serve(port)...)
	p.command.Dir, p.command.Env = p.site, b.env
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl+C ends the run, which ends the server
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	for _, page := range []string{changedPage, changedList} {
		if err := p.wait(ctx, page, ""); err != nil {
			p.stop()
			return nil, err
		}
	}
	return p, nil
}

// freePort is a port that nobody listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// stop ends the server.
func (p *preview) stop() {
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		log.Print(err)
	}
	if err := p.command.Wait(); err != nil && p.command.ProcessState == nil {
		log.Print(err)
	}
}

// save changes the document, and says how long it takes until all pages show a
// marker. The change is undone afterwards.
func (p *preview) save(ctx context.Context, change func(text []byte) []byte, marker string, pages []string) (time.Duration, error) {
	if err := sleep(ctx, rest); err != nil {
		return 0, err
	}
	start := time.Now()
	original, err := edit(p.site, change)
	if err != nil {
		return 0, err
	}
	for _, page := range pages {
		if err := p.wait(ctx, page, marker); err != nil {
			return 0, err
		}
	}
	took := time.Since(start)
	if err := sleep(ctx, rest); err != nil {
		return 0, err
	}
	return took, os.WriteFile(filepath.Join(p.site, edited), original, 0o644)
}

// wait asks for a page until it holds a marker.
func (p *preview) wait(ctx context.Context, page, marker string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		if text, err := p.get(ctx, page); err == nil && bytes.Contains(text, []byte(marker)) {
			return nil
		}
		if err := sleep(ctx, time.Millisecond); err != nil {
			return fmt.Errorf("%s does not show %q: %w", page, marker, err)
		}
	}
}

func (p *preview) get(ctx context.Context, page string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.address+page, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, errors.New(response.Status)
	}
	return io.ReadAll(response.Body)
}

// sleep waits, unless the run is ended.
func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
