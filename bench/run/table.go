//go:build unix

package main

import (
	"fmt"
	"io"
	"time"
)

// The sizes of the sites whose time per page is compared.
const (
	fewPages  = 1_000
	manyPages = 30_000
)

// results are what was measured.
type results struct {
	pages      int
	hugo, qiao measured
	floor      []usage
	few, many  []usage // of qiao, from nothing
}

// measured is what was measured of a tool: builds, and saves.
type measured struct {
	cold, unchanged, edited []usage
	body, title             []usage
}

// of are the measurements of a tool.
func (r *results) of(name string) *measured {
	if name == "hugo" {
		return &r.hugo
	}
	return &r.qiao
}

// row is a ratio that was measured, with what is promised of it.
type row struct {
	what          string
	against, qiao string  // what the ratio is of
	ratio, limit  float64 // of qiao to what it is measured against; no limit, 0: nothing is promised
}

// write writes what was measured: first all figures, then the promises.
func (r *results) write(w io.Writer) {
	fmt.Fprintf(w, "%d pages in each of three languages\n\n", r.pages)
	fmt.Fprintf(w, "| medians: wall s / CPU s / peak MiB | Hugo | qiao | bare loop |\n|---|---|---|---|\n")
	figures := func(what string, hugo, qiao, floor []usage) {
		fmt.Fprintf(w, "| %s | %s | %s | %s |\n", what, figuresOf(hugo), figuresOf(qiao), figuresOf(floor))
	}
	figures("build from nothing", r.hugo.cold, r.qiao.cold, r.floor)
	figures("build with nothing changed", r.hugo.unchanged, r.qiao.unchanged, nil)
	figures("build after one body edited", r.hugo.edited, r.qiao.edited, nil)
	fmt.Fprintf(w, "\n| what | against | qiao | ratio | must be | |\n|---|---|---|---|---|---|\n")
	for _, row := range r.rows() {
		limit, met := "≤ "+ratioText(row.limit), "met"
		switch {
		case row.limit == 0:
			limit, met = "–", ""
		case row.ratio > row.limit:
			met = "**missed**"
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s |\n", row.what, row.against, row.qiao, ratioText(row.ratio), limit, met)
	}
}

// memoryLimit is what qiao may have resident at 10,000 pages, in bytes.
const memoryLimit = 600 << 20

// rows are what was measured with what is promised of it. Of small sites less is
// promised, and of the memory and the later builds of one nothing: there the
// program itself counts, and what it does once for each build.
func (r *results) rows() []row {
	cold, memory, unchanged, edited, saved := 1./3, 0., 0., 0., 1./10
	if r.pages >= 10_000 {
		cold, memory, unchanged, edited, saved = 1./4, 1./8, 1./25, 1./20, 1./50
	}
	hugo, qiao := medianOf(r.hugo.cold), medianOf(r.qiao.cold)
	rows := []row{
		wallRow("build from nothing, wall time", "Hugo", r.hugo.cold, r.qiao.cold, cold),
		{"build from nothing, peak memory", "Hugo: " + mebibytes(hugo.peak), mebibytes(qiao.peak), float64(qiao.peak) / float64(hugo.peak), memory},
		{"the same, of what it may have", "limit: " + mebibytes(memoryLimit), mebibytes(qiao.peak), float64(qiao.peak) / memoryLimit, 1},
		wallRow("build from nothing, wall time", "bare loop", r.floor, r.qiao.cold, 1.3),
		wallRow("build with nothing changed", "Hugo", r.hugo.unchanged, r.qiao.unchanged, unchanged),
		wallRow("build after one body edited", "Hugo", r.hugo.edited, r.qiao.edited, edited),
	}
	if len(r.qiao.body) > 0 {
		rows = append(rows,
			wallRow("from the save of a body to the new page", "`hugo server`", r.hugo.body, r.qiao.body, saved),
			wallRow("from the save of a title to the new page and list", "`hugo server`", r.hugo.title, r.qiao.title, saved))
	}
	if len(r.many) > 0 {
		rows = append(rows, scaleRow(medianOf(r.few).wall, medianOf(r.many).wall))
	}
	return rows
}

// wallRow is a promise about medians of wall time.
func wallRow(what, against string, other, qiao []usage, limit float64) row {
	x, y := medianOf(other).wall, medianOf(qiao).wall
	return row{what, against + ": " + seconds(x), seconds(y), wallRatio(other, qiao), limit}
}

// wallRatio is the ratio of qiao's median wall time to another's.
func wallRatio(other, qiao []usage) float64 {
	return float64(medianOf(qiao).wall) / float64(medianOf(other).wall)
}

// scaleRow is the promise about the time per page.
func scaleRow(few, many time.Duration) row {
	x, y := few/fewPages, many/manyPages
	return row{
		fmt.Sprintf("time per page at %d pages", manyPages),
		fmt.Sprintf("at %d: %s", fewPages, x.Round(time.Microsecond)), y.Round(time.Microsecond).String(),
		float64(y) / float64(x), 1.15,
	}
}

func figuresOf(all []usage) string {
	if len(all) == 0 {
		return ""
	}
	u := medianOf(all)
	return fmt.Sprintf("%.2f / %.2f / %d", u.wall.Seconds(), u.cpu.Seconds(), u.peak>>20)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

func mebibytes(n int64) string { return fmt.Sprintf("%d MiB", n>>20) }

// ratioText writes a ratio as a fraction where it is a small one: 1/4.2, 0.9.
func ratioText(ratio float64) string {
	if ratio > 0 && ratio <= 0.5 {
		return fmt.Sprintf("1/%.3g", 1/ratio)
	}
	return fmt.Sprintf("%.3g", ratio)
}
