// Command compare says whether two builds of the bench's site, one made by
// qiao and one by Hugo, hold the same, so that no one is fast by leaving
// something out:
//
//	go run ./bench/compare QIAO/public HUGO/public
//
// Compared are which pages, copies in Markdown and feeds there are; of each
// page the title, description, canonical address, alternates, metadata for
// sharing, links in their order, headings, outline and text; the entries of
// each feed; the addresses of the sitemaps with their alternates; the links of
// llms.txt. It prints the differences and exits with 1 if there are any.
//
// Left out are the page for unknown addresses at the root, which Hugo does not
// make, and what each tool names its own way: style sheets, the files of
// sitemaps, ids of footnotes; besides, qiao's files of the figures.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

// shown is how many differences are printed.
const shown = 20

func main() {
	log.SetFlags(0)
	log.SetPrefix("compare: ")
	flag.Usage = func() { fmt.Fprintln(flag.CommandLine.Output(), "usage: compare FOLDER FOLDER") }
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	found, files, err := compare(flag.Arg(0), flag.Arg(1))
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range found[:min(len(found), shown)] {
		fmt.Println(d)
	}
	if len(found) > 0 {
		fmt.Printf("%d differences in %d files\n", len(found), files)
		os.Exit(1)
	}
	fmt.Printf("%d files hold the same\n", files)
}
