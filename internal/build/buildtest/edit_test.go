package buildtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestKinds says that an edit of each kind finds something to change, does the
// same to the same site, and can be written down.
func TestKinds(t *testing.T) {
	t.Parallel()
	for _, kind := range Kinds() {
		done := 0
		for seed := range uint64(8) {
			edit, err := ParseEdit(Edit{Kind: kind, Seed: seed}.String())
			if err != nil {
				t.Fatal(err)
			}
			one, did := edited(edit)
			two, again := edited(edit)
			if did != again || one.Key() != two.Key() {
				t.Errorf("%v: %q, and the second time %q", edit, did, again)
			}
			if did != "" {
				done++
			}
		}
		if done == 0 {
			t.Errorf("edits of the kind %q do nothing", kind)
		}
	}
}

// edited is the rich site after the edit, which has a past to go back to.
func edited(edit Edit) (tree *Tree, did string) {
	tree = Rich()
	tree.Apply(Edit{Kind: "params", Seed: 1})
	tree.Apply(Edit{Kind: "static", Seed: 2})
	return tree, tree.Apply(edit)
}

// TestFolder says that a folder that follows a tree holds what a folder does to
// which the tree is written at once.
func TestFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder, tree := NewFolder(dir), Rich()
	for i, kind := range Kinds() {
		tree.Apply(Edit{Kind: kind, Seed: uint64(i)})
		if err := folder.Sync(tree); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
	}
	fresh := t.TempDir()
	if err := tree.WriteTo(fresh); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(read(t, fresh), read(t, dir)); diff != "" {
		t.Errorf("(-at once +step by step):\n%s", diff)
	}
}

func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
