package e2e

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
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
