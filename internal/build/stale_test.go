package build

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"qiao/internal/build/buildtest"
)

var (
	sequences = flag.Int("sequences", 300, "how many sequences of edits TestNeverStale applies")
	firstSeed = flag.Uint64("seed", 1, "seed of the first of these sequences; the others count on from it")
	replay    = flag.String("replay", "", "the one sequence to apply instead: edits as a failed test prints them")
)

// sequenceLength is how many edits a sequence has.
const sequenceLength = 6

// TestNeverStale applies random sequences of edits to a site. After each edit,
// what is built from what was built before must be what is built from nothing:
// the same files with the same bytes, and the same findings.
//
// A failing sequence is cut down to the edits that it needs and printed, so that
//
//	go test ./internal/build -run NeverStale -replay 'title:1f undo:2'
//
// repeats it; -seed and -sequences say which are tried, and -v how often each
// kind of edit was.
func TestNeverStale(t *testing.T) {
	if *replay != "" {
		edits, err := parseEdits(*replay)
		must(t, err)
		if f := play(t.Context(), t.TempDir(), edits, nil); f != nil {
			t.Fatal(f)
		}
		return
	}
	n := *sequences
	if testing.Short() {
		n = min(n, 20)
	}
	tally := newTally()
	tally.progress = func(played int) { t.Logf("%d sequences without a difference", played) }
	if f := firstFailure(t.Context(), t.TempDir(), *firstSeed, n, tally); f != nil {
		t.Fatal(shrunk(t.Context(), t.TempDir(), f))
	}
	t.Logf("seeds %d to %d, %d previews revised\n%s", *firstSeed, *firstSeed+uint64(n)-1, revised.Load(), tally)
	if n >= 20 && revised.Load() == 0 {
		t.Error("no preview was brought up to date without being made anew")
	}
	if n < 300 {
		return
	}
	for _, kind := range tally.idle() {
		for seed := uint64(1); seed < 40 && slices.Contains(tally.idle(), kind); seed++ {
			if f := play(t.Context(), t.TempDir(), []buildtest.Edit{{Kind: kind, Seed: 4*seed + 1}}, tally); f != nil {
				t.Fatal(f)
			}
		}
	}
	for _, kind := range tally.idle() {
		t.Errorf("edits of the kind %q never changed anything", kind)
	}
}

// TestOnceStale plays sequences that have failed once.
func TestOnceStale(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"title:75e6db title:2fe83f", // a preview kept a title in the data files of records
	} {
		edits, err := parseEdits(text)
		must(t, err)
		if f := play(t.Context(), t.TempDir(), edits, nil); f != nil {
			t.Error(f)
		}
	}
}

// failure is a sequence after which something was not as it should be.
type failure struct {
	seed   uint64 // 0: not generated
	number int    // how many sequences were begun before it
	edits  []buildtest.Edit
	did    []string // what the edits did, up to the failing one
	err    error
}

// String tells the sequence as a list, and how to repeat it.
func (f *failure) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "seed %d, %d edits:\n", f.seed, len(f.edits))
	for i, did := range f.did {
		fmt.Fprintf(&b, "  %-22s %s\n", f.edits[i].Kind, did)
	}
	fmt.Fprintf(&b, "%v\nrepeat with -run NeverStale -replay '%s'", f.err, formatEdits(f.edits))
	return b.String()
}

func formatEdits(edits []buildtest.Edit) string {
	var list []string
	for _, e := range edits {
		list = append(list, e.String())
	}
	return strings.Join(list, " ")
}

func parseEdits(text string) (edits []buildtest.Edit, err error) {
	for _, word := range strings.Fields(text) {
		e, err := buildtest.ParseEdit(word)
		if err != nil {
			return nil, err
		}
		edits = append(edits, e)
	}
	return edits, nil
}

// firstFailure plays n sequences in parallel until one fails.
func firstFailure(ctx context.Context, dir string, first uint64, n int, tally *tally) *failure {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var next atomic.Int64
	var once sync.Once
	var found *failure
	var g sync.WaitGroup
	for range runtime.GOMAXPROCS(0) + 1 { // one waits for the disk
		g.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				seed := first + uint64(i)
				switch f := play(ctx, dir, sequence(seed), tally); {
				case f != nil:
					f.seed, f.number = seed, i
					once.Do(func() { found = f })
					cancel()
				case ctx.Err() == nil:
					tally.end()
				}
			}
		})
	}
	g.Wait()
	return found
}

// sequence is the sequence of edits of a seed. What breaks a site is mended
// soon: a site with errors shows little.
func sequence(seed uint64) []buildtest.Edit {
	r := rand.New(rand.NewPCG(seed, 2))
	kinds := allKinds()
	if seed%3 == 0 { // what authors do most, and previews do not build anew for
		kinds = wordKinds
	}
	var edits []buildtest.Edit
	for len(edits) < sequenceLength {
		kind := kinds[r.IntN(len(kinds))]
		edits = append(edits, buildtest.Edit{Kind: kind, Seed: r.Uint64N(1 << 24)})
		if breaks(kind) && r.IntN(4) > 0 {
			edits = append(edits, buildtest.Edit{Kind: "undo", Seed: 1})
		}
	}
	return edits
}

// wordKinds are edits of words, with a few that are more than that.
var wordKinds = []string{
	"body", "body-add", "title", "description", "lead", "section-text", "heading", "link", "error-link", "error-markdown",
	"withheld", "undo", "unrelated", "time-back",
}

// breaks reports whether edits of the kind mostly leave a site with errors.
func breaks(kind string) bool {
	return strings.HasPrefix(kind, "error-") || strings.HasSuffix(kind, "-bad") || strings.HasSuffix(kind, "-gone") ||
		slices.Contains([]string{"withheld", "withhold", "fact-quote", "static-clash", "delete", "rename", "move"}, kind)
}

// allKinds are the kinds of edits of sites, and of what builds have made.
func allKinds() []string { return slices.Concat(buildtest.Kinds(), madeKinds) }

// play applies a sequence of edits to a site in a new folder below dir, and
// compares after each.
func play(ctx context.Context, dir string, edits []buildtest.Edit, tally *tally) *failure {
	f := &failure{edits: edits}
	dir, f.err = os.MkdirTemp(dir, "")
	if f.err != nil {
		return f
	}
	defer os.RemoveAll(dir)
	w, err := newWorld(dir)
	if err == nil {
		defer w.close()
		err = w.compare(ctx)
	}
	for i, e := range edits {
		if err != nil || ctx.Err() != nil {
			break
		}
		var did string
		did, err = w.apply(ctx, e)
		f.did = append(f.did, did)
		if unseen := e.Seed%4 == 0 && i < len(edits)-1; unseen || err != nil {
			continue // the next build meets more than one edit
		}
		before := w.wanted
		err = w.compare(ctx)
		if err == nil {
			tally.add(e.Kind, did != "", !w.wanted.same(before))
		}
	}
	if f.err = err; err == nil || ctx.Err() != nil {
		return nil
	}
	return f
}
