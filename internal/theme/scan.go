package theme

import (
	"slices"
	"strings"
	"text/template/parse"

	"qiao/internal/diag"
)

// scanner follows the HTML of a template closely enough to know where an
// action stands: in text, in a tag, in which attribute, in a script. It reads
// the template in the order written; each branch of an action starts in the
// state in which the action found it.
type scanner struct {
	file  *templateFile
	found []diag.Diagnostic
	context
}

// context is where the scanner is.
type context struct {
	state     state
	tag       string // of the tag that it is in, lower case
	attribute string // of the attribute that it is in, lower case
	value     []byte // of the attribute so far
	refresh   bool   // the tag has http-equiv="refresh"
	raw       string // script or style, while in one
	backtick  bool   // in a template literal of a script
	start     int    // offset of the tag's <
}

type state uint8

const (
	inText state = iota
	inTagName
	inTag
	inAttribute
	afterAttribute
	beforeValue
	inDouble
	inSingle
	inUnquoted
	inComment
	inScript // in a script or style element
)

func (s *scanner) report(id string, at diag.Pos, args ...any) {
	s.found = append(s.found, diag.New(id, at, args...))
}

func (s *scanner) quoted() bool { return s.state == inDouble || s.state == inSingle }

// refreshes reports whether a meta element's content leads elsewhere: it is a
// refresh, or its text so far holds "url=".
func (s *scanner) refreshes() bool {
	return s.refresh || strings.Contains(strings.ToLower(string(s.value)), "url=")
}

func (s *scanner) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			s.text(string(n.Text), int(n.Pos))
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				s.action(n.Pipe.Pos)
			}
		case *parse.TemplateNode:
			s.action(n.Pos)
		case *parse.IfNode:
			s.branch(&n.BranchNode)
		case *parse.RangeNode:
			s.branch(&n.BranchNode)
		case *parse.WithNode:
			s.branch(&n.BranchNode)
		}
	}
}

func (s *scanner) branch(b *parse.BranchNode) {
	s.value = slices.Clip(s.value) // what the branches append to it must not meet
	before := s.context
	s.list(b.List)
	after := s.context
	s.context = before
	s.list(b.ElseList)
	s.context = after
}

func (s *scanner) text(text string, offset int) {
	for i := 0; i < len(text); {
		if s.state == inText || s.state == inComment || s.state == inScript {
			i += s.content(text[i:], offset+i)
			continue
		}
		s.markup(text[i])
		i++
	}
}

// content reads text, a comment or a script up to where something else begins,
// and returns how much it read.
func (s *scanner) content(text string, offset int) int {
	switch s.state {
	case inComment:
		return s.until(text, "-->", inText)
	case inScript:
		return s.script(text)
	}
	lt := strings.IndexByte(text, '<')
	switch {
	case lt < 0:
		return len(text)
	case strings.HasPrefix(text[lt:], "<!--"):
		s.state = inComment
		return lt + len("<!--")
	}
	s.state, s.tag, s.refresh, s.start = inTagName, "", false, offset+lt
	return lt + 1
}

// until skips to the end of the first end in text and goes over to next.
func (s *scanner) until(text, end string, next state) int {
	i := strings.Index(text, end)
	if i < 0 {
		return len(text)
	}
	s.state = next
	return i + len(end)
}

// script reads one step of a script or style: a character, or its end tag.
func (s *scanner) script(text string) int {
	end := "</" + s.raw
	if len(text) >= len(end) && strings.EqualFold(text[:len(end)], end) {
		s.state, s.tag, s.raw, s.backtick = inTagName, "", "", false
		return 1
	}
	switch {
	case text[0] == '\\' && len(text) > 1:
		return 2
	case text[0] == '`' && s.raw == "script":
		s.backtick = !s.backtick
	}
	return 1
}

// markup reads one character inside a tag.
func (s *scanner) markup(c byte) {
	switch s.state {
	case inTagName:
		s.tagName(c)
	case inTag, afterAttribute:
		s.betweenAttributes(c)
	case inAttribute:
		s.attributeName(c)
	case beforeValue:
		s.valueStart(c)
	case inDouble, inSingle, inUnquoted:
		s.attributeValue(c)
	}
}

func (s *scanner) tagName(c byte) {
	switch {
	case c == '>':
		s.endTag()
	case blank(c):
		s.state = inTag
	default:
		s.tag += lower(c)
	}
}

func (s *scanner) betweenAttributes(c byte) {
	switch {
	case c == '>':
		s.endTag()
	case c == '=' && s.state == afterAttribute:
		s.state = beforeValue
	case blank(c), c == '/':
	default:
		s.state, s.attribute = inAttribute, lower(c)
	}
}

func (s *scanner) attributeName(c byte) {
	switch {
	case c == '>':
		s.endTag()
	case c == '=':
		s.state, s.value = beforeValue, nil
	case blank(c):
		s.state = afterAttribute
	default:
		s.attribute += lower(c)
	}
}

func (s *scanner) valueStart(c byte) {
	s.value = nil
	switch {
	case c == '"':
		s.state = inDouble
	case c == '\'':
		s.state = inSingle
	case c == '>':
		s.endTag()
	case blank(c):
	default:
		s.state, s.value = inUnquoted, append(s.value, c)
	}
}

func (s *scanner) attributeValue(c byte) {
	switch {
	case s.state == inDouble && c == '"', s.state == inSingle && c == '\'', s.state == inUnquoted && blank(c):
		if s.attribute == "http-equiv" && strings.EqualFold(string(s.value), "refresh") {
			s.refresh = true
		}
		s.state = inTag
	case s.state == inUnquoted && c == '>':
		s.endTag()
	default:
		s.value = append(s.value, c)
	}
}

func (s *scanner) endTag() {
	s.state = inText
	if s.tag == "script" || s.tag == "style" {
		s.state, s.raw = inScript, s.tag
	}
}

func blank(c byte) bool { return strings.IndexByte(" \t\n\f\r", c) >= 0 }

func lower(c byte) string { return strings.ToLower(string(c)) }
