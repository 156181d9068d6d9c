package decode

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"qiao/internal/diag"
)

// TOML reads a TOML document into the same form as [YAML] does. Dates are text
// as written. After an error the value is nil.
func TOML(file string, src []byte, firstLine int) (*Value, []diag.Diagnostic) {
	t := tomlText{src: src, lines: diag.NewLines(file, src, firstLine), known: make(map[*Value]map[string]int)}
	start := t.lines.Pos(0)
	switch {
	case len(src) > maxTOML:
		return nil, []diag.Diagnostic{diag.New("toml-syntax/size", diag.Pos{File: file}, "limit", "1 MiB")}
	case deepestBrackets(src) > MaxDepth:
		return nil, []diag.Diagnostic{diag.New("toml-syntax/depth", start, "limit", MaxDepth)}
	}
	t.syntax()
	if diag.HasErrors(t.ds) {
		diag.Sort(t.ds)
		return nil, t.ds
	}
	root := &Value{Kind: Map, Pos: start}
	t.tables(root)
	if !diag.HasErrors(t.ds) {
		t.rules()
	}
	diag.Sort(t.ds)
	if diag.HasErrors(t.ds) {
		return nil, t.ds
	}
	return root, t.ds
}

// maxTOML is less than what YAML may have: TOML is for front matter.
const maxTOML = 1 << 20

// deepestBrackets is at least how deep lists and tables in brackets are nested.
// Brackets in strings count too: the parser must not see what may be too deep.
func deepestBrackets(src []byte) int {
	depth, deepest := 0, 0
	for _, c := range src {
		switch c {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return deepest
}

// tomlText is a TOML text on its way to values.
type tomlText struct {
	src   []byte
	lines *diag.Lines
	known map[*Value]map[string]int // of each map, the index of each field
	findings
}

// find returns the field of a map, or nil.
func (t *tomlText) find(v *Value, key string) *Field {
	if i, ok := t.known[v][key]; ok {
		return &v.Fields[i]
	}
	return nil
}

// put puts a field into a map and returns its value.
func (t *tomlText) put(v *Value, k name, value *Value) *Value {
	if t.known[v] == nil {
		t.known[v] = make(map[string]int)
	}
	t.known[v][k.text] = len(v.Fields)
	v.Fields = append(v.Fields, Field{Key: k.text, Pos: k.pos, Value: value})
	return value
}

func (t *tomlText) report(variant string, pos diag.Pos, args ...any) {
	t.add(diag.New("toml-syntax/"+variant, pos, args...))
}

// rules asks the parser for what only it knows, such as which tables may be
// added to; it stops at the first fault.
func (t *tomlText) rules() {
	var all map[string]any
	err := toml.Unmarshal(t.src, &all)
	var fault *toml.DecodeError
	switch {
	case errors.As(err, &fault):
		line, column := fault.Position()
		t.fault(t.offset(line, column), strings.TrimPrefix(fault.Error(), "toml: "))
	case err != nil:
		t.fault(0, strings.TrimPrefix(err.Error(), "toml: "))
	}
}

// offset is the byte at a line and a column in bytes, both from 1.
func (t *tomlText) offset(line, column int) int {
	start := 0
	for range line - 1 {
		start += bytes.IndexByte(t.src[start:], '\n') + 1
	}
	return start + column - 1
}

// tables puts the expressions of a text into the map root.
func (t *tomlText) tables(root *Value) {
	table := root
	for p := t.parser(t.src); p.NextExpression(); {
		switch e := p.Expression(); e.Kind {
		case unstable.Table:
			table = t.header(root, e, false)
		case unstable.ArrayTable:
			table = t.header(root, e, true)
		case unstable.KeyValue:
			t.assign(table, e, 1)
		}
	}
}

func (t *tomlText) parser(src []byte) *unstable.Parser {
	p := &unstable.Parser{}
	p.Reset(src)
	return p
}

// name is one part of a key.
type name struct {
	text string
	pos  diag.Pos
	end  int // the byte after it
}

func (t *tomlText) names(keys unstable.Iterator) []name {
	var all []name
	for keys.Next() {
		k := keys.Node()
		all = append(all, name{string(k.Data), t.lines.Pos(int(k.Raw.Offset)), int(k.Raw.Offset + k.Raw.Length)})
	}
	return all
}

// header opens the table [a.b], or a new entry of the list [[a.b]].
func (t *tomlText) header(root *Value, e *unstable.Node, list bool) *Value {
	keys := t.names(e.Key())
	if len(keys) > MaxDepth {
		t.report("depth", keys[0].pos, "limit", MaxDepth)
		return &Value{Kind: Map}
	}
	last := keys[len(keys)-1]
	parent := t.descend(root, keys[:len(keys)-1])
	if !list {
		return t.descend(parent, keys[len(keys)-1:])
	}
	entry := &Value{Kind: Map, Pos: last.pos}
	if f := t.find(parent, last.text); f != nil {
		f.Value.Items = append(f.Value.Items, entry)
		return entry
	}
	t.put(parent, last, &Value{Kind: List, Pos: last.pos, Items: []*Value{entry}})
	return entry
}

// descend follows names down from a map, making maps where there are none; of
// a list it takes the last entry.
func (t *tomlText) descend(v *Value, keys []name) *Value {
	for _, k := range keys {
		f := t.find(v, k.text)
		if f == nil {
			v = t.put(v, k, &Value{Kind: Map, Pos: k.pos})
			continue
		}
		v = f.Value
		if v.Kind == List && len(v.Items) > 0 {
			v = v.Items[len(v.Items)-1]
		}
	}
	return v
}

// assign reads a.b = value into a map.
func (t *tomlText) assign(table *Value, e *unstable.Node, depth int) {
	keys := t.names(e.Key())
	last := keys[len(keys)-1]
	if depth+len(keys) > MaxDepth {
		t.report("depth", keys[0].pos, "limit", MaxDepth)
		return
	}
	parent := t.descend(table, keys[:len(keys)-1])
	if f := t.find(parent, last.text); f != nil {
		t.add(doubledKey(f.Key, last.pos, f.Pos))
		return
	}
	t.put(parent, last, t.value(e.Value(), t.lines.Pos(t.afterEquals(last.end)), depth+len(keys)))
}

// afterEquals is where the value begins whose key ends at an offset.
func (t *tomlText) afterEquals(offset int) int {
	rest := t.src[offset:]
	return len(t.src) - len(bytes.TrimLeft(rest, " \t="))
}

// value turns a node into a value; pos is where it stands if the node does not
// say.
func (t *tomlText) value(n *unstable.Node, pos diag.Pos, depth int) *Value {
	if n.Raw.Length > 0 {
		pos = t.lines.Pos(int(n.Raw.Offset))
	}
	v := &Value{Kind: String, Text: string(n.Data), Pos: pos}
	switch n.Kind {
	case unstable.Array:
		v.Kind = List
		for items := n.Children(); items.Next(); {
			v.Items = append(v.Items, t.value(items.Node(), pos, depth+1))
		}
	case unstable.InlineTable:
		v.Kind, v.Text = Map, ""
		for entries := n.Children(); entries.Next(); {
			t.assign(v, entries.Node(), depth+1)
		}
	case unstable.Bool:
		v.Kind = Bool
	case unstable.Integer:
		v.Kind = Int
	case unstable.Float:
		v.Kind = Float
	case unstable.String:
		v.Quoted = true
	}
	return v
}
