package facts

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/locale"
)

// File is the name of the file of facts in a site's folder.
const File = "data/facts.yaml"

// csvFile holds facts as a table, for those who keep them in Excel.
const csvFile = "data/facts.csv"

// Load reads data/facts.yaml and data/facts.csv, either of which may be
// missing. langs are the codes in which labels and titles are wanted; a missing
// one is a finding, as is a quote that does not contain its value, or that does
// not stand in the source's file. The set holds the facts that could be read.
func Load(root *files.Root, langs []string) (*Set, []diag.Diagnostic) {
	ld := &loader{
		root: root, langs: langs,
		set:     &Set{byID: make(map[string]*Fact), texts: make(map[string]string)},
		sources: make(map[string]*Source),
		ids:     make(map[string]diag.Pos),
		chinese: known("zh-Hans"),
	}
	ld.readYAML()
	ld.readCSV()
	ld.checkQuotes()
	diag.Sort(ld.ds)
	return ld.set, ld.ds
}

// known is the locale of a tag that is known to be right.
func known(tag string) *locale.Locale {
	l, err := locale.New(tag)
	if err != nil {
		panic(err)
	}
	return l
}

// loader collects facts and findings.
type loader struct {
	root    *files.Root
	langs   []string
	chinese *locale.Locale
	set     *Set
	sources map[string]*Source
	ids     map[string]diag.Pos // of all facts, readable or not
	quotes  []quote
	ds      []diag.Diagnostic
}

func (ld *loader) add(ds ...diag.Diagnostic) { ld.ds = append(ld.ds, ds...) }

// text reads a file as UTF-8; ok is false when it is not there, or not text.
func (ld *loader) text(name string) (text []byte, ok bool) {
	if !ld.root.Exists(name) {
		return nil, false
	}
	raw, err := ld.root.Read(name)
	if err != nil {
		ld.add(diag.New("file-unreadable", diag.Pos{File: name}, "reason", files.Cause(err)))
		return nil, false
	}
	text, ds := decode.UTF8(name, raw)
	ld.add(ds...)
	return text, text != nil
}

// cell is a text with its position; the zero cell was not given.
type cell = decode.At[string]

// record is a fact as written, in either file.
type record struct {
	id, value, amount, unit, change, period, kind, qualifier, source, quote cell

	label map[string]string
	noun  map[string]map[string]string
	// freeSource says that a source need not be declared: authors of tables
	// write titles.
	freeSource bool
}

var (
	idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	notID  = regexp.MustCompile(`[^a-z0-9]+`)
)

// addFact checks a record and adds the fact, if it has a value.
func (ld *loader) addFact(r record) {
	if !idForm.MatchString(r.id.V) {
		ld.add(diag.New("fact-id", r.id.Pos, "id", r.id.V, "suggestion", asID(r.id.V)))
	}
	if first, ok := ld.ids[r.id.V]; ok {
		ld.add(diag.New("fact-duplicate", r.id.Pos, "id", r.id.V, "first", first).With(first))
		return
	}
	ld.ids[r.id.V] = r.id.Pos
	value, ok := ld.value(r)
	fact := &Fact{
		ID: r.id.V, Pos: r.id.Pos, ValuePos: cmp.Or(r.value.Pos, r.amount.Pos, r.id.Pos),
		Label: r.label, Noun: r.noun, Value: value, Quote: r.quote.V,
		Kind:   Kind(ld.oneOf("kind", r.kind, string(Actual), string(Estimate), string(Target))),
		Change: ld.change(r.change),
		Period: ld.period(r),
		Source: ld.source(r),
	}
	fact.Kind = cmp.Or(fact.Kind, Actual)
	ld.checkLabel(fact)
	ld.checkKind(fact, r.kind.Pos)
	if !ok {
		return
	}
	if fact.Quote != "" {
		ld.quotes = append(ld.quotes, quote{fact, r.quote.Pos})
	}
	ld.set.facts = append(ld.set.facts, fact)
	ld.set.byID[fact.ID] = fact
}

