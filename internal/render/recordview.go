package render

import (
	"sync"

	"qiao/internal/diag"
	"qiao/internal/records"
	"qiao/internal/theme"
)

// recordKey names a record.
type recordKey struct{ collection, id string }

// allRecords are the views of a collection's records on the page.
func (p *page) allRecords(collection string) []*theme.RecordView {
	all := p.r.site.Records.All(collection)
	views := make([]*theme.RecordView, 0, len(all))
	for _, r := range all {
		views = append(views, p.recordView(r))
	}
	return views
}

// record is the view of the record of that id; nil if there is none.
func (p *page) record(collection, id string) *theme.RecordView {
	r, ok := p.r.site.Records.Get(collection, id)
	if !ok {
		return nil
	}
	return p.recordView(r)
}

// recordView is a record's view on the page. Its fields are made when a template
// asks for them: records may name each other, and a page that shows a name needs
// no more than that.
func (p *page) recordView(r *records.Record) *theme.RecordView {
	key := recordKey{r.Collection.Name, r.ID}
	if v := p.records[key]; v != nil {
		return v
	}
	v := &theme.RecordView{Collection: key.collection, ID: r.ID, Title: r.Title(p.lang.Code)}
	v.WithParams(sync.OnceValue(func() theme.Params { return p.recordParams(r) }))
	v.WithFirst(func() bool {
		if p.anchored[key] {
			return false
		}
		if p.anchored == nil {
			p.anchored = make(map[recordKey]bool)
		}
		p.anchored[key] = true
		return true
	})
	if p.records == nil {
		p.records = make(map[recordKey]*theme.RecordView)
	}
	p.records[key] = v
	return v
}

// recordParams are the views of a record's fields.
func (p *page) recordParams(r *records.Record) theme.Params {
	f := fields{page: p, at: func(name string) diag.Pos {
		if v := r.Written.Get(name); v != nil {
			return v.Pos
		}
		return r.Pos
	}}
	return f.params(r.Collection.Fields, r.Params)
}
