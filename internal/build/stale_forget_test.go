package build

import (
	"flag"
	"maps"
	"slices"
	"testing"
)

var forgetFlag = flag.String("forget", "", "the kind of dependency that TestDependencyKindsMatter takes away, or all")

// dependencyKinds are the kinds of things that an output depends on. That the
// program is one is seen by TestState.
var dependencyKinds = map[string]dependency{
	"document": onText, "documents": onFaces, "configuration": onConfig, "theme": onTheme, "messages": onMessages,
	"assets": onAssets, "facts": onFacts, "records": onRecords, "glossary": onGlossary, "taxonomies": onTaxonomies,
	"static": onStatic, "resources": onResources, "moment": onMoment, "options": onOptions,
}

// TestDependencyKindsMatter takes away one kind of dependency after the other,
// and says how many sequences of TestNeverStale it takes until that is noticed:
// none may be missing without being missed. It takes long and runs only with
//
//	go test ./internal/build -run DependencyKindsMatter -v -forget all
func TestDependencyKindsMatter(t *testing.T) {
	if *forgetFlag == "" {
		t.Skip("only with -forget")
	}
	all := slices.Sorted(maps.Keys(dependencyKinds))
	kinds := all
	if *forgetFlag != "all" {
		kinds = []string{*forgetFlag}
	}
	for _, kind := range kinds {
		if !slices.Contains(all, kind) {
			t.Fatalf("no kind of dependency %q; there are %v", kind, all)
		}
		t.Run(kind, func(t *testing.T) {
			forgotten = dependencyKinds[kind]
			defer func() { forgotten = dependencies }()
			f := firstFailure(t.Context(), t.TempDir(), *firstSeed, *sequences, nil)
			if f == nil {
				t.Fatalf("not noticed in %d sequences", *sequences)
			}
			t.Logf("noticed in sequence %d: %v", f.number+1, shrunk(t.Context(), t.TempDir(), f))
		})
	}
}
