package render

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// companies are two companies and a project that name each other.
func companies(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{
		"site.yaml": strings.Replace(parkSite(t)["site.yaml"], "params:\n", "params:\n  directories: {companies: contact, projects: news}\n", 1),
		"data/companies.yaml": `busch:
  name: {zh: 普旭, de: Busch, en: Busch}
  chinese: 普旭
  international: Busch Vacuum Solutions
  country: de
  cluster: park
  status: under-construction
  says: {zh: 已开工。, de: "=Baubeginn.", en: Started.}
  projects: [plant]
  facts: [output]
xinrui: {name: {zh: 新锐, de: Xinrui, en: Xinrui}, chinese: 新锐, status: named, says: {zh: 提到。, de: Genannt., en: Named.}}
`,
		"data/projects.yaml":    "plant: {name: {zh: 工厂, de: Werk, en: Plant}, stage: under-construction, companies: [busch, xinrui], amount: output, quote: 已开工}\n",
		"content/contact.zh.md": "---\ntitle: 联系\n---\n::companies[企业]\n\n::companies{status=named}\n\n:company[busch]\n",
		"content/contact.de.md": "---\ntitle: Kontakt\n---\n::companies[Firmen]\n\n::companies{status=named}\n\n:company[busch]\n",
		"content/news/a.zh.md":  "---\ntitle: 甲\ndate: 2024-11-01\n---\n:company[busch]和[:company[xinrui]](/park)。\n\n::projects[项目]\n\n::pipeline[阶段]{building=plan}\n\n::companies{style=names cluster=park}\n",
		"content/news/a.de.md":  "---\ntitle: A\ndate: 2024-11-01\n---\n:company[busch] und [:company[xinrui]](/park).\n\n::projects[Projekte]\n\n::pipeline[Stufen]{building=plan}\n\n::companies{style=names cluster=park}\n",
	}
}

// TestRecords says that records are shown in the page's language, with links
// from the page, that anchors stand once on a page, and that records which name
// each other come to an end.
func TestRecords(t *testing.T) {
	t.Parallel()
	b := park(t, companies(t))
	failOn(t, b.ds)
	const busch = `<span class="company-name">Busch</span> <span class="company-other">(<span lang="zh-Hans">普旭</span>)</span>`
	b.has(t, "de/aktuelles/a/index.html",
		`<p><a class="company" href="../../contact/#company-busch">`+busch+`</a> und <a href="../../standort/"><span class="company">`,
		`<span class="company-name unconfirmed">Xinrui</span> <span class="company-other">(<span lang="zh-Hans">新锐</span>)</span><span class="vh" data-nosnippet> (Name in lateinischer Schrift noch nicht bestätigt)</span></span></a>`,
		`<li><a class="company" href="../../contact/#company-busch">`+busch+`</a></li>`,
		`<tr data-sector="" data-state="under-construction">`, `<q lang="zh-Hans">已开工</q>`,
		`<p class="basin-stage">Im Bau</p>`)
	b.has(t, "zh/news/a/index.html", `<a class="company" href="../../contact/#company-busch">普旭<span class="company-other">（<span lang="en">Busch Vacuum Solutions</span>）</span></a>和`)
	contact := b.files["de/contact/index.html"]
	for _, id := range []string{"company-busch", "company-xinrui"} {
		if n := strings.Count(contact, `id="`+id+`"`); n != 1 {
			t.Errorf("#%s is %d times on the page", id, n)
		}
	}
	b.has(t, "de/contact/index.html", `<a class="company" href="#company-busch">`, `<a href="../standort/">`, `<a href="../aktuelles/#project-plant">Werk</a>`)
}

// TestRecordFiles says that records are given away in each language, safe for
// spreadsheets, and only where the theme wants it.
func TestRecordFiles(t *testing.T) {
	t.Parallel()
	changes := companies(t)
	changes["data/awards.yaml"] = "a: {name: A}\n"
	b := park(t, changes)
	failOn(t, b.ds)
	want := "\ufeffid,name,chinese,international,country,cluster,status,says,projects,awards,facts\r\n" +
		"busch,Busch,普旭,Busch Vacuum Solutions,de,Der Park & mehr,under-construction,'=Baubeginn.,Werk,,\"59,03\u00a0Mrd.\u00a0CNY\"\r\n" +
		"xinrui,Xinrui,新锐,,,,named,Genannt.,,,\r\n"
	if diff := cmp.Diff(want, b.files["de/data/companies.csv"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	golden(t, "projects.json", b.files["de/data/projects.json"])
	if !json.Valid([]byte(b.files["zh/data/companies.json"])) {
		t.Error("companies.json is no JSON")
	}
	if b.files["de/data/awards.csv"] != "" {
		t.Error("awards are given away")
	}
}

// TestRecordPictures says that a picture which only a record names is published.
func TestRecordPictures(t *testing.T) {
	t.Parallel()
	manifest, err := os.ReadFile("testdata/small/themes/plain/theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b := build(t, small(t, map[string]string{
		"themes/plain/theme.yaml": string(manifest) + "data: {shops: {title: name, fields: {name: text, picture: image}}}\n",
		"data/shops.yaml":         "wang: {name: W, picture: /park/shop.svg}\n",
		"content/park/shop.svg":   "<svg/>",
		"content/park/other.svg":  "<svg/>",
	}))
	failOn(t, b.ds)
	if _, ok := b.files["park/shop.svg"]; !ok {
		t.Error("the picture is not published")
	}
	if _, ok := b.files["park/other.svg"]; ok {
		t.Error("a picture that nothing names is published")
	}
}
