package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"qiao/internal/e2e/required"
)

// TestParkSitemaps holds the sitemaps to the protocol's schema.
func TestParkSitemaps(t *testing.T) {
	t.Parallel()
	s := builtPark(t)
	count := 0
	for _, name := range sortedKeys(s.files) {
		if strings.HasPrefix(name, "sitemap") && strings.HasSuffix(name, ".xml") {
			count++
			validate(t, "--schema", "sitemap.xsd", filepath.Join(s.dir, filepath.FromSlash(name)))
		}
	}
	if count != 4 {
		t.Errorf("%d sitemaps, want an index and one for each language", count)
	}
}

// TestFeeds holds feeds to RFC 4287. The park's site has none as long as no page
// has a date, so these are the ones that package render is held to.
func TestFeeds(t *testing.T) {
	t.Parallel()
	feeds, err := filepath.Glob("../render/testdata/golden/*feed.xml")
	if err != nil || len(feeds) == 0 {
		t.Fatal("no feeds", err)
	}
	for _, feed := range feeds {
		validate(t, "--relaxng", "atom.rng", feed)
	}
}

// validate runs xmllint over a file with one of our schemas.
func validate(t *testing.T, kind, schema, file string) {
	t.Helper()
	program, err := exec.LookPath("xmllint")
	if err != nil {
		required.Missing(t, "xmllint (Debian: libxml2-utils)")
	}
	out, err := exec.CommandContext(t.Context(), program, "--noout", "--nonet", kind, filepath.Join("testdata/schemas", schema), file).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", file, err, out)
	}
}
