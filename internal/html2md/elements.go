package html2md

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element is what the scanner knows of one.
type element struct {
	name string
	atom atom.Atom
	// ends says that it ends a paragraph that is open; void elements have no
	// content and no end.
	ends, void bool
}

// elements are those that the scanner knows, by name.
var elements = makeElements()

func makeElements() map[string]element {
	all := make(map[string]element)
	add := func(names string, e element) {
		for name := range strings.FieldsSeq(names) {
			e.name, e.atom = name, atom.Lookup([]byte(name))
			all[name] = e
		}
	}
	add(`a abbr b bdi bdo button caption cite code colgroup data del dfn em i ins kbd label mark meter output picture
		progress q s samp small span strong sub sup svg tbody td tfoot th thead time tr u var`, element{})
	add(`address article aside blockquote dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header
		li main nav ol p pre section summary table ul`, element{ends: true})
	add("br col img input source wbr", element{void: true})
	add("hr", element{ends: true, void: true})
	return all
}

// fits reports whether an element may stand where the scanner is, and ends
// nothing that is open (HTML, 13.2.6.4).
func (s *scanner) fits(e element) bool {
	parent := s.open
	switch e.atom {
	case atom.Li:
		return parent.DataAtom == atom.Ul || parent.DataAtom == atom.Ol
	case atom.Dt, atom.Dd:
		return parent.DataAtom == atom.Dl || parent.DataAtom == atom.Div && parent.Parent.DataAtom == atom.Dl
	case atom.Caption, atom.Colgroup, atom.Thead, atom.Tbody, atom.Tfoot:
		return parent.DataAtom == atom.Table
	case atom.Col:
		return parent.DataAtom == atom.Colgroup
	case atom.Tr:
		return parent.DataAtom == atom.Thead || parent.DataAtom == atom.Tbody || parent.DataAtom == atom.Tfoot
	case atom.Td, atom.Th:
		return parent.DataAtom == atom.Tr
	case atom.A:
		return s.links == 0 && !inTable(parent)
	case atom.Svg:
		return s.code == 0 && !inTable(parent)
	case atom.Button:
		return !within(parent, atom.Button) && !inTable(parent)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return s.paragraphs == 0 && !isHeading(parent) && !inTable(parent)
	}
	return !(e.ends && s.paragraphs > 0) && !inTable(parent)
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// inTable reports whether an element is a part of a table in which only other
// parts may stand.
func inTable(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table, atom.Colgroup, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr:
		return true
	}
	return false
}

// within reports whether an element is one of a kind, or in one.
func within(n *html.Node, a atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}

// drawings are the elements of drawings that the scanner knows, by name: none of
// them is one of HTML's, which would end the drawing.
var drawings = map[string]bool{
	"circle": true, "defs": true, "desc": true, "ellipse": true, "g": true, "line": true, "path": true, "polygon": true,
	"polyline": true, "rect": true, "svg": true, "symbol": true, "text": true, "title": true, "tspan": true, "use": true,
}

// drawing reads over a drawing, of which nothing is left in Markdown.
func (s *scanner) drawing() bool {
	var open []string
	for {
		at := strings.IndexByte(s.text, '<')
		if at < 0 {
			return false
		}
		s.text = s.text[at+1:]
		top := ""
		if len(open) > 0 {
			top = open[len(open)-1]
		}
		if rest, ok := strings.CutPrefix(s.text, "/"+top+">"); ok {
			s.text, open = rest, open[:len(open)-1]
		} else if name, closed, ok := s.drawn(); !ok || top == "title" || top == "desc" || len(open) > maxDepth {
			return false
		} else if !closed {
			open = append(open, name)
		}
		if len(open) == 0 {
			return true
		}
	}
}

// drawn reads over a tag in a drawing, from its name.
func (s *scanner) drawn() (name string, closed, ok bool) {
	name = s.name(0)
	if !drawings[name] {
		return "", false, false
	}
	for i := len(name); i < len(s.text); i++ {
		switch s.text[i] {
		case '=': // a value in quotes
			value, quoted := strings.CutPrefix(s.text[i+1:], `"`)
			end := strings.IndexByte(value, '"')
			if !quoted || end < 0 {
				return "", false, false
			}
			i += len(`="`) + end
		case '"', '\'', '<':
			return "", false, false
		case '>':
			closed = s.text[i-1] == '/'
			s.text = s.text[i+1:]
			return name, closed, true
		}
	}
	return "", false, false
}
