package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qiao/internal/config"
)

// blockDirective is ::name[label]{params} alone on a line, or a container
// between ":::name" and ":::".
type blockDirective struct {
	ast.BaseBlock
	directive
	fence  int // number of colons of a container; 0: none
	closed bool
	stray  bool // a closing fence that closes nothing
}

var kindBlockDirective = ast.NewNodeKind("BlockDirective")

func (n *blockDirective) Kind() ast.NodeKind { return kindBlockDirective }

func (n *blockDirective) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.name}, nil)
}

// blockDirectives parses component calls that stand alone.
type blockDirectives struct{}

func (blockDirectives) Trigger() []byte { return []byte{':'} }

func (blockDirectives) CanInterruptParagraph() bool { return true }

func (blockDirectives) CanAcceptIndentedLine() bool { return false }

func (blockDirectives) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || stateOf(pc).tooDeep {
		return nil, parser.NoChildren
	}
	offset := segment.Start - segment.Padding + at
	n := scanBlockDirective(stateOf(pc), bytes.TrimRight(line[at:], " \t\r\n"), offset)
	if n == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	if n.fence == 0 {
		return n, parser.NoChildren
	}
	st := stateOf(pc)
	if st.containers++; st.containers > maxNesting {
		st.reportNesting(offset)
		n.closed = true
		return n, parser.NoChildren
	}
	return n, parser.HasChildren
}

// Continue closes a container at its fence: the innermost open one with as many
// colons as the fence, or else the innermost with fewer.
func (blockDirectives) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*blockDirective)
	if n.fence == 0 || n.closed || stateOf(pc).tooDeep {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	width, at := util.IndentWidth(line, reader.LineOffset())
	colons := closingFence(line, at)
	if colons < n.fence || width > 3 || closesInner(n, colons, width, pc.OpenedBlocks()) {
		return parser.Continue | parser.HasChildren
	}
	n.closed = true
	reader.AdvanceToEOL()
	return parser.Close
}

func (blockDirectives) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	n := node.(*blockDirective)
	if n.fence == 0 {
		return
	}
	st := stateOf(pc)
	st.containers--
	if !n.closed && !st.tooDeep {
		st.report("component-unclosed/container", n.colons, "name", n.name, "fence", strings.Repeat(":", n.fence))
	}
}

// closingFence is the number of colons where nothing but colons stands on the
// line from at on, and there are three or more.
func closingFence(line []byte, at int) int {
	if at >= len(line) || line[at] != ':' {
		return 0
	}
	rest := bytes.TrimRight(line[at:], " \t\r\n")
	if n := len(rest); n >= 3 && bytes.Count(rest, []byte{':'}) == n {
		return n
	}
	return 0
}

// closesInner reports whether a fence is for something that is open inside of
// the container n: another container, or a code block that it is a line of.
func closesInner(n *blockDirective, colons, width int, open []parser.Block) bool {
	inside := false
	for _, b := range open {
		if !inside {
			inside = b.Node == ast.Node(n)
			continue
		}
		switch inner := b.Node.(type) {
		case *blockDirective:
			if inner.fence == colons || inner.fence > 0 && inner.fence < colons && n.fence != colons {
				return true
			}
		case *ast.List:
		case *ast.ListItem:
			if width < inner.Offset {
				return false
			}
			return true
		case *ast.FencedCodeBlock:
			return true
		case *ast.HTMLBlock:
			return inner.HTMLBlockType < ast.HTMLBlockType6
		default:
			return false
		}
	}
	return false
}

// scanBlockDirective reads a line that begins with a colon, without the space
// at its end. It returns nil where the line is no component call.
func scanBlockDirective(st *state, line []byte, offset int) *blockDirective {
	colons := 0
	for colons < len(line) && line[colons] == ':' {
		colons++
	}
	if colons < 2 {
		return nil
	}
	n := &blockDirective{directive: directive{form: config.Block, colons: offset}}
	if colons > 2 {
		n.form, n.fence = config.Container, colons
	}
	if colons == len(line) {
		return n.strayFence(st, line)
	}
	at := colons
	if n.fence > 0 && (line[at] == ' ' || line[at] == '\t') {
		rest := bytes.TrimLeft(line[at:], " \t")
		if nameLength(rest) == 0 {
			return nil
		}
		at = len(line) - len(rest)
		st.report("component-syntax/space", offset, "text", string(line[:at+nameLength(rest)]), "fixed", string(line[:colons])+string(rest[:nameLength(rest)]))
	}
	length := nameLength(line[at:])
	if length == 0 {
		return nil
	}
	n.name = string(line[at : at+length])
	return n.scanRest(st, line, at+length, offset)
}

// strayFence makes a node of colons alone on a line where no container is open.
func (n *blockDirective) strayFence(st *state, line []byte) *blockDirective {
	if n.fence == 0 {
		return nil
	}
	n.stray, n.fence = true, 0
	st.report("component-unopened", n.colons, "text", string(line))
	return n
}

// scanRest reads label and parameters behind the name, up to the line's end.
func (n *blockDirective) scanRest(st *state, line []byte, at, offset int) *blockDirective {
	if at < len(line) && line[at] == '[' {
		end := closingBracket(line, at)
		if end < 0 {
			st.report("component-unclosed/bracket", offset, "name", n.name)
			return n
		}
		n.hasLabel, n.labelAt = true, offset+at+1
		n.label = []text.Segment{text.NewSegment(offset+at+1, offset+end)}
		at = end + 1
	}
	if at < len(line) && line[at] == '{' {
		params, length, err := scanAttributes(line[at:])
		if err != nil {
			n.report(st, joined{line[at:], []piece{{0, offset + at}}}, err)
			return n
		}
		start := offset + at
		n.params, n.place = params, func(i int) int { return start + i }
		at += length
	}
	rest := bytes.TrimLeft(line[at:], " \t")
	return n.checkRest(st, rest, offset+len(line)-len(rest))
}

// checkRest decides about text that stands behind a call.
func (n *blockDirective) checkRest(st *state, rest []byte, offset int) *blockDirective {
	switch {
	case len(rest) == 0:
		return n
	case n.fence > 0:
		st.report("component-syntax/text-after-container", offset, "name", n.name, "text", string(rest))
		return n
	case n.hasLabel || n.params != nil:
		st.report("component-syntax/not-alone", n.colons, "name", n.name, "text", string(rest))
		return n
	default:
		return nil
	}
}

// closingBracket finds the "]" for the "[" at i, minding escapes, code and
// brackets inside; -1 where there is none.
func closingBracket(line []byte, i int) int {
	depth, code := 0, false
	for ; i < len(line); i++ {
		switch c := line[i]; {
		case c == '`':
			code = !code && bytes.IndexByte(line[i+1:], '`') >= 0
		case code:
		case c == '\\':
			i++
		case c == '[':
			depth++
		case c == ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// reportNesting reports, once, that blocks nest too deep.
func (st *state) reportNesting(offset int) {
	if !st.tooDeep {
		st.tooDeep = true
		st.report("markdown-limit/nesting", offset, "limit", maxNesting)
	}
}
