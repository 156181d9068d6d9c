package search

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"qiao/internal/e2e/required"
)

// client is the theme's client, which the tests run as browsers do.
const client = "../../themes/park/assets/search"

// answer is what the client says to a query.
type answer struct {
	Hits     int
	Requests int
	Bytes    int
	Results  []struct{ URL, Title, ID, Excerpt string }
}

func (a answer) urls() (list []string) {
	for _, r := range a.Results {
		list = append(list, r.URL)
	}
	return list
}

// ask runs the client in Node over an index.
func ask(t testing.TB, x *Index, queries, texts []string) (answers []answer, terms [][]string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		required.Missing(t, "node")
	}
	byPath := make(map[string]*File)
	for i := range x.Files {
		byPath["/"+x.Files[i].Path] = &x.Files[i]
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f := byPath[r.URL.Path]; f != nil {
			_, _ = w.Write(f.Bytes())
			return
		}
		http.NotFound(w, r)
	}))
	defer server.Close()
	in, _ := json.Marshal(map[string]any{"url": server.URL, "manifest": x.Manifest, "queries": queries, "texts": texts})
	c := exec.CommandContext(t.Context(), node, "testdata/ask.mjs", client)
	var stderr bytes.Buffer
	c.Stdin, c.Stderr = bytes.NewReader(in), &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var result struct {
		Answers []answer
		Terms   [][]string
	}
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return result.Answers, result.Terms
}

func index(lang string, names [][]string, texts ...Text) *Index {
	return Build(Source{
		Language: lang, Texts: len(texts), Text: func(i int) Text { return texts[i] },
		Groups: []string{"", "News"}, Names: names,
	})
}

// TestClientTerms holds the client to the builder's words.
func TestClientTerms(t *testing.T) {
	t.Parallel()
	for lang := range stemmers {
		var texts []string
		for _, c := range words {
			texts = append(texts, c.text)
		}
		r := rand.New(rand.NewPCG(1, 2))
		for range 400 {
			texts = append(texts, randomWord(r))
		}
		_, got := ask(t, index(lang, nil, Text{Title: "x y"}), nil, texts)
		for i, text := range texts {
			if want := termsOf(lang, text); !slices.Equal(got[i], want) {
				t.Errorf("%s %q: the client has %q, the builder %q", lang, text, got[i], want)
			}
		}
	}
}

func randomWord(r *rand.Rand) string {
	letters := []rune("aeiouqsnrteäöüßyÉ’普旭ガ３-x")
	word := make([]rune, 1+r.IntN(12))
	for i := range word {
		word[i] = letters[r.IntN(len(letters))]
	}
	return string(word)
}

var german = []Text{
	{URL: "de/fabrik/", Title: "Werke", Lead: "Eine Fabrik am Fluss.", Sections: []Section{{ID: "x", Heading: "Umgebung", Text: "Ruhig gelegen."}}},
	{URL: "de/leuchtturm/", Title: "Vorbilder", Sections: []Section{{Text: "BorgWarner will eine Leuchtturmfabrik werden."}}},
	{URL: "de/foerderung/", Title: "Förderung", Sections: []Section{{Text: "Was es gibt."}}},
	{URL: "de/heading/", Title: "Dienste", Sections: []Section{{Text: "Anfang."}, {ID: "f", Heading: "Förderung und Maßnahmen", Text: "Text."}}},
	{URL: "de/text/", Title: "Plan", Sections: []Section{{Text: "Über Förderungen wird beraten. Die Fertigung läuft."}}},
	{URL: "de/forderung/", Title: "Forderung", Sections: []Section{{Text: "Rechnungen."}}},
	{URL: "de/busch/", Title: "Busch", Group: 1, Sections: []Section{{Text: "Vakuumpumpen von Busch Vacuum Solutions."}}},
	{URL: "de/webasto/", Title: "Webasto (伟巴斯特)", Group: 1, Sections: []Section{{Text: "Dächer."}}},
}

