package theme

import (
	"slices"
	"text/template/parse"

	"qiao/internal/config"
	"qiao/internal/diag"
)

// checkRecords looks up the collections whose records templates ask for:
// {{ range .Page.Records "companies" }}.
func (t *templates) checkRecords(m *config.Manifest) []diag.Diagnostic {
	var ds []diag.Diagnostic
	names := m.CollectionNames()
	for _, name := range t.names {
		f := t.files[name]
		for _, tree := range f.sorted() {
			walk(tree.Root, func(n parse.Node) {
				collection, ok := recordsOf(n)
				if ok && !slices.Contains(names, collection.Text) {
					ds = append(ds, diag.New("theme-collection-unknown", f.lines.Pos(int(collection.Pos)),
						"name", collection.Text, "suggestion", diag.Suggest(collection.Text, names)))
				}
			})
		}
	}
	return ds
}

// recordsOf returns the collection of a call of [PageView.Records] with a
// literal.
func recordsOf(n parse.Node) (collection *parse.StringNode, ok bool) {
	call, ok := n.(*parse.CommandNode)
	if !ok || len(call.Args) < 2 {
		return nil, false
	}
	var path []string
	switch of := call.Args[0].(type) {
	case *parse.FieldNode:
		path = of.Ident
	case *parse.VariableNode:
		path = of.Ident[1:]
	case *parse.ChainNode:
		path = of.Field
	}
	if len(path) == 0 || path[len(path)-1] != "Records" {
		return nil, false
	}
	collection, ok = call.Args[1].(*parse.StringNode)
	return collection, ok
}
