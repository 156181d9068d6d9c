package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables bounds the number of cells before goldmark makes them: a header of a
// thousand columns gives a thousand cells to each of the rows, however short.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	src := reader.Source()
	for i := 1; i < lines.Len(); i++ {
		delimiter := lines.At(i)
		columns := delimiterColumns(src[delimiter.Start:delimiter.Stop])
		if columns == 0 {
			continue
		}
		st := stateOf(pc)
		st.cells += columns * (lines.Len() - i)
		if st.cells > maxCells {
			st.report("markdown-limit/cells", lines.At(i-1).Start, "limit", maxCells)
			return
		}
		t.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
}

// delimiterColumns is the number of columns of a line like "|---|:-:|"; 0 where
// the line is something else. Hyphens alone are no delimiter row.
func delimiterColumns(line []byte) int {
	line = bytes.TrimSpace(line)
	dashes, colons, columns := 0, 0, 1
	for _, c := range line {
		switch c {
		case '-':
			dashes++
		case '|':
			columns++
		case ':':
			colons++
		case ' ', '\t':
		default:
			return 0
		}
	}
	if dashes == 0 || colons == 0 && columns == 1 {
		return 0
	}
	return columns
}
