package decode

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"qiao/internal/diag"
)

// Limits of a YAML or TOML text. They are far beyond what people write and
// keep a hostile file from filling memory.
const (
	MaxSize     = 4 << 20 // bytes
	MaxDepth    = 100     // lists and maps inside each other
	maxBrackets = 200_000 // entries of lists and maps in brackets, roughly
)

// YAMLFile reads the bytes of a file of one YAML document: [UTF8], then [YAML].
func YAMLFile(file string, raw []byte) (*Value, []diag.Diagnostic) {
	text, ds := UTF8(file, raw)
	if text == nil {
		return nil, ds
	}
	v, more := YAML(file, text, 1)
	return v, append(ds, more...)
}

// YAML reads one YAML document. firstLine is the line of the file at which src,
// valid UTF-8 with LF line ends, starts. An empty document gives a Null value.
//
// After an error the value is nil, unless it is clear what was meant: then the
// value is that, so that a caller can find what else is wrong in the same run.
// A caller must not publish anything of it. Of more than a thousand errors,
// or warnings, the rest is left out.
func YAML(file string, src []byte, firstLine int) (*Value, []diag.Diagnostic) {
	if v, ok := plainYAML(file, src, firstLine); ok {
		return v, nil
	}
	return parseYAML(file, src, firstLine)
}

// parseYAML is YAML for every text.
func parseYAML(file string, src []byte, firstLine int) (*Value, []diag.Diagnostic) {
	t := newYAMLText(file, src, firstLine)
	if d, ok := t.tooLarge(src); ok {
		return nil, []diag.Diagnostic{d}
	}
	docs, problem := t.parse()
	if problem != nil || t.suspicious(docs) {
		docs = t.mend(docs, problem)
	}
	value := t.document(docs)
	diag.Sort(t.ds)
	return value, t.ds
}

// document is the value of the first document; more of them are a mistake.
func (t *yamlText) document(docs []*yaml.Node) *Value {
	switch {
	case len(docs) == 0 && diag.HasErrors(t.ds):
		return nil
	case len(docs) == 0:
		return &Value{Pos: diag.Pos{File: t.file, Line: t.first, Column: 1}}
	case len(docs) > 1:
		t.report("second-document", t.pos(docs[1].Line, docs[1].Column))
	}
	return t.value(docs[0].Content[0], 0)
}

// yamlText is a YAML text on its way to values: as it was written, or as it
// was mended to learn what else is wrong.
type yamlText struct {
	file  string
	first int      // the file's line of lines[0]
	lines []string // as the parser gets them
	// shifts are the insertions into a line by mending, by index of the line.
	shifts map[int][]shift
	// guessed says that the indentation of a line was mended by guess, so that
	// what the parser then says about layout is no mistake of its own.
	guessed bool
	findings
}

// shift says that from a column (from 1, of the mended line) on, text stands by
// characters further right than its author wrote it.
type shift struct{ column, by int }

// otherBreaks are characters that YAML 1.1 takes for line ends and that an
// editor does not: they would throw off the count of lines.
var otherBreaks = strings.NewReplacer("\u0085", " ", "\u2028", " ", "\u2029", " ")

func newYAMLText(file string, src []byte, firstLine int) *yamlText {
	return &yamlText{
		file:   file,
		first:  firstLine,
		lines:  strings.Split(otherBreaks.Replace(string(src)), "\n"),
		shifts: make(map[int][]shift),
	}
}

// pos is the position in the file of a place in the parser's text. What the
// parser places behind the text is at its end.
func (t *yamlText) pos(line, column int) diag.Pos {
	if line > len(t.lines) {
		line = len(t.lines)
		column = utf8.RuneCountInString(t.lines[line-1]) + 1
	}
	written := column
	for _, s := range t.shifts[line-1] {
		if column >= s.column {
			written -= s.by
		}
	}
	return diag.Pos{File: t.file, Line: t.first + line - 1, Column: max(written, 1)}
}

// report adds the finding yaml-syntax/variant.
func (t *yamlText) report(variant string, pos diag.Pos, args ...any) {
	t.add(diag.New("yaml-syntax/"+variant, pos, args...))
}

func (t *yamlText) tooLarge(src []byte) (d diag.Diagnostic, ok bool) {
	whole := diag.Pos{File: t.file}
	if len(src) > MaxSize {
		return diag.New("yaml-syntax/size", whole, "limit", "4 MiB"), true
	}
	brackets := 0
	for _, c := range []byte(",[{") {
		brackets += bytes.Count(src, []byte{c})
	}
	return diag.New("yaml-syntax/brackets", whole, "limit", maxBrackets), brackets > maxBrackets
}

// parse reads the documents of the text. problem is what the parser stopped
// at; the documents before it are given too.
func (t *yamlText) parse() (docs []*yaml.Node, problem *yaml.LoadError) {
	loader, err := yaml.NewLoader(strings.NewReader(strings.Join(t.lines, "\n")))
	for err == nil {
		var doc yaml.Node
		if err = loader.Load(&doc); err == nil {
			docs = append(docs, &doc)
		}
	}
	if errors.Is(err, io.EOF) {
		return docs, nil
	}
	if !errors.As(err, &problem) {
		problem = &yaml.LoadError{Message: err.Error()}
	}
	return docs, problem
}

