package render

import (
	"bytes"
	"html"
	"html/template"
	"strings"
	"sync"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/markdown"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// body writes one of the page's texts: its document's body, or a field in
// Markdown. doc is the document as from which its links are read.
type body struct {
	*page
	text *markdown.Body
	doc  *site.Document
	// opened is the link begun last, and leads where to; nil if nowhere.
	opened *markdown.Link
	leads  *site.Target
	// own says that the text is the document's body, whose problems package check
	// has reported.
	own bool
	// around says how the component around the text wants its images.
	around config.ComponentImages
}

func (p *page) body(text *markdown.Body, doc *site.Document, own bool) *body {
	return &body{page: p, text: text, doc: doc, own: own}
}

// fragments are buffers for fragments being written, to be used again.
var fragments = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxFragment is the size of a buffer, in bytes, that is not kept for the next
// fragment.
const maxFragment = 1 << 20

// html writes a fragment of the text.
func (b *body) html(f *markdown.Fragment) template.HTML {
	if len(f.Holes) == 0 {
		return template.HTML(f.HTML)
	}
	w := fragments.Get().(*bytes.Buffer)
	defer func() {
		if w.Cap() <= maxFragment {
			w.Reset()
			fragments.Put(w)
		}
	}()
	b.text.Write(w, f, markdown.Filler{
		LinkOpen: b.linkOpen, LinkClose: b.linkClose, Image: b.imageElement,
		HeadingID: b.headingID, Component: b.component,
	})
	return template.HTML(w.String())
}

func (b *body) headingID(i int) string {
	if !b.own {
		return ""
	}
	return b.doc.HeadingIDs[i]
}

// resolve notes where a link leads.
func (b *body) resolve(l *markdown.Link) *site.Problem {
	t, problem := b.r.site.Resolve(b.doc, l.Destination)
	b.opened, b.leads = l, nil
	if problem == nil {
		b.leads = &t
	}
	return problem
}

func (b *body) linkOpen(w *bytes.Buffer, l *markdown.Link) {
	b.linked = true
	if problem := b.resolve(l); problem != nil {
		if !b.own {
			b.ds = append(b.ds, problem.At(l.Pos))
		}
		return
	}
	t := b.leads
	w.WriteString("<a")
	attribute(w, "href", b.target(t))
	if t.Fallback {
		attribute(w, "hreflang", t.Document.Lang.Tag)
	}
	if t.Kind == site.External && external(t.URL) {
		attribute(w, "rel", "noopener")
	}
	if l.Title != "" {
		attribute(w, "title", l.Title)
	}
	attributes(w, l.Attributes, "href", "hreflang", "rel", "title")
	w.WriteByte('>')
}

func (b *body) linkClose(w *bytes.Buffer, l *markdown.Link) {
	b.linked = false
	if b.opened != l { // a component in the link has a link of its own
		_ = b.resolve(l) // reported when it was begun
	}
	t := b.leads
	if t == nil {
		return
	}
	w.WriteString("</a>")
	if t.Fallback {
		w.WriteString(` <span class="in-language"`)
		attribute(w, "lang", t.Document.Lang.Tag)
		w.WriteString(">(" + html.EscapeString(t.Document.Lang.Name) + ")</span>")
	}
}

// attribute writes one attribute of an element.
func attribute(w *bytes.Buffer, name, value string) {
	w.WriteByte(' ')
	w.WriteString(name)
	w.WriteString(`="`)
	w.WriteString(html.EscapeString(value))
	w.WriteByte('"')
}

// attributes writes the author's attributes, but for those that the element has
// already.
func attributes(w *bytes.Buffer, all []markdown.Attribute, taken ...string) {
next:
	for _, a := range all {
		for _, t := range taken {
			if strings.EqualFold(a.Name, t) {
				continue next
			}
		}
		attribute(w, a.Name, a.Value)
	}
}

// component writes a component. One that does not exist, or is used wrongly, is
// package check's to report.
func (b *body) component(w *bytes.Buffer, c *markdown.Call) {
	if view := b.call(c); view != nil {
		b.ds = append(b.ds, b.r.theme.ExecuteComponent(w, b.lang.Code, view, b.source)...)
	}
}

// call is the view of a component; nil if there is nothing to write.
func (b *body) call(c *markdown.Call) *theme.ComponentView {
	declared := b.r.theme.Manifest.Component(c.Name)
	if declared == nil {
		return nil
	}
	b.calls++
	view := &theme.ComponentView{
		Name: c.Name, Form: string(c.Form), InLink: b.linked, Number: b.calls, Page: b.view,
	}
	values, ds := b.r.given(declared, c)
	if !b.own {
		b.ds = append(b.ds, ds...)
	}
	reader := fields{page: b.page, doc: b.doc}
	view.Params = reader.params(declared.Params, values)
	switch {
	case declared.Label != nil && declared.Label.Type == config.FactRef:
		view.Fact = b.calledFact(c, values)
		if view.Fact == nil {
			return nil
		}
	case declared.Label != nil && declared.Label.Type == config.RecordRef:
		view.Record = b.calledRecord(c, declared.Label.Of)
		if view.Record == nil {
			return nil
		}
	case c.HasLabel:
		view.Label = b.html(&c.Label)
	}
	around := b.around
	b.around = declared.Images
	if lists := &c.Outline; declared.View == config.ItemsView && len(lists.Items) > 0 {
		view.Body = b.part(&c.Body, 0, lists.Text) + b.part(&c.Body, lists.End, len(c.Body.HTML))
		view.Items = b.items(&c.Body, lists.Items)
	} else {
		view.Body = b.html(&c.Body)
	}
	if declared.View == config.ChartView {
		view.Chart = b.chart(c, values)
	}
	b.around = around
	return view
}

// calledFact is the figure that a component's label names, written as its
// parameters digits and unit say; nil if there is none.
func (b *body) calledFact(c *markdown.Call, values map[string]any) *theme.FactView {
	id := strings.TrimSpace(c.RawLabel)
	fact, ok := b.r.site.Facts.Get(id)
	if !ok {
		if !b.own {
			b.ds = append(b.ds, diag.New("fact-unknown", c.LabelPos, "fact", id,
				"suggestion", diag.Suggest(id, b.r.site.Facts.IDs())))
		}
		return nil
	}
	view := b.fact(id)
	if format := factFormat(values); format != (facts.Format{}) {
		setValue(view, facts.CountText(b.lang.Locale, b.lang.Code, fact, format))
	}
	return view
}

// calledRecord is the record that a component's label names; nil if there is
// none.
func (b *body) calledRecord(c *markdown.Call, collection string) *theme.RecordView {
	r, problem := b.r.site.ResolveRecord(collection, strings.TrimSpace(c.RawLabel))
	if problem != nil {
		if !b.own {
			b.ds = append(b.ds, problem.At(c.LabelPos))
		}
		return nil
	}
	return b.recordView(r)
}

// given are the parameters that a call gives a component, typed. For a call
// that gives none they are always the same, and nobody changes them.
func (r *renderer) given(declared *config.Component, c *markdown.Call) (map[string]any, []diag.Diagnostic) {
	read := func() (map[string]any, []diag.Diagnostic) {
		return config.ComponentReader(r.site.Config).Values(declared.Params, paramMap(c), c.Pos)
	}
	if len(c.Params) > 0 {
		return read()
	}
	if known, ok := r.defaults.Load(declared); ok {
		return known.(map[string]any), nil
	}
	values, ds := read()
	if len(ds) == 0 { // a finding has the place of the call
		r.defaults.Store(declared, values)
	}
	return values, ds
}

// paramMap is a call's parameters as a value.
func paramMap(c *markdown.Call) *decode.Value {
	m := &decode.Value{Kind: decode.Map, Pos: c.Pos}
	for _, p := range c.Params {
		m.Fields = append(m.Fields, decode.Field{Key: p.Name, Pos: p.Pos, Value: &decode.Value{
			Kind: decode.String, Text: p.Value, Quoted: !p.Bare, Pos: p.ValuePos,
		}})
	}
	return m
}

// words spells out a component in plain text: a figure by its value, a record
// by its title, any other by its label.
func (p *page) words(c *markdown.Call) string {
	declared := p.r.theme.Manifest.Component(c.Name)
	if declared == nil || declared.Label == nil {
		return ""
	}
	switch declared.Label.Type {
	case config.FactRef:
		return p.factWords(declared, c)
	case config.RecordRef:
		if r, ok := p.r.site.Records.Get(declared.Label.Of, strings.TrimSpace(c.RawLabel)); ok {
			return r.Title(p.lang.Code)
		}
		return ""
	default:
		return plainText(c.Label.HTML)
	}
}

// factWords is a figure as a component writes it, in plain text.
func (p *page) factWords(declared *config.Component, c *markdown.Call) string {
	fact, ok := p.r.site.Facts.Get(strings.TrimSpace(c.RawLabel))
	if !ok {
		return ""
	}
	values, _ := p.r.given(declared, c)
	view := p.lang.facts[fact.ID]
	switch values["show"] {
	case "change":
		return view.Change
	case "period":
		return view.Period
	case "label":
		return view.Label
	case "source":
		return view.Source
	default:
		return facts.CountText(p.lang.Locale, p.lang.Code, fact, factFormat(values))
	}
}

// plainText is the text of a piece of HTML that Markdown made.
func plainText(fragment []byte) string {
	var b strings.Builder
	inTag := false
	for _, r := range string(fragment) {
		switch {
		case r == '<':
			inTag = true
		case r == '>' && inTag:
			inTag = false
		case !inTag:
			b.WriteRune(r)
		}
	}
	return html.UnescapeString(b.String())
}
