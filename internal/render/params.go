package render

import (
	"html/template"
	"reflect"
	"strings"
	"time"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/locale"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// fields turns typed values into what templates see of them, for one page.
type fields struct {
	*page
	doc *site.Document // from where paths are read; nil: from the home page
	// at is where a field is written, for findings about its text.
	at func(name string) diag.Pos
	// numbered figures get the numbers of their notes in the order of the
	// fields: the theme shows them above the text, which is written first.
	numbered bool
}

// params are the views of all declared fields, given or not.
func (f fields) params(declared []config.Field, values map[string]any) theme.Params {
	params := make(theme.Params, len(declared))
	for i := range declared {
		field := &declared[i]
		params[field.Name] = f.value(field, values[field.Name])
	}
	return params
}

// value is the view of one field's value; nil stands for none. Entries of a
// list that lead nowhere are left out.
func (f fields) value(field *config.Field, v any) any {
	if !field.List {
		return f.one(field, v)
	}
	items, _ := v.([]any)
	list := reflect.MakeSlice(reflect.SliceOf(reflect.TypeOf(f.one(field, nil))), 0, len(items))
	for _, item := range items {
		if view := reflect.ValueOf(f.one(field, item)); !view.IsZero() {
			list = reflect.Append(list, view)
		}
	}
	return list.Interface()
}

// one is the view of a single value.
func (f fields) one(field *config.Field, v any) any {
	text := f.text(v)
	switch field.Type {
	case config.Integer:
		n, _ := v.(int)
		return n
	case config.Boolean:
		b, _ := v.(bool)
		return b
	case config.Number:
		if d, ok := v.(locale.Decimal); ok {
			return f.lang.Locale.Number(d)
		}
		return ""
	case config.Date:
		t, _ := v.(time.Time)
		return f.date(t)
	case config.Group:
		return f.group(field, v)
	case config.Markdown:
		return f.inline(field, text)
	case config.PageRef:
		return f.pageRef(text)
	case config.FactRef:
		return f.factRef(text)
	case config.RecordRef:
		return f.page.record(field.Of, text)
	case config.Quote:
		return f.quote(text)
	case config.Image:
		return f.imageRef(text)
	case config.FileRef:
		return f.fileRef(text)
	default:
		return text
	}
}

// text is a text in the page's language.
func (f fields) text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case config.Localized:
		return v.In(f.lang.Code)
	}
	return ""
}

// group is a group of fields; nil if none of them is given.
func (f fields) group(field *config.Field, v any) theme.Params {
	values, _ := v.(map[string]any)
	if len(values) == 0 {
		return nil
	}
	return f.params(field.Fields, values)
}

func (f fields) pageRef(id string) *theme.LinkView {
	if id == "" {
		return nil
	}
	return f.pageLink(f.r.site.Page(strings.Trim(id, "/")))
}

func (f fields) factRef(id string) *theme.FactView {
	if _, ok := f.r.site.Facts.Get(id); !ok {
		return nil
	}
	view := f.fact(id)
	if f.numbered {
		f.notes.number(view)
	}
	return view
}

// quote is a text that keeps its own language.
func (f fields) quote(text string) *theme.TextView {
	if text == "" {
		return nil
	}
	return &theme.TextView{Text: text, Tag: quoteTag(f.r.site, text)}
}

func (f fields) imageRef(name string) *theme.ImageView {
	t, ok := f.resolve(name)
	if !ok {
		return nil
	}
	return f.image(&t)
}

func (f fields) fileRef(name string) *theme.FileView {
	t, ok := f.resolve(name)
	if !ok {
		return nil
	}
	return f.file(&t)
}

// from is the document as from which links are read, if there is any.
func (f fields) from() *site.Document {
	if f.doc != nil {
		return f.doc
	}
	return f.lang.homeDoc
}

// resolve finds a file that a field names.
func (f fields) resolve(name string) (site.Target, bool) {
	from := f.from()
	if name == "" || from == nil {
		return site.Target{}, false
	}
	t, p := f.r.site.Resolve(from, name)
	return t, p == nil && (t.Kind == site.ToResource || t.Kind == site.ToStatic)
}

// inline is a field in Markdown.
func (f fields) inline(field *config.Field, text string) template.HTML {
	if text == "" {
		return ""
	}
	pos := diag.Pos{File: f.source}
	if f.at != nil {
		pos = f.at(field.Name)
	}
	compiled, ds := f.lang.dialect.Inline(pos.File, text, pos)
	f.ds = append(f.ds, ds...)
	from := f.from()
	if from == nil {
		return template.HTML(template.HTMLEscapeString(text))
	}
	return f.body(compiled, from, false).html(&compiled.Fragment)
}

// siteParams are the theme's parameters as site.yaml gives them.
func (p *page) siteParams() theme.Params {
	f := fields{page: p, at: func(string) diag.Pos { return diag.Pos{File: config.File} }}
	return f.params(p.r.theme.Manifest.Params, p.r.params)
}

// docParams are the fields of a document's type: the shared ones of its page
// and its own.
func (p *page) docParams(d *site.Document) theme.Params {
	if d.Page.TypeDef == nil {
		return nil
	}
	values := make(map[string]any, len(d.Page.Params)+len(d.Params))
	for name, v := range d.Page.Params {
		values[name] = v
	}
	for name, v := range d.Params {
		values[name] = v
	}
	f := fields{page: p, doc: d, numbered: true, at: func(name string) diag.Pos {
		if v := d.FrontMatter().Get(name); v != nil {
			return v.Pos
		}
		return diag.Pos{File: d.File}
	}}
	return f.params(d.Page.TypeDef.Fields, values)
}