// leadingZero is a number that one reader takes for octal, the next for
// decimal, and its author often for text: 010.
var leadingZero = regexp.MustCompile(`^[-+]?0[0-9_]+$`)

// value turns a node into a value and reports what it may not hold.
func (t *yamlText) value(n *yaml.Node, depth int) *Value {
	pos := t.pos(n.Line, n.Column)
	v := &Value{Pos: pos}
	switch {
	case depth > MaxDepth:
		t.report("depth", pos, "limit", MaxDepth)
		v.refused = true
		return v
	case n.Kind == yaml.AliasNode:
		t.report("alias", pos, "name", short(n.Value))
		v.refused = true
		return v
	}
	if n.Anchor != "" {
		t.report("anchor", pos, "name", short(n.Anchor))
	}
	if foreignTag(n) {
		t.report("tag", pos, "name", short(n.Tag))
		v.refused = true
		return v
	}
	switch n.Kind {
	case yaml.SequenceNode:
		v.Kind = List
		v.Items = make([]*Value, len(n.Content))
		for i, item := range n.Content {
			v.Items[i] = t.value(item, depth+1)
		}
	case yaml.MappingNode:
		v.Kind = Map
		v.Fields = t.fields(n, depth)
	default:
		t.scalar(v, n)
	}
	return v
}

// foreignTag reports whether a node is marked as something that plain data is
// not.
func foreignTag(n *yaml.Node) bool {
	if n.Style&yaml.TaggedStyle == 0 {
		return false
	}
	switch n.ShortTag() {
	case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!seq", "!!map":
		return false
	default:
		return true
	}
}

// scalarKinds are the kinds of the parser's scalar types; all else is text.
var scalarKinds = map[string]Kind{"!!null": Null, "!!bool": Bool, "!!int": Int, "!!float": Float}

func (t *yamlText) scalar(v *Value, n *yaml.Node) {
	v.Text = n.Value
	v.Quoted = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	v.Kind = String
	if kind, ok := scalarKinds[n.ShortTag()]; ok {
		v.Kind = kind
	}
	if v.Kind == Null {
		v.Text = ""
	}
	if v.Quoted || n.Style&yaml.TaggedStyle != 0 {
		return
	}
	if leadingZero.MatchString(v.Text) {
		t.add(diag.New("leading-zero", v.Pos, "value", short(v.Text), "number", decimal(v.Text)))
	}
	if inner, ok := curlyQuoted(v.Text); ok {
		t.add(diag.New("curly-quotes", v.Pos, "value", short(v.Text), "fix", quoted(short(inner))))
	}
}

// decimal drops the zeros before a number.
func decimal(text string) string {
	sign, digits := "", strings.ReplaceAll(text, "_", "")
	if digits[0] == '-' || digits[0] == '+' {
		sign, digits = strings.TrimPrefix(digits[:1], "+"), digits[1:]
	}
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return "0"
	}
	return sign + digits
}

// curlyQuotes are the pairs that word processors make of straight quotes.
var curlyQuotes = []struct{ open, close string }{
	{"“", "”"}, {"‘", "’"}, {"„", "“"}, {"‚", "‘"}, {"”", "”"}, {"＂", "＂"},
}

// curlyQuoted returns what stands inside, if the text as a whole is in one pair
// of curly quotes, as if they were to mark it as text.
func curlyQuoted(text string) (inner string, ok bool) {
	for _, pair := range curlyQuotes {
		if len(text) < len(pair.open)+len(pair.close) {
			continue
		}
		inner, opens := strings.CutPrefix(text, pair.open)
		inner, closes := strings.CutSuffix(inner, pair.close)
		if opens && closes && !strings.ContainsAny(inner, pair.open+pair.close) {
			return inner, true
		}
	}
	return "", false
}

// fields reads the entries of a map.
func (t *yamlText) fields(n *yaml.Node, depth int) []Field {
	fields := make([]Field, 0, len(n.Content)/2)
	first := make(map[string]diag.Pos, len(n.Content)/2)
	for pair := range slices.Chunk(n.Content, 2) {
		f := Field{Key: pair[0].Value, Pos: t.pos(pair[0].Line, pair[0].Column)}
		if !t.keyUsable(pair[0], f.Pos) {
			continue
		}
		f.Value = t.value(pair[1], depth+1)
		if before, doubled := first[f.Key]; doubled {
			t.add(doubledKey(f.Key, f.Pos, before))
			continue
		}
		first[f.Key] = f.Pos
		fields = append(fields, f)
	}
	return fields
}

// doubledKey is the finding about a key that was given before.
func doubledKey(key string, pos, before diag.Pos) diag.Diagnostic {
	return diag.New("duplicate-key", pos, "key", short(key), "line", before.Line).With(before)
}

// keyUsable reports whether a key is plain text, and says why it is not.
func (t *yamlText) keyUsable(key *yaml.Node, pos diag.Pos) bool {
	switch {
	case key.Kind == yaml.AliasNode:
		t.report("alias", pos, "name", short(key.Value))
	case key.Anchor != "":
		t.report("anchor", pos, "name", short(key.Anchor))
	case foreignTag(key):
		t.report("tag", pos, "name", short(key.Tag))
	case key.Kind != yaml.ScalarNode:
		t.report("key-kind", pos)
	case key.Value == "" || key.ShortTag() == "!!null":
		t.report("key-empty", pos)
	default:
		return true
	}
	return false
}
