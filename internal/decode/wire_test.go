package decode

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
	"qiao/internal/wire"
	"qiao/internal/wire/wiretest"
)

// readBack writes and reads a value.
func readBack(t testing.TB, v *Value) *Value {
	t.Helper()
	r := wire.NewReader(v.Append(nil, "a.yaml"))
	got := ReadValue(r, "a.yaml")
	if err := r.Done(); err != nil {
		t.Error(err)
	}
	return got
}

// diffValues says how two values differ; go-cmp takes very long for deep ones.
func diffValues(a, b *Value) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return "not equal: " + cmp.Diff(a, b, cmp.AllowUnexported(Value{}))
}

func TestWire(t *testing.T) {
	t.Parallel()
	filled := &Value{}
	wiretest.Fill(filled, nil)
	mixed := &Value{Kind: Map, Fields: []Field{
		{Key: "a", Value: &Value{Kind: List, Items: []*Value{}, Pos: diag.Pos{File: "b.yaml", Line: 3}}},
		{Key: "b", Value: &Value{Kind: Map, Fields: []Field{}}},
		{Key: "c"},
		{Key: "d", Value: &Value{Kind: List, Items: []*Value{nil, {Kind: Int, Text: "1"}}}},
	}}
	for name, want := range map[string]*Value{"none": nil, "zero": {}, "filled": filled, "mixed": mixed} {
		if diff := diffValues(want, readBack(t, want)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestWireOfTexts(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "a", "title: 标题\ndate: 2024-01-02\ntags: [a, 'b', \"c\", 4]\nnested:\n  list:\n    - x: 1.5\n    - true\n    - null\n  text: |\n    lines\n",
		"a: *b\nc: !d e\n", strings.Repeat("[", MaxDepth+5) + strings.Repeat("]", MaxDepth+5), strings.Repeat("- ", MaxDepth+5) + "a",
	} {
		v, _ := YAML("a.yaml", []byte(text), 3)
		if diff := diffValues(v, readBack(t, v)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func FuzzReadValue(f *testing.F) {
	v, _ := YAML("a.yaml", []byte("a: 1\nb: [c, 'd']\ne:\n  f: {g: true}\n"), 1)
	f.Add(v.Append(nil, "a.yaml"))
	f.Add(v.Append(nil, ""))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := wire.NewReader(data)
		v := ReadValue(r, "a.yaml")
		if r.Done() != nil {
			return
		}
		if diff := diffValues(v, readBack(t, v)); diff != "" {
			t.Error(diff)
		}
	})
}

func BenchmarkReadValue(b *testing.B) {
	v, _ := YAML("a.md", []byte(tenFields), 2)
	data := v.Append(nil, "a.md")
	b.ReportAllocs()
	for b.Loop() {
		ReadValue(wire.NewReader(data), "a.md")
	}
}

// tenFields is front matter as people write it.
const tenFields = `title: "Ankunft am Bahnhof: Wege"
description: Wie Besucher vom Bahnhof in den Park kommen
slug: ankunft
date: 2024-11-05
lastmod: 2025-01-20T14:30:00+08:00
draft: false
weight: 30
tags: [Verkehr, "Besucher", 'Bahn']
type: news
author: Büro für Öffentlichkeitsarbeit
`

func BenchmarkYAML(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		YAML("a.md", []byte(tenFields), 2)
	}
}
