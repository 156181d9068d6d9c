// Command corpus writes the site that qiao is measured on:
//
//	go run ./bench/corpus -n 1000 -layout qiao -out DIR
//
// The same numbers give the same bytes everywhere.
package main

import (
	"flag"
	"log"
	"os"

	"qiao/bench"
	"qiao/internal/build/buildtest"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("corpus: ")
	pages := flag.Int("n", 1000, "number of pages, each in three languages")
	layout := flag.String("layout", "qiao", "what to write the site for: qiao or hugo")
	out := flag.String("out", "", "folder to write to")
	flag.Parse()
	layouts := map[string]buildtest.Layout{"qiao": buildtest.Bench, "hugo": buildtest.Hugo}
	l, known := layouts[*layout]
	if !known || *out == "" || flag.NArg() > 0 || *pages < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := bench.WriteSite(l, *out, *pages); err != nil {
		log.Fatal(err)
	}
}
