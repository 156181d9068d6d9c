package build

import (
	"bytes"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/build/buildtest"
	"qiao/internal/files"
	"qiao/internal/render"
)

// TestCompiledTemplates renders whole sites with compiled templates and with
// html/template: every page must be the same, with the same findings. Nothing
// in their themes may be left to html/template.
func TestCompiledTemplates(t *testing.T) {
	t.Parallel()
	small, large := t.TempDir(), t.TempDir()
	must(t, buildtest.WriteSmall(small))
	must(t, buildtest.WriteSite(large, 30))
	for name, dir := range map[string]string{
		"small": small, "large": large, "plain": "../render/testdata/small", "guide": "../../docs/guide", "park": "../..",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compared := comparePages(t, dir)
			if compared < 10 {
				t.Errorf("only %d pages were compared", compared)
			}
		})
	}
}

func comparePages(t *testing.T, dir string) (compared int) {
	t.Helper()
	root, err := files.Open(dir)
	must(t, err)
	defer root.Close()
	l, ds := Load(t.Context(), root, Options{Now: now})
	if l.Site == nil {
		t.Fatal(texts(ds))
	}
	if diff := cmp.Diff(map[string]string{}, l.Theme.Unknown()); diff != "" {
		t.Errorf("not compiled (-want +got):\n%s", diff)
	}
	compiled, _ := render.Plan(render.Input{Site: l.Site, Theme: l.Theme, Root: root})
	interpreted, _ := render.Plan(render.Input{Site: l.Site, Theme: l.Theme.Interpreted(), Root: root})
	for i := range compiled {
		if path.Ext(compiled[i].Path) != ".html" {
			continue
		}
		compared++
		var got, want bytes.Buffer
		gotDs, wantDs := compiled[i].Render(&got), interpreted[i].Render(&want)
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("%s (-html/template +compiled):\n%s", compiled[i].Path, cmp.Diff(want.String(), got.String()))
		}
		if diff := cmp.Diff(wantDs, gotDs); diff != "" {
			t.Errorf("%s: findings (-html/template +compiled):\n%s", compiled[i].Path, diff)
		}
	}
	return compared
}
