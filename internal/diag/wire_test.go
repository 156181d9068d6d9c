package diag

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/wire"
	"qiao/internal/wire/wiretest"
)

func TestWire(t *testing.T) {
	t.Parallel()
	var filled []Diagnostic
	wiretest.Fill(&filled, nil)
	tests := map[string][]Diagnostic{
		"none":   nil,
		"empty":  {},
		"filled": filled,
		"positions": {
			{ID: "a", Severity: Info, Pos: Pos{File: "a.md", Line: 1000, Column: 2}},
			{ID: "b/c", Pos: Pos{}, Args: Args{}, Notes: []Pos{{File: "a.md"}, {File: "b.md", Line: 7}, {Line: 3, Column: 4}}},
		},
	}
	for name, want := range tests {
		data := Append(nil, "a.md", want)
		r := wire.NewReader(data)
		got := Read(r, "a.md")
		if err := r.Done(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The same findings give the same bytes, and a file that was renamed is named
// anew.
func TestWireFile(t *testing.T) {
	t.Parallel()
	of := func(file string) []Diagnostic {
		return []Diagnostic{{ID: "a", Pos: Pos{File: file, Line: 1}, Args: Args{"b": "1", "c": "2", "d": "3", "a": "4"}}}
	}
	data := Append(nil, "old.md", of("old.md"))
	for range 20 {
		if string(Append(nil, "old.md", of("old.md"))) != string(data) {
			t.Fatal("other bytes")
		}
	}
	if diff := cmp.Diff(of("new.md"), Read(wire.NewReader(data), "new.md")); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Append(nil, "a.md", []Diagnostic{{ID: "a", Pos: Pos{File: "a.md", Line: 1}, Args: Args{"b": "c"}, Notes: []Pos{{File: "b"}}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := wire.NewReader(data)
		ds := Read(r, "a.md")
		if r.Done() != nil {
			return
		}
		again := wire.NewReader(Append(nil, "a.md", ds))
		if diff := cmp.Diff(ds, Read(again, "a.md")); diff != "" || again.Done() != nil {
			t.Error(diff, again.Done())
		}
		for _, d := range ds {
			_ = d.Message("en") + d.Hint("zh")
		}
	})
}
