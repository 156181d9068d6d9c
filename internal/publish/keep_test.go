package publish

import (
	"crypto/sha256"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
)

// publishHashed publishes outputs of which all but index.html have a hash in
// their name.
func publishHashed(t *testing.T, target Target, outputs contents) Result {
	t.Helper()
	s, ds := Open(target)
	if s == nil {
		t.Fatal(texts(ds))
	}
	for name, text := range outputs {
		s.Put(File{Name: name, Hashed: name != "index.html"}, []byte(text))
	}
	ds = append(ds, s.Check()...)
	r, more := s.Commit()
	if ds = append(append(ds, more...), s.Close()...); len(ds) > 0 {
		t.Fatal(texts(ds))
	}
	return r
}

// TestRetained holds files with a hash in their name to staying for two builds
// that change something, and no longer.
func TestRetained(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	for _, build := range []struct {
		outputs contents
		want    Result
		also    contents // published besides the outputs
	}{
		{contents{"index.html": "1", "a.1.css": "1"}, Result{Written: 2}, nil},
		{contents{"index.html": "2", "a.2.css": "2"}, Result{Written: 2, Retained: 1}, contents{"a.1.css": "1"}},
		{contents{"index.html": "2", "a.2.css": "2"}, Result{Unchanged: 2, Retained: 1}, contents{"a.1.css": "1"}},
		{contents{"index.html": "3", "a.2.css": "2"}, Result{Written: 1, Unchanged: 1, Retained: 1}, contents{"a.1.css": "1"}},
		{contents{"index.html": "3", "a.2.css": "2"}, Result{Unchanged: 2, Retained: 1}, contents{"a.1.css": "1"}},
		{contents{"index.html": "4", "a.2.css": "2"}, Result{Written: 1, Unchanged: 1, Removed: 1}, nil},
		{contents{"index.html": "4"}, Result{Unchanged: 1, Retained: 1}, contents{"a.2.css": "2"}},
		{contents{"index.html": "4", "a.2.css": "2"}, Result{Unchanged: 2}, nil},
	} {
		if got := publishHashed(t, target, build.outputs); got != build.want {
			t.Errorf("%v: %+v, want %+v", build.outputs, got, build.want)
		}
		want := contents{}
		for _, some := range []contents{build.outputs, build.also} {
			for name, text := range some {
				want[name] = text
			}
		}
		expect(t, target, want)
	}
}

// TestKeep keeps outputs by their sums.
func TestKeep(t *testing.T) {
	t.Parallel()
	old := time.Date(2024, 12, 1, 8, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		meddle func(t *testing.T, file string)
		sum    string // text whose sum is claimed
		want   bool
	}{
		"untouched": {func(*testing.T, string) {}, "text", true},
		"other sum": {func(*testing.T, string) {}, "else", false},
		"new time":  {func(t *testing.T, file string) { must(t, os.Chtimes(file, old, old)) }, "text", true},
		"gone":      {func(t *testing.T, file string) { must(t, os.Remove(file)) }, "text", false},
		"overwritten": {func(t *testing.T, file string) {
			// As long as before and with the time it had: only its ctime tells.
			info, err := os.Stat(file)
			must(t, err)
			must(t, os.WriteFile(file, []byte("tent"), 0o644))
			must(t, os.Chtimes(file, info.ModTime(), info.ModTime()))
		}, "text", false},
		"replaced": {func(t *testing.T, file string) {
			must(t, os.Remove(file))
			must(t, os.WriteFile(file, []byte("tent"), 0o644))
		}, "text", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := newAgedTarget(t)
			mustPublish(t, target, contents{"a/b": "text"})
			tick(t)
			test.meddle(t, filepath.Join(target.Dir, "a", "b"))
			s, ds := Open(target)
			if s == nil {
				t.Fatal(texts(ds))
			}
			defer s.Close()
			if got := s.Keep(File{Name: "a/b"}, sha256.Sum256([]byte(test.sum))); got != test.want {
				t.Errorf("kept: %v", got)
			}
			if s.Keep(File{Name: "a/c"}, sha256.Sum256([]byte("text"))) {
				t.Error("kept what was never published")
			}
		})
	}
}

// TestLaterSecond holds changed files to a time in a later second, also when the
// clock seems to have gone back.
func TestLaterSecond(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	file := filepath.Join(target.Dir, "a")
	mustPublish(t, target, contents{"a": "0"})
	ahead := time.Now().Add(time.Hour)
	must(t, os.Chtimes(file, ahead, ahead))
	last := ahead.Unix()
	for _, text := range []string{"1", "2", "3"} {
		mustPublish(t, target, contents{"a": text})
		info, err := os.Stat(file)
		must(t, err)
		if now := info.ModTime().Unix(); now <= last {
			t.Errorf("build %s: second %d after %d", text, now, last)
		} else {
			last = now
		}
	}
}

