package render

import (
	"bytes"
	"html"
	"slices"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/glossary"
	"qiao/internal/markdown"
	"qiao/internal/search"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// searchType is the type of the page on which visitors search.
const searchType = "search"

// searchFolder is where the index of a language is.
func searchFolder(l *language) string { return "search/" + l.Code + "/" }

// searchDoc is the page among a language's documents on which visitors search.
func searchDoc(docs []*site.Document) *site.Document {
	for _, d := range docs {
		if d.Page.Type == searchType {
			return d
		}
	}
	return nil
}

// search adds the index of a language that has a page to search on.
func (p *planner) search(l *language) {
	if l.searchDoc == nil {
		return
	}
	from := p.inputs.of(p.site.Documents(l.Code)...)
	for _, o := range searchOutputs(l) {
		o.Inputs = from
		p.claim(site.GeneratedFile, o)
	}
}

// searchOutputs are the files of a language's index.
func searchOutputs(l *language) []Output {
	index := l.searchIndex()
	all := make([]Output, len(index.Files))
	for i := range index.Files {
		file := &index.Files[i]
		address := searchFolder(l) + file.Path
		all[i] = Output{Path: address, Source: address, Hashed: true, Render: func(b *bytes.Buffer) []diag.Diagnostic {
			b.Write(file.Bytes())
			return nil
		}}
	}
	return all
}

// searchSource is what can be found in a language: all of its documents but the
// search page itself. Pages that search engines are to leave out are found too:
// who searches for the imprint is on the site already.
func (r *renderer) searchSource(l *language) search.Source {
	groups := r.searchGroups(l)
	byGroup := make([][]*site.Document, len(groups.titles))
	for _, d := range r.site.Documents(l.Code) {
		if d != l.searchDoc {
			g := groups.of(d)
			byGroup[g] = append(byGroup[g], d)
		}
	}
	for _, docs := range byGroup {
		// Where two pages say as much about a word, the one that tells of it
		// comes before the one that leads to it.
		slices.SortStableFunc(docs, func(a, b *site.Document) int { return int(b.Page.Kind) - int(a.Page.Kind) })
	}
	docs := slices.Concat(byGroup...)
	return search.Source{
		Language: l.Locale.Base(), Names: r.otherNames(), Groups: groups.titles, Texts: len(docs),
		Text: func(i int) search.Text {
			t := r.searchText(l, docs[i])
			t.Group = groups.of(docs[i])
			return t
		},
	}
}

// mainMenu is the menu whose entries are the parts of the site.
const mainMenu = "main"

// searchGroups are the groups of pages that visitors may choose from: what the
// main menu puts together, then the sections that are not in it, then the rest.
type searchGroups struct {
	titles []string // the last, of the rest, is ""
	byPage map[*site.Page]int
}

func (r *renderer) searchGroups(l *language) *searchGroups {
	g := &searchGroups{byPage: make(map[*site.Page]int)}
	add := func(title string, pages ...*site.Page) {
		for _, p := range pages {
			if _, taken := g.byPage[p]; p != nil && !taken {
				g.byPage[p] = len(g.titles)
			}
		}
		g.titles = append(g.titles, title)
	}
	for _, item := range r.site.Menus[mainMenu] {
		pages := []*site.Page{item.Page}
		for _, child := range item.Children {
			pages = append(pages, child.Page)
		}
		title := item.Name.In(l.Code)
		if title == "" && item.Page != nil && item.Page.Document(l.Code) != nil {
			title = item.Page.Document(l.Code).Title
		}
		if title != "" && (len(pages) > 1 || item.Page != nil && item.Page.Kind == site.KindSection) {
			add(title, pages...)
		}
	}
	if l.homeDoc != nil {
		for _, d := range l.homeDoc.Children() {
			if _, taken := g.byPage[d.Page]; !taken && d.Page.Kind == site.KindSection {
				add(d.Title, d.Page)
			}
		}
	}
	add("")
	return g
}

// of is the group of a document: its own, or that of what is above it.
func (g *searchGroups) of(d *site.Document) int {
	for p := d.Page; p != nil; p = p.Parent {
		if n, ok := g.byPage[p]; ok && p.Kind != site.KindHome {
			return n
		}
	}
	return len(g.titles) - 1
}

// nameKinds are the kinds of glossary entries that are names. Other terms are
// translated, and looked for in the language of the page.
var nameKinds = []string{"company", "park", "place", "facility", "institution", "project", "event"}

// otherNames are the names that have been decided, each in all languages: of
// the glossary and of the site's records.
func (r *renderer) otherNames() (rows [][]string) {
	add := func(names func(lang string) []string) {
		var row []string
		for _, l := range r.site.Config.Languages {
			for _, name := range names(l.Code) {
				if name != "" && !slices.Contains(row, name) {
					row = append(row, name)
				}
			}
		}
		if len(row) > 1 {
			rows = append(rows, row)
		}
	}
	if r.site.Glossary != nil {
		for i := range r.site.Glossary.Terms {
			term := &r.site.Glossary.Terms[i]
			if slices.Contains(nameKinds, term.Kind) && term.Confidence != glossary.Unknown {
				add(func(lang string) []string { return term.Forms[lang] })
			}
		}
	}
	for _, c := range r.site.Records.Collections() {
		for _, record := range r.site.Records.All(c.Name) {
			add(func(lang string) []string { return []string{record.Title(lang)} })
		}
	}
	return rows
}

// searchText is what can be found of a document.
func (r *renderer) searchText(l *language, d *site.Document) search.Text {
	p := r.newPage(l, kindOf(d.Page), d.Path)
	p.doc, p.source = d, d.File
	// What components look for beside their parameters.
	p.view.Home, p.view.SiteParams = p.home(), p.siteParams()
	p.view.WithRecords(p.allRecords)
	var lead bytes.Buffer
	body := r.site.Body(d)
	s := speaker{body: p.body(body, d, true), w: &lead}
	s.say(d.Description)
	if def := d.Page.TypeDef; def != nil {
		s.fields(def.Fields, d.Page.Params)
		s.fields(def.Fields, d.Params)
	}
	t := search.Text{URL: site.EscapePath(d.Path), Title: d.Title, Lead: spokenText(lead.String())}
	var text bytes.Buffer
	s.w = &text
	s.fragment(body, &body.Fragment)
	t.Sections = spokenSections(text.String())
	return t
}

// speaker writes what a reader reads of a document as plain HTML: text and
// headings, without what only the layout shows.
type speaker struct {
	*body
	w *bytes.Buffer
}

func (s speaker) say(text string) {
	if text != "" {
		s.w.WriteString("<p>" + html.EscapeString(text) + "</p>")
	}
}

// fragment writes a fragment of a text, with its components.
func (s speaker) fragment(text *markdown.Body, f *markdown.Fragment) {
	text.Write(s.w, f, markdown.Filler{
		HeadingID: s.headingID,
		Image: func(_ *bytes.Buffer, i *markdown.Image) {
			s.say(i.Alt)
			s.say(i.Title)
		},
		Component: func(_ *bytes.Buffer, c *markdown.Call) { s.component(text, c) },
	})
}

// component writes the words of a component in a line, what stands in a
// container, and what any other component shows: of a record, the name in both
// scripts.
func (s speaker) component(text *markdown.Body, c *markdown.Call) {
	declared := s.r.theme.Manifest.Component(c.Name)
	if declared == nil {
		return
	}
	switch {
	case c.Form == config.Inline && (declared.Label == nil || declared.Label.Type != config.RecordRef):
		s.w.WriteString(html.EscapeString(s.words(c)))
	case c.Form == config.Container:
		s.say(s.words(c))
		s.fragment(text, &c.Body)
	default:
		s.body.component(s.w, c)
	}
}

// fields writes the texts and figures among the values of fields.
func (s speaker) fields(declared []config.Field, values map[string]any) {
	for i := range declared {
		f := &declared[i]
		v := values[f.Name]
		items, isList := v.([]any)
		if !isList {
			items = []any{v}
		}
		for _, item := range items {
			text := fields{page: s.page, doc: s.doc}.text(item)
			if text == "" {
				continue
			}
			switch f.Type {
			case config.Text:
				s.say(text)
			case config.Markdown:
				inline, _ := s.lang.dialect.Inline(s.source, text, diag.Pos{File: s.source})
				s.w.WriteString("<p>")
				s.fragment(inline, &inline.Fragment)
				s.w.WriteString("</p>")
			case config.FactRef:
				s.figure(text)
			}
		}
	}
}

// figure writes a figure with its label.
func (s speaker) figure(id string) {
	if fact, ok := s.r.site.Facts.Get(id); ok {
		label := s.lang.facts[fact.ID].Label
		s.say(label + " " + facts.CountText(s.lang.Locale, s.lang.Code, fact, facts.Format{}))
	}
}

// searchView is the site's search as a page sees it; nil where the language has
// none.
func (p *page) searchView() *theme.SearchView {
	if p.lang.searchDoc == nil {
		return nil
	}
	v := &theme.SearchView{Page: p.link(p.lang.searchDoc)}
	if p.doc == p.lang.searchDoc {
		v.Index = p.href(searchFolder(p.lang) + p.lang.searchIndex().Manifest)
	}
	return v
}
