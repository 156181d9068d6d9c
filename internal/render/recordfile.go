package render

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"qiao/internal/config"
	"qiao/internal/locale"
	"qiao/internal/records"
	"qiao/internal/site"
)

// recordFile is a file of a collection, which is called as the collection is,
// unless the theme has a message for it.
func (r *renderer) recordFile(l *language, c *config.Collection, ext string, write func(b *bytes.Buffer)) *dataFile {
	f := r.dataFile(l, "data/"+c.Name+ext, c.Name, write)
	if label := c.Label.In(l.Code); label != "" && r.theme.Message(l.Code, "download-"+c.Name) == "" {
		f.title = label
	}
	return f
}

// publicCollections are those that have records, and are to be published.
func (r *renderer) publicCollections() []*config.Collection {
	var all []*config.Collection
	for _, c := range r.site.Records.Collections() {
		if c.Files && len(r.site.Records.All(c.Name)) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// writeRecordsCSV writes a collection as CSV.
func (r *renderer) writeRecordsCSV(l *language, c *config.Collection, b *bytes.Buffer) {
	w := newCSV(b)
	header := []string{"id"}
	for i := range c.Fields {
		if c.Fields[i].Type != config.Group { // has no cell of its own
			header = append(header, c.Fields[i].Name)
		}
	}
	_ = w.Write(header) // writing to a buffer does not fail
	for _, record := range r.site.Records.All(c.Name) {
		row := []string{record.ID}
		for i := range c.Fields {
			if f := &c.Fields[i]; f.Type != config.Group {
				row = append(row, cell(r.recordCell(l, f, record.Params[f.Name])))
			}
		}
		_ = w.Write(row)
	}
	w.Flush()
}

// recordCell is a value as text; those of a list stand side by side.
func (r *renderer) recordCell(l *language, f *config.Field, v any) string {
	if list, ok := v.([]any); ok {
		var texts []string
		for _, item := range list {
			texts = append(texts, r.recordCell(l, f, item))
		}
		return strings.Join(texts, "; ")
	}
	switch value := r.recordValue(l, f, v).(type) {
	case string:
		return value
	case int:
		return strconv.Itoa(value)
	case bool:
		return strconv.FormatBool(value)
	case object:
		return value.text()
	}
	return ""
}

// writeRecordsJSON writes a collection as JSON.
func (r *renderer) writeRecordsJSON(l *language, c *config.Collection, b *bytes.Buffer) {
	list := []object{}
	for _, record := range r.site.Records.All(c.Name) {
		list = append(list, append(object{{"id", record.ID}}, r.recordObject(l, c.Fields, record.Params)...))
	}
	file := object{
		{"publisher", l.view.Title},
		{"url", r.site.Absolute(l.home())},
		{"language", l.Tag},
		{c.Name, list},
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(file); err != nil {
		panic("render: " + err.Error()) // our own types always encode
	}
}

// recordObject is a record's fields, or those of a group, that are given.
func (r *renderer) recordObject(l *language, fields []config.Field, values map[string]any) object {
	var o object
	for i := range fields {
		f := &fields[i]
		switch v := values[f.Name].(type) {
		case nil:
		case []any:
			list := make([]any, 0, len(v))
			for _, item := range v {
				list = append(list, r.recordValue(l, f, item))
			}
			o = append(o, member{f.Name, list})
		default:
			o = append(o, member{f.Name, r.recordValue(l, f, v)})
		}
	}
	return o
}

// recordValue is one value as JSON has it.
func (r *renderer) recordValue(l *language, f *config.Field, v any) any {
	switch v := v.(type) {
	case config.Localized:
		return v.In(l.Code)
	case locale.Decimal:
		return v.String() // as text, so that no digit is lost
	case time.Time:
		return v.Format(time.DateOnly)
	case map[string]any:
		return r.recordObject(l, f.Fields, v)
	case string:
		return r.recordName(l, f, v)
	}
	return v
}

// recordName is a text, or what it names.
func (r *renderer) recordName(l *language, f *config.Field, name string) any {
	switch f.Type {
	case config.PageRef:
		p := r.site.Page(strings.Trim(name, "/"))
		if p == nil {
			return nil
		}
		return r.pageObject(l, p)
	case config.FactRef:
		fact, ok := r.site.Facts.Get(name)
		if !ok {
			return nil
		}
		own := l.factRecord(fact)
		return object{{"text", own.Text}, {"fact", own.ID}, {"value", own.Value}, {"unit", own.Unit}}
	case config.RecordRef:
		other, ok := r.site.Records.Get(f.Of, name)
		if !ok {
			return nil
		}
		return recordReference(l, other)
	}
	return name
}

func (r *renderer) pageObject(l *language, p *site.Page) any {
	d := r.site.Nearest(p, l.Code)
	if d == nil {
		return nil
	}
	return object{{"text", d.Title}, {"page", p.ID}, {"url", r.site.Absolute(d.Path)}}
}

func recordReference(l *language, to *records.Record) object {
	return object{{"text", to.Title(l.Code)}, {"record", to.ID}}
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// text is what stands for the object in a cell.
func (o object) text() string {
	for _, m := range o {
		if text, ok := m.value.(string); ok && m.name == "text" {
			return text
		}
	}
	return ""
}

// MarshalJSON implements [json.Marshaler].
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