// TestShadow meddles with the shadow: it is never believed.
func TestShadow(t *testing.T) {
	t.Parallel()
	tests := map[string]func(t *testing.T, shadow string){
		"as it was": func(*testing.T, string) {},
		"gone":      func(t *testing.T, shadow string) { must(t, os.RemoveAll(shadow)) },
		"another":   func(t *testing.T, shadow string) { must(t, os.RemoveAll(shadow)); must(t, os.Mkdir(shadow, 0o755)) },
		"file less": func(t *testing.T, shadow string) { must(t, os.Remove(filepath.Join(shadow, "stays"))) },
		"file more": func(t *testing.T, shadow string) { put(t, shadow, contents{"more": "m", "pages/more/x": "m"}) },
		"link": func(t *testing.T, shadow string) {
			must(t, os.RemoveAll(filepath.Join(shadow, "pages")))
			put(t, shadow, contents{"pages": "-> /tmp"})
		},
		"other file": func(t *testing.T, shadow string) {
			must(t, os.Remove(filepath.Join(shadow, "stays")))
			put(t, shadow, contents{"stays": "the game"})
		},
		"file for folder": func(t *testing.T, shadow string) {
			must(t, os.RemoveAll(filepath.Join(shadow, "pages")))
			put(t, shadow, contents{"pages": "a file"})
		},
		"file less in a leaf": func(t *testing.T, shadow string) { must(t, os.Remove(filepath.Join(shadow, "deep", "leaf", "stays"))) },
		"other file in a leaf": func(t *testing.T, shadow string) {
			must(t, os.Remove(filepath.Join(shadow, "deep", "leaf", "stays")))
			put(t, shadow, contents{"deep/leaf/stays": "tee"})
		},
		"file in a leaf renamed": func(t *testing.T, shadow string) {
			must(t, os.Rename(filepath.Join(shadow, "deep", "leaf", "stays"), filepath.Join(t.TempDir(), "went")))
		},
		"leaf moved": func(t *testing.T, shadow string) {
			must(t, os.Rename(filepath.Join(shadow, "deep", "leaf"), filepath.Join(t.TempDir(), "went")))
		},
		"link to a leaf": func(t *testing.T, shadow string) {
			went := filepath.Join(t.TempDir(), "went")
			must(t, os.Rename(filepath.Join(shadow, "deep", "leaf"), went))
			put(t, shadow, contents{"deep/leaf": "-> " + went})
		},
		"folder for file": func(t *testing.T, shadow string) {
			must(t, os.Remove(filepath.Join(shadow, "index.html")))
			put(t, shadow, contents{"index.html/x": "a file"})
		},
	}
	for name, meddle := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := newAgedTarget(t)
			for n := range 3 {
				mustPublish(t, target, numbered(n+1))
				tick(t)
			}
			shadow := filepath.Join(target.Site.Dir(), stateDir, target.stateName(shadowSuffix))
			if diff := cmp.Diff(numbered(2), list(t, shadow)); diff != "" {
				t.Fatalf("the shadow is not the build before (-want +got):\n%s", diff)
			}
			meddle(t, shadow)
			for n := 4; n < 7; n++ {
				mustPublish(t, target, numbered(n))
				expect(t, target, numbered(n))
			}
		})
	}
}

// TestShadowLacking has a record that says of a shadow what is not true.
func TestShadowLacking(t *testing.T) {
	t.Parallel()
	target := newAgedTarget(t)
	for n := range 3 {
		mustPublish(t, target, numbered(n+1))
		tick(t)
	}
	state, err := openState(target)
	must(t, err)
	defer state.Close()
	shadow, err := openTree(state, target.stateName(shadowSuffix))
	must(t, err)
	defer shadow.Close()
	must(t, shadow.RemoveAll("deep/leaf"))

	r, err := readRecord(state, target.stateName(recordSuffix))
	must(t, err)
	published, err := os.OpenRoot(target.Dir)
	must(t, err)
	defer published.Close()
	tree, err := openTree(published, ".")
	must(t, err)
	defer tree.Close()
	for i := range r.files {
		now, err := tree.stat(r.files[i].name)
		must(t, err)
		r.files[i].signature, r.files[i].signed = now.signature, true
	}
	for i := range r.folders {
		if now, err := shadow.stat(r.folders[i].name); err == nil {
			r.folders[i].shadow = now.version()
		}
	}
	must(t, r.write(state, target.stateName(recordSuffix)))
	for n := 4; n < 7; n++ {
		mustPublish(t, target, numbered(n))
		expect(t, target, numbered(n))
	}
}

