package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"qiao/internal/diag"
)

// alertKinds are the kinds of alerts, as written between "[!" and "]".
var alertKinds = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}

// alerts makes an alert of a block quote whose first line is "[!NOTE]".
type alerts struct{}

func (alerts) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil {
		return
	}
	lines := node.Lines()
	first := lines.At(0)
	word, ok := alertWord(first.Value(reader.Source()))
	if !ok {
		return
	}
	st := stateOf(pc)
	for _, kind := range alertKinds {
		if strings.EqualFold(kind, word) {
			if st.alerts == nil {
				st.alerts = make(map[ast.Node]string)
			}
			st.alerts[quote] = strings.ToLower(kind)
			dropFirstLine(node)
			return
		}
	}
	offset := first.Start + bytes.Index(reader.Source()[first.Start:first.Stop], []byte("[!")) + 2
	st.report("alert-unknown", offset, "kind", word, "suggestion", diag.Suggest(strings.ToUpper(word), alertKinds))
}

// alertWord returns the word of a line that is nothing but "[!word]".
func alertWord(line []byte) (string, bool) {
	line = bytes.TrimSpace(line)
	if len(line) < 4 || line[0] != '[' || line[1] != '!' || line[len(line)-1] != ']' {
		return "", false
	}
	word := line[2 : len(line)-1]
	for _, c := range word {
		if !isASCIILetter(c) {
			return "", false
		}
	}
	return string(word), true
}

func dropFirstLine(node *ast.Paragraph) {
	lines := node.Lines()
	if lines.Len() == 1 {
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	lines.SetSliced(1, lines.Len())
}
