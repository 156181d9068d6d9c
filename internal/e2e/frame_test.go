package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestParkFrame tries what the frame of a page does with scripts: groups of the
// menu close on Escape and give the focus back, one group is open at a time, a
// change of language keeps the place, and a reference opens the note it is to.
func TestParkFrame(t *testing.T) {
	tab := openBrowser(t, builtPark(t).dir).openTab(t)
	if err := tab.do(chromedp.EmulateViewport(1440, 900)); err != nil {
		t.Fatal(err)
	}
	if err := tab.open("de/kennzahlen/index.html"); err != nil {
		t.Fatal(err)
	}
	const press = `(key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true})))`
	for _, step := range []struct{ name, script, want string }{
		{"the groups of the menu are closed", `String(document.querySelectorAll(".menu details[open]").length)`, "0"},
		{"the menu shows without its button", `String(document.querySelector(".menu > ul").checkVisibility({contentVisibilityAuto: true}))`, "true"},
		{"a group opens", `document.querySelectorAll(".menu details > summary")[1].click(), String(document.querySelectorAll(".menu details[open]").length)`, "1"},
		{"another closes it", `document.querySelectorAll(".menu details > summary")[2].click(), new Promise(done => setTimeout(() => done(String(document.querySelectorAll(".menu details[open]").length)), 50))`, "1"},
		{"Escape closes it", `document.querySelector(".menu details[open] a").focus(), ` + press + `("Escape"), String(document.querySelectorAll(".menu details[open]").length)`, "0"},
		{"and gives the focus back", `String(document.activeElement === document.querySelectorAll(".menu details > summary")[2])`, "true"},
		{"the top has no place to keep", `link.click(), link.hash`, ""},
		{"further down there is one", `document.getElementById("projects").scrollIntoView(), ` + `link.click(), link.hash`, "#projects"},
		{"the notes are folded on a phone", `String(document.querySelector(".all-notes").open)`, "false"},
		{"a reference unfolds them", `document.querySelector(".ledger a").click(), new Promise(done => setTimeout(() => done(String(document.querySelector(".all-notes").open)), 100))`, "true"},
	} {
		got, err := evaluate[string](tab, "{"+keepHere+"}"+step.script)
		if err != nil || got != step.want {
			t.Errorf("%s: %q, want %q (%v)", step.name, got, step.want, err)
		}
	}
	for _, problem := range tab.log.take() {
		t.Error(problem)
	}
}

// keepHere is a link of the language switcher that leads nowhere, after what the
// page does on a click.
const keepHere = `globalThis.link = document.querySelector(".languages a[rel=alternate]"); link.onclick = e => e.preventDefault();`

// TestParkTextSpacing gives readers the spacing of text that they ask for (WCAG
// 2.2, 1.4.12): nothing is cut off or scrolls sideways for it.
func TestParkTextSpacing(t *testing.T) {
	tab := openBrowser(t, builtPark(t).dir).openTab(t)
	for _, width := range []int64{narrow, 1440} {
		if err := tab.do(chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"zh/index.html", "de/index.html", "de/kennzahlen/index.html", "en/faq/index.html"} {
			if err := tab.open(name); err != nil {
				t.Fatal(err)
			}
			cut, err := evaluate[[]string](tab, spaced)
			if err != nil {
				t.Fatal(err)
			}
			for _, element := range cut {
				t.Errorf("%s at %d px: %s", name, width, element)
			}
		}
	}
}

// spaced sets the spacing and yields what does not fit then.
const spaced = `{
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
	document.adoptedStyleSheets = [sheet];
}
[...document.querySelectorAll("body, body *")].filter(e => {
	const style = getComputedStyle(e);
	if (e.closest(".vh, .skip, svg") || !e.checkVisibility()) return false;
	if (e === document.body) return document.documentElement.scrollWidth > document.documentElement.clientWidth;
	return style.overflowX === "hidden" && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight);
}).map(e => e.outerHTML.slice(0, 100))`
