package records

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// Load reads the files of all collections that the theme declares; a file may
// be missing. Every text is wanted in every language of the site. The set holds
// the records that could be read.
func Load(root *files.Root, cfg *config.Site, m *config.Manifest) (*Set, []diag.Diagnostic) {
	ld := &loader{
		reader: config.RecordReader(cfg), codes: cfg.Codes(),
		set: &Set{records: make(map[string][]*Record), byID: make(map[string]map[string]*Record)},
	}
	for i := range m.Data {
		c := &m.Data[i]
		ld.set.collections = append(ld.set.collections, c)
		raw, err := root.Read(c.File())
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			ld.add(diag.New("file-unreadable", diag.Pos{File: c.File()}, "reason", files.Cause(err)))
		default:
			ld.read(c, raw)
		}
	}
	return ld.set, ld.ds
}

// loader collects records and findings.
type loader struct {
	reader config.Reader
	codes  []string
	set    *Set
	ds     []diag.Diagnostic
}

func (ld *loader) add(ds ...diag.Diagnostic) { ld.ds = append(ld.ds, ds...) }

var (
	idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	notID  = regexp.MustCompile(`[^a-z0-9]+`)
)

// read reads the file of one collection.
func (ld *loader) read(c *config.Collection, raw []byte) {
	file, ds := decode.YAMLFile(c.File(), raw)
	ld.add(ds...)
	switch {
	case file == nil || file.Kind == decode.Null:
		return
	case file.Kind != decode.Map:
		ld.add(decode.Data.WrongType(c.Name, file, decode.Map.Words(), ""))
		return
	}
	ld.add(config.Placeholders(file)...)
	byID := make(map[string]*Record, len(file.Fields))
	ld.set.byID[c.Name] = byID
	for _, f := range file.Fields {
		r := ld.record(c, f)
		if r == nil || byID[r.ID] != nil {
			continue // doubled keys are reported with the YAML
		}
		byID[r.ID] = r
		ld.set.records[c.Name] = append(ld.set.records[c.Name], r)
	}
}

// record reads one record; nil if it is none.
func (ld *loader) record(c *config.Collection, f decode.Field) *Record {
	if !idForm.MatchString(f.Key) {
		ld.add(diag.New("record-id", f.Pos, "id", f.Key, "suggestion", asID(f.Key)))
		return nil
	}
	if f.Value.Kind != decode.Map && f.Value.Kind != decode.Null {
		ld.add(decode.Data.WrongType(f.Key, f.Value, decode.Map.Words(), ""))
		return nil
	}
	values, ds := ld.reader.Values(c.Fields, f.Value, f.Pos)
	ld.add(ds...)
	ld.checkTexts(c.Fields, f.Value, values)
	return &Record{ID: f.Key, Collection: c, Params: values, Written: f.Value, Pos: f.Pos}
}

// asID makes an id of a text, if that leaves most of it.
func asID(text string) string {
	id := strings.Trim(notID.ReplaceAllString(strings.ToLower(text), "-"), "-")
	if 2*len(id) < len(text) {
		return ""
	}
	return id
}

// checkTexts reports texts that are given in some of the languages only.
func (ld *loader) checkTexts(fields []config.Field, written *decode.Value, values map[string]any) {
	for i := range fields {
		f := &fields[i]
		if v := written.Get(f.Name); v != nil {
			ld.checkText(f, v, values[f.Name])
		}
	}
}

func (ld *loader) checkText(f *config.Field, written *decode.Value, value any) {
	switch value := value.(type) {
	case config.Localized:
		if lacks := value.Lacks(ld.codes); len(lacks) > 0 {
			ld.add(diag.New("record-languages", written.Pos, "name", f.Name, "languages", strings.Join(lacks, ", ")))
		}
	case map[string]any:
		ld.checkTexts(f.Fields, written, value)
	case []any:
		items := slices.DeleteFunc(slices.Clone(written.Items), func(v *decode.Value) bool { return v.Kind == decode.Null })
		if len(items) != len(value) {
			return // what is missing was reported
		}
		for i, item := range value {
			ld.checkText(f, items[i], item)
		}
	}
}
