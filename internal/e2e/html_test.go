package e2e

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements yields the elements of a tree in document order.
func elements(root *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && !yield(n) {
				return
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// isReference reports whether an attribute holds an address that a reader or a
// browser follows.
func isReference(n *html.Node, key string) bool {
	switch key {
	case "href", "src", "srcset", "poster", "action", "data":
		return n.DataAtom != atom.Base
	}
	return false
}

func references(a html.Attribute) []string {
	if a.Key != "srcset" {
		return []string{a.Val}
	}
	var refs []string
	for candidate := range strings.SplitSeq(a.Val, ",") {
		refs = append(refs, strings.Fields(candidate)[0])
	}
	return refs
}

// mayBeAbsolute says which elements may name a whole address: links that a
// reader follows by hand, and the canonical and alternate addresses.
func mayBeAbsolute(n *html.Node) bool {
	if n.DataAtom == atom.A {
		return true
	}
	rel := attr(n, "rel")
	return n.DataAtom == atom.Link && (rel == "canonical" || rel == "alternate")
}

func isRedirect(root *html.Node) bool {
	for n := range elements(root) {
		if n.DataAtom == atom.Meta && strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			return true
		}
	}
	return false
}

func hasID(root *html.Node, id string) bool {
	for n := range elements(root) {
		if attr(n, "id") == id {
			return true
		}
	}
	return false
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
