//go:build unix

package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"qiao/internal/diag"
	"qiao/internal/files"
)

// The benchmarks publish a site of 36,000 pages, each in a folder of its own.
const benchPages = 36_000

func benchName(i int) string { return fmt.Sprintf("de/section-%d/page-%d/index.html", i/500, i) }

// onCores does something for each page.
func onCores(do func(i int)) {
	var g sync.WaitGroup
	const workers = 2
	for w := range workers {
		g.Go(func() {
			for i := w; i < benchPages; i += workers {
				do(i)
			}
		})
	}
	g.Wait()
}

// reportCPU adds the time of the processor, of which a busy machine takes less
// away than of the clock's.
func reportCPU(b *testing.B) func() {
	var before syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	return func() {
		var after syscall.Rusage
		_ = syscall.Getrusage(syscall.RUSAGE_SELF, &after)
		used := after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano()
		b.ReportMetric(float64(used)/1e6/float64(b.N), "cpu-ms/op")
	}
}

func benchTarget(b *testing.B) Target {
	b.Helper()
	dir := b.TempDir()
	root, err := files.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { root.Close() })
	return Target{Site: root, Dir: filepath.Join(dir, "public"), Name: "public"}
}

// benchPublish publishes a build; those below changed are of another text than
// in the build before, the others are kept by their sums.
func benchPublish(b *testing.B, t Target, build, changed int, sums []Sum) Result {
	b.Helper()
	s, ds := Open(t)
	if s == nil {
		b.Fatal(texts(ds))
	}
	page := bytes.Repeat([]byte("text of a page "), 800)
	onCores(func(i int) {
		f := File{Name: benchName(i)}
		if i >= changed && s.Keep(f, sums[i]) {
			return
		}
		text := page
		if i < changed {
			text = fmt.Appendf(bytes.Clone(page), "%d", build)
		}
		sums[i], _ = s.Put(f, text)
	})
	ds = s.Check()
	if diag.HasErrors(ds) {
		b.Fatal(texts(ds))
	}
	r, ds := s.Commit()
	ds = append(ds, s.Close()...)
	if len(ds) > 0 {
		b.Fatal(texts(ds))
	}
	return r
}

func BenchmarkBareLoop(b *testing.B) {
	defer reportCPU(b)()
	page := bytes.Repeat([]byte("text of a page "), 800)
	for b.Loop() {
		dir := b.TempDir()
		onCores(func(i int) {
			file := filepath.Join(dir, benchName(i))
			if os.Mkdir(filepath.Dir(file), 0o755) != nil {
				_ = os.MkdirAll(filepath.Dir(file), 0o755)
			}
			if err := os.WriteFile(file, page, 0o644); err != nil {
				b.Error(err)
			}
		})
	}
}

func BenchmarkCold(b *testing.B) {
	defer reportCPU(b)()
	for b.Loop() {
		benchPublish(b, benchTarget(b), 1, 0, make([]Sum, benchPages))
	}
}

func BenchmarkFewChanged(b *testing.B) {
	t, sums := benchTarget(b), make([]Sum, benchPages)
	for n := range 3 { // the first makes the folder, the second the shadow
		benchPublish(b, t, n, 5, sums)
	}
	defer reportCPU(b)()
	build := 3
	for b.Loop() {
		if r := benchPublish(b, t, build, 5, sums); r.Written != 5 {
			b.Fatalf("%+v", r)
		}
		build++
	}
}

func BenchmarkUnchanged(b *testing.B) {
	t, sums := benchTarget(b), make([]Sum, benchPages)
	for n := range 2 {
		benchPublish(b, t, n, 5, sums)
	}
	defer reportCPU(b)()
	for b.Loop() {
		benchPublish(b, t, 1, 0, sums)
	}
}
