package check

import (
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/site"
)

// FactPages says which pages show a fact, by the fact's id: in their front
// matter or by a component in their text. The pages are in the order of their
// ids.
func FactPages(s *site.Site) map[string][]*site.Page {
	c := New(s)
	shown := make(map[string][]*site.Page)
	for _, p := range s.Pages {
		var ids []string
		if p.TypeDef != nil {
			ids = c.fieldFacts(p.TypeDef.Fields, p.Params)
		}
		for _, d := range p.Documents {
			ids = append(ids, c.factsIn(d)...)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			shown[id] = append(shown[id], p)
		}
	}
	return shown
}

// factsIn are the facts that a document's own fields and its text name.
func (c *Checker) factsIn(d *site.Document) []string {
	var ids []string
	if d.Page.TypeDef != nil {
		ids = c.fieldFacts(d.Page.TypeDef.Fields, d.Params)
	}
	if len(d.Outline.Components) == 0 {
		return ids
	}
	for _, call := range c.site.Written(d).Calls {
		component := c.components[call.Name]
		if component == nil {
			continue
		}
		values, _ := c.params.Values(component.Params, paramValues(call), call.Pos) // with defaults
		if component.Label != nil {
			values[component.Label.Name] = strings.TrimSpace(call.RawLabel)
			ids = append(ids, c.fieldFacts([]config.Field{*component.Label}, values)...)
		}
		ids = append(ids, c.fieldFacts(component.Params, values)...)
	}
	return ids
}

// fieldFacts are the facts that typed values name, and those of the records
// that they name.
func (c *Checker) fieldFacts(fields []config.Field, values map[string]any) []string {
	var ids []string
	for i := range fields {
		value := values[fields[i].Name]
		switch fields[i].Type {
		case config.FactRef:
			ids = append(ids, texts(value)...)
		case config.RecordRef:
			for _, id := range texts(value) {
				ids = append(ids, c.recordFacts(fields[i].Of, id)...)
			}
		case config.Group:
			for _, group := range groups(value) {
				ids = append(ids, c.fieldFacts(fields[i].Fields, group)...)
			}
		}
	}
	return ids
}

// recordFacts are the facts that a record names itself.
func (c *Checker) recordFacts(collection, id string) []string {
	r, ok := c.site.Records.Get(collection, id)
	if !ok {
		return nil
	}
	own := slices.DeleteFunc(slices.Clone(r.Collection.Fields), func(f config.Field) bool { return f.Type == config.RecordRef })
	return c.fieldFacts(own, r.Params)
}

// groups are the groups in a typed value.
func groups(value any) []map[string]any {
	switch value := value.(type) {
	case map[string]any:
		return []map[string]any{value}
	case []any:
		var all []map[string]any
		for _, item := range value {
			all = append(all, groups(item)...)
		}
		return all
	default:
		return nil
	}
}

// oldFacts reports facts that are shown and older than checks.fact_max_age, by
// the end of the period that they are about.
func (c *Checker) oldFacts() []diag.Diagnostic {
	age := c.site.Config.Checks.FactMaxAge
	if age.IsZero() || c.site.Facts == nil {
		return nil
	}
	oldest := age.Before(c.site.Now)
	isOld := func(f *facts.Fact) bool {
		end := f.Period.End()
		return !end.IsZero() && end.Before(oldest)
	}
	if !slices.ContainsFunc(c.site.Facts.All(), isOld) {
		return nil // to look where facts are shown takes reading all texts
	}
	shown := FactPages(c.site)
	var found []diag.Diagnostic
	for _, f := range c.site.Facts.All() {
		if pages := shown[f.ID]; len(pages) > 0 && isOld(f) {
			found = append(found, diag.New("fact-old", f.Pos, "fact", f.ID, "period", f.Period.Text, "pages", somePages(pages)))
		}
	}
	return found
}

// somePages names the first of some pages.
func somePages(pages []*site.Page) string {
	const some = 5
	var ids []string
	for _, p := range pages[:min(some, len(pages))] {
		ids = append(ids, "/"+p.ID)
	}
	if len(pages) > some {
		ids = append(ids, "…")
	}
	return strings.Join(ids, ", ")
}
