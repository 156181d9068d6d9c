package config

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
	"qiao/internal/files"
)

// least is the least site.yaml; what a test adds begins on line 3.
const least = "base_url: https://www.park.cn/\nlanguages: [zh, de, en]\n"

// brief writes findings as "id line:column → suggestion".
func brief(ds []diag.Diagnostic) []string {
	var lines []string
	for _, d := range ds {
		line := fmt.Sprintf("%s %d:%d", d.ID, d.Pos.Line, d.Pos.Column)
		if s := d.Args["suggestion"]; s != "" {
			line += " → " + s
		}
		lines = append(lines, line)
	}
	return lines
}

func TestParseWhole(t *testing.T) {
	t.Parallel()
	site, ds := parse([]byte(`title: {zh: 产业园, de: Park, en: Park, pt-br: Parque}
base_url: https://WWW.Park.cn/sub
source_language: de
time_zone: Asia/Shanghai
languages:
  - {code: zh, tag: zh-Hans, name: 汉语, fallback: [en]}
  - code: de
  - {code: en, fallback: []}
  - pt-br
theme: own
output: dist/site
taxonomies: {topics: {}, clusters:}
menus:
  main:
    - page: /park/
      children:
        - {page: clusters/auto-parts}
        - {url: "mailto:info@park.cn", name: {zh: 邮箱, de: E-Mail, en: E-mail, pt-br: E-mail}}
    - page: /
markdown: {raw_html: forbid}
translation: {publish: partial, publish_drafts: true, machine: {engine: x}}
checks:
  severity: {image-format: error, resource-type: info}
  ignore: [resource-type]
  withhold: [上访, " 拆迁 ", 上访]
  fact_max_age: 18m
params: {contact: {phone: "110"}}
deploy: {targets: {}}
`))
	if len(ds) > 0 {
		t.Fatalf("findings: %v", brief(ds))
	}
	var languages []string
	for _, l := range site.Languages {
		languages = append(languages, fmt.Sprintf("%s %s %s %v %d", l.Code, l.Tag, l.Name, l.Fallback, l.Pos.Line))
	}
	checkEqual(t, "languages", languages, []string{
		"zh zh-Hans 汉语 [en] 6", "de de Deutsch [zh en pt-br] 7", "en en English [] 8", "pt-br pt-BR português [de zh en] 9",
	})
	checkEqual(t, "title", site.Title, Localized{"zh": "产业园", "de": "Park", "en": "Park", "pt-br": "Parque"})
	checkEqual(t, "scalars", words(site.BaseURL, site.BaseURLPos, site.SourceLanguage, site.TimeZone, site.Theme, site.Output, site.RawHTML,
		site.PublishPartial, site.PublishDrafts, site.Machine.Get("engine").Text, site.Deploy.Get("targets").Pos, site.ParamsPos),
		"https://www.park.cn/sub/ site.yaml:2:11 de Asia/Shanghai own dist/site forbid true true x site.yaml:28:19 site.yaml:27:1")
	checkEqual(t, "taxonomies", words(site.Taxonomies), "[{topics site.yaml:12:14} {clusters site.yaml:12:26}]")
	checkEqual(t, "menus", words(site.Menus["main"]), "[{park  map[] ["+
		"{clusters/auto-parts  map[] [] site.yaml:17:18} "+
		"{ mailto:info@park.cn map[de:E-Mail en:E-mail pt-br:E-mail zh:邮箱] [] site.yaml:18:17}"+
		"] site.yaml:15:13} {  map[] [] site.yaml:19:13}]")
	checkEqual(t, "checks", site.Checks, Checks{
		Severity: map[string]diag.Severity{"image-format": diag.Error, "resource-type": diag.Info},
		Ignore:   []string{"resource-type"}, Withhold: []string{"上访", "拆迁"}, FactMaxAge: Age{Months: 18},
	})
}

// words writes values with blanks between them.
func words(values ...any) string { return strings.TrimSpace(fmt.Sprintln(values...)) }

