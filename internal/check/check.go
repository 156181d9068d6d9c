// Package check holds the rules about what a site says: whether its links and
// components lead and mean something, whether its languages say the same, and
// whether something stands in it that must not.
//
// A rule is a function over one document of the assembled site that reports
// what it finds; it changes nothing and knows no other rule. What cannot be
// published at all (two outputs with one address, a menu without its page) is
// found when the site is assembled; figures and translations by their packages.
package check

import (
	"slices"
	"sync"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/site"
)

// rules are all rules about documents.
var rules = []func(*Checker, *document){
	links,
	images,
	rights,
	components,
	charts,
	headings,
	placeholders,
	identityNumbers,
	withheldWords,
	terms,
	untranslated,
	figures,
	parity,
}

// Checker applies the rules to one site. It is safe for concurrent use.
type Checker struct {
	site       *site.Site
	components map[string]*config.Component
	names      []string // of the components, sorted
	params     config.Reader
	withheld   *Withheld
	figures    figureIndex
	passages   sync.Pool // of *[]passage, which are used for one page after the other
}

// document is one document under inspection with what was found in it.
type document struct {
	*site.Document
	text     *markdown.Written
	source   *document      // the page's source document; nil if it is that, or is missing
	passages []passage      // of front matter, body and component calls
	targets  []resolved     // of the links of the text
	show     *shown         // what parity compares; nil until it is asked for
	terms    []expectedTerm // of a source document: what its translations must have
	found    []diag.Diagnostic
}

// report adds a finding.
func (d *document) report(id string, pos diag.Pos, args ...any) {
	d.found = append(d.found, diag.New(id, pos, args...))
}

// New prepares the rules for a site.
func New(s *site.Site) *Checker {
	c := &Checker{
		site:       s,
		components: make(map[string]*config.Component, len(s.Manifest.Components)),
		params:     config.ComponentReader(s.Config),
		withheld:   NewWithheld(s.Config.Checks.Withhold),
		figures:    indexFigures(s.Facts),
	}
	for i := range s.Manifest.Components {
		component := &s.Manifest.Components[i]
		c.components[component.Name] = component
		c.names = append(c.names, component.Name)
	}
	slices.Sort(c.names)
	return c
}

// Page applies all rules to the documents of one page, whose texts are read once
// for all rules. The findings depend on the site's data, on what others may see
// of all documents, and on the texts of the page.
func (c *Checker) Page(p *site.Page) []diag.Diagnostic {
	documents := make([]*document, len(p.Documents))
	passages, _ := c.passages.Get().(*[]passage)
	if passages == nil {
		passages = new([]passage)
	}
	var source *document
	for i, d := range p.Documents {
		text, start := c.site.Written(d), len(*passages)
		*passages = appendPassages(*passages, d, text)
		documents[i] = &document{Document: d, text: text, passages: (*passages)[start:], targets: c.resolve(d, text)}
		if d.Lang.Code == p.Source {
			source = documents[i]
		}
	}
	if source != nil && len(documents) > 1 && c.site.Glossary.Enforces() {
		source.terms = c.expectedIn(source)
	}
	var found []diag.Diagnostic
	for _, d := range documents {
		if d != source {
			d.source = source
		}
		for _, rule := range rules {
			rule(c, d)
		}
		found = append(found, d.found...)
	}
	clear(*passages)
	*passages = (*passages)[:0]
	c.passages.Put(passages)
	return found
}

// Site applies the rules about what belongs to no page.
func (c *Checker) Site() []diag.Diagnostic {
	return slices.Concat(c.data(), c.oldFacts(), c.security())
}

// Configured applies a site's own severities to findings, and leaves out those
// that it ignores. Errors stay: package config refuses to lower them.
func Configured(ds []diag.Diagnostic, cfg *config.Checks) []diag.Diagnostic {
	if len(cfg.Severity) == 0 && len(cfg.Ignore) == 0 {
		return ds
	}
	var kept []diag.Diagnostic
	for _, d := range ds {
		if d.Severity != diag.Error && slices.Contains(cfg.Ignore, d.Code()) {
			continue
		}
		if s, ok := cfg.Severity[d.Code()]; ok && (d.Severity != diag.Error || s == diag.Error) {
			d.Severity = s
		}
		kept = append(kept, d)
	}
	return kept
}
