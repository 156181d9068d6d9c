package render

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// legal are the details of a Chinese public website, none of them anybody's.
const legal = `  contact: {page: contact, unit: {zh: 招商"办", de: Ansiedlung, en: Office}, phone: +49 30 00000}
  legal: {site_code: "4200000000", icp: 鄂ICP备00000000号, psb: 鄂公网安备 42000000000000号, sponsor: {zh: 主办, de: Träger, en: Sponsor}, licence: "https://creativecommons.org/licenses/by/4.0/", report_error: "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4200000000"}
  figures: park
`

// publicSite is the small site in the default theme with all legal details.
func publicSite(t *testing.T) built {
	t.Helper()
	text, _, _ := strings.Cut(parkSite(t)["site.yaml"], "params:")
	b := park(t, map[string]string{
		"site.yaml":             text + "params:\n" + legal,
		"content/contact.de.md": "---\ntitle: Kontakt\n---\nText\n",
	})
	failOn(t, b.ds)
	return b
}

var dataScripts = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// data are the nodes of a page's JSON-LD by type.
func (b built) data(t *testing.T, name string) map[string]map[string]any {
	t.Helper()
	nodes := make(map[string]map[string]any)
	for _, m := range dataScripts.FindAllStringSubmatch(b.files[name], -1) {
		var v map[string]any
		if err := json.Unmarshal([]byte(m[1]), &v); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, m[1])
		}
		list, isGraph := v["@graph"].([]any)
		if !isGraph {
			list = []any{v}
		}
		for _, n := range list {
			node := n.(map[string]any)
			typ := node["@type"].(string)
			if nodes[typ] == nil {
				nodes[typ] = node
				continue
			}
			for key, value := range node { // nodes with one @id are one
				nodes[typ][key] = value
			}
		}
	}
	return nodes
}

// TestNodes says which nodes each kind of page has, and what is in
// them.
func TestNodes(t *testing.T) {
	t.Parallel()
	b := publicSite(t)
	for name, want := range map[string][]string{
		"de/index.html":              {"Organization", "WebSite"},
		"index.html":                 {"Organization", "WebSite"},
		"de/standort/index.html":     {"BreadcrumbList", "Dataset", "Organization"},
		"en/news/opening/index.html": {"Article", "BreadcrumbList", "Organization"},
		"zh/news/index.html":         {"BreadcrumbList", "Organization"},
		"404.html":                   nil,
	} {
		var got []string
		for typ := range b.data(t, name) {
			got = append(got, typ)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s has %v, want %v", name, got, want)
		}
	}
	d := b.data(t, "de/standort/index.html")["Dataset"]
	for key, want := range map[string]string{
		"name": "Der Park & mehr", "description": "Beschreibung", "temporalCoverage": "2024-01-01/2025-12-31",
		"dateModified": "2024-12", "license": "https://creativecommons.org/licenses/by/4.0/", "inLanguage": "de",
		"url": "https://park.example/site/de/standort/",
	} {
		if d[key] != want {
			t.Errorf("the data set's %s is %v, want %s", key, d[key], want)
		}
	}
	files, _ := d["distribution"].([]any)
	if len(files) != 2 || files[0].(map[string]any)["contentUrl"] != "https://park.example/site/de/data/facts.csv" {
		t.Errorf("the data set is to be had as %v", files)
	}
	org := b.data(t, "zh/index.html")["Organization"]
	point, _ := org["contactPoint"].(map[string]any)
	if org["name"] != "园区" || point["name"] != `招商"办"` || point["telephone"] != "+49 30 00000" {
		t.Errorf("the organization is %v", org)
	}
	if b.data(t, "zh/news/index.html")["Organization"]["contactPoint"] != nil {
		t.Error("a page that is not about it says who is to be asked")
	}
}

// TestGovernment says that the tags and notices that Chinese public websites
// must have are there once they are configured, and not before.
func TestGovernment(t *testing.T) {
	t.Parallel()
	b := publicSite(t)
	b.has(t, "zh/index.html", `<meta name="SiteName" content="园区">`, `<meta name="SiteDomain" content="park.example">`,
		`<meta name="SiteIDCode" content="4200000000">`,
		`<a href="https://beian.miit.gov.cn/" rel="noopener">鄂ICP备00000000号</a>`,
		`<a href="https://beian.mps.gov.cn/#/query/webSearch?code=42000000000000" rel="noopener">鄂公网安备 42000000000000号</a>`,
		`<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4200000000" rel="noopener">我为政府网站找错</a>`)
	b.lacks(t, "zh/index.html", "ColumnName", "ArticleTitle")
	b.has(t, "zh/news/opening/index.html", `<meta name="ColumnName" content="新闻">`, `<meta name="ArticleTitle" content="开业">`,
		`<meta name="PubDate" content="2024-11-05">`, `<meta name="ContentSource" content="主办">`)
	b.has(t, "zh/news/index.html", `<meta name="ColumnName" content="新闻">`)
	plain := park(t, nil)
	for name, page := range plain.files {
		if strings.HasSuffix(name, ".html") && regexp.MustCompile(`SiteName|ColumnName|beian|content=""`).MatchString(page) {
			t.Errorf("%s has a tag that nobody configured", name)
		}
	}
}
