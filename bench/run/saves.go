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

// savesOfTool saves the document again and again: each time as it was, but for
// one edit.
func (b *bench) savesOfTool(ctx context.Context, m *measured, t tool) error {
	site := b.path("site", t.name)
	original, err := os.ReadFile(filepath.Join(site, edited))
	if err != nil {
		return err
	}
	p, err := b.preview(ctx, site, t)
	if err != nil {
		return err
	}
	defer p.stop()
	for n := range b.saves {
		if err := p.save(ctx, bodyEdit, original, fmt.Sprintf("body-%d", n), &m.body, changedPage); err != nil {
			return err
		}
	}
	for n := range b.saves {
		if err := p.save(ctx, titleEdit, original, fmt.Sprintf("title-%d", n), &m.title, changedPage, changedList); err != nil {
			return err
		}
	}
	return save(site, original)
}

// preview is a preview server that runs.
type preview struct {
	command *exec.Cmd
	site    string
	address string
}

// preview starts a tool's server, and waits for it to serve.
func (b *bench) preview(ctx context.Context, site string, t tool) (*preview, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	p := &preview{site: site, address: "http://127.0.0.1:" + port}
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

// save saves an edit of the document, and measures how long it takes until all
// pages show the word that was added.
func (p *preview) save(ctx context.Context, edit func(text []byte, word string) []byte, text []byte, word string, to *[]usage, pages ...string) error {
	if err := sleep(ctx, rest); err != nil {
		return err
	}
	start := time.Now()
	if err := save(p.site, edit(text, word)); err != nil {
		return err
	}
	for _, page := range pages {
		if err := p.wait(ctx, page, word); err != nil {
			return err
		}
	}
	*to = append(*to, usage{wall: time.Since(start)})
	return nil
}

// wait asks for a page until it holds a word.
func (p *preview) wait(ctx context.Context, page, word string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		if text, err := p.get(ctx, page); err == nil && bytes.Contains(text, []byte(word)) {
			return nil
		}
		if err := sleep(ctx, time.Millisecond); err != nil {
			return fmt.Errorf("%s does not show %q: %w", page, word, err)
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
