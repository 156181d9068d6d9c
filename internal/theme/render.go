package theme

import (
	"errors"
	"html/template"
	"path"
	"slices"
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
