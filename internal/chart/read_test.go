package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/config"
	"qiao/internal/facts"
	"qiao/internal/markdown"
)

// read reads the chart in a text of one component.
func read(t testing.TB, tag, body string) (*Data, []string) {
	t.Helper()
	l := localeOf(t, tag)
	compiled, _ := markdown.New(markdown.Options{Locale: l, RawHTML: config.Forbid, Typography: true}).Compile("a.md", []byte(body), 1)
	if len(compiled.Calls) == 0 {
		return &Data{}, nil
	}
	call := compiled.Calls[0]
	values := map[string]any{}
	for _, p := range call.Params {
		values[p.Name] = p.Value
	}
	d, ds := Read(SourceOf(&config.Manifest{}, new(facts.Set), &config.Language{Code: tag, Locale: l}, call, values))
	var found []string
	for _, d := range ds {
		found = append(found, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, d.ID))
	}
	return d, found
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, tag, params, table string
		want                     string // unit: label value value; …
		findings                 []string
	}{
		{
			"values with units", "de", "kind=bar", "| Jahr | A | B |\n|---|---|---|\n| 2023 | 1,5 Mrd. CNY | – |\n| 2024 | 590,3 Mio. CNY | 7 CNY |",
			"CNY: 2023 1500000000 -; 2024 590300000 7", nil,
		},
		{"unit of the chart", "zh-Hans", "kind=bar unit=亿元", "| 年 | 值 |\n|---|---|\n| 2024年 | 590.3 |", "CNY: 2024年 59030000000", nil},
		{"currency before the number", "en", `kind=bar unit="CNY billion"`, "| y | v |\n|---|---|\n| a | 59.03 |", "CNY: a 59030000000", nil},
		{"areas convert", "de", "kind=share", "| y | v |\n|---|---|\n| a | 2 ha |\n| b | 1 km² |", "ha: a 2; b 100", nil},
		{"negative change", "en", "kind=bar", "| y | v |\n|---|---|\n| a | −3.5% |", "%: a -3.5", nil},
		{"no number", "en", "kind=bar", "| y | v |\n|---|---|\n| a | much |\n| b | 5% |", "%: a -; b 5", []string{"4:7 chart-cell"}},
		{"another language's number", "de", "kind=bar", "| y | v |\n|---|---|\n| a | 5.5 ha |\n| b | 5,5 ha |", "ha: a -; b 5.5", []string{"4:7 chart-cell"}},
		{"two units", "en", "kind=bar", "| y | v |\n|---|---|\n| a | 5% |\n| b | 3 ha |", "%: a 5; b -", []string{"5:7 chart-unit"}},
		{"unknown unit", "en", "kind=bar unit=furlong", "| y | v |\n|---|---|\n| a | 5 |", "", []string{"1:27 chart-unit/unknown"}},
		{"negative share", "en", "kind=share", "| y | v |\n|---|---|\n| a | -5% |\n| b | 5% |", "%: a -; b 5", []string{"4:7 chart-share"}},
		{"shares of nothing", "en", "kind=share", "| y | v |\n|---|---|\n| a | 0% |", "%: a 0", []string{"1:1 chart-share/zero"}},
		{"two series of shares", "en", "kind=share", "| y | v | w |\n|---|---|---|\n| a | 1% | 2% |", "%: a 1", []string{"2:11 chart-share/series"}},
		{"no table", "en", "kind=bar", "text", "", []string{"1:1 chart-data"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, findings := read(t, tt.tag, ":::chart[x]{"+tt.params+"}\n"+tt.table+"\n:::\n")
			if diff := cmp.Diff(tt.findings, findings); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			var rows []string
			for _, row := range d.Rows {
				text := row.Label
				for _, v := range row.Values {
					if v == nil {
						text += " -"
					} else {
						text += " " + d.amount(v).Trim().String()
					}
				}
				rows = append(rows, text)
			}
			got := strings.Join(rows, "; ")
			if len(rows) > 0 {
				got = string(d.Unit) + ": " + got
			}
			if got != tt.want {
				t.Errorf("read %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzRead draws whatever a table holds: every text stays in the drawing.
func FuzzRead(f *testing.F) {
	f.Add("bar", "| 年 | 值 |\n|---|---|\n| 2024年 | 590.3亿元 |\n| 2023年 | -1亿元 |")
	f.Add("line", "| a | b | c |\n|---|---|---|\n| 2024 | 5% | |\n| x | 0% | 99999999999999999999% |")
	f.Add("share", "| a | b |\n|---|---|\n| \u00ad | 0.000000000000000000001% |")
	f.Fuzz(func(t *testing.T, kind, table string) {
		switch Kind(kind) {
		case Bar, Line, Share, Target:
		default:
			return
		}
		l := localeOf(t, "zh-Hans")
		d, _ := read(t, "zh-Hans", ":::chart[x]{kind="+kind+"}\n"+table+"\n:::\n")
		checkTexts(t, kind, Draw(d, l, wordsOf(l)))
	})
}
