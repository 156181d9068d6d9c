// Package buildtest writes large sites for benchmarks and for tests that want
// much of everything: pages in three languages with prose, tables, footnotes,
// links, images and facts. The same numbers give the same bytes everywhere.
package buildtest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// sections is how many sections the pages are in.
const sections = 20

// WriteSite writes a site of so many pages, each in Chinese, German and
// English, into a folder: content, data and configuration, for the default
// theme.
func WriteSite(dir string, pages int) error {
	s := &writer{dir: dir, pages: pages, facts: max(pages/5, 4)}
	s.write("site.yaml", configuration)
	s.write("data/facts.yaml", s.factFile())
	for _, l := range languages {
		s.write("content/_index."+l.code+".md", s.home(l))
		s.write("content/search."+l.code+".md", s.search(l))
		for i := range sections {
			s.write(fmt.Sprintf("content/%s/_index.%s.md", sectionID(i), l.code), s.section(l, i))
		}
	}
	for i := range pages {
		s.page(i)
	}
	return s.err
}

const configuration = `title: {zh: 中德产业园, de: Deutsch-Chinesischer Industriepark, en: Sino-German Industrial Park}
base_url: https://park.example/
source_language: zh
time_zone: Asia/Shanghai
languages:
  - {code: zh, tag: zh-Hans, name: 中文}
  - {code: de, tag: de, name: Deutsch, fallback: [en, zh]}
  - {code: en, tag: en, name: English, fallback: [zh]}
theme: park
menus:
  main:
    - {page: sector-00}
    - {page: sector-01}
    - {page: sector-02}
`

// writer writes the files of a site until one fails.
type writer struct {
	dir   string
	pages int
	facts int
	err   error
}

func (s *writer) write(name, text string) { s.writeBytes(name, []byte(text)) }

func (s *writer) writeBytes(name string, data []byte) {
	if s.err != nil {
		return
	}
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if s.err = os.MkdirAll(filepath.Dir(file), 0o755); s.err == nil {
		s.err = os.WriteFile(file, data, 0o644)
	}
}

func sectionID(i int) string { return fmt.Sprintf("sector-%02d", i%sections) }

// pageID is the id of a page: page i is in section i modulo their number.
func pageID(i int) string { return fmt.Sprintf("%s/company-%05d", sectionID(i), i) }

func factID(i int) string { return fmt.Sprintf("figure-%04d", i) }

func (s *writer) factFile() string {
	var b strings.Builder
	b.WriteString("sources:\n  report:\n    title: {zh: 年度报告, de: Jahresbericht, en: Annual report}\n    date: 2024-12\nfacts:\n")
	r := rand.New(rand.NewPCG(1, 2))
	units := []string{"亿元", "万元", "家", "亩", "人次"}
	for i := range s.facts {
		fmt.Fprintf(&b, "  %s:\n    label: {zh: 第%d项指标, de: Kennzahl Nummer %d, en: Indicator number %d}\n", factID(i), i, i, i)
		fmt.Fprintf(&b, "    value: %d%s\n    period: 2024-01/2024-11\n    kind: actual\n    source: report\n", 1000+r.IntN(9000), units[i%len(units)])
	}
	return b.String()
}

func (s *writer) home(l *vocabulary) string {
	return fmt.Sprintf("---\ntitle: %s\nlead: %s\n---\n\n%s\n", l.home, l.home, paragraph(l, rand.New(rand.NewPCG(3, 4)), 5))
}

// search is the page that gives the site a search.
func (s *writer) search(l *vocabulary) string {
	if l.code == languages[0].code {
		return "---\ntitle: Search\ntype: search\n---\n"
	}
	return "---\ntitle: Search\n---\n"
}

func (s *writer) section(l *vocabulary, i int) string {
	r := rand.New(rand.NewPCG(5, uint64(i)))
	return fmt.Sprintf("---\ntitle: %s %d\ndescription: %s\n---\n\n%s\n", l.sector, i+1, l.sector, paragraph(l, r, 4))
}

