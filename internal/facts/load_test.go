package facts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/locale"
)

// site makes a folder with files.
func site(t testing.TB, contents map[string]string) *files.Root {
	t.Helper()
	dir := t.TempDir()
	for name, text := range contents {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

// summary lists findings as "line:column ID suggestion-or-value".
func summary(ds []diag.Diagnostic) string {
	var lines []string
	for _, d := range ds {
		lines = append(lines, strings.TrimPrefix(d.Pos.String(), "data/facts.")+" "+d.ID)
	}
	return strings.Join(lines, "\n")
}

const goodYAML = `
sources:
  report-2024:
    title: {zh: 报告, de: Bericht, en: Report}
    date: 2024-12
    file: data/sources/report.zh.txt
facts:
  output:
    label: {zh: 工业总产值, de: Produktionswert, en: Output}
    value: 590.3亿元
    change: +14.07%
    period: 2024-01/2024-11
    kind: actual
    source: report-2024
    quote: 完成工业总产值590.3亿元，同比增长14.07%
  reserve:
    label: {zh: 总投资, de: Investition, en: Investment}
    value: {amount: 100000000000, unit: CNY}
    period: 2024
    qualifier: over
    source: report-2024
    quote: 总投资超1000亿元
  companies:
    label: {zh: 引进外资企业, de: Unternehmen, en: Companies}
    noun: {en: {one: company, other: companies}}
    value: 10家以上
    period: "2025"
    kind: target
    source: report-2024
`

const report = "今年，完成工业总产值590.3亿元，同比增长14.07%。\n总投资超1000亿元。\n"

func TestLoad(t *testing.T) {
	t.Parallel()
	root := site(t, map[string]string{
		"data/facts.yaml":            goodYAML,
		"data/sources/report.zh.txt": report,
		"data/facts.csv": "\ufeffid,value,unit,period,kind,qualifier,change,source,label.zh,label.de,label.en\r\n" +
			"jobs,5159,人次,2024,,,,report-2024,就业意向,Zusagen,Agreements\r\n" +
			"\"fairs\",20场,,2024,actual,at-least,-5%,report-2024,\"招聘会,大型\",\"„Messen“, groß\",\"a \"\"b\"\"\"\r\n" +
			",,,,,,,,,,\r\n",
	})
	set, ds := Load(root, []string{"zh", "de", "en"})
	if len(ds) > 0 {
		t.Fatal(summary(ds))
	}
	change := func(s string) *locale.Decimal { d := locale.MustDecimal(s); return &d }
	source := &Source{
		ID: "report-2024", Title: map[string]string{"zh": "报告", "de": "Bericht", "en": "Report"},
		Date: "2024-12", File: "data/sources/report.zh.txt", Pos: diag.Pos{File: File, Line: 3, Column: 3},
	}
	want := []*Fact{
		{
			ID: "output", Label: map[string]string{"zh": "工业总产值", "de": "Produktionswert", "en": "Output"},
			Value: quantity(t, "59030000000 CNY"), Change: change("14.07"), Period: Period{"2024-01/2024-11"}, Kind: Actual,
			Source: source, Quote: "完成工业总产值590.3亿元，同比增长14.07%", Noun: map[string]map[string]string{},
			Pos: diag.Pos{File: File, Line: 8, Column: 3}, ValuePos: diag.Pos{File: File, Line: 10, Column: 12},
		},
		{
			ID: "reserve", Label: map[string]string{"zh": "总投资", "de": "Investition", "en": "Investment"},
			Value: quantity(t, "100000000000 CNY over"), Period: Period{"2024"}, Kind: Actual,
			Source: source, Quote: "总投资超1000亿元", Noun: map[string]map[string]string{},
			Pos: diag.Pos{File: File, Line: 16, Column: 3}, ValuePos: diag.Pos{File: File, Line: 18, Column: 21},
		},
		{
			ID: "companies", Label: map[string]string{"zh": "引进外资企业", "de": "Unternehmen", "en": "Companies"},
			Value: quantity(t, "10 家 at-least"), Period: Period{"2025"}, Kind: Target,
			Source: source, Noun: map[string]map[string]string{"en": {"one": "company", "other": "companies"}},
			Pos: diag.Pos{File: File, Line: 23, Column: 3}, ValuePos: diag.Pos{File: File, Line: 26, Column: 12},
		},
		{
			ID: "jobs", Label: map[string]string{"zh": "就业意向", "de": "Zusagen", "en": "Agreements"},
			Value: quantity(t, "5159 人次"), Period: Period{"2024"}, Kind: Actual, Source: source,
			Pos: diag.Pos{File: csvFile, Line: 2, Column: 1}, ValuePos: diag.Pos{File: csvFile, Line: 2, Column: 6},
		},
		{
			ID: "fairs", Label: map[string]string{"zh": "招聘会,大型", "de": "„Messen“, groß", "en": `a "b"`},
			Value: quantity(t, "20 场 at-least"), Change: change("-5"), Period: Period{"2024"}, Kind: Actual, Source: source,
			Pos: diag.Pos{File: csvFile, Line: 3, Column: 1}, ValuePos: diag.Pos{File: csvFile, Line: 3, Column: 9},
		},
	}
	if diff := cmp.Diff(want, set.All()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"companies", "fairs", "jobs", "output", "reserve"}, set.IDs()); diff != "" {
		t.Error(diff)
	}
	if f, ok := set.Get("jobs"); !ok || f.ID != "jobs" {
		t.Error("jobs is not there")
	}
	if diff := cmp.Diff([]*Source{source}, set.Sources()); diff != "" {
		t.Error(diff)
	}
}

func TestLoadNothing(t *testing.T) {
	t.Parallel()
	for _, contents := range []map[string]string{
		{},
		{File: ""},
		{File: "facts:\n"},
		{csvFile: ""},
		{csvFile: "id,value\n"},
	} {
		set, ds := Load(site(t, contents), []string{"zh"})
		if len(ds) > 0 || len(set.All()) > 0 || len(set.IDs()) > 0 || len(set.Sources()) > 0 {
			t.Errorf("%v: %s", contents, summary(ds))
		}
	}
}

func TestLoadYAMLFindings(t *testing.T) {
	t.Parallel()
	const head = "sources:\n  r: {title: {zh: 报告}, date: 2024-12, file: r.txt}\nfacts:\n"
	for name, tt := range map[string]struct{ yaml, want string }{
		"several in one run": {
			head + "  A_b: {label: {zh: 甲}, value: 5个, period: 2024, source: r}\n" +
				"  b: {label: {zh: 乙}, value: 5公顶, period: 2024-13, kind: plan, source: rr}\n" +
				"  c: {lable: {zh: 丙}, value: , period: 2024, source: r}\n",
			"yaml:4:3 fact-id\nyaml:5:30 fact-unit\nyaml:5:43 fact-period\nyaml:5:58 data-enum\nyaml:5:72 fact-source\n" +
				"yaml:6:3 fact-label-missing\nyaml:6:3 fact-value-missing\nyaml:6:7 data-unknown",
		},
		"doubled id":       {head + "  a: {label: {zh: 甲}, value: 5个, period: 2024, source: r}\n  a: {value: 6个}\n", "yaml:5:3 duplicate-key"},
		"no unit":          {head + "  a: {label: {zh: 甲}, value: 5, period: 2024, source: r}\n", "yaml:4:30 fact-unit/missing"},
		"German number":    {head + "  a: {label: {zh: 甲}, value: \"12,3亿元\", period: 2024, source: r}\n", "yaml:4:30 fact-value"},
		"prose":            {head + "  a: {label: {zh: 甲}, value: 很多, period: 2024, source: r}\n", "yaml:4:30 fact-value"},
		"a list":           {head + "  a: {label: {zh: 甲}, value: [5个], period: 2024, source: r}\n", "yaml:4:30 data-type"},
		"amount":           {head + "  a: {label: {zh: 甲}, value: {amount: 5x, unit: CNX}, period: 2024, source: r}\n", "yaml:4:39 fact-value/amount\nyaml:4:49 fact-unit"},
		"amount, Excel":    {head + "  a: {label: {zh: 甲}, value: {amount: 1.2E+3, unit: CNY}, period: 2024, source: r}\n", "yaml:4:39 fact-value/scientific"},
		"amount alone":     {head + "  a: {label: {zh: 甲}, value: {amount: 5}, period: 2024, source: r}\n", "yaml:4:30 data-required"},
		"mixed scales":     {head + "  a: {label: {zh: 甲}, value: 3亿4500万元, period: 2024, source: r}\n", "yaml:4:30 fact-value/mixed"},
		"unusual scale":    {head + "  a: {label: {zh: 甲}, value: 3百万元, period: 2024, source: r}\n", "yaml:4:30 fact-value/scale"},
		"qualifier twice":  {head + "  a: {label: {zh: 甲}, value: 超5个, qualifier: over, period: 2024, source: r}\n", ""},
		"qualifiers clash": {head + "  a: {label: {zh: 甲}, value: 超5个, qualifier: about, period: 2024, source: r}\n", "yaml:4:46 fact-qualifier"},
		"period backwards": {head + "  a: {label: {zh: 甲}, value: 5个, period: 2024/2023, source: r}\n", "yaml:4:42 fact-period/order"},
		"change":           {head + "  a: {label: {zh: 甲}, value: 5个, change: 5个, period: 2024, source: r}\n", "yaml:4:42 fact-change"},
		"later result":     {head + "  a: {label: {zh: 甲}, value: 5个, period: 2025, kind: actual, source: r}\n", "yaml:4:54 fact-kind"},
		"later target":     {head + "  a: {label: {zh: 甲}, value: 5个, period: 2025, kind: target, source: r}\n", ""},
		"bare":             {"facts:\n  a: {value: 5个}\n", "yaml:2:3 fact-label-missing\nyaml:2:3 fact-period/missing\nyaml:2:3 fact-source/missing"},
		"language":         {head + "  a: {label: {zh: 甲, fr: a}, value: 5个, period: 2024, source: r}\n", "yaml:4:22 fact-language"},
		"noun":             {head + "  a: {label: {zh: 甲}, noun: {zh: {ohter: 家}}, value: 5个, period: 2024, source: r}\n", "yaml:4:34 fact-noun/other\nyaml:4:35 fact-noun"},
		"quote without the value": {
			head + "  a: {label: {zh: 甲}, value: 6个, period: 2024, source: r, quote: 签约项目25个}\n", "yaml:4:66 fact-quote",
		},
		"quote that says more": {
			head + "  a: {label: {zh: 甲}, value: 1000亿元, period: 2024, source: r, quote: 总投资超1000亿元}\n", "yaml:4:70 fact-quote/qualifier",
		},
		"quote with other spaces": {
			head + "  a: {label: {zh: 甲}, value: 25个, period: 2024, source: r, quote: 签约项目 25个}\n", "yaml:4:67 fact-quote/spaces",
		},
		"quote from elsewhere": {
			head + "  a: {label: {zh: 甲}, value: 25个, period: 2024, source: r, quote: 共签约25个}\n", "yaml:4:67 fact-quote/source",
		},
		"German quote": {
			head + "  a: {label: {zh: 甲}, value: 25个, period: 2024, source: r, quote: Es sind 25 Projekte}\n", "",
		},
		"converted quote": {
			head + "  a: {label: {zh: 甲}, value: 1000亩, period: 2024, source: r, quote: about 66.7 ha of land}\n", "",
		},
		"source": {
			"sources:\n  r: {titel: x, date: 2024-Q1, file: ../r.txt}\n",
			"yaml:2:3 fact-source/untitled\nyaml:2:7 data-unknown\nyaml:2:23 fact-source/date\nyaml:2:38 fact-source/file",
		},
		"unknown top": {"fact:\n  a: {}\n", "yaml:1:1 data-unknown"},
		"no map":      {"- a\n", "yaml:1:1 data-type/whole"},
		"list":        {"facts: [a]\n", "yaml:1:8 data-type"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := site(t, map[string]string{File: tt.yaml, "r.txt": "全年签约项目25个。\n总投资超1000亿元。Es sind 25 Projekte. about 66.7 ha of land"})
			_, ds := Load(root, []string{"zh"})
			if diff := cmp.Diff(tt.want, summary(ds)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLoadTableFindings(t *testing.T) {
	t.Parallel()
	const head = "id,value,unit,period,source,label.zh\n"
	for name, tt := range map[string]struct{ csv, want string }{
		"separator":        {"id;value;unit\na;1,5;%\n", "csv:1:1 fact-table-separator"},
		"tabs":             {"id\tvalue\n", "csv:1:1 fact-table-separator"},
		"thousands":        {head + "jobs,1,234,人,2024,报告,甲\n", "csv:2:1 fact-table-cells"},
		"too few":          {head + "jobs,1\n", "csv:2:1 fact-table-cells"},
		"unclosed":         {head + "a,\"12.3,亿元,2024,报告,甲\nb,1,人,2024,报告,乙\n", "csv:2:3 fact-table-quote"},
		"after the quote":  {head + "a,\"12\"3,亿元,2024,报告,甲\n", "csv:2:7 fact-table-quote/after\ncsv:2:17 fact-source/title"},
		"formula":          {head + "a,1,=1+1,2024,报告,甲\nb,@x,人,2024,报告,-甲\n", "csv:2:5 fact-table-formula\ncsv:3:3 fact-table-formula\ncsv:3:16 fact-table-formula"},
		"signed":           {head + "a,-5,%,2024,报告,甲\nb,+5,%,2024,报告,甲\n", "csv:2:13 fact-source/title"},
		"Excel":            {head + "a,1.23E+11,元,2024,报告,甲\n", "csv:2:3 fact-value/scientific\ncsv:2:19 fact-source/title"},
		"negative zero":    {head + "a,-0.0 ,%,2024,报告,甲\n", "csv:2:3 fact-value/normalised\ncsv:2:16 fact-source/title"},
		"range":            {head + "a,1230,%,2204,报告,甲\n", "csv:2:3 fact-value/range\ncsv:2:10 fact-period/range\ncsv:2:15 fact-source/title"},
		"unknown unit":     {head + "a,12,亿园,2024,报告,甲\n", "csv:2:6 fact-unit\ncsv:2:14 fact-source/title"},
		"empty value":      {head + "a,,元,2024,报告,甲\n", "csv:2:1 fact-value-missing\ncsv:2:11 fact-source/title"},
		"unit twice":       {head + "a,12元,元,2024,报告,甲\n", "csv:2:7 fact-unit\ncsv:2:14 fact-source/title"},
		"source's id":      {head + "a,12,元,2024,report-2024,甲\n", "csv:2:13 fact-source"},
		"columns":          {"id,vlaue,label.fr,id\na,1,2,3\n", "csv:1:1 fact-table-column/missing\ncsv:1:4 fact-table-column\ncsv:1:10 fact-language\ncsv:1:19 fact-table-column/double"},
		"no id":            {head + ",12,元,2024,报告,甲\n", "csv:2:1 fact-id\ncsv:2:12 fact-source/title"},
		"doubled":          {head + "a,12,元,2024,报告,甲\na,13,元,2024,报告,甲\n", "csv:2:13 fact-source/title\ncsv:3:1 fact-duplicate"},
		"empty lines":      {head + "\n,,,,,\n\n", ""},
		"no line feed end": {head + "a,12,元,2024,报告,甲", "csv:2:13 fact-source/title"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, ds := Load(site(t, map[string]string{csvFile: tt.csv}), []string{"zh"})
			if diff := cmp.Diff(tt.want, summary(ds)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLoadDoubledAcrossFiles(t *testing.T) {
	t.Parallel()
	root := site(t, map[string]string{
		File:    "sources: {r: {title: {zh: 报告}}}\nfacts:\n  a: {label: {zh: 甲}, value: 没有, period: 2024, source: r}\n",
		csvFile: "id,value,period,source,label.zh\na,5个,2024,r,甲\n",
	})
	_, ds := Load(root, []string{"zh"})
	if diff := cmp.Diff("csv:2:1 fact-duplicate\nyaml:3:30 fact-value", summary(ds)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]diag.Pos{{File: File, Line: 3, Column: 3}}, ds[0].Notes); diff != "" {
		t.Error(diff)
	}
}

func TestLoadHints(t *testing.T) {
	t.Parallel()
	for csv, want := range map[string]string{
		"id,value\njobs,1,234人\n":             "",
		"id,value,unit\njobs,1,234,人\n":       `a number with a comma needs quotes: "1,234"`,
		"id,value,unit\njobs,5,公顷公\n":         `did you mean "公顷"?`,
		"id,value,unit\nJobs 2024,5,人\n":      `write "jobs-2024"`,
		"id,value,unit\njobs,3亿4500万,元\n":     `write "3.45亿元"`,
		"id,value,unit,kind\njobs,5,人,plan\n": "",
	} {
		_, ds := Load(site(t, map[string]string{csvFile: csv}), nil)
		var hints []string
		for _, d := range ds {
			hints = append(hints, d.Hint("en"))
		}
		if !strings.Contains(strings.Join(hints, "\n"), want) {
			t.Errorf("%q: %q", csv, hints)
		}
	}
}

func TestLoadGBK(t *testing.T) {
	t.Parallel()
	_, ds := Load(site(t, map[string]string{csvFile: "id,value\na,12.3\xd2\xda\xd4\xaa\n"}), nil)
	if diff := cmp.Diff("csv:2:7 encoding/gbk", summary(ds)); diff != "" {
		t.Error(diff)
	}
}

func FuzzTable(f *testing.F) {
	f.Add("id,value\na,\"1,\"\"2\"\nb\n")
	f.Add("\"")
	f.Fuzz(func(t *testing.T, text string) {
		rows, ds := readTable("x.csv", text)
		lines := strings.Count(text, "\n") + 1
		for _, row := range rows {
			for _, c := range row {
				if c.Pos.Line < 1 || c.Pos.Line > lines || c.Pos.Column < 1 {
					t.Fatalf("cell %q at %v of %d lines", c.V, c.Pos, lines)
				}
			}
		}
		for _, d := range ds {
			if d.Pos.Line < 1 || d.Pos.Line > lines {
				t.Fatalf("%v of %d lines", d.Pos, lines)
			}
		}
		if len(ds) > 0 {
			return
		}
		again, ds := readTable("x.csv", written(rows))
		if len(ds) > 0 || len(again) != len(rows) {
			t.Fatalf("%q: %d rows read back as %d, %v", text, len(rows), len(again), ds)
		}
		for i := range rows {
			for j := range rows[i] {
				if rows[i][j].V != again[i][j].V {
					t.Fatalf("%q reads back as %q", rows[i][j].V, again[i][j].V)
				}
			}
		}
	})
}

// written writes rows as CSV with all cells in quotation marks.
func written(rows [][]cell) string {
	var b strings.Builder
	for _, row := range rows {
		for i, c := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(c.V, `"`, `""`) + `"`)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