func checkEqual[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestParseDefaults(t *testing.T) {
	t.Parallel()
	site, ds := parse([]byte(least))
	if len(ds) > 0 {
		t.Fatalf("findings: %v", brief(ds))
	}
	checkEqual(t, "scalars", words(site.BaseURL, site.SourceLanguage, site.TimeZone, site.Theme, site.Output, site.RawHTML,
		site.PublishPartial, site.PublishDrafts, site.Checks.FactMaxAge.IsZero(), site.ParamsPos),
		"https://www.park.cn/ zh UTC park public sanitize false false true site.yaml")
	zh, de := site.Language("zh"), site.Language("de")
	checkEqual(t, "languages", words(zh.Tag, zh.Name, zh.Fallback, de.Tag, de.Name, de.Fallback), "zh-Hans 中文 [de en] de Deutsch [zh en]")
	if site.Language("fr") != nil {
		t.Error("fr is a language")
	}
}

func TestParseFindings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		text string // added to least, or a whole site.yaml if it gives base_url
		want []string
	}{
		{"empty", "base_url:", []string{"config-required 1:1", "config-required/empty 1:1"}},
		{"several at once", "titel: x\ntheme: [park]\ntime_zone: Asia/Shanghia\n", []string{
			"config-unknown 3:1 → title", "config-type 4:8", "config-time-zone 5:12 → Asia/Shanghai",
		}},

		{"full-width colon", "base_url: https：//park.cn/\nlanguages: [zh]\n", []string{"config-base-url/full-width 1:11 → https://park.cn/"}},
		{"full-width full stop", "base_url: https://park。cn\nlanguages: [zh]\n", []string{"config-base-url/full-width 1:11 → https://park.cn"}},
		{"no scheme", "base_url: www.park.cn\nlanguages: [zh]\n", []string{"config-base-url/scheme 1:11 → https://www.park.cn"}},
		{"only slashes", "base_url: //www.park.cn\nlanguages: [zh]\n", []string{"config-base-url/scheme 1:11 → https://www.park.cn"}},
		{"other scheme", "base_url: ftp://www.park.cn\nlanguages: [zh]\n", []string{"config-base-url/scheme 1:11"}},
		{"no host", "base_url: https:///x\nlanguages: [zh]\n", []string{"config-base-url/host 1:11"}},
		{"port alone", "base_url: https://:80/x\nlanguages: [zh]\n", []string{"config-base-url/host 1:11"}},
		{"password", "base_url: https://me:secret@park.cn\nlanguages: [zh]\n", []string{"config-base-url/user 1:11"}},
		{"query and fragment", "base_url: https://park.cn/x?a=1#x\nlanguages: [zh]\n", []string{"config-base-url/query 1:11 → https://park.cn/x"}},
		{"empty query", "base_url: https://park.cn/?\nlanguages: [zh]\n", []string{"config-base-url/query 1:11 → https://park.cn/"}},
		{"blank inside", "base_url: https://park.cn/a b\nlanguages: [zh]\n", []string{"config-base-url 1:11"}},
		{"empty text", "base_url: ''\nlanguages: [zh]\n", []string{"config-base-url/scheme 1:11"}},
		{"list for an address", "base_url: [a]\nlanguages: [zh]\n", []string{"config-type 1:11"}},
		{"reserved name", "base_url: https://park.example\nlanguages: [zh]\n", []string{"config-to-fill/base-url 1:11"}},
		{"name for documentation", "base_url: https://www.example.org\nlanguages: [zh]\n", nil},

		{"languages as text", "base_url: https://park.cn\nlanguages: zh\n", []string{"config-type 2:12"}},
		{"no languages", "base_url: https://park.cn\nlanguages: []\n", []string{"config-language/none 2:12"}},
		{"language twice", "base_url: https://park.cn\nlanguages:\n  - zh\n  - de\n  - {code: zh}\n", []string{"config-language/twice 5:12"}},
		{"country for a language", "base_url: https://park.cn\nlanguages: [cn, DE, zh_CN]\n", []string{
			"config-language/tag 2:13 → zh", "config-language/code 2:17 → de", "config-language/code 2:21 → zh-cn",
		}},
		{"tag", "base_url: https://park.cn\nlanguages: [{code: zh, tag: chinese}]\n", []string{"config-language/tag 2:29"}},
		{"language in a list", "base_url: https://park.cn\nlanguages: [[zh]]\n", []string{"config-type 2:13"}},
		{"language's field", "base_url: https://park.cn\nlanguages: [{cod: zh}]\n", []string{"config-unknown 2:14 → code"}},
		{"fallback", "base_url: https://park.cn\nlanguages: [{code: zh, fallback: [fr, zh, de, de]}, de]\n", []string{
			"config-language/unknown 2:35", "config-language/fallback-self 2:39", "config-language/fallback-twice 2:47",
		}},
		{"source language", "source_language: fr\n", []string{"config-language/source 3:18"}},
		{"source language by tag", "source_language: zh-Hans\n", []string{"config-language/source 3:18 → zh"}},
		{"time zone of the computer", "time_zone: Local\n", []string{"config-time-zone 3:12"}},
		{"time zone of a city", "time_zone: Asia/Beijing\n", []string{"config-time-zone 3:12 → Asia/Shanghai"}},
		{"time zone as a path", "time_zone: ../../etc/passwd\n", []string{"config-time-zone 3:12"}},

		{"title in another language", "title: {zh: a, de: b, en: c, fr: d}\n", []string{"localized-language 3:30"}},
		{"title lacks a language", "title: {zh: a, de: b}\n", []string{"localized-incomplete 3:8"}},
		{"title as a list", "title: [a]\n", []string{"config-type 3:8"}},
		{"theme as a path", "theme: ../park\n", []string{"config-theme 3:8"}},
		{"hidden theme", "theme: .park\n", []string{"config-theme 3:8"}},

		{"output root", "output: /\n", []string{"config-output/absolute 3:9"}},
		{"output drive", "output: 'C:\\www'\n", []string{"config-output/absolute 3:9"}},
		{"output outside", "output: public/../../x\n", []string{"config-output/outside 3:9"}},
		{"output is the site", "output: ./\n", []string{"config-output/site 3:9"}},
		{"output is hidden", "output: .git\n", []string{"config-output/hidden 3:9"}},
		{"output is an input", "output: content\n", []string{"config-output/input 3:9"}},
		{"output inside an input", "output: ./Data/public\n", []string{"config-output/input 3:9"}},
		{"output beside", "output: contents\n", nil},

		{"taxonomy named like a field", "taxonomies: {date: {}}\n", []string{"config-taxonomy/field 3:14"}},
		{"taxonomy's name", "taxonomies: {My Topics: {}, topics: {slug: x}}\n", []string{"config-taxonomy/name 3:14", "config-unknown 3:38"}},
		{"taxonomies as a list", "taxonomies: [topics]\n", []string{"config-type 3:13"}},
		{"menu as text", "menus: {main: park}\n", []string{"config-type 3:15"}},
		{"menu entries", "menus:\n  main:\n    - {page: a, url: 'https://b.cn'}\n    - {name: x}\n    - {url: 'https://b.cn'}\n" +
			"    - {url: 'javascript:x', name: x}\n    - a\n    - {pag: a}\n", []string{
			"config-menu/both 5:22", "config-menu/neither 6:7", "config-menu/nameless 7:13", "field-form/url 8:13",
			"config-type 9:7", "config-unknown 10:8 → page",
		}},
		{"menu of three levels", "menus:\n  main:\n    - page: a\n      children:\n        - page: b\n          children:\n            - page: c\n", []string{
			"config-menu/depth 9:13",
		}},
		{"menu entry's name", "menus: {main: [{page: a, name: {zh: x, fr: y}}]}\n", []string{"localized-language 3:40"}},

		{"raw html", "markdown: {raw_html: sanitise}\n", []string{"config-enum 3:22 → sanitize"}},
		{"formats of images", "images: {formats: [avif, webp]}\n", nil},
		{"unknown formats", "images: {formats: [webp, avfi]}\n", []string{"config-enum 3:26 → avif"}},
		{"quality", "images: {quality: 0}\n", []string{"config-images/quality 3:19"}},
		{"publish", "translation: {publish: all, publish_drafts: 是}\n", []string{"config-enum 3:24", "config-type 3:45"}},
		{"codes", "checks: {severity: {imageformat: error, resource-type: wrong, image-format: info}, ignore: [file-empty, x]}\n", []string{
			"config-check/unknown 3:21 → image-format", "config-enum 3:56", "config-check/lower 3:77",
			"config-check/ignore 3:93", "config-check/unknown 3:105",
		}},
		{"withhold", "checks: {withhold: [a, '']}\n", []string{"config-check/withhold 3:24"}},
		{"age", "checks: {fact_max_age: 18 months}\n", []string{"config-check/age 3:24"}},
		{"params as a list", "params: [a]\n", []string{"config-type 3:9"}},
		{"placeholders", "params:\n  contact: {phone: 待填, email: xxx@park.cn, unit: {zh: TODO}, url: 'https://example.com/a'}\n  list: [TBD, Stadtodog]\n", []string{
			"config-placeholder 4:20", "config-placeholder 4:31", "config-placeholder 4:55", "config-placeholder 4:67", "config-placeholder 5:10",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := tt.text
			if !strings.HasPrefix(text, "base_url") {
				text = least + text
			}
			site, ds := parse([]byte(text))
			diag.Sort(ds)
			if diff := cmp.Diff(tt.want, brief(ds)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if (site == nil) != diag.HasErrors(ds) {
				t.Errorf("site %v with findings %v", site, brief(ds))
			}
		})
	}
}

