package build

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"qiao/internal/build/buildtest"
	"qiao/internal/diag"
)

var damages = flag.Int("damages", 100, "how many times TestDamagedCache damages what builds keep")

// TestDamagedCache damages what a build keeps below .qiao, in all ways in which
// disks and people do. The next build must not believe it: it makes what a
// build from nothing makes, and says at most that its record is lost.
func TestDamagedCache(t *testing.T) {
	t.Parallel()
	n := *damages
	if testing.Short() {
		n = min(n, 10)
	}
	tree := buildtest.Rich()
	w := settledWorld(t)
	place := w.batch().place()
	for seed := range uint64(n) {
		r := rand.New(rand.NewPCG(seed, 5))
		did, err := damage(place.path(".qiao"), r)
		must(t, err)
		if r.IntN(2) == 0 { // what is kept is asked for by another site than it was made for
			kinds := buildtest.Kinds()
			tree.Apply(buildtest.Edit{Kind: kinds[r.IntN(len(kinds))], Seed: seed})
			did += ", edited"
		} else {
			tree = buildtest.Rich()
		}
		w.tree = tree
		want, err := w.clean(t.Context())
		must(t, err)
		must(t, place.folder.Sync(tree))
		if err := afterDamage(t, place, w.options(), want); err != nil {
			t.Fatalf("seed %d: %s: %v", seed, did, err)
		}
	}
}

// TestCacheOfAnotherSite gives builds the cache of a site whose configuration,
// theme and documents are others: nothing of it may be believed that is not
// true here, too.
func TestCacheOfAnotherSite(t *testing.T) {
	t.Parallel()
	mine, other := settledWorld(t), settledWorld(t)
	for _, kind := range []string{"site-title", "params", "template", "message", "css", "body", "fact-value", "record", "taxonomy-name", "option-url", "now"} {
		for seed := uint64(0); other.tree.Apply(buildtest.Edit{Kind: kind, Seed: seed}) == ""; seed++ {
		}
	}
	must(t, other.compare(t.Context()))
	for i := range mine.subjects {
		to := mine.subjects[i].place().path(".qiao/cache")
		must(t, os.RemoveAll(to))
		must(t, os.Rename(other.subjects[i].place().path(".qiao/cache"), to))
	}
	must(t, mine.compare(t.Context()))
}

// settledWorld is a site that everything has been made of.
func settledWorld(t *testing.T) *world {
	t.Helper()
	w, err := newWorld(t.TempDir())
	must(t, err)
	t.Cleanup(w.close)
	must(t, w.compare(t.Context()))
	return w
}

// afterDamage builds with a damaged cache. A lost record makes what is
// published count as somebody else's, a damaged one as changed by somebody: it
// is then cleared away, as the finding tells.
func afterDamage(t *testing.T, p *place, o Options, want *clean) error {
	t.Helper()
	r, ds := Run(t.Context(), p.root, Settings{Options: o})
	if hasCode(ds, "publish-foreign") || hasCode(ds, "publish-edited") {
		must(t, os.RemoveAll(p.path("public")))
		r, ds = Run(t.Context(), p.root, Settings{Options: o})
	}
	if diff := cmp.Diff(want.found, withoutCode(ds, "publish-record"), cmpopts.EquateEmpty()); diff != "" {
		return fmt.Errorf("findings (-clean +damaged):\n%s", diff)
	}
	if r.Published != want.result.Published {
		return fmt.Errorf("published: %t, want %t", r.Published, want.result.Published)
	}
	if !r.Published {
		return nil
	}
	got, err := buildtest.ReadFiles(p.path("public"))
	must(t, err)
	maps.DeleteFunc(got, func(name, _ string) bool {
		_, is := want.outputs[name]
		return !is && hashed.MatchString(name)
	})
	return differing("the published folder", want.outputs, got)
}

func withoutCode(ds []diag.Diagnostic, code string) []diag.Diagnostic {
	return slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.Code() == code })
}

func hasCode(ds []diag.Diagnostic, code string) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code() == code })
}

// damage damages one to five files below dir and says how.
func damage(dir string, r *rand.Rand) (did string, err error) {
	tree, err := buildtest.ReadFiles(dir)
	if err != nil {
		return "", err
	}
	names := slices.Sorted(maps.Keys(tree))
	for range 1 + r.IntN(5) {
		name := names[r.IntN(len(names))]
		data, how := damaged([]byte(tree[name]), []byte(tree[names[r.IntN(len(names))]]), r)
		did += fmt.Sprintf("%s %s; ", name, how)
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), data, 0o644); err != nil {
			return did, err
		}
	}
	return did, nil
}

// damaged is a file that has gone wrong: bits flipped, cut off, zeroed at the
// end, doubled, or overwritten by another file.
func damaged(data, other []byte, r *rand.Rand) (after []byte, how string) {
	data = slices.Clone(data)
	at := r.IntN(len(data) + 1)
	switch r.IntN(8) {
	case 0:
		return data[:at], fmt.Sprintf("cut at %d", at)
	case 1:
		return nil, "empty"
	case 2:
		clear(data[at:])
		return data, fmt.Sprintf("zero from %d", at)
	case 3:
		return append(data, data...), "doubled"
	case 4:
		return other, "another file"
	default:
		flips := 1 + r.IntN(3)
		for range min(flips, len(data)) {
			data[r.IntN(len(data))] ^= 1 << r.IntN(8)
		}
		return data, fmt.Sprintf("%d bits flipped", flips)
	}
}
