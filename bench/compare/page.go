package main

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// host stands for the host of the site, which both have from the corpus.
const host = "https://www.park.org/"

// pageReader collects the facts of a page.
type pageReader struct {
	facts
	address *url.URL
}

// readPage reads the facts of a page.
func readPage(name string, data []byte) (facts, error) {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	address, err := url.Parse(host + strings.TrimSuffix(name, "index.html"))
	if err != nil {
		return nil, err
	}
	r := &pageReader{make(facts), address}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			r.element(n)
		}
	}
	slices.Sort(r.facts["alternate"])
	return r.facts, nil
}

func (r *pageReader) add(key, value string) { r.facts[key] = append(r.facts[key], value) }

// element collects what an element says.
func (r *pageReader) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		r.add("language", attribute(n, "lang"))
	case atom.Title:
		r.add("title", text(n))
	case atom.Meta:
		if key := attribute(n, "property") + attribute(n, "name"); key == "description" || strings.HasPrefix(key, "og:") {
			r.add(key, attribute(n, "content"))
		}
	case atom.Link:
		r.link(n)
	case atom.A:
		r.anchor(n)
	case atom.Img:
		r.add("picture", r.resolve(attribute(n, "src"))+" "+attribute(n, "alt"))
	case atom.H1, atom.H2, atom.H3:
		r.add("heading", n.Data+" "+text(n))
	case atom.Time:
		r.add("time", attribute(n, "datetime"))
	case atom.Div:
		if attribute(n, "class") == "text" {
			r.facts["text"] = strings.Fields(text(n))
		}
	}
}

// link collects what a link of the head says.
func (r *pageReader) link(n *html.Node) {
	switch rel := attribute(n, "rel"); rel {
	case "canonical":
		r.add(rel, attribute(n, "href"))
	case "alternate":
		r.add(rel, attribute(n, "hreflang")+attribute(n, "type")+" "+r.resolve(attribute(n, "href")))
	}
}

// anchor collects a link to another page, or an entry of the outline; other
// links within the page are those of footnotes, named in each tool's own way.
func (r *pageReader) anchor(n *html.Node) {
	href := attribute(n, "href")
	switch {
	case !strings.HasPrefix(href, "#"):
		r.add("link", strings.TrimSpace(attribute(n, "rel")+attribute(n, "hreflang")+" "+r.resolve(href)))
	case inOutline(n):
		r.add("outline", text(n))
	}
}

// inOutline reports whether an element is within the page's outline.
func inOutline(n *html.Node) bool {
	for above := range n.Ancestors() {
		if above.DataAtom == atom.Details && attribute(above, "class") == "toc" {
			return true
		}
	}
	return false
}

// resolve is the absolute form of an address on the page.
func (r *pageReader) resolve(address string) string {
	to, err := r.address.Parse(address)
	if err != nil {
		return address
	}
	return to.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// text is the text of an element without footnotes and references to them, its
// white space joined.
func text(n *html.Node) string {
	var b strings.Builder
	var write func(n *html.Node)
	write = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.DataAtom == atom.Sup || attribute(n, "class") == "footnotes" {
			return
		}
		for child := range n.ChildNodes() {
			write(child)
		}
	}
	write(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// markdownLink finds the address of a link in Markdown to a page of the site.
var markdownLink = regexp.MustCompile(`\]\((` + regexp.QuoteMeta(host) + `[^)]*)\)`)

// readList reads the addresses in llms.txt that lead to pages; besides, qiao
// names the files of the figures.
func readList(_ string, data []byte) (facts, error) {
	f := make(facts)
	for _, m := range markdownLink.FindAllSubmatch(data, -1) {
		if address := string(m[1]); strings.HasSuffix(address, ".md") {
			f["link"] = append(f["link"], address)
		}
	}
	return f, nil
}

// readCopy reads the title of a copy in Markdown; the rest each tool words in
// its own way: Hugo as the author wrote it, qiao as readers see it.
func readCopy(_ string, data []byte) (facts, error) {
	title, _, _ := strings.Cut(string(data), "\n")
	return facts{"title": {title}}, nil
}
