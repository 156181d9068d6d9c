package e2e

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qiao/internal/e2e/required"
)

// maxClient is how large the search's client may be, compressed.
const maxClient = 10_000

// TestParkSearchClient weighs the script of the search page.
func TestParkSearchClient(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	for name, data := range s.files {
		if !strings.HasPrefix(name, "assets/search.") || !strings.HasSuffix(name, ".js") {
			continue
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write(data) // writing to a buffer does not fail
		w.Close()
		if b.Len() > maxClient {
			t.Errorf("%s has %d bytes compressed, more than %d", name, b.Len(), maxClient)
		}
		return
	}
	t.Error("the site has no client for the search")
}

// wanted is a query with the addresses of the pages that should come first.
type wanted struct {
	query string
	pages []string
}

// searchSet reads the test set of a language. Pages stand in it by their ids.
func searchSet(t *testing.T, s *publishedSite, lang string) []wanted {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata/search", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var set []wanted
	for line := range strings.Lines(string(text)) {
		query, ids, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		w := wanted{query: query}
		for id := range strings.SplitSeq(ids, "|") {
			file, ok := s.pageFile(lang, id)
			if !ok {
				t.Errorf("%s: there is no page %s", lang, id)
			}
			w.pages = append(w.pages, strings.TrimSuffix(file, "index.html"))
		}
		set = append(set, w)
	}
	return set
}

// TestParkSearch asks the search's client, as browsers do, for all of the test
// set: in how many cases is a page that is wanted the first, and among the first
// five? bench/search compares that with Pagefind.
func TestParkSearch(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	node, err := exec.LookPath("node")
	if err != nil {
		required.Missing(t, "node")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(s.dir)))
	defer server.Close()
	for _, lang := range []string{"zh", "de", "en"} {
		set := searchSet(t, s, lang)
		if len(set) < 40 {
			t.Errorf("%s: only %d queries", lang, len(set))
		}
		var queries []string
		for _, w := range set {
			queries = append(queries, w.query)
		}
		manifests, _ := filepath.Glob(filepath.Join(s.dir, "search", lang, "index.*.json"))
		if len(manifests) != 1 {
			t.Fatalf("%s has %d indexes", lang, len(manifests))
		}
		in, _ := json.Marshal(map[string]any{"url": server.URL + "/search/" + lang + "/", "manifest": path.Base(filepath.ToSlash(manifests[0])), "queries": queries})
		c := exec.CommandContext(t.Context(), node, "../search/testdata/ask.mjs", repository+"/themes/park/assets/search")
		var stderr bytes.Buffer
		c.Stdin, c.Stderr = bytes.NewReader(in), &stderr
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%v: %s", err, stderr.String())
		}
		var asked struct {
			Answers []struct {
				Bytes   int
				Results []struct{ URL string }
			}
		}
		if err := json.Unmarshal(out, &asked); err != nil {
			t.Fatal(err)
		}
		first, five, size := 0, 0, 0
		for i, w := range set {
			var urls []string
			for _, r := range asked.Answers[i].Results {
				urls = append(urls, r.URL)
			}
			at := slices.IndexFunc(urls, func(url string) bool { return slices.Contains(w.pages, url) })
			if at == 0 {
				first++
			}
			if at >= 0 && at < 5 {
				five++
			}
			if at != 0 {
				t.Logf("%s: %q finds %q, not first %q", lang, w.query, urls[:min(5, len(urls))], w.pages)
			}
			size += asked.Answers[i].Bytes
		}
		n := len(set)
		t.Logf("%s: %d queries, recall at 1 %.0f %%, at 5 %.0f %%, %d bytes per query", lang, n, 100*float64(first)/float64(n), 100*float64(five)/float64(n), size/n)
		if first*100 < minFirst*n || five*100 < minFive*n {
			t.Errorf("%s: recall at 1 is %d of %d, at 5 %d", lang, first, n, five)
		}
	}
}

// The least recall at 1 and at 5, in per cent.
const (
	minFirst = 85
	minFive  = 97
)
