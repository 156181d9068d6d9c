package e2e

import (
	"encoding/json"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"qiao/internal/config"
	"qiao/internal/files"
	"qiao/internal/glossary"
)

// TestParkQuotes holds the sentences that projects are cited with to the report,
// letter by letter.
func TestParkQuotes(t *testing.T) {
	t.Parallel()
	report, err := os.ReadFile(repository + "/data/sources/work-report-2024.zh.txt")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Projects []struct{ ID, Quote string }
	}
	if err := json.Unmarshal(builtPark(t).files["zh/data/projects.json"], &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Projects) < 20 {
		t.Errorf("only %d projects", len(file.Projects))
	}
	for _, p := range file.Projects {
		if p.Quote == "" || !strings.Contains(string(report), p.Quote) {
			t.Errorf("%s: the report does not say %q", p.ID, p.Quote)
		}
	}
}

// TestParkCompanies holds the companies' names to the report and to the
// glossary: an international name stands only where the glossary has it as
// verified, and the report has every Chinese one.
func TestParkCompanies(t *testing.T) {
	t.Parallel()
	report, err := os.ReadFile(repository + "/data/sources/work-report-2024.zh.txt")
	if err != nil {
		t.Fatal(err)
	}
	root, err := files.Open(repository)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	cfg, _ := config.Load(root)
	terms, _ := glossary.Load(root, cfg)
	verified := make(map[string]bool)
	for _, term := range terms.Terms {
		verified[term.Forms["zh"][0]] = term.Confidence == glossary.Verified
	}
	var file struct {
		Companies []struct{ ID, Chinese, International, Country string }
	}
	if err := json.Unmarshal(builtPark(t).files["zh/data/companies.json"], &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Companies {
		if !strings.Contains(string(report), c.Chinese) {
			t.Errorf("%s: the report does not name %s", c.ID, c.Chinese)
		}
		if verified[c.Chinese] != (c.International != "") {
			t.Errorf("%s: the name is %q, in the glossary verified: %t", c.ID, c.International, verified[c.Chinese])
		}
		if c.Country != "" && c.International == "" {
			t.Errorf("%s: a country without a verified name", c.ID)
		}
	}
}

// TestParkDirectory uses the directory of companies as a reader does: narrows it
// by word, sector and state, and follows a link to an entry that is hidden.
// Without scripts the table is whole, and no field is shown.
func TestParkDirectory(t *testing.T) {
	s := builtPark(t)
	b := openBrowser(t, s.dir)
	page := directoryPage(t, s)
	with := b.openTab(t)
	if err := with.open(page); err != nil {
		t.Fatal(err)
	}
	const shown = `[...document.querySelectorAll(".directory-table tbody tr")].filter(r => r.offsetParent).length`
	count := func(b *tab, script string) int {
		t.Helper()
		n, err := evaluate[int](b, script+";"+shown)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	set := func(field, value string) string {
		return `{const f = document.querySelector("[data-filter=` + field + `]"); f.value = ` + "`" + value + "`" + `; f.dispatchEvent(new Event("input", {bubbles: true}))}`
	}
	all := count(with, "0")
	tests := []struct {
		name, script string
		want         func(n int) bool
	}{
		{"a name", set("text", "busch"), func(n int) bool { return n >= 1 && n < 4 }},
		{"a Chinese name", set("text", "普旭"), func(n int) bool { return n == 1 }},
		{"two words", set("text", "wuhan vorzeige"), func(n int) bool { return n == 2 }},
		{"nothing", set("text", "xyzzy"), func(n int) bool { return n == 0 }},
		{"a sector", set("text", "") + set("sector", "clusters/smart-home"), func(n int) bool { return n == 6 }},
		{"a sector and a state", set("state", "commissioned"), func(n int) bool { return n == 1 }},
		{"the link to an entry", `location.hash = "company-busch"; dispatchEvent(new HashChangeEvent("hashchange"))`, func(n int) bool { return n == all }},
	}
	for _, tt := range tests {
		if n := count(with, tt.script); !tt.want(n) {
			t.Errorf("%s: %d of %d companies", tt.name, n, all)
		}
		if status, err := evaluate[string](with, `document.querySelector(".directory-count").textContent`); err != nil || !strings.ContainsAny(status, "0123456789") {
			t.Errorf("%s: the status is %q (%v)", tt.name, status, err)
		}
	}
	if problems := with.log.take(); len(problems) > 0 {
		t.Error(problems)
	}

	without := b.openTab(t)
	if _, err := chromedp.Call(without.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	if err := without.open(page); err != nil {
		t.Fatal(err)
	}
	if n := count(without, "0"); n != all {
		t.Errorf("%d of %d companies without scripts", n, all)
	}
	if hidden, err := evaluate[bool](without, `document.querySelector(".directory-filter").offsetParent === null`); err != nil || !hidden {
		t.Errorf("fields that do nothing are shown without scripts (%v)", err)
	}
}

// directoryPage is the German page with the directory of companies.
func directoryPage(t *testing.T, s *publishedSite) string {
	t.Helper()
	for _, name := range s.names() {
		if strings.HasPrefix(name, "de/") && hasID(s.pages[name], "company-busch") {
			return path.Clean(name)
		}
	}
	t.Fatal("no page has the directory of companies")
	return ""
}
