package theme

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"qiao/internal/diag"
)

// The folders of a theme that hold templates.
const (
	layoutFolder    = "layouts/"
	partialFolder   = "partials/"
	componentFolder = "components/"
	baseLayout      = "base.html"
)

// templates are a theme's template files, by name below layouts/.
type templates struct {
	dir   string // of the theme, for messages
	files map[string]*templateFile
	found []string // names of all template files, those that could not be read too
	names []string // sorted
}

// templateFile is one file of templates.
type templateFile struct {
	name  string // page.html, partials/head.html
	file  string // themes/park/layouts/page.html
	text  string
	lines *diag.Lines
	// trees are what the file defines, its own body among them under its name.
	trees map[string]*parse.Tree
}

// parseTemplates reads and parses all template files.
func parseTemplates(fsys fs.FS, dir string, found []string) (*templates, []diag.Diagnostic) {
	t := &templates{dir: dir, files: make(map[string]*templateFile)}
	var ds []diag.Diagnostic
	for _, name := range found {
		short, ok := strings.CutPrefix(name, layoutFolder)
		if !ok || path.Ext(name) != ".html" {
			continue
		}
		t.found = append(t.found, short)
		text, more := readText(fsys, dir, name)
		ds = append(ds, more...)
		if text == nil {
			continue
		}
		f, problem := parseFile(short, path.Join(dir, name), string(text))
		if problem != nil {
			ds = append(ds, *problem)
			continue
		}
		t.files[short] = f
	}
	t.names = slices.Sorted(maps.Keys(t.files))
	return t, ds
}

// parseFile parses one file. Functions are not looked up yet, so that all
// unknown ones are found, each with its place.
func parseFile(name, file, text string) (*templateFile, *diag.Diagnostic) {
	f := &templateFile{
		name:  name,
		file:  file,
		text:  text,
		lines: diag.NewLines(file, []byte(text), 1),
		trees: make(map[string]*parse.Tree),
	}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", f.trees); err != nil {
		d := f.syntaxError(err)
		return nil, &d
	}
	return f, nil
}

// parseErrors are the forms of a parser's error: the line is all it tells.
var parseErrors = regexp.MustCompile(`^template: .*?:(\d+)(?::\d+)?: (.*)$`)

// syntaxError makes a finding of a parser's error. Its column is that of the
// last action that the line begins, which is where to look.
func (f *templateFile) syntaxError(err error) diag.Diagnostic {
	pos, message := diag.Pos{File: f.file}, err.Error()
	if m := parseErrors.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[1])
		message = m[2]
		pos.Line, pos.Column = line, f.actionColumn(line)
	}
	return diag.New("theme-syntax", pos, "reason", message, "open", "{{", "close", "}}")
}

// actionColumn is the column of the last "{{" of a line, or 1.
func (f *templateFile) actionColumn(line int) int {
	lines := strings.Split(f.text, "\n")
	if line < 1 || line > len(lines) {
		return 0
	}
	before, _, found := cutLast(lines[line-1], "{{")
	if !found {
		return 1
	}
	return len([]rune(before)) + 1
}

// cutLast slices s around the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// sorted returns the file's trees by name.
func (f *templateFile) sorted() []*parse.Tree {
	trees := make([]*parse.Tree, 0, len(f.trees))
	for _, name := range slices.Sorted(maps.Keys(f.trees)) {
		trees = append(trees, f.trees[name])
	}
	return trees
}

// whole reports whether a layout is a page of its own, and not only blocks for
// the base layout.
func (f *templateFile) whole() bool {
	own := f.trees[f.name]
	return own != nil && !parse.IsEmptyTree(own.Root)
}

// layout reports whether a file is a layout, and not part of others.
func (f *templateFile) layout() bool {
	return f.name != baseLayout && !f.shared()
}

// shared reports whether the file's templates are there for every layout.
func (f *templateFile) shared() bool {
	return strings.HasPrefix(f.name, partialFolder) || strings.HasPrefix(f.name, componentFolder)
}

// component returns the name of the component that the file is the template of.
func (f *templateFile) component() (name string, ok bool) {
	rest, ok := strings.CutPrefix(f.name, componentFolder)
	return strings.TrimSuffix(rest, ".html"), ok
}

// use is one call of a function with a literal first argument.
type use struct {
	function string
	literal  string
	args     []parse.Node // what follows the literal
	pos      diag.Pos     // of the literal
}

// uses returns the calls of a function with a literal first argument, in the
// order of the files.
func (t *templates) uses(function string) []use {
	var uses []use
	for _, name := range t.names {
		f := t.files[name]
		for _, tree := range f.sorted() {
			walk(tree.Root, func(n parse.Node) {
				if u, ok := f.use(n, function); ok {
					uses = append(uses, u)
				}
			})
		}
	}
	return uses
}

func (f *templateFile) use(n parse.Node, function string) (use, bool) {
	call, ok := n.(*parse.CommandNode)
	if !ok || len(call.Args) < 2 {
		return use{}, false
	}
	ident, ok := call.Args[0].(*parse.IdentifierNode)
	if !ok || ident.Ident != function {
		return use{}, false
	}
	literal, ok := call.Args[1].(*parse.StringNode)
	if !ok {
		return use{}, false
	}
	return use{function, literal.Text, call.Args[2:], f.lines.Pos(int(literal.Pos))}, true
}

// messageUses are the messages that templates ask for by name.
func (t *templates) messageUses() []use { return t.uses("i18n") }

// walk visits every node below n, n included.
func walk(n parse.Node, visit func(parse.Node)) {
	if n == nil {
		return
	}
	visit(n)
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			walkAll(n.Nodes, visit)
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, c := range n.Cmds {
				walk(c, visit)
			}
		}
	case *parse.CommandNode:
		walkAll(n.Args, visit)
	case *parse.ChainNode:
		walk(n.Node, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	case *parse.IfNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, visit)
	}
}

func walkBranch(b *parse.BranchNode, visit func(parse.Node)) {
	walk(b.Pipe, visit)
	walk(b.List, visit)
	if b.ElseList != nil {
		walk(b.ElseList, visit)
	}
}

func walkAll(nodes []parse.Node, visit func(parse.Node)) {
	for _, n := range nodes {
		walk(n, visit)
	}
}
