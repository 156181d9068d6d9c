package buildtest

import (
	"maps"
	"strings"
)

// historyKinds are edits that go back to what was, and mistakes in the form of
// a file, which do so too when they are repaired.
var historyKinds = map[string]func(*editor){
	"undo":           undo,
	"checkout":       checkout,
	"error-front":    func(e *editor) { e.breakFile(e.documents(), "---\n", "---\ntitle: [\n") },
	"error-field":    func(e *editor) { e.breakFile(e.documents(), "title: ", "tilte: x\ntitle: ") },
	"error-link":     func(e *editor) { e.body2(e.pick(e.documents()), "[x](/nowhere)") },
	"error-markdown": func(e *editor) { e.body2(e.pick(e.documents()), ":::note\nnot closed") },
	"error-template": func(e *editor) { e.breakFile(e.names(garden+"layouts/", ".html"), "{{", "{{ .No }}{{ if }}{{") },
	"error-facts":    func(e *editor) { e.breakFile([]string{factsFile}, "facts:\n", "facts: }\n") },
	"error-site":     func(e *editor) { e.breakFile([]string{siteFile}, "theme:", "theem: x\ntheme:") },
	"error-css": func(e *editor) {
		e.breakFile([]string{garden + "assets/main.css"}, "}", "} } @import \"none.css\"; {{")
	},
	"error-message": func(e *editor) { e.breakFile(e.names("i18n/", ".yaml"), "note: ", "nothing: 1\nnote: ") },
	"error-records": func(e *editor) { e.breakFile([]string{firmFile}, "cluster: ", "cluster: no/") },
	"error-utf8":    func(e *editor) { e.breakFile(e.documents(), "100", "\xff100") },
	"repair":        repair,
}

// undo goes back to the state before the last change of files.
func undo(e *editor) {
	past := e.tree.past
	if len(past) == 0 {
		return
	}
	e.restore(past[len(past)-1])
	e.note("undo")
}

// checkout goes to some state of the past, as git does: files that differ are
// written anew, at times that mean nothing.
func checkout(e *editor) {
	past := e.tree.past
	if len(past) == 0 {
		return
	}
	n := e.rand.IntN(len(past))
	before := maps.Clone(e.tree.files)
	e.restore(past[n])
	for name, f := range e.tree.files {
		if f.Data != before[name].Data && e.rank(name)%2 == 0 {
			f.Time = RichNow.AddDate(0, 0, -int(e.rank(name)%500))
			e.tree.files[name] = f
		}
	}
	e.note("state %d", n)
}

// restore brings files and options back, in the words of a new writing: only
// what differs is written.
func (e *editor) restore(state *Tree) {
	e.tree.Now, e.tree.BaseURL, e.tree.Drafts = state.Now, state.BaseURL, state.Drafts
	files := make(map[string]File, len(state.files))
	for name, f := range state.files {
		if now, exists := e.tree.files[name]; exists && now.Data == f.Data {
			files[name] = now
		} else {
			files[name] = File{Data: f.Data}
		}
	}
	e.tree.files = files
}

// breakFile puts a mistake into one of the files, or takes it out again.
func (e *editor) breakFile(names []string, right, wrong string) {
	name := e.pick(names)
	data := e.tree.Data(name)
	if strings.Contains(data, wrong) {
		e.put(name, strings.Replace(data, wrong, right, 1))
	} else if strings.Contains(data, right) {
		e.put(name, strings.Replace(data, right, wrong, 1))
	}
}

// repair brings one file after the other back to what it was at first.
func repair(e *editor) {
	if len(e.tree.past) == 0 {
		return
	}
	first := e.tree.past[0].files
	var differing []string
	for name, f := range first {
		if now, exists := e.tree.files[name]; !exists || now.Data != f.Data {
			differing = append(differing, name)
		}
	}
	if name := e.pick(differing); name != "" {
		e.put(name, first[name].Data)
	}
}
