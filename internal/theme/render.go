package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"qiao/internal/config"
	"qiao/internal/diag"
)

// rendering is the theme's templates bound to one language. html/template
// binds functions when it parses, and each layout fills the blocks of the base
// layout in its own way: so there is one set of templates for each layout and
// language, made when it is first needed.
type rendering struct {
	theme      *Theme
	language   *config.Language
	shared     *template.Template // base, partials, components; never executed
	layouts    map[string]func() (*template.Template, error)
	components *template.Template
}

// prepare makes the renderings, and has every layout escaped once, which is
// how html/template finds out that it does not make whole HTML.
func (t *Theme) prepare() []diag.Diagnostic {
	var ds []diag.Diagnostic
	for i, l := range t.languages {
		r, err := t.newRendering(l)
		if err != nil {
			return append(ds, t.templates.escapeError(err, ""))
		}
		t.rendering = append(t.rendering, r)
		if i == 0 {
			ds = append(ds, r.escape()...)
		}
	}
	return ds
}

func (t *Theme) newRendering(l *config.Language) (*rendering, error) {
	r := &rendering{theme: t, language: l, layouts: make(map[string]func() (*template.Template, error))}
	r.shared = template.New("").Funcs(t.functions(l)).Option("missingkey=error")
	for _, name := range t.templates.names {
		f := t.templates.files[name]
		if f.layout() {
			r.layouts[name] = sync.OnceValues(func() (*template.Template, error) { return r.layout(f) })
			continue
		}
		if _, err := r.shared.New(name).Parse(f.text); err != nil {
			return nil, err
		}
	}
	var err error
	r.components, err = r.shared.Clone()
	return r, err
}

// layout makes the set of templates of one layout.
func (r *rendering) layout(f *templateFile) (*template.Template, error) {
	set, err := r.shared.Clone()
	if err != nil {
		return nil, err
	}
	own, err := set.New(f.name).Parse(f.text)
	if err != nil {
		return nil, err
	}
	if f.whole() {
		return own, nil
	}
	if base := set.Lookup(baseLayout); base != nil {
		return base, nil
	}
	return own, nil
}

// escape escapes all layouts and components. Executing them with nothing fails
// at once, but only after the escaping, whose errors are what is wanted.
func (r *rendering) escape() []diag.Diagnostic {
	var ds []diag.Diagnostic
	report := func(err error, name string) {
		var problem *template.Error
		if errors.As(err, &problem) {
			ds = append(ds, r.theme.templates.escapeError(problem, name))
		}
	}
	for _, name := range r.theme.templates.names {
		f := r.theme.templates.files[name]
		if _, ok := f.component(); ok {
			report(r.components.ExecuteTemplate(io.Discard, name, nil), name)
		}
		if layout := r.layouts[name]; layout != nil {
			set, err := layout()
			if err == nil {
				err = set.Execute(io.Discard, nil)
			}
			report(err, name)
		}
	}
	slices.SortStableFunc(ds, func(a, b diag.Diagnostic) int { return strings.Compare(a.Pos.String(), b.Pos.String()) })
	return slices.CompactFunc(ds, func(a, b diag.Diagnostic) bool { return a.Pos == b.Pos && a.ID == b.ID })
}

// escapeError makes a finding of an error of html/template. name is the layout
// that was escaped, for errors that do not say where they are.
func (t *templates) escapeError(err error, name string) diag.Diagnostic {
	var problem *template.Error
	if !errors.As(err, &problem) {
		return diag.New("theme-syntax", diag.Pos{File: path.Join(t.dir, layoutFolder, name)}, "reason", err.Error())
	}
	f := t.fileOf(problem, name)
	if problem.ErrorCode == template.ErrEndContext {
		return diag.New("theme-unfinished-html", f.lastTag())
	}
	pos := diag.Pos{File: f.file, Line: problem.Line}
	if problem.Node != nil {
		pos = f.lines.Pos(int(problem.Node.Position()))
	}
	return diag.New("theme-escape", pos, "reason", problem.Description)
}

// fileOf finds the file in which an error of html/template is.
func (t *templates) fileOf(problem *template.Error, name string) *templateFile {
	if f := t.files[problem.Name]; f != nil {
		return f
	}
	if f := t.files[name]; f != nil && f.trees[problem.Name] != nil {
		return f
	}
	for _, other := range t.names {
		if f := t.files[other]; f.trees[problem.Name] != nil {
			return f
		}
	}
	if f := t.files[name]; f != nil {
		return f
	}
	return t.files[t.names[0]]
}

// lastTag is where the tag begins that a file leaves open: at the first action
// in it, where there is one.
func (f *templateFile) lastTag() diag.Pos {
	start := max(strings.LastIndexByte(f.text, '<'), 0)
	if action := strings.Index(f.text[start:], "{{"); action >= 0 {
		start += action
	}
	return f.lines.Pos(start)
}

