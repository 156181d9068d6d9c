package buildtest

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

const siteFile = "site.yaml"

// configKinds are edits of site.yaml and of the build's options.
var configKinds = map[string]func(*editor){
	"site-title":    func(e *editor) { e.replace(siteFile, "en: Rich Park", "en: Poor Park", "en: Old Park") },
	"base-url":      func(e *editor) { e.replace(siteFile, "www.rich.org/base/", "www.rich.org/", "www.poor.org/base/") },
	"params":        func(e *editor) { e.count(siteFile) },
	"contact":       func(e *editor) { e.replace(siteFile, "contact: {page: notice,", "contact: {page: park,", "contact: {") },
	"languages":     toggleLanguage,
	"language-name": func(e *editor) { e.replace(siteFile, "name: English", "name: British", "name: Engels") },
	"fallback":      func(e *editor) { e.replace(siteFile, "fallback: [zh]", "fallback: [de, zh]") },
	"menu":          changeMenu,
	"taxonomies": func(e *editor) {
		e.replace(siteFile, "{topics: {}, clusters: {}}", "{clusters: {}, topics: {}}", "{topics: {}}")
	},
	"severity": func(e *editor) { e.replace(siteFile, "image-alt: info", "image-alt: error", "heading-skip: error") },
	"ignore": func(e *editor) {
		e.replace(siteFile, "ignore: [config-to-fill", "ignore: [config-to-fill, image-alt")
	},
	"withhold": func(e *editor) { e.replace(siteFile, "[SECRETWORD]", "[SECRETWORD, photo9999]", "[]", "[Eagle]") },
	"raw-html": func(e *editor) {
		e.replace(siteFile, "images: {", "markdown: {raw_html: allow}\nimages: {", "markdown: {raw_html: forbid}\nimages: {")
	},
	"images": func(e *editor) {
		e.replace(siteFile, "{formats: [webp], quality: 80}", "{formats: [], quality: 80}", "{formats: [webp], quality: 60}")
	},
	"time-zone": func(e *editor) { e.replace(siteFile, "Asia/Shanghai", "UTC", "America/Lima") },
	"fact-age": func(e *editor) {
		e.replace(siteFile, "checks:\n", "checks:\n  fact_max_age: 6m\n", "checks:\n  fact_max_age: 3y\n")
	},
	"security": func(e *editor) {
		e.replace(siteFile, "params:\n", "security: {contact: [\"mailto:s@rich.org\"], expires: 2025-12-20}\nparams:\n")
	},
	"now":           func(e *editor) { e.moveNow(time.Duration(1+e.rand.IntN(20*24)) * time.Hour) },
	"now-back":      func(e *editor) { e.moveNow(-time.Duration(1+e.rand.IntN(20*24)) * time.Hour) },
	"option-url":    otherBaseURL,
	"option-drafts": func(e *editor) { e.tree.Drafts = !e.tree.Drafts; e.note("drafts: %t", e.tree.Drafts) },
}

const (
	english = "  - {code: en, tag: en, name: English, fallback: [zh]}\n"
	french  = "  - {code: fr, tag: fr, name: Français, fallback: [en, zh]}\n"
)

// toggleLanguage adds French or removes it, or removes English for good.
func toggleLanguage(e *editor) {
	site, terms := e.tree.Data(siteFile), e.tree.Data(taxonomiesFile)
	switch {
	case e.rand.IntN(3) == 0:
		e.removeEnglish()
	case strings.Contains(site, french):
		e.put(siteFile, strings.Replace(site, french, "", 1))
		e.put(taxonomiesFile, inFrench.ReplaceAllString(terms, ""))
	case strings.Contains(site, english):
		e.put(siteFile, strings.Replace(site, english, english+french, 1))
		e.put(taxonomiesFile, termInEnglish.ReplaceAllString(terms, "$1, fr: F$2}"))
		e.put("content/_index.fr.md", "---\ntitle: Parc riche\n---\n\nNuméro 1000, [x](/clusters/auto).\n")
	}
}

// removeEnglish removes the language with all that is said in it.
func (e *editor) removeEnglish() {
	if !strings.Contains(e.tree.Data(siteFile), english) {
		return
	}
	for _, name := range e.names("content/", ".en.md") {
		e.remove(name)
	}
	for _, name := range slices.Concat(e.names("content/", ".yaml"), e.names("data/", ".yaml"), []string{siteFile}) {
		data := strings.ReplaceAll(e.tree.Data(name), english, "")
		data = strings.ReplaceAll(data, "fallback: [en, zh]", "fallback: [zh]")
		e.put(name, inEnglish.ReplaceAllString(data, ""))
	}
}

var (
	// inFrench is what a text in several languages says in French, last of all.
	inFrench = regexp.MustCompile(`, fr: [^},]*`)
	// termInEnglish is the end of the names of a taxonomy or a term.
	termInEnglish = regexp.MustCompile(`(name: \{.*, en: ([^},]*))\}`)
)

// inEnglish is what a text in several languages says in English.
var inEnglish = regexp.MustCompile(`(?:, en: (?:\{[^}]*\}|\[[^\]]*\]|[^},]*))|(?m:^  en: .*\n)`)

func changeMenu(e *editor) {
	switch e.rand.IntN(3) {
	case 0:
		e.replace(siteFile, "{page: park}", "{page: news}", "{page: news/opening, name: {en: Opened}}")
	case 1:
		e.replace(siteFile, "en: Sectors", "en: Branches", "en: Fields")
	case 2:
		e.replace(siteFile, "footer: [{page: notice}, ", "footer: [", "footer: [{page: news/fair}, ")
	}
}

func (e *editor) moveNow(by time.Duration) {
	e.tree.Now = e.tree.Now.Add(by)
	e.note("now: %s", e.tree.Now.Format(time.RFC3339))
}

func otherBaseURL(e *editor) {
	e.tree.BaseURL = e.one("", "https://test.org/", "https://test.org/deep/er/", "http://other.org/base/")
	e.note("base URL: %q", e.tree.BaseURL)
}