// page writes page i with a picture in all languages.
func (s *writer) page(i int) {
	folder := "content/" + pageID(i)
	s.writeBytes(folder+"/plant.png", picture(i))
	for n, l := range languages {
		s.write(fmt.Sprintf("%s/index.%s.md", folder, l.code), s.document(l, i, n == 0))
	}
}

// document is page i in a language. What it consists of depends on the page
// alone, so that the languages agree; the words depend on the language too.
func (s *writer) document(l *vocabulary, i int, source bool) string {
	plan := rand.New(rand.NewPCG(7, uint64(i)))
	words := rand.New(rand.NewPCG(11, uint64(i)))
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s %d\ndescription: %s\n", fill(l, words, l.title), i, fill(l, words, l.title))
	if source {
		day := time.Date(2024, 11, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i%1500)
		fmt.Fprintf(&b, "type: news\ndate: %s\nweight: %d\n", day.Format(time.DateOnly), plan.IntN(50)+1)
	} else {
		plan.IntN(50)
	}
	b.WriteString("---\n\n" + paragraph(l, words, 4) + "\n\n")
	for part := range 4 + plan.IntN(2) {
		fmt.Fprintf(&b, "## %s %d {#part-%d}\n\n", l.headings[plan.IntN(len(l.headings))], part+1, part+1)
		s.part(&b, l, plan, words, part)
	}
	return b.String()
}

// part is what stands below one heading.
func (s *writer) part(b *strings.Builder, l *vocabulary, plan, words *rand.Rand, part int) {
	other := pageID(plan.IntN(s.pages))
	fmt.Fprintf(b, "%s %s\n\n", paragraph(l, words, 3), fmt.Sprintf(l.fact, factID(plan.IntN(s.facts))))
	fmt.Fprintf(b, "%s %s\n\n", fmt.Sprintf(l.link, "/"+other), paragraph(l, words, 4))
	switch plan.IntN(5) {
	case 0:
		fmt.Fprintf(b, "| %s | %s |\n|---|---|\n", l.headings[0], l.headings[1])
		for range 6 {
			fmt.Fprintf(b, "| %s | %s |\n", pick(words, l.nouns), sentence(l, words))
		}
	case 1:
		for range 5 {
			fmt.Fprintf(b, "- **%s**%s %s\n", pick(words, l.nouns), l.colon, sentence(l, words))
		}
	case 2:
		fmt.Fprintf(b, "%s[^%d]\n\n[^%d]: %s\n", strings.TrimSpace(sentence(l, words)), part, part, sentence(l, words))
	case 3:
		fmt.Fprintf(b, "![%s](plant.png)\n", fill(l, words, l.title))
	case 4:
		fmt.Fprintf(b, ":::note[%s]\n%s\n:::\n", l.headings[2], paragraph(l, words, 2))
	}
	b.WriteString("\n" + paragraph(l, words, 4) + "\n\n")
}

func paragraph(l *vocabulary, r *rand.Rand, sentences int) string {
	var list []string
	for range sentences {
		list = append(list, sentence(l, r))
	}
	return strings.Join(list, l.space)
}

func sentence(l *vocabulary, r *rand.Rand) string { return fill(l, r, pick(r, l.sentences)) }

// fill puts words into the places of a pattern: N a noun, V a verb, A an
// adjective, each in braces.
func fill(l *vocabulary, r *rand.Rand, pattern string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		kind, after, _ := strings.Cut(rest, "}")
		b.WriteString(pick(r, map[string][]string{"N": l.nouns, "V": l.verbs, "A": l.adjectives}[kind]))
		pattern = after
	}
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// picture is a small picture, another one for each page.
func picture(i int) []byte {
	img := image.NewPaletted(image.Rect(0, 0, 64, 40), color.Palette{color.White, color.RGBA{uint8(i), uint8(i >> 8), 90, 255}})
	for x := range 64 {
		img.SetColorIndex(x, x*40/64, 1)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // no picture of that kind fails
	}
	return b.Bytes()
}
