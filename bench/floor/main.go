// Command floor does the least that a static site generator can do with the
// bench's site, on all cores: it reads each document, cuts the front matter
// off, runs goldmark over the rest (GFM, footnotes, ids of headings), executes
// an html/template as large as the themes' layouts, and writes the page; then
// it writes the lists, copies in Markdown, feeds, sitemaps and the rest, so
// that the files are as many and as large as those of qiao and Hugo.
//
//	go run ./bench/floor -in SITE -out DIR
//
// SITE is in Hugo's layout. The floor parses no YAML, resolves no link, checks
// nothing, knows no page while it writes another (neighbours and related pages
// have the page's own title), and writes into whatever there is. It is not a
// site that it makes, but what a site costs.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("floor: ")
	in := flag.String("in", "", "site in Hugo's layout")
	out := flag.String("out", "", "folder to write to")
	flag.Parse()
	if *in == "" || *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := build(*in, *out); err != nil {
		log.Fatal(err)
	}
}

// build writes the files of a site.
func build(in, out string) error {
	docs, err := list(filepath.Join(in, "content"))
	if err != nil {
		return err
	}
	s := newSite(out, docs)
	err = everyCore(len(docs), func(i int, w *writer) error { return w.document(s, docs[i]) })
	if err != nil {
		return err
	}
	lists := s.lists()
	if err := everyCore(len(lists), func(i int, w *writer) error { return lists[i](w) }); err != nil {
		return err
	}
	return os.CopyFS(out, os.DirFS(filepath.Join(in, "static")))
}

// everyCore does n pieces of work on all cores, each core with a writer of its
// own, until one fails.
func everyCore(n int, work func(i int, w *writer) error) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	var once sync.Once
	var failed error
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			w := newWriter()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := work(i, w); err != nil {
					once.Do(func() { failed = err })
					next.Store(int64(n))
				}
			}
		})
	}
	wg.Wait()
	return failed
}
