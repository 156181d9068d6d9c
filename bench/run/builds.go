//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
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
// the edit of a body. The document is then as it was, what is published is not:
// so the comparison sees the edit, too.
func (b *bench) round(ctx context.Context, m *measured, t tool) error {
	if err := b.coldAndUnchanged(ctx, m, t); err != nil {
		return err
	}
	site := b.path("site", t.name)
	original, err := os.ReadFile(filepath.Join(site, edited))
	if err != nil {
		return err
	}
	if err := save(site, bodyEdit(original, "a body")); err != nil {
		return err
	}
	if err := b.build(ctx, site, t, &m.edited); err != nil {
		return err
	}
	return save(site, original)
}

// coldAndUnchanged measures a build from nothing, and one with nothing changed.
func (b *bench) coldAndUnchanged(ctx context.Context, m *measured, t tool) error {
	site := b.path("site", t.name)
	if err := b.cold(ctx, site, t, &m.cold); err != nil {
		return err
	}
	return b.build(ctx, site, t, &m.unchanged)
}

// cold measures a build from nothing.
func (b *bench) cold(ctx context.Context, site string, t tool, to *[]usage) error {
	for _, name := range t.made {
		if err := os.RemoveAll(filepath.Join(site, name)); err != nil {
			return err
		}
	}
	return b.build(ctx, site, t, to)
}

// build measures a build.
func (b *bench) build(ctx context.Context, site string, t tool, to *[]usage) error {
	u, err := b.run(ctx, site, t.program, t.args...)
	*to = append(*to, u)
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

// save writes the document that is edited.
func save(site string, text []byte) error {
	return os.WriteFile(filepath.Join(site, edited), text, 0o644)
}

// bodyEdit is a document with one more paragraph.
func bodyEdit(text []byte, word string) []byte {
	return fmt.Appendf(slices.Clip(text), "\nThis is the edit of %s.\n", word)
}

// titleEdit is a document with one more word in its title.
func titleEdit(text []byte, word string) []byte {
	return bytes.Replace(text, []byte("\ntitle: "), []byte("\ntitle: "+word+" "), 1)
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
		if err := b.cold(ctx, b.path(fmt.Sprint(fewPages), "qiao"), b.qiao(), &r.few); err != nil {
			return err
		}
		if err := b.cold(ctx, b.path(fmt.Sprint(manyPages), "qiao"), b.qiao(), &r.many); err != nil {
			return err
		}
	}
	return nil
}
