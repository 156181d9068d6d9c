package build

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/cache"
	"qiao/internal/config"
	"qiao/internal/snapshot"
)

// TestState reads what a build has left, and believes nothing of another program.
func TestState(t *testing.T) {
	root := testSite(t, nil)
	built := mustRun(t, root, Settings{})
	s := readState(root, "")
	if len(s.outputs) != built.Outputs || len(s.pages) != built.Pages || s.whole == (snapshot.Sum{}) {
		t.Fatalf("%d outputs, %d pages; want those of %+v", len(s.outputs), len(s.pages), built)
	}
	if diff := cmp.Diff(built.Languages, s.result.Languages); diff != "" {
		t.Error(diff)
	}
	if other := readState(root, "elsewhere"); len(other.outputs) > 0 {
		t.Error("the state of another folder was taken")
	}
	program := cache.Program
	defer func() { cache.Program = program }()
	cache.Program = func() string { return "another" }
	if other := readState(root, ""); len(other.outputs) > 0 || other.snap != nil {
		t.Error("the state that another program has left was believed")
	}
	if again := mustRun(t, root, Settings{}); again.Unchanged != built.Outputs {
		t.Errorf("%+v", again)
	}
}

// TestReplay says again what was found, without reading the site's documents.
func TestReplay(t *testing.T) {
	root := testSite(t, warned)
	first, found := run(t, root, Settings{})
	var stages []string
	o := Options{Now: now, Trace: func(stage string, _ time.Duration) { stages = append(stages, stage) }}
	again, ds := Run(t.Context(), root, Settings{Options: o})
	if diff := cmp.Diff([]string{"look", "replay"}, stages); diff != "" {
		t.Errorf("stages:\n%s", diff)
	}
	if diff := cmp.Diff(found, ds); diff != "" {
		t.Errorf("findings (-first +again):\n%s", diff)
	}
	if again.Unchanged != first.Outputs || again.Outputs != first.Outputs || !again.Published {
		t.Errorf("%+v after %+v", again, first)
	}
	if strict, ds := run(t, root, Settings{Strict: true}); strict.Published || len(ds) == 0 {
		t.Errorf("a warning was published under strict: %+v", strict)
	}
	must(t, os.Remove(filepath.Join(root.Dir(), "public", "index.html")))
	if third, _ := run(t, root, Settings{}); third.Written != 1 {
		t.Errorf("an output that was gone: %+v", third)
	}
}

func TestMomentHolds(t *testing.T) {
	t.Parallel()
	at := func(day int) time.Time { return time.Date(2025, 3, day, 12, 0, 0, 0, time.UTC) }
	ages := moment{now: at(10), age: config.Age{Days: 30}, ends: []time.Time{at(20).AddDate(0, 0, -30)}}
	for name, c := range map[string]struct {
		moment moment
		now    time.Time
		want   bool
	}{
		"same":                     {moment{now: at(10)}, at(10), true},
		"later":                    {moment{now: at(10)}, at(20), true},
		"earlier":                  {moment{now: at(10)}, at(9), false},
		"before something is due":  {moment{now: at(10), until: at(12)}, at(11), true},
		"when something is due":    {moment{now: at(10), until: at(12)}, at(12), false},
		"before a fact is too old": {ages, at(20), true},
		"when a fact is too old":   {ages, at(21), false},
	} {
		if got := c.moment.holds(c.now); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
