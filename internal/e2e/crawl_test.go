package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"qiao/internal/e2e/required"
)

// rules are what every page is held to, for axe-core: WCAG 2.2, levels A and AA,
// and what it calls best practice besides. The dark scheme differs from the light
// one in nothing but colours.
var rules = map[string]string{
	"light": `{type: "tag", values: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]}`,
	"dark":  `{type: "rule", values: ["color-contrast","link-in-text-block"]}`,
}

// narrow is the width at which nothing may scroll sideways (WCAG 2.2, 1.4.10).
const narrow = 320

// widths are those of a phone, a tablet and a desk, in pixels.
var widths = []int64{390, 820, 1440}

// TestParkInBrowser opens every page in Chromium, at each width, light and dark:
// axe-core finds nothing against it, the console stays silent (violations of the
// content security policy would stand there), no request goes to another host or
// fails, and nothing scrolls sideways.
func TestParkInBrowser(t *testing.T) {
	s := builtPark(t)
	axe, err := os.ReadFile(filepath.Join(repository, "node_modules/axe-core/axe.min.js"))
	if err != nil {
		required.Missing(t, "axe-core (npm ci)")
	}
	b := openBrowser(t, s.dir)
	names := make(chan string)
	go func() {
		defer close(names)
		for _, name := range s.names() {
			if !isRedirect(s.pages[name]) {
				names <- name
			}
		}
	}()
	var workers sync.WaitGroup
	for range 2 {
		c := &crawler{t: t, tab: b.openTab(t), axe: string(axe)}
		workers.Go(func() {
			for name := range names {
				c.visit(name)
			}
		})
	}
	workers.Wait()
}

// crawler goes from page to page.
type crawler struct {
	t   *testing.T
	tab *tab
	axe string
}

// visit looks at one page in all widths and both schemes.
func (c *crawler) visit(name string) {
	if err := c.tab.do(chromedp.EmulateViewport(narrow, 844)); err != nil {
		c.t.Error(err)
		return
	}
	if err := c.tab.open(name); err != nil {
		c.t.Errorf("%s: %v", name, err)
		return
	}
	c.fits(fmt.Sprintf("%s at %d px", name, narrow))
	if _, err := evaluate[bool](c.tab, c.axe+";true"); err != nil {
		c.t.Errorf("%s: %v", name, err)
		return
	}
	for _, width := range widths {
		for _, scheme := range []string{"light", "dark"} {
			c.look(name, width, scheme)
		}
	}
	for _, problem := range c.tab.log.take() {
		c.t.Errorf("%s: %s", name, problem)
	}
}

// look checks the open page in one width and scheme.
func (c *crawler) look(name string, width int64, scheme string) {
	err := c.tab.do(chromedp.EmulateViewport(width, 844))
	if err == nil {
		err = c.tab.prefer(scheme)
	}
	at := fmt.Sprintf("%s at %d px, %s", name, width, scheme)
	if err != nil {
		c.t.Errorf("%s: %v", at, err)
		return
	}
	c.fits(at)
	violations, err := evaluate[[]string](c.tab, `axe.run(document, {runOnly: `+rules[scheme]+`, resultTypes: ["violations"]}).then(
		r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 200) + " " + n.any.map(a => a.message).join("; "))))`)
	if err != nil {
		c.t.Errorf("%s: %v", at, err)
	}
	for _, v := range violations {
		c.t.Errorf("%s: %s", at, v)
	}
	if *screenshots != "" && !strings.HasSuffix(name, "/print/index.html") { // too long for a picture
		c.shoot(fmt.Sprintf("%s.%d.%s.png", flat(name), width, scheme))
	}
}

// fits checks that the open page does not scroll sideways.
func (c *crawler) fits(at string) {
	overflow, err := evaluate[int](c.tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth")
	if err != nil || overflow > 0 {
		c.t.Errorf("%s scrolls sideways by %d px (%v)", at, overflow, err)
	}
}

// prefer makes the browser ask for a colour scheme, and for less motion.
func (b *tab) prefer(scheme string) error {
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	return err
}

// flat is a page's name as the name of a file: de_standort.
func flat(name string) string {
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(name, "index.html"), "/"), "/", "_")
}

// shoot takes a picture of the whole page.
func (c *crawler) shoot(file string) {
	png, err := chromedp.Run(c.tab.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.MkdirAll(*screenshots, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(*screenshots, file), png, 0o644)
	}
	if err != nil {
		c.t.Error(err)
	}
}

// TestParkWithoutScripts: with scripts switched off, every page, the search too,
// shows all that it shows with them, but for the fields that narrow a directory.
func TestParkWithoutScripts(t *testing.T) {
	s := builtPark(t)
	b := openBrowser(t, s.dir)
	with, without := b.openTab(t), b.openTab(t)
	if _, err := chromedp.Call(without.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	const text = `document.querySelectorAll("main [role=search]").forEach(e => { e.hidden = true }), document.querySelector("main").innerText.split("\n").map(l => l.trim()).filter(l => l)`
	for _, name := range s.names() {
		if isRedirect(s.pages[name]) || name == "index.html" {
			continue
		}
		if err := with.open(name); err != nil {
			t.Fatal(err)
		}
		if err := without.open(name); err != nil {
			t.Fatal(err)
		}
		lines, err := evaluate[[]string](with, text)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := evaluate[[]string](without, text)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines {
			if !slices.Contains(shown, line) {
				t.Errorf("%s does not show %q without scripts", name, line)
			}
		}
	}
}
