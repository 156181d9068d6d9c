//go:build unix

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// took are measurements of so many milliseconds, and as many MiB.
func took(ms ...int64) (all []usage) {
	for _, n := range ms {
		all = append(all, usage{time.Duration(n) * time.Millisecond, time.Duration(2*n) * time.Millisecond, n << 20})
	}
	return all
}

// TestWrite shows the promises about a large site, and those about a small one.
func TestWrite(t *testing.T) {
	t.Parallel()
	r := &results{
		pages: 10_000,
		hugo:  measured{cold: took(4000, 9000, 1000), unchanged: took(3000), edited: took(3000), body: took(1000), title: took(1000)},
		qiao:  measured{cold: took(1000), unchanged: took(100), edited: took(200), body: took(19), title: took(21)},
		floor: took(800), few: took(1000), many: took(30_000),
	}
	want := `10000 pages in each of three languages

| medians: wall s / CPU s / peak MiB | Hugo | qiao | bare loop |
|---|---|---|---|
| build from nothing | 4.00 / 8.00 / 4000 | 1.00 / 2.00 / 1000 | 0.80 / 1.60 / 800 |
| build with nothing changed | 3.00 / 6.00 / 3000 | 0.10 / 0.20 / 100 |  |
| build after one body edited | 3.00 / 6.00 / 3000 | 0.20 / 0.40 / 200 |  |

| what | against | qiao | ratio | must be | |
|---|---|---|---|---|---|
| build from nothing, wall time | Hugo: 4.000 s | 1.000 s | 1/4 | ≤ 1/4 | met |
| build from nothing, peak memory | Hugo: 4000 MiB | 1000 MiB | 1/4 | ≤ 1/8 | **missed** |
| the same, of what it may have | limit: 600 MiB | 1000 MiB | 1.67 | ≤ 1 | **missed** |
| build from nothing, wall time | bare loop: 0.800 s | 1.000 s | 1.25 | ≤ 1.3 | met |
| build with nothing changed | Hugo: 3.000 s | 0.100 s | 1/30 | ≤ 1/25 | met |
| build after one body edited | Hugo: 3.000 s | 0.200 s | 1/15 | ≤ 1/20 | **missed** |
| from the save of a body to the new page | ` + "`hugo server`" + `: 1.000 s | 0.019 s | 1/52.6 | ≤ 1/50 | met |
| from the save of a title to the new page and list | ` + "`hugo server`" + `: 1.000 s | 0.021 s | 1/47.6 | ≤ 1/50 | **missed** |
| time per page at 30000 pages | at 1000: 1ms | 1ms | 1 | ≤ 1.15 | met |
`
	var b strings.Builder
	r.write(&b)
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	r.pages = 1000
	if rows := r.rows(); rows[0].limit != 1./3 || rows[6].limit != 1./10 {
		t.Errorf("limits of a small site: %v, %v", rows[0].limit, rows[6].limit)
	}
	b.Reset()
	r.write(&b)
	if want := "| build after one body edited | Hugo: 3.000 s | 0.200 s | 1/15 | – |  |\n"; !strings.Contains(b.String(), want) {
		t.Errorf("of a small site: %s", b.String())
	}
}

func TestWriteSite(t *testing.T) {
	t.Parallel()
	r := &results{
		hugo: measured{cold: took(200), unchanged: took(200)},
		qiao: measured{cold: took(600), unchanged: took(50)},
	}
	want := `The site in ., and Hugo with the same texts

| medians: wall s / CPU s / peak MiB | Hugo | qiao | ratio of wall time |
|---|---|---|---|
| build from nothing | 0.20 / 0.40 / 200 | 0.60 / 1.20 / 600 | 3 |
| build with nothing changed | 0.20 / 0.40 / 200 | 0.05 / 0.10 / 50 | 1/4 |
`
	var b strings.Builder
	r.writeSite(&b, ".")
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestMountOf(t *testing.T) {
	t.Parallel()
	mounts := "/dev/sda / ext4 rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\ntmpfs /dev tmpfs rw 0 0\n/dev/sdb /home/x xfs rw 0 0\n"
	for dir, want := range map[string]string{"/tmp/a": "ext4", "/dev/shm/b": "tmpfs", "/home/xy": "ext4", "/home/x/y": "xfs"} {
		if got := mountOf(mounts, dir); got != want {
			t.Errorf("%s is on %s, want %s", dir, got, want)
		}
	}
}
