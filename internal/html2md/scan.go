package html2md

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// scanner makes the tree of HTML that leaves nothing to be mended: all its
// elements are known and closed where they must be, so that browsers see the tree
// that is written. That is what our own Markdown is, and components of themes
// mostly are; it takes a tenth of the time that a parser of any HTML needs.
// Whatever the scanner is not sure about, it leaves to that.
type scanner struct {
	text  string // what is left to read
	nodes []html.Node
	attrs []html.Attribute
	// open is the innermost element that is open; how many paragraphs, links and
	// pieces of code are, and elements at all, is counted.
	open                           *html.Node
	paragraphs, links, code, depth int
}

// maxDepth is how deep elements may be in each other.
const maxDepth = 100

// reset forgets the tree, but keeps what was allocated for it.
func (s *scanner) reset() {
	clear(s.nodes)
	clear(s.attrs)
	*s = scanner{nodes: s.nodes[:0], attrs: s.attrs[:0]}
}

// scan makes the tree of a fragment. It lasts until the scanner is reset.
func (s *scanner) scan(fragment string) (root *html.Node, ok bool) {
	if strings.IndexByte(fragment, '\r') >= 0 || strings.IndexByte(fragment, 0) >= 0 {
		return nil, false
	}
	// Nodes must not move: there is one for the body, and at most two for a tag,
	// its element and the text before it, and one for the text at the end.
	if most := 2*strings.Count(fragment, "<") + 2; cap(s.nodes) < most {
		s.nodes = make([]html.Node, 0, most)
	}
	s.text = fragment
	s.nodes = append(s.nodes, newBody())
	s.open = &s.nodes[0]
	for s.text != "" {
		if !s.words() || s.text != "" && !s.tag() {
			return nil, false
		}
	}
	return &s.nodes[0], s.open == &s.nodes[0]
}

// add adds a node, still of no kind, to the element that is open.
func (s *scanner) add() *html.Node {
	s.nodes = s.nodes[:len(s.nodes)+1] // what is beyond is as good as new, see reset
	added := &s.nodes[len(s.nodes)-1]
	s.open.AppendChild(added)
	return added
}

// element adds an element.
func (s *scanner) element(e element, attrs []html.Attribute) *html.Node {
	n := s.add()
	n.Type, n.DataAtom, n.Data, n.Attr = html.ElementNode, e.atom, e.name, attrs
	return n
}

// words reads text up to a tag.
func (s *scanner) words() bool {
	end := strings.IndexByte(s.text, '<')
	if end < 0 {
		end = len(s.text)
	}
	words := s.text[:end]
	s.text = s.text[end:]
	if strings.IndexByte(words, '&') >= 0 {
		words = html.UnescapeString(words)
	}
	if s.open.DataAtom == atom.Pre && s.open.FirstChild == nil {
		words = strings.TrimPrefix(words, "\n")
	}
	if words == "" {
		return true
	}
	if inTable(s.open) && strings.Trim(words, " \t\n\f") != "" {
		return false
	}
	n := s.add()
	n.Type, n.Data = html.TextNode, words
	return true
}

// tag reads a tag.
func (s *scanner) tag() bool {
	if rest, ok := strings.CutPrefix(s.text, "</"); ok {
		return s.endTag(rest)
	}
	e, known := elements[s.name(1)]
	if !known || !s.fits(e) {
		return false
	}
	if e.atom == atom.Svg {
		s.element(e, nil)
		return s.drawing()
	}
	s.text = s.text[1+len(e.name):]
	attrs, ok := s.attributes(e.void)
	if !ok {
		return false
	}
	added := s.element(e, attrs)
	if e.void {
		return true
	}
	s.open = added
	s.count(e.atom, 1)
	return s.depth < maxDepth
}

// endTag reads an end tag behind its "</": that of the element that is open.
func (s *scanner) endTag(rest string) bool {
	rest, ok := strings.CutPrefix(rest, s.open.Data)
	if !ok || rest == "" || rest[0] != '>' || s.open.Parent == nil {
		return false
	}
	s.text = rest[1:]
	s.count(s.open.DataAtom, -1)
	s.open = s.open.Parent
	return true
}

// count notes that an element is begun or ended.
func (s *scanner) count(a atom.Atom, by int) {
	s.depth += by
	switch a {
	case atom.P:
		s.paragraphs += by
	case atom.A:
		s.links += by
	case atom.Pre, atom.Code, atom.Kbd, atom.Samp:
		s.code += by
	}
}

// name is the name of lower-case letters and digits that stands at a place; ""
// if it goes on with something else.
func (s *scanner) name(from int) string {
	to := from
	for to < len(s.text) && (s.text[to] >= 'a' && s.text[to] <= 'z' || s.text[to] >= '0' && s.text[to] <= '9') {
		to++
	}
	if to == len(s.text) || strings.IndexByte(" \n\t/>", s.text[to]) < 0 {
		return ""
	}
	return s.text[from:to]
}

// attributes reads the attributes of a tag, and its end.
func (s *scanner) attributes(void bool) ([]html.Attribute, bool) {
	start := len(s.attrs)
	for {
		space := 0
		for space < len(s.text) && (s.text[space] == ' ' || s.text[space] == '\n' || s.text[space] == '\t') {
			space++
		}
		rest := s.text[space:]
		switch {
		case rest == "":
			return nil, false
		case rest[0] == '>':
			s.text = rest[1:]
			return s.attrs[start:len(s.attrs):len(s.attrs)], true
		case void && strings.HasPrefix(rest, "/>"):
			s.text = rest[2:]
			return s.attrs[start:len(s.attrs):len(s.attrs)], true
		case space == 0: // before the attribute
			return nil, false
		}
		s.text = rest
		if !s.attribute(s.attrs[start:]) {
			return nil, false
		}
	}
}

// attribute reads an attribute behind those that the tag has already.
func (s *scanner) attribute(before []html.Attribute) bool {
	end := 0
	for end < len(s.text) && inName(s.text[end]) {
		end++
	}
	a := html.Attribute{Key: s.text[:end]}
	if end == 0 || slices.ContainsFunc(before, func(b html.Attribute) bool { return b.Key == a.Key }) {
		return false
	}
	s.text = s.text[end:]
	if strings.HasPrefix(s.text, "=") {
		var ok bool
		if a.Val, ok = s.value(); !ok {
			return false
		}
	}
	s.attrs = append(s.attrs, a)
	return true
}

// value reads the value of an attribute, with the sign before it.
func (s *scanner) value() (value string, ok bool) {
	if quoted, ok := strings.CutPrefix(s.text, `="`); ok {
		value, s.text, ok = strings.Cut(quoted, `"`)
		if strings.IndexByte(value, '&') < 0 {
			return value, ok
		}
		return html.UnescapeString(value), ok && plainEntities(value)
	}
	end := 1
	for end < len(s.text) && inName(s.text[end]) {
		end++
	}
	value, s.text = s.text[1:end], s.text[end:]
	return value, value != ""
}

// inName reports whether a character can stand in names and unquoted values.
func inName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':' || c == '.'
}

// plainEntities reports whether the character references of a value mean the
// same as they would in text.
func plainEntities(value string) bool {
	for {
		at := strings.IndexByte(value, '&')
		if at < 0 {
			return true
		}
		name, rest, ended := strings.Cut(value[at+1:], ";")
		switch {
		case !ended:
			return false
		case name == "amp", name == "lt", name == "gt", name == "quot":
		case len(name) < 2 || name[0] != '#' || strings.Trim(name[1:], "0123456789") != "" || strings.Trim(name[1:], "0") == "":
			return false
		}
		value = rest
	}
}
