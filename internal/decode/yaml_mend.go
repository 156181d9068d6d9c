package decode

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"qiao/internal/diag"
)

// A YAML parser stops at the first thing it does not understand, and says so
// in the words of YAML's grammar, often about the line after the mistake. So
// when it stops, the text is looked at as its author wrote it: line by line
// for the mistakes that people make (yaml_lines.go), then at the place where
// the parser stopped (yaml_explain.go). A mistake whose meaning is clear is
// mended in the parser's copy of the text, and the parser runs again: that
// confirms the diagnosis and finds what else is wrong.

// rounds is how often a text of a size in bytes is read again after mending:
// less often if it is large, so that a file full of mistakes takes no longer.
func rounds(size int) int {
	const budget, most, least = 8 << 20, 50, 3
	return max(least, min(most, budget/max(size, 1)))
}

// mend reports what keeps the text from being read, and reads it as it was
// probably meant; no documents are returned where that is not clear.
func (t *yamlText) mend(docs []*yaml.Node, problem *yaml.LoadError) []*yaml.Node {
	if t.controls() {
		docs, problem = t.parse()
		if problem == nil && !t.suspicious(docs) {
			return docs
		}
	}
	before := len(t.ds)
	t.conflicts()
	t.scanLines()
	if len(t.ds) > before {
		docs, problem = t.parse()
	}
	for range rounds(len(strings.Join(t.lines, "\n"))) {
		if problem == nil {
			return docs
		}
		if !t.explain(problem) {
			break
		}
		docs, problem = t.parse()
	}
	if problem != nil {
		return nil
	}
	return docs
}

// suspicious reports whether a text that the parser could read is not what it
// looks like: a single piece of text, as "title：…" is to the parser, a name
// that starts with a blank which is no space, the marks of a merge conflict.
func (t *yamlText) suspicious(docs []*yaml.Node) bool {
	if t.oddBlankStartsLine() {
		for _, doc := range docs {
			if hasOddKey(doc) {
				return true
			}
		}
	}
	for _, doc := range docs {
		root := doc.Content[0]
		if root.Kind == yaml.ScalarNode && root.Style == 0 && root.ShortTag() == "!!str" {
			return true
		}
	}
	_, _, conflict := t.nextConflict(0)
	return conflict
}

func (t *yamlText) oddBlankStartsLine() bool {
	for _, line := range t.lines {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " -"))
		if oddBlank(r) {
			return true
		}
	}
	return false
}

func hasOddKey(n *yaml.Node) bool {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && child.Style == 0 {
			if r, _ := utf8.DecodeRuneInString(child.Value); oddBlank(r) {
				return true
			}
		}
		if hasOddKey(child) {
			return true
		}
	}
	return false
}

// oddBlank reports whether r looks like a space and is none to YAML.
func oddBlank(r rune) bool {
	return r == '\u00A0' || r == '\u3000' || r == '\u202F' || r == '\uFEFF' || '\u2000' <= r && r <= '\u200B'
}

// replace puts text in the place of the bytes from start to end of a line, in
// the parser's copy.
func (t *yamlText) replace(line, start, end int, text string) {
	old := t.lines[line]
	t.lines[line] = old[:start] + text + old[end:]
	by := utf8.RuneCountInString(text) - utf8.RuneCountInString(old[start:end])
	if by == 0 {
		return
	}
	column := columnOf(old, start)
	for i := range t.shifts[line] {
		if t.shifts[line][i].column > column {
			t.shifts[line][i].column += by
		}
	}
	t.shifts[line] = append(t.shifts[line], shift{column: column + utf8.RuneCountInString(text), by: by})
}

// columnOf is the column, from 1, of a byte of a line.
func columnOf(line string, offset int) int { return utf8.RuneCountInString(line[:offset]) + 1 }

// offsetOf is the byte of a line at a column, from 1.
func offsetOf(line string, column int) int {
	for i := range line {
		if column--; column == 0 {
			return i
		}
	}
	return len(line)
}

// at is the position in the file of a byte of a line.
func (t *yamlText) at(line, offset int) diag.Pos {
	return t.pos(line+1, columnOf(t.lines[line], offset))
}

// controls reports control characters and takes them for spaces.
func (t *yamlText) controls() (found bool) {
	for i, line := range t.lines {
		offset := strings.IndexFunc(line, isControl)
		if offset < 0 {
			continue
		}
		found = true
		r, _ := utf8.DecodeRuneInString(line[offset:])
		t.report("control", t.at(i, offset), "character", codePoint(r))
		t.lines[i] = strings.Map(func(r rune) rune {
			if isControl(r) {
				return ' '
			}
			return r
		}, line)
	}
	return found
}

// isControl reports whether r may not stand in YAML.
func isControl(r rune) bool { return r < ' ' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' }

// conflicts reports the marks that version control leaves where two people
// changed the same lines, and goes on with the first of the two versions.
func (t *yamlText) conflicts() {
	for next := 0; !t.full(); {
		start, end, found := t.nextConflict(next)
		if !found {
			return
		}
		t.add(diag.New("conflict-markers", t.at(start, 0), "text", strings.TrimSpace(t.lines[start])))
		theirs := false
		for i := start; i <= end; i++ {
			theirs = theirs || isMark(t.lines[i], "|||||||") || isMark(t.lines[i], "=======")
			if theirs || i == start {
				t.lines[i] = ""
			}
		}
		next = end + 1
	}
}

// nextConflict finds the lines of the next conflict from a line on.
func (t *yamlText) nextConflict(from int) (start, end int, found bool) {
	start = -1
	divided := false
	for i := from; i < len(t.lines); i++ {
		switch line := t.lines[i]; {
		case isMark(line, "<<<<<<<"):
			start, divided = i, false
		case isMark(line, "======="):
			divided = start >= 0
		case isMark(line, ">>>>>>>") && divided:
			return start, i, true
		}
	}
	return 0, 0, false
}

// isMark reports whether a line is a mark of a conflict, alone or with a name.
func isMark(line, mark string) bool {
	rest, ok := strings.CutPrefix(line, mark)
	return ok && (rest == "" || rest[0] == ' ')
}

// quoted writes a text as YAML would have it in quotes.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}