func TestClient(t *testing.T) {
	t.Parallel()
	names := [][]string{{"普旭", "Busch Vacuum Solutions"}}
	x := index("de", names, german...)
	cases := []struct {
		query string
		want  string // the URLs that come first
	}{
		{"Förderung", "de/foerderung/ de/heading/ de/text/ de/forderung/"},
		{"Foerderung", "de/foerderung/ de/heading/ de/text/ de/forderung/"},
		{"FÖRDERUNGEN", "de/foerderung/"},
		{"Forderung", "de/forderung/ de/foerderung/"},
		{"Massnahme", "de/heading/"},
		{"Maßnahmen", "de/heading/"},
		{"Fabrik", "de/fabrik/ de/leuchtturm/"},
		{"Leuchtt", "de/leuchtturm/"},
		{"turmfabr", "de/leuchtturm/"},
		{"pumpe", "de/busch/"},
		{"普旭", "de/busch/"},
		{"伟巴", "de/webasto/"},
		{"巴斯特", "de/webasto/"},
		{"巴", "de/webasto/"},
		{"特", "de/webasto/"},
		{"Förderung Fertigung", "de/text/"},
		{"xyzzy", ""},
		{"", ""},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.query)
	}
	answers, _ := ask(t, x, append(queries, "massnahmen", "fabrik"), nil)
	for i, c := range cases {
		got := answers[i].urls()
		want := strings.Fields(c.want)
		if len(got) < len(want) || !slices.Equal(got[:len(want)], want) || c.want == "" && len(got) > 0 {
			t.Errorf("%q finds %q, want %q", c.query, got, want)
		}
	}
	answers = answers[len(cases):]
	if r := answers[0].Results[0]; r.ID != "f" {
		t.Errorf("the result leads to %q, want the heading f", r.ID)
	}
	if r := answers[1].Results[1]; !strings.Contains(r.Excerpt, "[Leuchtturmfabrik]") {
		t.Errorf("the excerpt is %q", r.Excerpt)
	}
}

// TestChineseCuts finds every text by any two to four characters cut from it.
func TestChineseCuts(t *testing.T) {
	t.Parallel()
	texts := []Text{
		{URL: "a", Title: "园区优势", Sections: []Section{{Text: "武汉中德国际产业园位于蔡甸，聚焦汽车零部件、新材料和智能家居。"}}},
		{URL: "b", Title: "关键数据", Sections: []Section{{Heading: "工业", Text: "1—11月完成工业总产值590.3亿元，同比增长14.07%。"}}},
		{URL: "c", Title: "企业服务", Sections: []Section{{Text: "举办政银企对接会，兑现政策奖励补贴资金31笔。"}}},
	}
	var queries, want []string
	for _, text := range texts {
		for _, piece := range []string{text.Title, text.Sections[0].Text} {
			tokens(fold(piece), func(word string, run bool) {
				r := []rune(word)
				for n := 1; run && n <= 4; n++ {
					for i := 0; i+n <= len(r); i++ {
						queries, want = append(queries, string(r[i:i+n])), append(want, text.URL)
					}
				}
			})
		}
	}
	answers, _ := ask(t, index("zh", nil, texts...), queries, nil)
	for i, a := range answers {
		if !slices.Contains(a.urls(), want[i]) {
			t.Errorf("%q does not find %s, but %q", queries[i], want[i], a.urls())
		}
	}
}

// large is a corpus as natural ones are: few frequent words, many rare ones.
type large struct {
	texts int
	vocab []string
	space string
}

func newLarge(lang string, texts int) *large {
	r := rand.New(rand.NewPCG(7, 7))
	var syllables []string
	for range 400 {
		syllables = append(syllables, pick(r, "b d f g h k l m n p r s t w z br fl gr kr pl sch st tr")+pick(r, "a e i o u ei au")+pick(r, "n r l s t ng ck cht rt nd m"))
	}
	if lang == "zh" {
		syllables = strings.Split("园区产业企业服务政策投资项目建设发展技术创新人才用地环境汽车零部件新材料智能家居德国欧洲武汉蔡甸工厂设备研发中心合作计划数据来源", "")
	}
	l := &large{texts: texts, space: " "}
	if lang == "zh" {
		l.space = ""
	}
	for range 30_000 {
		var w strings.Builder
		for range 1 + r.IntN(4) {
			w.WriteString(syllables[r.IntN(len(syllables))])
		}
		l.vocab = append(l.vocab, w.String())
	}
	slices.SortStableFunc(l.vocab, func(a, b string) int { return len(a) - len(b) }) // frequent words are short
	return l
}

