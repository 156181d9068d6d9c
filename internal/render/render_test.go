package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"qiao/internal/diag"
)

var update = flag.Bool("update", false, "write the golden files")

// theSmallSite is the small site, built once.
var theSmallSite struct {
	sync.Once
	built
}

func smallSite(t *testing.T) built {
	t.Helper()
	theSmallSite.Do(func() { theSmallSite.built = build(t, "testdata/small") })
	failOn(t, theSmallSite.ds)
	return theSmallSite.built
}

// TestGolden holds the small site's outputs to the bytes that were looked at.
func TestGolden(t *testing.T) {
	b := smallSite(t)
	list := strings.Join(slices.Sorted(maps.Keys(b.files)), "\n") + "\n"
	golden(t, "outputs.txt", list)
	for _, name := range []string{
		"zh/index.html", "de/index.html", "zh/yuanqu/index.html", "de/standort/index.html",
		"zh/news/index.html", "zh/news/page/2/index.html", "de/themen/flaechen/index.html", "zh/topics/index.html",
		"en/news/opening/index.html", "404.html", "de/404.html", "index.html", "old/park.html",
		"zh/feed.xml", "zh/news/feed.xml", "en/feed.xml", "sitemap.xml", "sitemap-de.xml", "robots.txt",
		"de/data/facts.csv", "en/data/facts.json",
		"zh/index.md", "de/standort/index.md", "en/news/opening/index.md", "zh/news/index.md", "llms.txt", "zh/llms.txt",
	} {
		content, ok := b.files[name]
		if !ok {
			t.Errorf("there is no %s", name)
			continue
		}
		golden(t, strings.ReplaceAll(name, "/", "_"), content)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestLinks follows every link of every page to an output of the site. No page
// but those for addresses that do not exist has one that starts at the host.
func TestLinks(t *testing.T) {
	t.Parallel()
	for _, theme := range []string{"plain", "park"} {
		t.Run(theme, func(t *testing.T) {
			t.Parallel()
			changes := map[string]string{}
			if theme == "park" {
				changes = parkSite(t)
			}
			b := build(t, small(t, changes))
			failOn(t, b.ds)
			followed := 0
			for name, content := range b.files {
				if path.Ext(name) == ".html" {
					followed += b.follow(t, name, content)
				}
			}
			if followed < 100 {
				t.Errorf("only %d links were found", followed)
			}
		})
	}
}

// parkSite changes the small site to one with the default theme.
func parkSite(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/small/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("testdata/small/content/park/index.zh.md")
	if err != nil {
		t.Fatal(err)
	}
	noFields := regexp.MustCompile(`(?m)^(opened|size|map|more|place):.*\n`)
	news := "---\ntitle: 开业\ndate: 2024-11-05\nlead: 导语\n---\n## 地点 {#ort}\n\n计划:fact[plan]，[含数:fact[plan]](/park)。\n"
	return map[string]string{
		"site.yaml":                        strings.Replace(string(text), "theme: plain", "theme: park", 1),
		"content/park/index.zh.md":         strings.ReplaceAll(noFields.ReplaceAllString(string(page), ""), ":::box", ":::note"),
		"content/news/opening/index.zh.md": news,
		"content/contact.zh.md":            "---\ntitle: 联系\n---\n::contact\n\n::children[下级]{of=news}\n\n::facts[表]{ids=\"output, plan\" style=table}\n",
		"i18n/zh.yaml":                     "-", "i18n/de.yaml": "-", "i18n/en.yaml": "-",
	}
}

// follow follows the links of one page and returns how many there were.
func (b built) follow(t *testing.T, name, content string) int {
	t.Helper()
	root, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for e := range root.Descendants() {
		for _, a := range e.Attr {
			if a.Key != "href" && a.Key != "src" {
				continue
			}
			n++
			u, err := url.Parse(a.Val)
			if err != nil {
				t.Errorf("%s: %q: %v", name, a.Val, err)
				continue
			}
			b.leads(t, name, u)
		}
	}
	return n
}

// leads fails unless a link leads to an output, and to an id in it.
func (b built) leads(t *testing.T, from string, u *url.URL) {
	t.Helper()
	base := path.Dir(from)
	target := u.Path
	switch {
	case u.Host == "park.example", u.Host == "" && strings.HasPrefix(u.Path, "/"):
		if u.Host == "" && path.Base(from) != "404.html" {
			t.Errorf("%s: %s starts at the host", from, u)
		}
		inside, ok := strings.CutPrefix(u.Path, "/site/")
		if !ok {
			t.Errorf("%s: %s leaves the site's folder", from, u)
			return
		}
		base, target = "", inside
	case u.Scheme != "":
		return
	}
	file := from
	if u.Path != "" {
		file = filePath(strings.TrimPrefix(path.Join(base, target)+map[bool]string{true: "/"}[target == "" || strings.HasSuffix(target, "/") || target == "."], "./"))
	}
	if file == "/index.html" {
		file = "index.html"
	}
	content, ok := b.files[file]
	if !ok {
		t.Errorf("%s: %s leads nowhere (%s)", from, u, file)
		return
	}
	if u.Fragment != "" && !strings.Contains(content, `id="`+u.Fragment+`"`) {
		t.Errorf("%s: no anchor %s in %s", from, u, file)
	}
}

// TestNothingLeaks says that no file that nothing links to, no comment and no
// markup in a title gets out.
func TestNothingLeaks(t *testing.T) {
	t.Parallel()
	b := build(t, small(t, map[string]string{
		"content/park/index.de.md": "---\ntitle: Park\n---\n<!-- INTERNAL-MARKER -->\n\nText\n",
	}))
	for name, content := range b.files {
		for _, marker := range []string{"EMBARGO", "INTERNAL-MARKER", "<script>alert", t.TempDir()} {
			if strings.Contains(content, marker) {
				t.Errorf("%s holds %q", name, marker)
			}
		}
	}
	b.has(t, "en/news/opening/index.html", `<title>&lt;script&gt;alert(1)`, `\u003cscript\u003ealert(1)`)
	b.has(t, "en/feed.xml", `<title>&lt;script&gt;alert(1)`, `x ]]&gt; y`)
}

// TestFallback says that a page that a language lacks is linked to in the next
// language, with a word that says so, and that the switcher says so too.
func TestFallback(t *testing.T) {
	t.Parallel()
	b := smallSite(t)
	b.has(t, "de/standort/index.html", `<a href="../../en/news/opening/#ort" hreflang="en">Nachrichten</a> <span class="in-language" lang="en">(English)</span>`)
	b.has(t, "de/standort/index.html", `<a href="../../en/" lang="en" class="elsewhere">English</a>`)
	b.has(t, "en/index.html", `hreflang="zh-Hans">园区</a>`)
	b.lacks(t, "de/standort/index.html", `hreflang="en" href="https://park.example/site/en/`)
	if _, ok := b.files["en/yuanqu/index.html"]; ok {
		t.Error("a page that does not exist in English has an output there")
	}
}

// TestFactNotes says that figures are numbered in the order of the page, once
// each, and that a figure in a link holds no link.
func TestFactNotes(t *testing.T) {
	t.Parallel()
	b := smallSite(t)
	b.has(t, "zh/index.html",
		`产值<data value="59030000000">590.3亿元</data><a href="#fact.output">[1]</a>`,
		`<p>超<b>1000</b>亿元 [2]</p>`, `<p><b>590.3</b>亿元 [1]</p>`,
		`正文<data value="59030000000">590.3亿元</data><a href="#fact.output">[1]</a>`,
		`<p id="fact.plan">计划 超1000亿元 target 2025年 年度报告 2024年12月 <q lang="zh-Hans">目标超1000亿元</q></p>`)
	b.has(t, "zh/yuanqu/index.html", `含数 <data value="59030000000">590.3亿元</data></a>`)
}

// TestFeeds parses every feed and checks what the standard wants of it.
func TestFeeds(t *testing.T) {
	t.Parallel()
	b := smallSite(t)
	type feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	want := map[string]struct {
		updated string
		entries int
	}{
		"zh/feed.xml":           {"2024-12-01T00:00:00Z", 4},
		"zh/news/feed.xml":      {"2024-12-01T00:00:00Z", 4},
		"de/feed.xml":           {"2024-10-02T00:00:00Z", 2},
		"de/aktuelles/feed.xml": {"2024-10-02T00:00:00Z", 2},
		"en/feed.xml":           {"2024-12-01T00:00:00Z", 1},
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		var f feed
		if err := xml.Unmarshal([]byte(b.files[name]), &f); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Updated != want[name].updated || len(f.Entries) != want[name].entries || !strings.HasPrefix(f.ID, "https://park.example/site/") {
			t.Errorf("%s: id %s, updated %s, %d entries; want %+v", name, f.ID, f.Updated, len(f.Entries), want[name])
		}
		ids := make(map[string]bool)
		for _, e := range f.Entries {
			if ids[e.ID] || e.Updated == "" {
				t.Errorf("%s: entry %+v", name, e)
			}
			ids[e.ID] = true
		}
	}
	empty := build(t, small(t, map[string]string{
		"content/news/opening/index.zh.md": "---\ntitle: 开业\n---\n## 地点 {#ort}\n\n文字\n",
		"content/news/n1.zh.md":            "-", "content/news/n2.zh.md": "-", "content/news/n3.zh.md": "-",
		"content/news/n1.de.md": "-", "content/news/n2.de.md": "-",
	}))
	for _, name := range []string{"zh/feed.xml", "zh/news/feed.xml"} {
		if _, ok := empty.files[name]; ok {
			t.Errorf("there is a %s without dated pages", name)
		}
	}
	empty.lacks(t, "zh/index.html", "feed.xml")
}

// TestSitemaps says that the sitemaps list every page that may be found once,
// each with the same alternates as its translations.
func TestSitemaps(t *testing.T) {
	t.Parallel()
	b := build(t, small(t, map[string]string{"content/news/n3.zh.md": "---\ntitle: 消息\nnoindex: true\ndate: 2024-01-01\n---\n文\n"}))
	type link struct {
		Lang string `xml:"hreflang,attr"`
		Href string `xml:"href,attr"`
	}
	var set struct {
		URLs []struct {
			Loc   string `xml:"loc"`
			Links []link `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"url"`
	}
	alternates := make(map[string][]link)
	for _, lang := range []string{"zh", "de", "en"} {
		set.URLs = nil
		if err := xml.Unmarshal([]byte(b.files["sitemap-"+lang+".xml"]), &set); err != nil {
			t.Fatal(err)
		}
		for _, u := range set.URLs {
			if _, twice := alternates[u.Loc]; twice {
				t.Errorf("%s is listed twice", u.Loc)
			}
			alternates[u.Loc] = u.Links
		}
	}
	if len(alternates) != 19 {
		t.Errorf("the sitemaps list %d pages: %v", len(alternates), slices.Sorted(maps.Keys(alternates)))
	}
	for loc, links := range alternates {
		if strings.Contains(loc, "n3") {
			t.Error("a page with noindex is listed")
		}
		self := false
		for _, l := range links {
			self = self || l.Href == loc
			if l.Lang != "x-default" && !slices.Equal(alternates[l.Href], links) {
				t.Errorf("%s and %s do not name the same alternates", loc, l.Href)
			}
		}
		if !self {
			t.Errorf("%s does not name itself", loc)
		}
	}
}

// TestStructuredData parses the JSON-LD of all pages.
func TestStructuredData(t *testing.T) {
	t.Parallel()
	b := smallSite(t)
	script := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)
	types := make(map[string]int)
	for name, content := range b.files {
		m := script.FindStringSubmatch(content)
		if m == nil {
			continue
		}
		var g struct {
			Graph []map[string]any `json:"@graph"`
		}
		if path.Base(name) == "404.html" {
			continue
		}
		if err := json.Unmarshal([]byte(m[1]), &g); err != nil {
			t.Errorf("%s: %v in %s", name, err, m[1])
		}
		for _, node := range g.Graph {
			types[node["@type"].(string)]++
		}
	}
	if types["Organization"] < 15 || types["BreadcrumbList"] < 8 || types["Article"] != 7 {
		t.Errorf("structured data: %v", types)
	}
}

// TestData reads the figures' files back.
func TestData(t *testing.T) {
	t.Parallel()
	b := smallSite(t)
	text, marked := strings.CutPrefix(b.files["de/data/facts.csv"], "\ufeff")
	if !marked {
		t.Error("facts.csv has no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("facts.csv: %v, %v", rows, err)
	}
	if got, want := strings.Join(rows[1], "|"), "output|Produktion|59,03 Mrd. CNY|59030000000|CNY||14.07|2024-01/2024-11|actual|Jahresbericht|2024-12||完成产值590.3亿元"; strings.ReplaceAll(got, "\u00a0", " ") != want {
		t.Errorf("row %q, want %q", got, want)
	}
	if got := cell("=1+1"); got != "'=1+1" {
		t.Errorf("a formula is written as %q", got)
	}
	var file struct{ Facts []factRecord }
	if err := json.Unmarshal([]byte(b.files["en/data/facts.json"]), &file); err != nil || len(file.Facts) != 2 || file.Facts[1].Qualifier != "over" {
		t.Errorf("facts.json: %+v, %v", file, err)
	}
}

// TestConflicts says that two outputs with one path are found, and that a
// site's own robots.txt stands in for ours.
func TestConflicts(t *testing.T) {
	t.Parallel()
	b := build(t, small(t, map[string]string{"static/zh/feed.xml": "own", "static/robots.txt": "own"}))
	if len(b.ds) != 1 || b.ds[0].Code() != "output-conflict" || b.ds[0].Pos.File != "static/zh/feed.xml" {
		t.Errorf("findings: %+v", b.ds)
	}
	if b.files["robots.txt"] != "own" {
		t.Errorf("robots.txt is %q", b.files["robots.txt"])
	}
}

// TestNoLayout says which layout was looked for, where, and for which page,
// once for each kind of page.
func TestNoLayout(t *testing.T) {
	t.Parallel()
	b := build(t, small(t, map[string]string{"themes/plain/layouts/section.html": "-", "themes/plain/layouts/page.html": "-", "themes/plain/layouts/chooser.html": "-"}))
	var got []string
	for _, d := range b.ds {
		got = append(got, d.Pos.String()+": "+d.Message("en"))
	}
	want := []string{
		`themes/plain/layouts: the theme has no layout for "content/news/_index.zh.md": looked for section.html, page.html in themes/plain/layouts`,
		`themes/plain/layouts: the theme has no layout for "content/news/n1.zh.md": looked for news.html, page.html in themes/plain/layouts`,
		`themes/plain/layouts: the theme has no layout for "content/park/index.zh.md": looked for page.html in themes/plain/layouts`,
		`themes/plain/layouts: the theme has no layout for "data/taxonomies.yaml": looked for taxonomy.html, section.html in themes/plain/layouts`,
		`themes/plain/layouts: the theme has no layout for "data/taxonomies.yaml": looked for term.html, section.html in themes/plain/layouts`,
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	b.has(t, "index.html", `<li><a href="de/" hreflang="de" lang="de">Deutsch</a></li>`, `hreflang="x-default" href="https://park.example/site/"`)
}

// TestFieldFindings says that mistakes in a field with marks are found where
// they are written.
func TestFieldFindings(t *testing.T) {
	t.Parallel()
	b := build(t, small(t, map[string]string{
		"content/_index.de.md": "---\ntitle: Start\nlead: Produktion :fact[outptu], siehe [Park](/prak).\n---\nText\n",
	}))
	diag.Sort(b.ds)
	var got []string
	for _, d := range b.ds {
		got = append(got, d.Pos.String()+" "+d.ID+" "+d.Args["suggestion"])
	}
	want := []string{"content/_index.de.md:3:24 fact-unknown output", "content/_index.de.md:3:46 link-unknown /park"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestTooLarge says that a template that does not end is stopped.
func TestTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("writes up to the limit of an output, which takes a minute with the race detector")
	}
	t.Parallel()
	b := build(t, small(t, map[string]string{
		"themes/plain/layouts/section.html": `{{ define "main" }}{{ range 100000000 }}` + strings.Repeat("x", 1<<20) + `{{ end }}{{ end }}`,
	}))
	got := make(map[string]bool)
	for _, d := range b.ds {
		got[d.ID+" "+d.Pos.String()] = true
	}
	if !got["output-too-large content/news/_index.zh.md"] {
		t.Errorf("findings: %v", got)
	}
}

// TestParallel renders the outputs of a site at the same time.
func TestParallel(t *testing.T) {
	t.Parallel()
	outputs, _ := Plan(load(t, "testdata/small"))
	want := smallSite(t)
	var g sync.WaitGroup
	for _, o := range outputs {
		g.Go(func() {
			var b bytes.Buffer
			o.Render(&b)
			if b.String() != want.files[o.Path] {
				t.Errorf("%s differs when rendered beside others", o.Path)
			}
		})
	}
	g.Wait()
}

func TestSizes(t *testing.T) {
	t.Parallel()
	b := smallSite(t)
	b.has(t, "zh/yuanqu/index.html", `<figure><img src="../../park/map.png" alt="地图" width="3" height="2" fetchpriority="high" decoding="async"><figcaption>园区地图</figcaption></figure>`)
}
