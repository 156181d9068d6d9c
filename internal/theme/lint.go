package theme

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"qiao/internal/config"
	"qiao/internal/diag"
)

// check finds what is wrong with the templates by reading them: all mistakes
// of all files, without rendering anything.
func (t *templates) check(th *Theme) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, name := range t.names {
		f := t.files[name]
		known := t.visibleFrom(f)
		for _, tree := range f.sorted() {
			walk(tree.Root, func(n parse.Node) {
				switch n := n.(type) {
				case *parse.IdentifierNode:
					ds = append(ds, f.checkFunction(n)...)
				case *parse.TemplateNode:
					ds = append(ds, t.checkTemplate(f, n, known)...)
				}
			})
			ds = append(ds, f.checkHTML(tree)...)
		}
		if f.layout() && !f.whole() && !slices.Contains(t.found, baseLayout) {
			ds = append(ds, diag.New("theme-no-base", diag.Pos{File: f.file}, "file", t.dir+"/"+layoutFolder+baseLayout))
		}
	}
	ds = append(ds, t.checkComponents(th.Manifest)...)
	ds = append(ds, t.checkRecords(th.Manifest)...)
	return append(ds, t.checkAssets(th.assets)...)
}

// visibleFrom returns the names of the templates that a file may call.
func (t *templates) visibleFrom(f *templateFile) []string {
	known := slices.Collect(maps.Keys(f.trees))
	for _, name := range t.names {
		other := t.files[name]
		if other.shared() || other.name == baseLayout {
			known = slices.AppendSeq(known, maps.Keys(other.trees))
		}
		if f.name == baseLayout {
			// The base layout calls blocks that layouts define.
			known = slices.AppendSeq(known, maps.Keys(other.trees))
		}
	}
	slices.Sort(known)
	return slices.Compact(known)
}

func (t *templates) checkTemplate(f *templateFile, n *parse.TemplateNode, known []string) []diag.Diagnostic {
	if slices.Contains(known, n.Name) || slices.Contains(t.found, n.Name) {
		return nil
	}
	return []diag.Diagnostic{diag.New("theme-template-unknown", f.lines.Pos(int(n.Pos)),
		"name", n.Name, "suggestion", diag.Suggest(n.Name, known))}
}

// outside names the functions of other generators that make two builds differ,
// or reach out of the site: qiao has none of them, on purpose.
var outside = map[string]string{
	"now": "clock", "today": "clock", "timestamp": "clock", "unixEpoch": "clock",
	"rand": "chance", "random": "chance", "randInt": "chance", "randAlpha": "chance", "randAlphaNum": "chance",
	"randNumeric": "chance", "shuffle": "chance", "uuid": "chance", "uuidv4": "chance",
	"env": "machine", "getenv": "machine", "hostname": "machine", "expandenv": "machine",
	"readFile": "machine", "readDir": "machine", "fileExists": "machine", "glob": "machine", "exec": "machine",
	"getJSON": "network", "getCSV": "network", "getRemote": "network", "fetch": "network",
}

func (f *templateFile) checkFunction(n *parse.IdentifierNode) []diag.Diagnostic {
	if slices.Contains(functionNames, n.Ident) {
		return nil
	}
	pos := f.lines.Pos(int(n.Pos))
	if why, ok := outside[n.Ident]; ok {
		return []diag.Diagnostic{diag.New("theme-nondeterministic/"+why, pos, "name", n.Ident)}
	}
	return []diag.Diagnostic{diag.New("theme-function-unknown", pos,
		"name", n.Ident, "suggestion", diag.Suggest(n.Ident, functionNames))}
}

// checkComponents compares the declared components with their templates.
func (t *templates) checkComponents(m *config.Manifest) []diag.Diagnostic {
	var ds []diag.Diagnostic
	var declared []string
	for _, c := range m.Components {
		declared = append(declared, c.Name)
		name := componentFolder + c.Name + ".html"
		if !slices.Contains(t.found, name) {
			ds = append(ds, diag.New("theme-component/no-template", c.Pos,
				"name", c.Name, "file", layoutFolder+name))
		}
	}
	for _, name := range t.names {
		f := t.files[name]
		if c, ok := f.component(); ok && !slices.Contains(declared, c) {
			ds = append(ds, diag.New("theme-component/undeclared", diag.Pos{File: f.file},
				"name", c, "suggestion", diag.Suggest(c, declared)))
		}
	}
	return ds
}

// checkAssets looks up the assets that templates name.
func (t *templates) checkAssets(assets map[string]Asset) []diag.Diagnostic {
	var ds []diag.Diagnostic
	names := slices.Sorted(maps.Keys(assets))
	for _, u := range t.uses("asset") {
		if _, ok := assets[u.literal]; !ok {
			ds = append(ds, diag.New("theme-asset-unknown", u.pos,
				"name", u.literal, "folder", t.dir+"/assets", "suggestion", diag.Suggest(u.literal, names)))
		}
	}
	return ds
}

// checkHTML reads a template as HTML and refuses actions in places where
// escaping cannot be relied upon.
func (f *templateFile) checkHTML(tree *parse.Tree) []diag.Diagnostic {
	s := &scanner{file: f}
	s.list(tree.Root)
	return s.found
}

// action reports an action that stands where it must not.
func (s *scanner) action(pos parse.Pos) {
	open := strings.LastIndex(s.file.text[:pos], "{{")
	at := s.file.lines.Pos(open)
	switch {
	case s.state == inUnquoted, s.state == beforeValue:
		s.report("theme-unquoted-attribute", at, "name", s.attribute)
		s.state = inUnquoted
	case s.state == inScript && s.backtick:
		if before := strings.TrimRight(s.file.text[:open], " "); strings.HasSuffix(before, "${") {
			at = s.file.lines.Pos(len(before) - len("${"))
		}
		s.report("theme-js-template-literal", at)
	case s.quoted() && s.tag == "meta" && s.attribute == "content" && s.refreshes():
		s.report("theme-meta-refresh", at)
	case s.quoted() && strings.HasPrefix(s.attribute, "on"):
		s.report("theme-event-handler", at, "name", s.attribute)
	}
}