// asID makes an id of a text, if that leaves most of it.
func asID(text string) string {
	id := strings.Trim(notID.ReplaceAllString(strings.ToLower(text), "-"), "-")
	if 2*len(id) < len(text) {
		return ""
	}
	return id
}

// oneOf reads one of a few words.
func (ld *loader) oneOf(key string, c cell, allowed ...string) string {
	if c.V == "" || slices.Contains(allowed, c.V) {
		return c.V
	}
	ld.add(decode.Data.NotOneOf(key, &decode.Value{Kind: decode.String, Text: c.V, Pos: c.Pos}, allowed))
	return ""
}

// change reads a percentage with an optional sign.
func (ld *loader) change(c cell) *locale.Decimal {
	if c.V == "" {
		return nil
	}
	q, err := Parse(ld.chinese, c.V)
	if err != nil || q.Qualifier != Exact || q.Unit != "%" && q.Unit != "" {
		ld.add(diag.New("fact-change", c.Pos, "value", c.V))
		return nil
	}
	return &q.Amount
}

func (ld *loader) period(r record) Period {
	if r.period.V == "" {
		ld.add(diag.New("fact-period/missing", r.id.Pos, "id", r.id.V))
		return Period{}
	}
	p, err := ParsePeriod(r.period.V)
	switch {
	case errors.Is(err, errPeriodOrder):
		ld.add(diag.New("fact-period/order", r.period.Pos, "period", r.period.V))
		return Period{}
	case err != nil:
		ld.add(diag.New("fact-period", r.period.Pos, "period", r.period.V))
		return Period{}
	case p.Start().Year() < 1900 || p.End().Year() > 2201:
		ld.add(diag.New("fact-period/range", r.period.Pos, "period", r.period.V))
	}
	return p
}

// source finds a declared source. In a table any other text stands for the
// title of one, unless it looks like the id of one.
func (ld *loader) source(r record) *Source {
	id := r.source.V
	if id == "" {
		ld.add(diag.New("fact-source/missing", r.id.Pos, "id", r.id.V))
		return nil
	}
	if s := ld.sources[id]; s != nil {
		return s
	}
	suggestion := diag.Suggest(id, ld.sourceIDs())
	if !r.freeSource || suggestion != "" || idForm.MatchString(id) {
		ld.add(diag.New("fact-source", r.source.Pos, "source", id, "suggestion", suggestion))
		return nil
	}
	ld.add(diag.New("fact-source/title", r.source.Pos, "source", id))
	title := make(map[string]string, len(ld.langs))
	for _, lang := range ld.langs {
		title[lang] = id
	}
	return ld.addSource(&Source{ID: id, Title: title, Pos: r.source.Pos})
}

func (ld *loader) addSource(s *Source) *Source {
	ld.sources[s.ID] = s
	ld.set.sources = append(ld.set.sources, s)
	return s
}

func (ld *loader) sourceIDs() []string {
	var ids []string
	for _, s := range ld.set.sources {
		ids = append(ids, s.ID)
	}
	return ids
}

func (ld *loader) checkLabel(f *Fact) {
	if missing := ld.missing(f.Label); missing != "" {
		ld.add(diag.New("fact-label-missing", f.Pos, "id", f.ID, "languages", missing))
	}
}

// missing lists the languages in which a text is wanted but not there.
func (ld *loader) missing(texts map[string]string) string {
	var missing []string
	for _, lang := range ld.langs {
		if strings.TrimSpace(texts[lang]) == "" {
			missing = append(missing, lang)
		}
	}
	return strings.Join(missing, ", ")
}

// checkKind finds results that are later than the document they are taken from:
// a plan that reads as a result.
func (ld *loader) checkKind(f *Fact, pos diag.Pos) {
	if f.Kind != Actual || f.Source == nil || f.Source.Date == "" || f.Period.Text == "" {
		return
	}
	source := Period{Text: f.Source.Date}
	if f.Period.End().After(source.End()) {
		ld.add(diag.New("fact-kind", cmp.Or(pos, f.Pos), "period", f.Period.Text, "date", f.Source.Date))
	}
}
