package build

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// tally counts edits by kind, and sequences. A nil tally counts nothing.
type tally struct {
	mu                     sync.Mutex
	tried, applied, showed map[string]int

	played   int
	progress func(played int) // told now and then of a long run; may be nil
}

func newTally() *tally {
	return &tally{tried: make(map[string]int), applied: make(map[string]int), showed: make(map[string]int)}
}

// add counts one edit: whether it found something to change, and whether that
// changed what a build makes or finds.
func (t *tally) add(kind string, applied, showed bool) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tried[kind]++
	if applied {
		t.applied[kind]++
	}
	if applied && showed {
		t.showed[kind]++
	}
}

// end counts a sequence that was played to its end.
func (t *tally) end() {
	const often = 500
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.played++
	if t.progress != nil && t.played%often == 0 {
		t.progress(t.played)
	}
}

// String is the table of all kinds.
func (t *tally) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s %6s %8s %6s\n", "kind", "tried", "applied", "showed")
	for _, kind := range allKinds() {
		fmt.Fprintf(&b, "%-22s %6d %8d %6d\n", kind, t.tried[kind], t.applied[kind], t.showed[kind])
	}
	return b.String()
}

// silentKinds are the kinds that must not change what a build makes.
var silentKinds = append([]string{"time", "time-back", "unrelated", "data-unused"}, madeKinds...)

// idle are the kinds of edits that did nothing: they are mistakes of the test.
func (t *tally) idle() []string {
	return slices.DeleteFunc(allKinds(), func(kind string) bool {
		if slices.Contains(silentKinds, kind) {
			return t.applied[kind] > 0
		}
		return t.showed[kind] > 0
	})
}
