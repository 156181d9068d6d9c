package build

import (
	"flag"
	"slices"
	"testing"
)

var forgetFlag = flag.String("forget", "", "the kind of dependency that TestDependencyKindsMatter takes away, or all")

// dependencyKinds are the kinds of things that an output depends on.
var dependencyKinds = []string{
	"document", "documents", "configuration", "theme", "messages", "assets", "facts", "records",
	"glossary", "taxonomies", "static", "resources", "now", "options", "version",
}

// forget lets builds forget one kind of dependency until restore is called. It
// does nothing as long as builds remember nothing.
var forget = func(string) (restore func()) { return func() {} }

// TestDependencyKindsMatter takes away one kind of dependency after the other,
// and says how many sequences of TestNeverStale it takes until that is noticed:
// none may be missing without being missed. It takes long and runs only with
//
//	go test ./internal/build -run DependencyKindsMatter -v -forget all
func TestDependencyKindsMatter(t *testing.T) {
	if *forgetFlag == "" {
		t.Skip("only with -forget")
	}
	kinds := dependencyKinds
	if *forgetFlag != "all" {
		kinds = []string{*forgetFlag}
	}
	for _, kind := range kinds {
		if !slices.Contains(dependencyKinds, kind) {
			t.Fatalf("no kind of dependency %q; there are %v", kind, dependencyKinds)
		}
		t.Run(kind, func(t *testing.T) {
			defer forget(kind)()
			f := firstFailure(t.Context(), t.TempDir(), *firstSeed, *sequences, nil)
			if f == nil {
				t.Fatalf("not noticed in %d sequences", *sequences)
			}
			t.Logf("noticed in sequence %d: %v", f.number+1, shrunk(t.Context(), t.TempDir(), f))
		})
	}
}