// Layout returns the name of the first of the layouts that the theme has.
func (t *Theme) Layout(candidates []string) (name string, ok bool) {
	for _, c := range candidates {
		if f := t.templates.files[c+".html"]; f != nil && f.layout() {
			return f.name, true
		}
	}
	return "", false
}

// LayoutFolder is where the theme's layouts are, for messages.
func (t *Theme) LayoutFolder() string { return path.Join(t.dir, layoutFolder) }

// Execute writes a page with a layout that [Theme.Layout] found. source is
// what the page is made from, for messages.
func (t *Theme) Execute(w io.Writer, layout string, view *PageView, source string) []diag.Diagnostic {
	r := t.renderingOf(view.Site.Language.Code)
	set, err := r.layouts[layout]()
	if err == nil {
		err = set.Execute(w, view)
	}
	return t.templates.executeError(err, source)
}

// ExecuteComponent writes a component. source is the document that calls it.
func (t *Theme) ExecuteComponent(w *bytes.Buffer, lang string, view *ComponentView, source string) []diag.Diagnostic {
	r := t.renderingOf(lang)
	var b bytes.Buffer
	err := r.components.ExecuteTemplate(&b, componentFolder+view.Name+".html", view)
	text := b.Bytes()
	if view.Form == string(config.Inline) {
		text = bytes.TrimSpace(text)
	}
	w.Write(text)
	return t.templates.executeError(err, source)
}

func (t *Theme) renderingOf(lang string) *rendering {
	i := slices.IndexFunc(t.languages, func(l *config.Language) bool { return l.Code == lang })
	return t.rendering[i]
}

// executeErrors is the form of the errors of text/template when it executes:
// columns count bytes from 0.
var (
	executeErrors = regexp.MustCompile(`(?s)^template: (.*?):(\d+):(\d+): executing "(.*?)" at <(.*?)>: (.*)$`)
	noField       = regexp.MustCompile(`can't evaluate field (\S+) in type \*?(\S+)`)
	noEntry       = regexp.MustCompile(`map has no entry for key "(.*?)"`)
	escapers      = regexp.MustCompile(` \| _html_template_\w+`)
)

// executeError makes a finding of what went wrong while executing; none if
// nothing did.
func (t *templates) executeError(err error, source string) []diag.Diagnostic {
	if err == nil {
		return nil
	}
	m := executeErrors.FindStringSubmatch(err.Error())
	if m == nil {
		return []diag.Diagnostic{diag.New("theme-execute", diag.Pos{File: t.dir}, "reason", err.Error(), "page", source)}
	}
	pos := t.position(m[1], m[2], m[3])
	expression := escapers.ReplaceAllString(m[5], "")
	var call callError
	switch reason := m[6]; {
	case errors.As(err, &call):
		return []diag.Diagnostic{call.finding(pos)}
	case noField.MatchString(reason):
		f := noField.FindStringSubmatch(reason)
		return []diag.Diagnostic{diag.New("theme-field/unknown", pos, "name", f[1], "expression", expression,
			"page", source, "suggestion", diag.Suggest(f[1], fieldsOf(f[2])))}
	case noEntry.MatchString(reason):
		return []diag.Diagnostic{diag.New("theme-field/undeclared", pos,
			"name", noEntry.FindStringSubmatch(reason)[1], "expression", expression, "page", source)}
	case strings.Contains(reason, "nil pointer"), strings.Contains(reason, "nil data"):
		return []diag.Diagnostic{diag.New("theme-field/nothing", pos, "expression", expression, "page", source,
			"example", "{{ with … }} … {{ end }}")}
	default:
		return []diag.Diagnostic{diag.New("theme-execute", pos, "reason", reason, "page", source)}
	}
}

// position turns a template's name, line and byte column (from 0) into a place
// in a file.
func (t *templates) position(name, line, column string) diag.Pos {
	f := t.files[name]
	if f == nil {
		return diag.Pos{File: path.Join(t.dir, layoutFolder, name)}
	}
	l, _ := strconv.Atoi(line)
	c, _ := strconv.Atoi(column)
	lines := strings.SplitAfter(f.text, "\n")
	offset := c
	for _, before := range lines[:min(max(l-1, 0), len(lines))] {
		offset += len(before)
	}
	return f.lines.Pos(offset)
}

// fieldsOf are the fields and methods of a view by the name of its type.
func fieldsOf(typeName string) []string {
	for _, v := range viewTypes {
		if fmt.Sprintf("theme.%s", v.Name()) != typeName {
			continue
		}
		var names []string
		for _, f := range reflect.VisibleFields(v) {
			if f.IsExported() && !f.Anonymous {
				names = append(names, f.Name)
			}
		}
		for p, i := reflect.PointerTo(v), 0; i < p.NumMethod(); i++ {
			if name := p.Method(i).Name; !strings.HasPrefix(name, "With") { // those are package render's
				names = append(names, name)
			}
		}
		return names
	}
	return nil
}
