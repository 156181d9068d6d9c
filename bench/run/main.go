//go:build unix

// Command run measures qiao beside Hugo on one generated site, in alternation,
// and prints what is promised of qiao with what was measured, as Markdown:
//
//	go run ./bench/run -n 10000
//
// See bench/README.md for what is measured, and how fair that is.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// options are what the command is asked for.
type options struct {
	pages, rounds, saves, cores int
	dir, site                   string
	scale                       bool
}

// fewest is the number of pages that leaves no section empty: the tools do not
// agree on whether an empty one has a feed.
const fewest = 24

func main() {
	log.SetFlags(log.Ltime)
	log.SetPrefix("run: ")
	var o options
	flag.IntVar(&o.pages, "n", 10_000, "number of pages, each in three languages")
	flag.IntVar(&o.rounds, "rounds", 3, "how often each build is measured")
	flag.IntVar(&o.saves, "saves", 5, "how many saves of each kind are measured; 0: none")
	flag.IntVar(&o.cores, "cores", 2, "how many cores each tool may use (GOMAXPROCS)")
	flag.StringVar(&o.dir, "dir", os.TempDir(), "where to work; the files are removed at the end")
	flag.BoolVar(&o.scale, "scale", false, "measure the time per page at 30,000 pages against 1,000, too")
	flag.StringVar(&o.site, "site", "", "measure the builds of the site in this folder instead, beside Hugo's of its texts")
	flag.Parse()
	if flag.NArg() > 0 || o.pages < fewest || o.rounds < 1 || o.saves < 0 || o.cores < 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := measure(ctx, o); err != nil {
		log.Fatal(err)
	}
}

// measure measures everything in a folder of its own, and prints it.
func measure(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp(o.dir, "qiao-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	start := time.Now()
	b := &bench{options: o, dir: dir, env: append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", o.cores))}
	if b.tools, err = install(ctx, filepath.Join(dir, "bin")); err != nil {
		return err
	}
	r := &results{pages: o.pages}
	if o.site != "" {
		if err := b.siteOf(ctx, r); err != nil {
			return err
		}
		r.writeSite(os.Stdout, o.site)
		fmt.Printf("\n%s; %d rounds of each build.\n", b.machine(), o.rounds)
		return nil
	}
	if err := b.builds(ctx, r); err != nil {
		return err
	}
	if o.saves > 0 {
		if err := b.savesOf(ctx, r); err != nil {
			return err
		}
	}
	if o.scale {
		if err := b.scaleOf(ctx, r); err != nil {
			return err
		}
	}
	r.write(os.Stdout)
	fmt.Printf("\n%s; %d rounds of each build, %d saves; measured in %s.\n", b.machine(), o.rounds, o.saves, time.Since(start).Round(time.Second))
	return nil
}

// bench is a run: where it works, and with what.
type bench struct {
	options
	dir   string
	env   []string
	tools tools
}

// path is a path in the working folder.
func (b *bench) path(elements ...string) string {
	return filepath.Join(append([]string{b.dir}, elements...)...)
}

// sites writes the site for qiao, and for Hugo if it is asked for.
func (b *bench) sites(ctx context.Context, name string, pages int, layouts ...string) error {
	for _, layout := range layouts {
		log.Printf("writing %d pages for %s", pages, layout)
		if _, err := b.run(ctx, b.dir, b.tools.corpus, "-n", fmt.Sprint(pages), "-layout", layout, "-out", b.path(name, layout)); err != nil {
			return err
		}
	}
	return nil
}