// TestLate puts files into the published folder while a build is being
// published.
func TestLate(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		placed     contents
		soon, then contents // of them, what is there after that build and after the next
	}{
		"in all folders": {
			contents{"late": "1", "deep/late": "2", "pages/late": "3", "pages/new/late": "4", "pages/0/late": "5"},
			contents{"late": "1", "deep/late": "2", "pages/late": "3", "pages/new/late": "4", "pages/0/late": "5"},
			nil,
		},
		"only in a leaf": {contents{"pages/0/late": "1"}, nil, contents{"pages/0/late": "1"}},
		// Where the build has something else, that is what counts.
		"in the way": {contents{"only-4": "1"}, nil, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := newAgedTarget(t)
			for n := range 3 {
				mustPublish(t, target, numbered(n+1))
				tick(t)
			}
			s, ds := Open(target)
			if s == nil {
				t.Fatal(texts(ds))
			}
			for name, text := range numbered(4) {
				s.Put(File{Name: name}, []byte(text))
			}
			ds = s.Check()
			tick(t)
			put(t, target.Dir, test.placed)
			_, more := s.Commit()
			if ds = append(append(ds, more...), s.Close()...); len(ds) > 0 {
				t.Fatal(texts(ds))
			}
			want := numbered(4)
			maps.Copy(want, test.soon)
			expect(t, target, want)
			for n := 5; n < 8; n++ {
				tick(t)
				mustPublish(t, target, numbered(n))
				want = numbered(n)
				maps.Copy(want, test.soon)
				maps.Copy(want, test.then)
				expect(t, target, want)
			}
		})
	}
}

// TestInPlace publishes where folders cannot be exchanged.
func TestInPlace(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	target.inPlace = true
	put(t, target.Dir, contents{"mine.txt": "m"})
	for n := 1; n < 4; n++ {
		_, ds := publish(target, numbered(n))
		if diff := cmp.Diff([]string{"public publish-in-place"}, ids(ds)); diff != "" {
			t.Errorf("findings (-want +got):\n%s", diff)
		}
		want := numbered(n)
		want["mine.txt"] = "m"
		expect(t, target, want)
	}
	mustPublish(t, target, numbered(3))
}

// TestInPlaceCutOff ends an update in place after each of its files; the next
// build completes it, or goes back.
func TestInPlaceCutOff(t *testing.T) {
	t.Parallel()
	for n := 0; n < len(numbered(2)); n += 1 + n/4 {
		for _, next := range []int{3, 1} {
			target := newTarget(t)
			target.inPlace = true
			mustPublish(t, target, numbered(1))
			s, ds := Open(target)
			if s == nil {
				t.Fatal(texts(ds))
			}
			for name, text := range numbered(2) {
				s.Put(File{Name: name}, []byte(text))
			}
			s.Check()
			must(t, s.next.announceInPlace())
			names := s.next.written()
			for _, name := range names[:min(n, len(names))] {
				must(t, s.next.replace(name))
			}
			s.Close()
			if _, ds := publish(target, numbered(next)); slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.ID != "publish-in-place" }) {
				t.Errorf("after %d files: %v", n, texts(ds))
			}
			expect(t, target, numbered(next))
		}
	}
}

// TestInPlaceSigned holds an update in place to leaving signatures that are
// believed: a file is only read if they do not fit.
func TestInPlaceSigned(t *testing.T) {
	t.Parallel()
	target := newAgedTarget(t)
	target.inPlace = true
	for n := range 2 {
		if _, ds := publish(target, numbered(n)); n == 1 && ids(ds)[0] != "public publish-in-place" {
			t.Error(texts(ds))
		}
	}
	s, ds := Open(target)
	if s == nil {
		t.Fatal(texts(ds))
	}
	defer s.Close()
	for i := range s.records.files {
		f := &s.records.files[i]
		if st, err := s.published.stat(f.name); err != nil || !f.signed || st.signature != f.signature {
			t.Errorf("%s: %+v, %v, want %+v", f.name, st, err, f)
		}
	}
}

// TestCheckInPlace holds the warning to coming before anything is changed.
func TestCheckInPlace(t *testing.T) {
	t.Parallel()
	target := newTarget(t)
	target.inPlace = true
	mustPublish(t, target, numbered(1))
	s, ds := Open(target)
	if s == nil {
		t.Fatal(texts(ds))
	}
	s.Put(File{Name: "index.html"}, []byte("2"))
	if diff := cmp.Diff([]string{"public publish-in-place"}, ids(s.Check())); diff != "" {
		t.Error(diff)
	}
	s.Close()
	expect(t, target, numbered(1))
}

func TestRank(t *testing.T) {
	t.Parallel()
	c := &commit{Stage: &Stage{outputs: newOutputs(new(record))}}
	for _, name := range []string{"de/feed.xml", "robots.txt", "index.html", "assets/a.css", "search/x.bin"} {
		c.outputs.add(name, output{})
	}
	c.outputs.add("kept.css", output{kept: true})
	want := []string{"assets/a.css", "search/x.bin", "index.html", "de/feed.xml", "robots.txt"}
	if diff := cmp.Diff(want, c.written()); diff != "" {
		t.Error(diff)
	}
}
