// Package sitetest makes small sites out of text for the tests of the packages
// that read an assembled site.
package sitetest

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/facts"
	"qiao/internal/files"
	"qiao/internal/glossary"
	"qiao/internal/markdown"
	"qiao/internal/records"
	"qiao/internal/site"
	"qiao/internal/source"
)

// Config is the site.yaml of an archive without one.
const Config = `title: {zh: 试验网站, de: Probeseite, en: Test site}
base_url: https://www.park.org/
source_language: zh
time_zone: Asia/Shanghai
languages:
  - {code: zh, tag: zh-Hans, name: 中文}
  - {code: de, tag: de, name: Deutsch, fallback: [en, zh]}
  - {code: en, tag: en, name: English, fallback: [zh]}
`

// Manifest is the theme.yaml of an archive without one.
const Manifest = `name: test
types:
  page: {fields: {lead: {type: text}}}
  news:
    fields:
      lead: {type: text}
      place: {type: string}
      about: {type: page}
      figures: {type: fact, list: true}
      photo: {type: image}
      level: {type: enum, values: [low, high], default: low}
components:
  fact:
    forms: [inline]
    label: {type: fact, required: true}
    params: {digits: {type: int}}
  facts: {forms: [block], params: {ids: {type: fact, list: true, required: true}}}
  note: {forms: [container], label: {type: text}, params: {kind: {type: enum, values: [info, warning]}}}
  children: {forms: [block], params: {of: {type: page}}}
  lang: {forms: [inline], label: {type: text, required: true}, params: {tag: {type: string, required: true}}}
`

// Facts is the data/facts.yaml of an archive without one.
const Facts = `sources:
  report: {title: {zh: 报告, de: Bericht, en: Report}, date: 2024-12}
facts:
  output:
    label: {zh: 产值, de: Produktion, en: Output}
    value: 590.3亿元
    period: "2024"
    kind: actual
    source: report
`

// Now is when the sites are assembled: 2024-11-15 12:00 in Wuhan.
var Now = time.Date(2024, 11, 15, 4, 0, 0, 0, time.UTC)

// Assemble assembles the site of an archive in the txtar format, and returns
// the findings of all stages up to there, sorted. change may be nil.
func Assemble(t testing.TB, archive string, change func(*site.Input)) (*site.Site, []diag.Diagnostic) {
	t.Helper()
	in, ds := Load(t, archive)
	if change != nil {
		change(&in)
	}
	s, more := site.Assemble(in)
	ds = append(ds, more...)
	diag.Sort(ds)
	return s, ds
}

// Load reads the site of an archive.
func Load(t testing.TB, archive string) (site.Input, []diag.Diagnostic) {
	t.Helper()
	root, err := files.Open(write(t, archive))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	cfg, ds := config.Load(root)
	if cfg == nil {
		t.Fatalf("site.yaml: %v", Lines(ds))
	}
	manifest, more := config.LoadManifest(root.FS(), ".")
	ds = append(ds, more...)
	tree, more := source.Load(root, cfg)
	ds = append(ds, more...)
	set, more := facts.Load(root, []string{"zh", "de", "en"})
	ds = append(ds, more...)
	data, more := records.Load(root, cfg, manifest)
	ds = append(ds, more...)
	taxonomies, more := site.LoadTaxonomies(root, cfg)
	ds = append(ds, more...)
	terms, more := glossary.Load(root, cfg)
	ds = append(ds, more...)
	in := site.Input{Config: cfg, Manifest: manifest, Tree: tree, Facts: set, Records: data, Glossary: terms, Taxonomies: taxonomies, Now: Now}
	bodies, more := compile(cfg, tree)
	in.Outlines, in.Texts = bodies.Outlines(), bodies
	return in, append(ds, more...)
}

// write writes the archive, with what it lacks, to a folder of its own.
func write(t testing.TB, archive string) string {
	t.Helper()
	dir := t.TempDir()
	all := append([]txtar.File{
		{Name: "site.yaml", Data: []byte(Config)},
		{Name: "theme.yaml", Data: []byte(Manifest)},
		{Name: "data/facts.yaml", Data: []byte(Facts)},
	}, txtar.Parse([]byte(archive)).Files...)
	for _, f := range all {
		name := filepath.Join(dir, filepath.FromSlash(path.Clean(f.Name)))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Bodies are the compiled bodies of a site's documents.
type Bodies []*markdown.Body

// Body is the i-th of them.
func (all Bodies) Body(i int) *markdown.Body { return all[i] }

// Written is what was written into the i-th of them.
func (all Bodies) Written(i int) *markdown.Written { return &all[i].Written }

// Outlines are the outlines of all.
func (all Bodies) Outlines() []*markdown.Outline {
	outlines := make([]*markdown.Outline, len(all))
	for i, b := range all {
		outlines[i] = b.Outline()
	}
	return outlines
}

// compile compiles the bodies of all documents.
func compile(cfg *config.Site, tree *source.Tree) (Bodies, []diag.Diagnostic) {
	dialects := make(map[string]*markdown.Dialect)
	for _, l := range cfg.Languages {
		dialects[l.Code] = markdown.New(markdown.Options{Locale: l.Locale, RawHTML: cfg.RawHTML, Typography: true})
	}
	var ds []diag.Diagnostic
	bodies := make(Bodies, len(tree.Documents))
	for i, d := range tree.Documents {
		body, more := dialects[d.Lang].Compile(d.File, d.Body, d.BodyLine)
		bodies[i] = body
		ds = append(ds, more...)
	}
	return bodies, ds
}

// Lines shows findings one a line: place, severity, code variant, message and
// hint.
func Lines(ds []diag.Diagnostic) []string {
	var lines []string
	for _, d := range ds {
		line := d.Pos.String() + " " + d.Severity.String() + " " + d.ID + ": " + d.Message("en")
		if hint := d.Hint("en"); hint != "" {
			line += "; " + hint
		}
		lines = append(lines, line)
	}
	return lines
}

// Article makes the archive entry of a document with a title and a body.
func Article(file, title string, body ...string) string {
	return "-- content/" + file + " --\n---\ntitle: " + title + "\n---\n" + strings.Join(body, "\n") + "\n"
}

// Homes are the home pages in the three languages.
var Homes = Article("_index.zh.md", "首页") + Article("_index.de.md", "Startseite") + Article("_index.en.md", "Home")
