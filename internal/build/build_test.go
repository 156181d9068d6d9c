package build

import (
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"qiao/internal/build/buildtest"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// benchPages is how many pages the site of the benchmark has, each in three
// languages.
const benchPages = 1000

// BenchmarkBuild builds a large site from nothing, and again with nothing
// changed.
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	if err := buildtest.WriteSite(dir, benchPages); err != nil {
		b.Fatal(err)
	}
	root, err := files.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	b.Run("unchanged", func(b *testing.B) {
		out := filepath.Join(b.TempDir(), "public")
		for b.Loop() {
			benchRun(b, root, out)
		}
	})
	b.Run("clean", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			out := filepath.Join(b.TempDir(), "public")
			b.StartTimer()
			benchRun(b, root, out)
		}
	})
}

func benchRun(b *testing.B, root *files.Root, out string) {
	b.Helper()
	r, ds := Run(b.Context(), root, Settings{Options: Options{Now: time.Unix(1_750_000_000, 0)}, Out: out})
	if !r.Published {
		b.Fatal(texts(ds))
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapSys)/(1<<20), "MiB-heap")
	b.ReportMetric(float64(r.Outputs), "outputs")
}

func texts(ds []diag.Diagnostic) (list []string) {
	for _, d := range ds {
		if d.Severity == diag.Error {
			list = append(list, d.Pos.String()+": "+d.Message("en"))
		}
	}
	return list
}
