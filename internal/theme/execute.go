package theme

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"qiao/internal/compiled"
	"qiao/internal/config"
	"qiao/internal/diag"
)

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
