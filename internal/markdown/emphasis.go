package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Emphasis and strikethrough follow CommonMark and GFM with the "CJK-friendly
// amendments": a delimiter next to a CJK character need not mind punctuation,
// because Chinese, Japanese and Korean do not set spaces around it.

// delimiters parses runs of one kind of delimiters.
type delimiters struct {
	trigger []byte
	longest int // longest run that is a delimiter; 0: any
	parser.DelimiterProcessor
}

func (d *delimiters) Trigger() []byte { return d.trigger }

func (d *delimiters) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	before := block.PrecendingCharacter()
	if d.longest > 0 && (n > d.longest || before == rune(line[0])) {
		return nil
	}
	if !stateOf(pc).countDelimiter(segment.Start) {
		return nil
	}
	after := '\n'
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	f := flankingOf(before, baseBefore(block.Source(), segment.Start, before), after)
	open, shut := f.left, f.right
	if line[0] == '_' {
		open = f.left && (!f.right || f.punctuationBefore)
		shut = f.right && (!f.left || f.punctuationAfter)
	}
	node := parser.NewDelimiter(open, shut, n, line[0], d)
	node.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(node)
	return node
}

// baseBefore is the character that a variation selector right before offset
// belongs to; 0 where there is no selector.
func baseBefore(src []byte, offset int, before rune) rune {
	if !isTextSelector(before) {
		return 0
	}
	base, _ := utf8.DecodeLastRune(src[:offset-utf8.RuneLen(before)])
	return base
}

// flanking is what a delimiter run's neighbours say of it.
type flanking struct {
	left, right                         bool
	punctuationBefore, punctuationAfter bool
}

// flankingOf applies the amended rule. base is the character before before,
// where before is a variation selector.
func flankingOf(before, base, after rune) flanking {
	first, selected := before, false // the first character of the sequence before
	if base != 0 {
		first, selected = base, true
	}
	spaceBefore, spaceAfter := isSpace(before), isSpace(after)
	punctBefore, punctAfter := isPunctuation(first), isPunctuation(after)
	cjkBefore := isCJK(first) || isIdeographicSelector(before)
	narrowBefore := punctBefore && !isCJK(first) && !(selected && before == '\ufe01' && isCurlyQuote(first))
	narrowAfter := punctAfter && !isCJK(after)
	return flanking{
		left:              !spaceAfter && (!narrowAfter || spaceBefore || narrowBefore || cjkBefore),
		right:             !spaceBefore && (!narrowBefore || spaceAfter || narrowAfter || isCJK(after)),
		punctuationBefore: punctBefore,
		punctuationAfter:  punctAfter,
	}
}

// isTextSelector reports whether r is a variation selector other than the one
// for emoji.
func isTextSelector(r rune) bool { return r >= 0xfe00 && r <= 0xfe0e }

func isIdeographicSelector(r rune) bool { return r >= 0xe0100 && r <= 0xe01ef }

// isCurlyQuote reports whether r becomes full-width punctuation before the
// selector U+FE01.
func isCurlyQuote(r rune) bool { return r == '‘' || r == '’' || r == '“' || r == '”' }

// emphasisProcessor makes em and strong of * and _.
type emphasisProcessor struct{}

func (emphasisProcessor) IsDelimiter(c byte) bool { return c == '*' || c == '_' }

func (emphasisProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisProcessor) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strikethroughProcessor makes del of ~ and ~~.
type strikethroughProcessor struct{}

func (strikethroughProcessor) IsDelimiter(c byte) bool { return c == '~' }

func (strikethroughProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == closer.OriginalLength
}

func (strikethroughProcessor) OnMatch(int) ast.Node { return east.NewStrikethrough() }
