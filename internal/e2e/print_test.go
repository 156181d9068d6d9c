package e2e

import (
	"bytes"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// paper is the width, in CSS pixels, between the margins of a sheet of A4.
const paper = 665

// TestParkOnPaper prints pages, the brochure of all pages among them: as many
// sheets as are sensible, and on them nothing that only a screen can use,
// nothing folded away, nothing too wide, and black on white, also for who reads
// the site in the dark.
func TestParkOnPaper(t *testing.T) {
	tab := openBrowser(t, builtPark(t).dir).openTab(t)
	if err := tab.do(chromedp.EmulateViewport(paper, 900)); err != nil {
		t.Fatal(err)
	}
	_, err := chromedp.Call(tab.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name        string
		least, most int // sheets
	}{
		{"de/print/index.html", 25, 75},
		{"de/kennzahlen/index.html", 3, 9},
		{"de/unternehmen/index.html", 2, 8},
		{"de/fragen/index.html", 1, 5},
		{"de/suche/index.html", 1, 3},
		{"zh/index.html", 1, 5},
		{"en/contact/index.html", 1, 4},
	} {
		if err := tab.open(tt.name); err != nil {
			t.Fatal(err)
		}
		wrong, err := evaluate[[]string](tab, onPaper)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range wrong {
			t.Errorf("%s: %s", tt.name, problem)
		}
		printed, err := chromedp.Call(tab.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		if err != nil {
			t.Fatal(err)
		}
		sheets := bytes.Count(printed.Data, []byte("/Type /Page\n"))
		t.Logf("%s: %d sheets", tt.name, sheets)
		if sheets < tt.least || sheets > tt.most {
			t.Errorf("%s: %d sheets, want %d to %d", tt.name, sheets, tt.least, tt.most)
		}
	}
	for _, problem := range tab.log.take() {
		t.Error(problem)
	}
}

// onPaper says what is wrong with the page as it is printed.
const onPaper = `(() => {
	const wrong = [];
	const where = e => e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 40);
	const shown = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
	for (const e of document.querySelectorAll("nav:not(.print-contents, .page-tree), input:not([disabled]), select, button, .skip, .tools, .next-step, .fact-back, .seal")) {
		if (shown(e)) wrong.push("is of no use: " + where(e));
	}
	for (const e of document.querySelectorAll("main details:not(nav *)")) {
		const inner = [...e.children].filter(c => c.localName !== "summary" && c.textContent.trim() && !c.closest(".search"));
		if (inner.length && !inner.some(shown)) wrong.push("is folded: " + where(e));
	}
	for (const e of document.querySelectorAll("figure.chart")) {
		if (!e.querySelector("table") || !shown(e.querySelector("table td"))) wrong.push("shows no values: " + where(e));
	}
	if (document.documentElement.scrollWidth > innerWidth) {
		wrong.push("is " + document.documentElement.scrollWidth + " pixels wide: " +
			[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(where));
	}
	const {color} = getComputedStyle(document.body), {backgroundColor} = getComputedStyle(document.documentElement);
	if (color !== "rgb(0, 0, 0)" || backgroundColor !== "rgb(255, 255, 255)") wrong.push(color + " on " + backgroundColor);
	const notes = document.querySelectorAll(".booklet-notes li").length;
	const numbers = [...document.querySelectorAll(".chapter a[href^='#fact.']")].map(a => Number(a.textContent.match(/(\d+)\]?\s*$/)?.[1]));
	if (numbers.length && Math.max(...numbers) !== notes) wrong.push("notes go to " + notes + ", references to " + Math.max(...numbers));
	return wrong;
})()`
