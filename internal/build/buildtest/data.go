package buildtest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"strings"

	"qiao/internal/facts"
	"qiao/internal/locale"
)

// The site's data, whatever its size.
const (
	figures  = 200 // facts
	pictures = 8
)

// configure writes what qiao reads besides the documents.
func (s *writer) configure() {
	s.write("site.yaml", s.configuration())
	s.write("data/facts.yaml", factFile())
	s.write("data/taxonomies.yaml", taxonomyFile())
}

func (s *writer) configuration() string {
	var b strings.Builder
	b.WriteString(`title: {zh: 中德产业园, de: Deutsch-Chinesischer Industriepark, en: Sino-German Industrial Park}
base_url: https://www.park.org/
source_language: zh
time_zone: UTC
languages:
  - {code: zh, tag: zh-Hans, name: 中文}
  - {code: de, tag: de, name: Deutsch, fallback: [en, zh]}
  - {code: en, tag: en, name: English, fallback: [zh]}
theme: ` + [...]string{Park: "park", Bench: "bench"}[s.layout] + `
taxonomies: {tags: {}}
menus:
  main:
`)
	for _, sector := range sectors {
		fmt.Fprintf(&b, "    - {page: %s}\n", sector.id)
	}
	return b.String()
}

func factID(i int) string { return fmt.Sprintf("figure-%03d", i) }

// factValue is the value of a fact as a Chinese report writes it.
func factValue(i int) string {
	units := []string{"亿元", "万元", "家", "公顷", "人次"}
	return fmt.Sprintf("%d%s", 1000+rand.New(rand.NewPCG(1, uint64(i))).IntN(9000), units[i%len(units)])
}

// factTexts are the values of all facts as qiao writes them in a language.
func factTexts(tag string) ([]string, error) {
	chinese, err := locale.New("zh-Hans")
	if err != nil {
		return nil, err
	}
	l, err := locale.New(tag)
	if err != nil {
		return nil, err
	}
	texts := make([]string, figures)
	for i := range texts {
		value, err := facts.Parse(chinese, factValue(i))
		if err != nil {
			return nil, err
		}
		texts[i] = facts.Text(l, value, facts.Format{})
	}
	return texts, nil
}

func factFile() string {
	var b strings.Builder
	b.WriteString("sources:\n  report:\n    title: {zh: 年度报告, de: Jahresbericht, en: Annual report}\n    date: 2024-12\nfacts:\n")
	for i := range figures {
		fmt.Fprintf(&b, "  %s:\n    label: {zh: 第%d项指标, de: Kennzahl Nummer %d, en: Indicator number %d}\n", factID(i), i, i, i)
		fmt.Fprintf(&b, "    value: %s\n    period: 2024-01/2024-11\n    kind: actual\n    source: report\n", factValue(i))
	}
	return b.String()
}

func taxonomyFile() string {
	var b strings.Builder
	b.WriteString("tags:\n  name: {zh: 主题, de: Themen, en: Topics}\n  terms:\n")
	for i, tag := range tags {
		fmt.Fprintf(&b, "    %s: {name: {zh: %s, de: %s, en: %s}, sort: %d}\n", tag.id, tag.zh, tag.de, tag.en, i+1)
	}
	return b.String()
}

func pictureName(i int) string { return fmt.Sprintf("images/plant-%d.png", i%pictures) }

// pictures writes the pictures, which the pages share.
func (s *writer) pictures() {
	for i := range pictures {
		img := image.NewPaletted(image.Rect(0, 0, 640, 360), color.Palette{color.White, color.RGBA{uint8(30 * i), 80, 90, 255}})
		for x := range 640 {
			img.SetColorIndex(x, x*360/640, 1)
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			panic(err) // no picture of that kind fails
		}
		s.write("static/"+pictureName(i), b.String())
	}
}
