package buildtest

import "strings"

const (
	factsFile      = "data/facts.yaml"
	firmFile       = "data/firms.yaml"
	taxonomiesFile = "data/taxonomies.yaml"
)

// dataKinds are edits below data/.
var dataKinds = map[string]func(*editor){
	"fact-value":  func(e *editor) { e.count(factsFile) },
	"fact-label":  func(e *editor) { e.replace(factsFile, "en: Land}", "en: Ground}", "en: Plot}") },
	"fact-period": func(e *editor) { e.replace(factsFile, "period: 2025\n", "period: 2025-Q2\n", "period: 2024-06\n") },
	"fact-kind":   func(e *editor) { e.replace(factsFile, "kind: target", "kind: estimate", "kind: actual") },
	"fact-source": func(e *editor) { e.replace(factsFile, "date: 2025-03", "date: 2025-05", "date: 2023-11") },
	"fact-quote":  func(e *editor) { e.replace("data/sources/report.txt", "590.3亿元", "509.3亿元") },
	"fact-gone":   func(e *editor) { e.replace(factsFile, "\n  land:\n", "\n  ground:\n") },
	"fact-csv": func(e *editor) {
		e.toggleFile("data/facts.csv", "id,value,unit,period,kind,qualifier,change,source,label.zh,label.de,label.en\nextra,1000,家,2024,actual,,,report,额外,Extra,Extra\n")
	},
	"record":      func(e *editor) { e.count(firmFile) },
	"record-name": func(e *editor) { e.replace(firmFile, "en: Eagle}", "en: Falcon}", "en: Hawk}") },
	"record-page": func(e *editor) {
		e.replace(firmFile, "cluster: clusters/green", "cluster: clusters/medical", "cluster: news/fair")
	},
	"record-fact":  func(e *editor) { e.replace(firmFile, "figure: companies", "figure: land") },
	"record-order": reorderRecords,
	"record-link":  func(e *editor) { e.replace(firmFile, "  partner: adler\n", "") },
	"glossary":     countIn("data/glossary", ".yaml"),
	"glossary-term": func(e *editor) {
		e.replace("data/glossary.yaml", "  en: industrial park\n", "  en: business park\n", "  en: park\n  forms: {en: [industrial park]}\n")
	},
	"glossary-confidence": func(e *editor) { e.replace("data/glossary.yaml", "confidence: verified", "confidence: inferred") },
	"taxonomy-term":       func(e *editor) { e.count(taxonomiesFile) },
	"taxonomy-name":       func(e *editor) { e.replace(taxonomiesFile, "en: Topics}", "en: Subjects}", "en: Themes}") },
	"taxonomy-slug":       func(e *editor) { e.replace(taxonomiesFile, "de: flaechen", "de: boden", "en: ground") },
	"taxonomy-sort":       func(e *editor) { e.replace(taxonomiesFile, "sort: 1", "sort: 9", "sort: -3") },
	"data-unused":         func(e *editor) { e.toggleFile("data/other.yaml", "a: 1000\n") },
}

// reorderRecords adds a record before another one, or removes it.
func reorderRecords(e *editor) {
	const hawk = "hawk:\n  name: {zh: 隼, de: Falke, en: Hawk}\n"
	before := e.one("busch:\n  name", "adler:\n  name")
	if data := e.tree.Data(firmFile); strings.Contains(data, hawk) {
		e.put(firmFile, strings.Replace(data, hawk, "", 1))
		return
	}
	e.replace(firmFile, before, hawk+before)
}
