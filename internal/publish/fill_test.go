package publish

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// filled opens a stage of a target without a shadow and fills it.
func filled(t *testing.T, ctx context.Context, target Target) *Stage {
	t.Helper()
	s, ds := Open(target)
	if s == nil {
		t.Fatal(texts(ds))
	}
	s.Fill(ctx)
	return s
}

// keep keeps what is published as it is, and puts the rest, as builds do.
func keep(s *Stage, outputs contents) {
	for name, text := range outputs {
		if !s.Keep(File{Name: name}, sha256.Sum256([]byte(text))) {
			s.Put(File{Name: name}, []byte(text))
		}
	}
}

// inStage lists the stage.
func inStage(t *testing.T, s *Stage) contents {
	t.Helper()
	return list(t, filepath.Join(s.target.Site.Dir(), stateDir, s.stage.name))
}

// TestFill brings into the first stage what the build before has published, but
// for what was changed since.
func TestFill(t *testing.T) {
	t.Parallel()
	const name = "deep/leaf/stays"
	for what, meddle := range map[string]func(t *testing.T, file string){
		"untouched": func(*testing.T, string) {},
		"written": func(t *testing.T, file string) {
			info, err := os.Stat(file)
			must(t, err)
			must(t, os.WriteFile(file, []byte("TOO"), 0o644))
			must(t, os.Chtimes(file, info.ModTime(), info.ModTime()))
		},
		"replaced": func(t *testing.T, file string) {
			must(t, os.Remove(file))
			must(t, os.WriteFile(file, []byte("tea"), 0o644))
		},
		"gone": func(t *testing.T, file string) { must(t, os.Remove(file)) },
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			target := newAgedTarget(t)
			mustPublish(t, target, numbered(1))
			tick(t)
			meddle(t, filepath.Join(target.Dir, filepath.FromSlash(name)))
			s := filled(t, t.Context(), target)
			want := numbered(1)
			if what != "untouched" {
				delete(want, name)
				delete(want, "deep/leaf/")
			}
			if diff := cmp.Diff(want, inStage(t, s)); diff != "" {
				t.Errorf("the stage (-want +got):\n%s", diff)
			}
			keep(s, numbered(2))
			if ds := s.Check(); len(ds) > 0 && what == "untouched" {
				t.Error(texts(ds))
			}
			if _, ds := s.Commit(); len(ds) > 0 {
				t.Error(texts(ds))
			}
			if ds := s.Close(); len(ds) > 0 {
				t.Error(texts(ds))
			}
			expect(t, target, numbered(2))
			for n := 3; n < 6; n++ {
				tick(t)
				mustPublish(t, target, numbered(n))
				expect(t, target, numbered(n))
			}
		})
	}
}

// TestFilledInVain ends a build that has filled its stage without publishing, or
// had nothing to publish. The files have other times of change then, and are read
// by the next build.
func TestFilledInVain(t *testing.T) {
	t.Parallel()
	target := newAgedTarget(t)
	mustPublish(t, target, numbered(1))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for what, ctx := range map[string]context.Context{"cancelled": cancelled, "closed": t.Context(), "unchanged": t.Context()} {
		tick(t)
		s := filled(t, ctx, target)
		if _, got := inStage(t, s)["index.html"]; got != (what != "cancelled") {
			t.Errorf("%s: the stage is filled: %v", what, got)
		}
		if what == "unchanged" {
			keep(s, numbered(1))
			ds := s.Check()
			r, more := s.Commit()
			if len(ds)+len(more) > 0 || r.Written != 0 || r.Unchanged != len(numbered(1)) {
				t.Error(r, texts(ds), texts(more))
			}
		}
		s.Close()
		expect(t, target, numbered(1))
		if _, err := os.Stat(filepath.Join(target.Site.Dir(), stateDir, target.stateName(stageSuffix))); !os.IsNotExist(err) {
			t.Errorf("%s: the stage is still there: %v", what, err)
		}
	}
	mustPublish(t, target, numbered(2))
	expect(t, target, numbered(2))
}