func pick(r *rand.Rand, list string) string {
	all := strings.Fields(list)
	return all[r.IntN(len(all))]
}

func (l *large) text(i int) Text {
	r := rand.New(rand.NewPCG(uint64(i), 3))
	zipf := rand.NewZipf(r, 1.1, 8, uint64(len(l.vocab)-1))
	words := func(n int) string {
		var b strings.Builder
		for j := range n {
			if j > 0 {
				b.WriteString(l.space)
			}
			b.WriteString(l.vocab[zipf.Uint64()])
			if j%12 == 11 {
				b.WriteString("。")
			}
		}
		return b.String()
	}
	t := Text{URL: fmt.Sprintf("de/section-%02d/page-%05d/", i*20/l.texts, i), Title: words(4), Lead: words(20), Group: i * 20 / l.texts}
	for j := range 5 {
		t.Sections = append(t.Sections, Section{ID: fmt.Sprint("s", j), Heading: words(3), Text: words(80)})
	}
	return t
}

func (l *large) source(lang string) Source {
	s := Source{Language: lang, Texts: l.texts, Text: l.text}
	for i := range 20 {
		s.Groups = append(s.Groups, fmt.Sprint("Section ", i))
	}
	return s
}

// maxFetch is how many bytes a query may fetch, uncompressed, from the manifest
// to the excerpts of the results that are shown.
const maxFetch = 60_000

// fetchTexts is how many pages TestFetch has: 10,000 are what the limit is for,
// and take a minute.
var fetchTexts = flag.Int("texts", 1000, "number of texts that TestFetch makes an index of")

// TestFetch holds queries, for the most frequent words too, to what they may
// fetch.
func TestFetch(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"de", "zh"} {
		l := newLarge(lang, *fetchTexts)
		x := Build(l.source(lang))
		total, shards := 0, 0
		for i := range x.Files {
			total += len(x.Files[i].Data)
			if x.Files[i].Data != nil {
				shards++
			}
		}
		var queries []string
		for i := range 12 {
			queries = append(queries, l.vocab[i], l.vocab[i]+l.space+l.vocab[i+1], strings.Join(l.vocab[3*i:3*i+3], l.space), l.vocab[i*500])
		}
		queries = append(queries, "b", "be", "ben", "sch", "schei", "园", "区业")
		answers, _ := ask(t, x, queries, nil)
		most, sum := 0, 0
		for i, a := range answers {
			most, sum = max(most, a.Bytes), sum+a.Bytes
			if a.Bytes >= maxFetch {
				t.Errorf("%s: %q fetches %d bytes in %d requests", lang, queries[i], a.Bytes, a.Requests)
			}
		}
		t.Logf("%s: dictionary %d kB in %d files, manifest %d bytes; a query fetches %d bytes, at most %d", lang, total/1000, shards, len(x.Files[len(x.Files)-1].Data), sum/len(answers), most)
	}
}

// TestSameFiles builds an index twice, and keeps no texts of the other.
func TestSameFiles(t *testing.T) {
	t.Parallel()
	l := newLarge("de", 300)
	a, b := Build(l.source("de")), Build(l.source("de"))
	if a.Manifest != b.Manifest || len(a.Files) != len(b.Files) {
		t.Fatalf("%s with %d files, then %s with %d", a.Manifest, len(a.Files), b.Manifest, len(b.Files))
	}
	seen := make(map[string]bool)
	for i := range a.Files {
		if b.Files[i].texts != nil {
			b.Files[i].Data = nil // made again, as those of a large site
		}
		if a.Files[i].Path != b.Files[i].Path || !bytes.Equal(a.Files[i].Bytes(), b.Files[i].Bytes()) {
			t.Errorf("%s differs", a.Files[i].Path)
		}
		if seen[a.Files[i].Path] {
			t.Errorf("%s is there twice", a.Files[i].Path)
		}
		seen[a.Files[i].Path] = true
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, lang := range []string{"de", "zh"} {
		l := newLarge(lang, 10_000)
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				Build(l.source(lang))
			}
		})
	}
}
