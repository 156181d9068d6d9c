//go:build unix

package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

// edited is the document that is edited, and changedPage and changedList the
// pages that show it: itself, and the list of its section.
const (
	edited      = "content/automotive/company-00000.en.md"
	changedPage = "/en/automotive/company-00000/"
	changedList = "/en/automotive/"
)

// tool is one of the two that are compared.
type tool struct {
	name    string // also that of the site's folder
	program string
	args    []string
	made    []string // folders that it makes in the site
	serve   func(port string) []string
}

func (b *bench) qiao() tool {
	return tool{"qiao", b.tools.qiao, []string{"build"}, []string{"public", ".qiao"}, func(port string) []string {
		return []string{"serve", "--addr", "127.0.0.1:" + port}
	}}
}

func (b *bench) hugo() tool {
	return tool{"hugo", b.tools.hugo, nil, []string{"public", "resources", ".hugo_build.lock"}, func(port string) []string {
		return []string{"server", "--bind", "127.0.0.1", "--port", port}
	}}
}

// builds measures the builds of both tools and the floor, in turn.
func (b *bench) builds(ctx context.Context, r *results) error {
	if err := b.sites(ctx, "site", b.pages, "hugo", "qiao"); err != nil {
		return err
	}
	for round := range b.rounds {
		log.Printf("building, round %d of %d", round+1, b.rounds)
		if err := b.round(ctx, r.of("hugo"), b.hugo()); err != nil {
			return err
		}
		if err := b.round(ctx, r.of("qiao"), b.qiao()); err != nil {
			return err
		}
		if err := b.floor(ctx, r); err != nil {
			return err
		}
		if round == 0 {
			if err := b.compare(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// round measures a build from nothing, one with nothing changed, and one after
// the edit of a body, which is then undone.
func (b *bench) round(ctx context.Context, m *measured, t tool) error {
	site := b.path("site", t.name)
	for _, name := range t.made {
		if err := os.RemoveAll(filepath.Join(site, name)); err != nil {
			return err
		}
	}
	build := func(to *[]usage) error {
		u, err := b.run(ctx, site, t.program, t.args...)
		*to = append(*to, u)
		return err
	}
	if err := build(&m.cold); err != nil {
		return err
	}
	if err := build(&m.unchanged); err != nil {
		return err
	}
	original, err := edit(site, bodyEdit("a body"))
	if err != nil {
		return err
	}
	if err := build(&m.edited); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(site, edited), original, 0o644); err != nil {
		return err
	}
	_, err = b.run(ctx, site, t.program, t.args...) // as before, for the comparison
	return err
}

// floor measures the bare loop.
func (b *bench) floor(ctx context.Context, r *results) error {
	out := b.path("floor")
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	u, err := b.run(ctx, b.dir, b.tools.floor, "-in", b.path("site", "hugo"), "-out", out)
	r.floor = append(r.floor, u)
	return err
}

// compare makes sure that both tools have made the same.
func (b *bench) compare(ctx context.Context) error {
	_, err := b.run(ctx, b.dir, b.tools.compare, b.path("site", "qiao", "public"), b.path("site", "hugo", "public"))
	return err
}

// edit changes the document that is edited, and returns what it was.
func edit(site string, change func(text []byte) []byte) (original []byte, err error) {
	file := filepath.Join(site, edited)
	original, err = os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return original, os.WriteFile(file, change(original), 0o644)
}

// bodyEdit adds a paragraph to the text.
func bodyEdit(words string) func(text []byte) []byte {
	return func(text []byte) []byte {
		return fmt.Appendf(text[:len(text):len(text)], "\nThis is the edit of %s.\n", words)
	}
}

// scaleOf measures qiao's builds from nothing of a small site and of a large
// one, in turn.
func (b *bench) scaleOf(ctx context.Context, r *results) error {
	for _, pages := range []int{fewPages, manyPages} {
		if err := b.sites(ctx, fmt.Sprint(pages), pages, "qiao"); err != nil {
			return err
		}
	}
	for round := range b.rounds {
		log.Printf("building %d and %d pages, round %d of %d", fewPages, manyPages, round+1, b.rounds)
		for pages, to := range map[int]*[]usage{fewPages: &r.few, manyPages: &r.many} {
			site := b.path(fmt.Sprint(pages), "qiao")
			for _, name := range b.qiao().made {
				if err := os.RemoveAll(filepath.Join(site, name)); err != nil {
					return err
				}
			}
			u, err := b.run(ctx, site, b.tools.qiao, "build")
			if err != nil {
				return err
			}
			*to = append(*to, u)
		}
	}
	return nil
}
