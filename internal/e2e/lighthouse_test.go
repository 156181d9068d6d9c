package e2e

import (
	"compress/gzip"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"qiao/internal/e2e/required"
)

var performance = flag.Int("performance", 0, "lowest score for performance that Lighthouse may give; it depends on the machine")

// audited are the pages, one of each type, that Lighthouse looks at in every
// language, by what they are and by their id.
var audited = []string{"", "clusters", "clusters/auto-parts", "figures", "companies", "contact", "search"}

// TestLighthouse: on a phone, Lighthouse gives each page the full score for
// accessibility, best practices, and, unless search engines are kept out,
// findability. With -performance=98, it must be that fast too.
func TestLighthouse(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	s := builtPark(t)
	program, err := filepath.Abs(filepath.Join(repository, "node_modules/.bin/lighthouse"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		required.Missing(t, "lighthouse (npm ci)")
	}
	chromium := chromiumPath(t)
	server := httptest.NewServer(compressed(http.FileServer(http.Dir(s.dir))))
	t.Cleanup(server.Close) // when the pages have been looked at side by side
	for _, id := range audited {
		for _, lang := range []string{"zh", "de", "en"} {
			name, ok := s.pageFile(lang, id)
			if !ok {
				t.Errorf("there is no page %q in %s", id, lang)
				continue
			}
			t.Run(lang+"/"+id, func(t *testing.T) {
				if *performance == 0 { // else they would slow each other down
					t.Parallel()
				}
				scores := lighthouse(t, program, chromium, server.URL+"/"+strings.TrimSuffix(name, "index.html"))
				t.Log(scores)
				for _, category := range []string{"accessibility", "best-practices", "seo"} {
					if scores[category] < 100 && (category != "seo" || !s.hidden(name)) {
						t.Errorf("%s: %d", category, scores[category])
					}
				}
				if scores["performance"] < *performance {
					t.Errorf("performance: %d", scores["performance"])
				}
			})
		}
	}
}

// lighthouse returns the scores of a page, of 100.
func lighthouse(t *testing.T, program, chromium, url string) map[string]int {
	t.Helper()
	categories := "accessibility,best-practices,seo"
	if *performance > 0 {
		categories += ",performance"
	}
	cmd := exec.CommandContext(t.Context(), program, url, "--quiet", "--output=json", "--disable-full-page-screenshot", "--only-categories="+categories,
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Categories map[string]struct {
			Score     float64
			AuditRefs []struct {
				ID     string
				Weight float64
			}
		}
		Audits map[string]struct {
			Title string
			Score *float64
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatal(err)
	}
	scores := make(map[string]int)
	for name, category := range report.Categories {
		scores[name] = int(category.Score*100 + 0.5)
		for _, ref := range category.AuditRefs {
			if audit := report.Audits[ref.ID]; ref.Weight > 0 && audit.Score != nil && *audit.Score < 0.9 {
				t.Logf("%s: %s (%.2f)", name, audit.Title, *audit.Score)
			}
		}
	}
	return scores
}

// compressed serves what compresses well as a host does: with gzip.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		if strings.HasSuffix(path, ".png") || strings.HasSuffix(path, ".webp") || strings.HasSuffix(path, ".avif") || strings.HasSuffix(path, ".jpg") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		r.Header.Del("Range")
		next.ServeHTTP(gzipped{w, z}, r)
	})
}

// gzipped is a response that is compressed on its way.
type gzipped struct {
	http.ResponseWriter
	z *gzip.Writer
}

// Write implements [io.Writer].
func (g gzipped) Write(data []byte) (int, error) { return g.z.Write(data) }

// WriteHeader implements [http.ResponseWriter]; the length is not known any more.
func (g gzipped) WriteHeader(status int) {
	g.Header().Del("Content-Length")
	g.ResponseWriter.WriteHeader(status)
}
