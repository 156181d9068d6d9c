package build

import (
	"context"
	"slices"

	"qiao/internal/build/buildtest"
)

// shrunk takes edits out of a failing sequence as long as it fails. Often one
// edit is enough; it may not be seen among others that follow it.
func shrunk(ctx context.Context, dir string, f *failure) *failure {
	f.edits = f.edits[:len(f.did)]
	for i := range f.edits {
		if single := fails(ctx, dir, f.edits[i:i+1]); single != nil {
			single.seed, single.number = f.seed, f.number
			return single
		}
	}
	for size := max(len(f.edits)/2, 1); size > 0; size /= 2 {
		for i := 0; i < len(f.edits); {
			fewer := slices.Delete(slices.Clone(f.edits), i, min(i+size, len(f.edits)))
			if smaller := fails(ctx, dir, fewer); smaller != nil {
				smaller.seed, smaller.number = f.seed, f.number
				f = smaller
				f.edits = f.edits[:len(f.did)]
			} else {
				i += size
			}
		}
	}
	return f
}

// fails plays a sequence until it fails, more than once where that depends on
// the moment.
func fails(ctx context.Context, dir string, edits []buildtest.Edit) *failure {
	tries := 1
	if slices.ContainsFunc(edits, func(e buildtest.Edit) bool { return e.Kind == "while-building" }) {
		tries = 5
	}
	for range tries {
		if f := play(ctx, dir, edits, nil); f != nil {
			return f
		}
	}
	return nil
}