// TestParseImages reads how pictures are published; the order of formats means
// nothing.
func TestParseImages(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Images{
		"":                                  {WebP: true, Quality: 80},
		"images: {}\n":                      {WebP: true, Quality: 80},
		"images: {formats: []}\n":           {Quality: 80},
		"images: {formats: [webp]}\n":       {WebP: true, Quality: 80},
		"images: {formats: [avif]}\n":       {AVIF: true, Quality: 80},
		"images: {formats: [avif, webp]}\n": {AVIF: true, WebP: true, Quality: 80},
		"images: {formats: [webp, avif], quality: 60}\n": {AVIF: true, WebP: true, Quality: 60},
	} {
		site, ds := parse([]byte(least + text))
		if site == nil || site.Images != want {
			t.Errorf("%q is %+v, want %+v; %v", text, site, want, brief(ds))
		}
	}
}

func TestParseEmpty(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "config-empty 1:1", "# nothing\n": "config-empty 1:1", "\ufeff\r\n": "config-empty 1:1", "- zh": "config-type/whole 1:1",
	} {
		_, ds := parse([]byte(text))
		if diff := cmp.Diff([]string{want}, brief(ds)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	root, err := files.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, ds := Load(root); len(ds) != 1 || ds[0].ID != "config-file" || strings.Contains(ds[0].Message("en"), root.Dir()) {
		t.Errorf("no file: %v", ds)
	}
	if err := root.Write(File, []byte(least)); err != nil {
		t.Fatal(err)
	}
	if site, ds := Load(root); site == nil || len(ds) > 0 {
		t.Errorf("got %v, %v", site, brief(ds))
	}
}

func TestNearLanguage(t *testing.T) {
	t.Parallel()
	site, _ := parse([]byte(least))
	for wrong, want := range map[string]string{
		"cn": "zh", "ZH": "zh", "zh-CN": "zh", "zh_TW": "zh", "chi": "zh", "ger": "de", "deu": "de", "eng": "en", "dee": "de", "fr": "", "": "", "?": "",
	} {
		if got := site.NearLanguage(wrong); got != want {
			t.Errorf("%q: got %q, want %q", wrong, got, want)
		}
	}
}

func TestParseAge(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Age{"2y": {Years: 2}, "18m": {Months: 18}, "400d": {Days: 400}, "9999d": {Days: 9999}} {
		if got, ok := ParseAge(text); !ok || got != want || got.String() != text {
			t.Errorf("%s: got %v (%s), %v", text, got, got, ok)
		}
	}
	for _, text := range []string{"", "y", "2", "0d", "-1d", "+1d", "1.5y", "2Y", "18mo", "99999d", "１y"} {
		if got, ok := ParseAge(text); ok {
			t.Errorf("%q: got %v", text, got)
		}
	}
	day := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	if got := (Age{Months: 18}).Before(day).Format(time.DateOnly); got != "2024-10-01" {
		t.Errorf("18 months before %v: %s", day, got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(least))
	f.Add([]byte("base_url: https：//x\nlanguages: [{code: zh, fallback: [a]}, [x]]\nmenus: {a: [{page: x, children: [{}]}]}\n"))
	f.Add([]byte("checks: {severity: {a: b}, fact_max_age: 1y}\noutput: ../x\nparams: {a: [待填]}\ntitle: {xx: y}\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		site, ds := parse(raw)
		if (site == nil) != diag.HasErrors(ds) {
			t.Fatalf("site %v with findings %v", site, brief(ds))
		}
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(raw)), "\n")
		for _, d := range ds {
			if d.Pos.File != File || d.Pos.Line > len(lines) || d.Pos.Line > 0 && d.Pos.Column > len(lines[d.Pos.Line-1])+1 {
				t.Errorf("%s: %s is outside of the file", d.ID, d.Pos)
			}
		}
		if site == nil {
			return
		}
		if site.Language(site.SourceLanguage) == nil || !strings.HasSuffix(site.BaseURL.Path, "/") || site.TimeZone == nil {
			t.Errorf("incomplete: %+v", site)
		}
		for _, l := range site.Languages {
			for _, code := range l.Fallback {
				if site.Language(code) == nil || code == l.Code {
					t.Errorf("fallback %s of %s", code, l.Code)
				}
			}
		}
	})
}
