package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html/atom"
)

// TestSearchPage searches in a browser: with an address, while typing, with the
// keyboard, and without scripts.
func TestSearchPage(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	b := openBrowser(t, s.dir).openTab(t)
	p := &searchPage{t: t, tab: b}
	page, ok := s.pageFile("de", "search")
	if !ok {
		t.Fatal("there is no search page in German")
	}
	folder := strings.TrimSuffix(page, "index.html")

	p.do(chromedp.Navigate(b.origin + "/" + folder + "?q=Foerderung"))
	p.shows(`document.querySelector(".search-results a")?.textContent`, "Förderung und Service")
	p.shows(`document.querySelector(".search-results mark")?.textContent`, "Förderung")
	p.shows(`document.querySelector(".search-all").hidden`, "true")

	p.do(chromedp.SendKeys(chromedp.CSS("#search-field"), " Banken"))
	p.shows(`new URL(location).searchParams.get("q")`, "Foerderung Banken")
	p.shows(`document.querySelector(".search-status").textContent.includes("Seite")`, "true")

	p.do(chromedp.SendKeys(chromedp.CSS("#search-field"), kb.Escape))
	p.shows(`document.querySelector("#search-field").value + location.search`, "")
	p.shows(`document.querySelector(".search-all").hidden`, "false")

	p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
	p.do(chromedp.KeyEvent("/"))
	p.shows(`document.activeElement.id`, "search-field")
	p.do(chromedp.SendKeys(chromedp.CSS("#search-field"), "普旭"))
	p.shows(`document.querySelector(".search-results a")?.textContent`, "Erfolgsgeschichten")
	p.do(chromedp.SendKeys(chromedp.CSS("#search-field"), kb.Escape+"Leuchtturm"))
	p.shows(`document.querySelector(".search-results a")?.hash`, "#borgwarner")

	p.do(chromedp.Click(chromedp.CSS(`.search-groups label:nth-of-type(3) input`)))
	p.shows(`new URL(location).searchParams.get("in")`, "1")
	p.shows(`document.querySelector(".search-results a")?.pathname.includes("/cluster/")`, "true")

	p.do(chromedp.SendKeys(chromedp.CSS("#search-field"), " <img src=x>"))
	p.shows(`String(document.querySelectorAll(".search img").length)`, "0")
	p.do(chromedp.SendKeys(chromedp.CSS("#search-field"), kb.Escape+"qqqqqq"))
	p.shows(`document.querySelector(".search-status").textContent.startsWith("Nichts gefunden")`, "true")
	for _, problem := range b.log.take() {
		t.Error(problem)
	}

	without := openBrowser(t, s.dir).openTab(t)
	if _, err := chromedp.Call(without.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	if err := without.open(page); err != nil {
		t.Fatal(err)
	}
	links, err := evaluate[int](without, `document.querySelectorAll(".search-all li a").length`)
	if want := s.listed(t, "de") - 1; err != nil || links < want { // the home page stands above the list
		t.Errorf("without scripts the page lists %d pages, want %d (%v)", links, want, err)
	}
}

// listed is the number of pages that the site map of a language leads to.
func (s *publishedSite) listed(t *testing.T, lang string) (n int) {
	t.Helper()
	name, ok := s.pageFile(lang, "sitemap")
	if !ok {
		t.Fatal("there is no site map")
	}
	for nav := range elements(s.pages[name]) {
		if attr(nav, "class") != "page-tree" {
			continue
		}
		for a := range elements(nav) {
			if a.DataAtom == atom.A {
				n++
			}
		}
	}
	return n
}

type searchPage struct {
	t *testing.T
	*tab
}

func (p *searchPage) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := p.tab.do(actions...); err != nil {
		p.t.Fatal(err)
	}
}

// shows waits until an expression has a value as text.
func (p *searchPage) shows(expression, want string) {
	p.t.Helper()
	var got string
	for range 100 {
		var err error
		if got, err = evaluate[string](p.tab, "String("+expression+")"); err != nil {
			p.t.Fatalf("%s: %v", expression, err)
		}
		if got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Errorf("%s is %q, want %q", expression, got, want)
}
