// Package records holds the collections of records that a theme declares:
// companies, projects, whatever a site lists in many places and writes once, in
// data/<collection>.yaml. It reads the files after their declaration and keeps
// the order in which they are written. What the records name elsewhere (pages,
// facts, other records) is for package site to find.
package records

import (
	"maps"
	"slices"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
)

// Record is one entry of a collection.
type Record struct {
	ID         string
	Collection *config.Collection
	// Params are its fields, typed after their declaration.
	Params map[string]any
	// Written are the fields as they stand in the file, for positions.
	Written *decode.Value
	Pos     diag.Pos // of the id
}

// Title is what names the record in a language.
func (r *Record) Title(lang string) string {
	switch title := r.Params[r.Collection.Title].(type) {
	case config.Localized:
		return title.In(lang)
	case string:
		return title
	}
	return ""
}

// Set is all records of a site. It is immutable; nil is a site without records.
type Set struct {
	collections []*config.Collection
	records     map[string][]*Record          // by collection, in the order written
	byID        map[string]map[string]*Record // by collection and id
}

// Collections are the declared collections, in the order of the theme.
func (s *Set) Collections() []*config.Collection {
	if s == nil {
		return nil
	}
	return slices.Clone(s.collections)
}

// All returns the records of a collection in the order in which they are
// written.
func (s *Set) All(collection string) []*Record {
	if s == nil {
		return nil
	}
	return slices.Clone(s.records[collection])
}

// Get returns a record of a collection.
func (s *Set) Get(collection, id string) (*Record, bool) {
	if s == nil {
		return nil, false
	}
	r, ok := s.byID[collection][id]
	return r, ok
}

// IDs returns the ids of a collection, sorted; for suggestions.
func (s *Set) IDs(collection string) []string {
	if s == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(s.byID[collection]))
}
