package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qiao/internal/diag"
	"qiao/internal/locale"
)

// Dialect compiles bodies of one language. It is safe for concurrent use.
type Dialect struct {
	options Options
	cjk     bool
	quotes  locale.Quotes
	chinese bool // dashes and ellipses take two characters
	blocks  parser.Parser
	plain   parser.Parser // the same of what has no bare addresses; faster
	inlines parser.Parser // what labels and short texts consist of
}

// New returns the dialect of a language.
func New(o Options) *Dialect {
	plain := inlineParsers()
	inlines := plain
	if !o.NoAutolinks {
		inlines = append(slices.Clone(plain), util.Prioritized(extension.NewLinkifyParser(), 999))
	}
	return &Dialect{
		options: o,
		cjk:     o.Locale.CJK(),
		quotes:  o.Locale.Quotes(),
		chinese: o.Locale.Base() == "zh",
		blocks:  blockParser(inlines),
		plain:   blockParser(plain),
		inlines: parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
			parser.WithInlineParsers(inlines...),
		),
	}
}

// blockParser parses bodies with those parsers of running text.
func blockParser(inlines []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(alerts{}, 50),
			util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}

// parserOf is the parser of a body. To look for bare addresses at each blank
// takes long, and most bodies have none: the GFM extension of that name knows
// "www.", a scheme, and mail addresses.
func (d *Dialect) parserOf(src []byte) parser.Parser {
	if bytes.IndexByte(src, '@') >= 0 || bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) {
		return d.blocks
	}
	return d.plain
}

// blockParsers are the parsers of blocks with their order: a smaller number
// goes first.
func blockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(blockDirectives{}, 90),
		util.Prioritized(headings{parser.NewSetextHeadingParser()}, 100),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(headings{parser.NewATXHeadingParser()}, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(notes{}, 950),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

// inlineParsers are the parsers of running text with their order.
func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(noteReferences{}, 150),
		util.Prioritized(inlineDirectives{}, 160),
		util.Prioritized(links{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(&delimiters{trigger: []byte("*_"), DelimiterProcessor: emphasisProcessor{}}, 500),
		util.Prioritized(&delimiters{trigger: []byte("~"), longest: 2, DelimiterProcessor: strikethroughProcessor{}}, 501),
	}
}

// Compile compiles a body whose first line is the file's line firstLine. Body
// is never nil; what could not be understood is left out and reported.
func (d *Dialect) Compile(file string, src []byte, firstLine int) (*Body, []diag.Diagnostic) {
	return within(func(s *Scratch) (*Body, []diag.Diagnostic) { return d.CompileIn(s, file, src, firstLine) })
}

// CompileIn is [Dialect.Compile] for whoever compiles many bodies and keeps none:
// the body is in s, and of no use any more when s is used again.
func (d *Dialect) CompileIn(s *Scratch, file string, src []byte, firstLine int) (*Body, []diag.Diagnostic) {
	s.shrink()
	src = normalize(src)
	st := &state{src: src, lines: diag.NewLines(file, src, firstLine)}
	r := newRenderer(d, st, s)
	if at := tooDeep(src); at >= 0 {
		st.reportNesting(at)
		return r.finish()
	}
	r.context = newContext(st, nil)
	root := d.parserOf(src).Parse(text.NewReader(src), parser.WithContext(r.context))
	r.document(root)
	r.body.Passages = s.passages.of(st, root)
	return r.finish()
}

// Inline compiles a short text (a front-matter field of type markdown, a
// label) as inline Markdown, without a paragraph around it. Positions are
// exact in the text's first line.
func (d *Dialect) Inline(file string, src string, at diag.Pos) (*Body, []diag.Diagnostic) {
	text := normalize([]byte(src))
	st := &state{src: text, lines: diag.NewLines(file, text, at.Line)}
	st.shift = diag.Pos{Line: at.Line, Column: max(at.Column-1, 0)}
	return within(func(s *Scratch) (*Body, []diag.Diagnostic) {
		r := newRenderer(d, st, s)
		r.context = newContext(st, nil)
		r.inlineText(wholeText(text), r.context)
		return r.finish()
	})
}

// wholeText is all lines of src as segments.
func wholeText(src []byte) []text.Segment {
	var lines []text.Segment
	for start := 0; start < len(src); {
		stop := len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			stop = start + i + 1
		}
		lines = append(lines, text.NewSegment(start, stop))
		start = stop
	}
	return lines
}

// normalize makes every line end a line feed, and NUL and bytes that are not
// UTF-8 replacement characters. Lines and columns stay the same.
func normalize(src []byte) []byte {
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	if bytes.IndexByte(src, 0) >= 0 {
		src = bytes.ReplaceAll(src, []byte{0}, []byte("\ufffd"))
	}
	if !utf8.Valid(src) {
		src = bytes.ToValidUTF8(src, []byte("\ufffd"))
	}
	return src
}
