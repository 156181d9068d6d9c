package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"qiao/internal/compiled"
	"qiao/internal/config"
	"qiao/internal/diag"
)

// rendering is the theme's templates bound to one language. html/template
// binds functions when it parses, and each layout fills the blocks of the base
// layout in its own way: so there is one set of templates for each layout and
// language, made and compiled when it is first needed.
type rendering struct {
	theme      *Theme
	functions  template.FuncMap
	shared     *template.Template // base, partials, components; never executed
	layouts    map[string]executable
	components map[string]executable
}

// executable makes a template that can be executed, once.
type executable func() (*compiled.Template, error)

// MaxOutput is how much a template may write, in bytes: so that one that never
// ends comes to an end.
const MaxOutput = 16 << 20

// viewMethods are the methods that templates call most.
var viewMethods = []compiled.Method{
	compiled.MethodOf("Reference", (*FactView).Reference),
	compiled.MethodOf("Params", (*RecordView).Params),
	compiled.MethodOf("First", (*RecordView).First),
	compiled.MethodOf("Children", (*LinkView).Children),
	compiled.MethodOf("FactNotes", (*PageView).FactNotes),
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
	r := &rendering{
		theme: t, functions: t.functions(l),
		layouts: make(map[string]executable), components: make(map[string]executable),
	}
	r.shared = template.New("").Funcs(r.functions).Option("missingkey=error")
	for _, name := range t.templates.names {
		f := t.templates.files[name]
		if f.layout() {
			r.layouts[name] = sync.OnceValues(func() (*compiled.Template, error) { return r.compile(r.layout(f)) })
			continue
		}
		if _, err := r.shared.New(name).Parse(f.text); err != nil {
			return nil, err
		}
	}
	set, err := r.shared.Clone()
	if err != nil {
		return nil, err
	}
	for _, name := range t.templates.names {
		if _, ok := t.templates.files[name].component(); ok {
			r.components[name] = sync.OnceValues(func() (*compiled.Template, error) { return r.compile(set.Lookup(name), nil) })
		}
	}
	return r, nil
}

// compile makes a template executable, unless making it has failed already.
func (r *rendering) compile(t *template.Template, err error) (*compiled.Template, error) {
	if err != nil {
		return nil, err
	}
	return compiled.Compile(t, r.functions, viewMethods...)
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

// escape makes all layouts and components executable, for the errors that
// html/template has about them when it escapes.
func (r *rendering) escape() []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, name := range r.theme.templates.names {
		get := r.layouts[name]
		if get == nil {
			get = r.components[name]
		}
		if get == nil {
			continue
		}
		if _, err := get(); err != nil {
			ds = append(ds, r.theme.templates.escapeError(err, name))
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

// Execute writes a page with a layout that [Theme.Layout] found to the end of a
// buffer. source is what the page is made from, for messages.
func (t *Theme) Execute(b *bytes.Buffer, layout string, view *PageView, source string) []diag.Diagnostic {
	err := t.execute(t.renderingOf(view.Site.Language.Code).layouts[layout], b, view)
	return t.templates.executeError(err, source)
}

// ExecuteComponent writes a component to the end of a buffer. source is the
// document that calls it.
func (t *Theme) ExecuteComponent(b *bytes.Buffer, lang string, view *ComponentView, source string) []diag.Diagnostic {
	start := b.Len()
	err := t.execute(t.renderingOf(lang).components[componentFolder+view.Name+".html"], b, view)
	if view.Form == string(config.Inline) {
		written := b.Bytes()[start:]
		b.Truncate(start + copy(written, bytes.TrimSpace(written)))
	}
	return t.templates.executeError(err, source)
}

func (t *Theme) execute(get executable, b *bytes.Buffer, view any) error {
	x, err := get()
	if err != nil {
		return err
	}
	if t.interpreted {
		x = x.Interpreted()
	}
	return x.Execute(b, MaxOutput, view)
}

// Interpreted is the theme with its templates executed by html/template itself:
// what it writes is the same, but takes several times as long. It is there to
// hold the theme to that.
func (t *Theme) Interpreted() *Theme {
	interpreted := *t
	interpreted.interpreted = true
	return &interpreted
}

// Unknown says which layouts and components html/template executes, because of
// something in them that cannot be compiled, and what that is.
func (t *Theme) Unknown() map[string]string {
	found := make(map[string]string)
	for _, all := range []map[string]executable{t.rendering[0].layouts, t.rendering[0].components} {
		for name, get := range all {
			if x, err := get(); err == nil && x.Unknown() != nil {
				found[name] = x.Unknown().Error()
			}
		}
	}
	return found
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
	switch {
	case err == nil:
		return nil
	case errors.Is(err, compiled.ErrTooLarge):
		return []diag.Diagnostic{diag.New("output-too-large", diag.Pos{File: source}, "limit", "16 MiB")}
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
