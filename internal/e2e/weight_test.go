package e2e

import (
	"bytes"
	"compress/gzip"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

// The most that a page may weigh, in bytes as they are sent: compressed.
const (
	maxPage   = 60_000  // HTML, style sheets and scripts of a page
	maxScript = 12_000  // its scripts
	maxHome   = 100_000 // all of a home page, pictures included
)

// TestParkWeight holds pages to what a slow line carries.
func TestParkWeight(t *testing.T) {
	s := builtPark(t)
	heaviest, name := 0, ""
	for _, page := range s.names() {
		if path.Base(path.Dir(page)) == "print" {
			continue // all pages on one, for the printer
		}
		text, scripts, pictures := s.weight(t, page)
		if text > heaviest {
			heaviest, name = text, page
		}
		if text > maxPage || scripts > maxScript {
			t.Errorf("%s: HTML, CSS and JS take %d bytes, scripts %d of them", page, text, scripts)
		}
		if strings.Count(page, "/") == 1 && text+pictures > maxHome {
			t.Errorf("%s: takes %d bytes", page, text+pictures)
		}
	}
	t.Logf("heaviest: %s, %d bytes", name, heaviest)
}

// weight is what a page and the files that it loads take.
func (s *publishedSite) weight(t *testing.T, page string) (text, scripts, pictures int) {
	t.Helper()
	text = compressedSize(t, s.files[page])
	var loaded []string
	for n := range elements(s.pages[page]) {
		for _, a := range n.Attr {
			loads := n.DataAtom == atom.Link && attr(n, "rel") == "stylesheet" || n.DataAtom == atom.Script || n.DataAtom == atom.Img
			if !loads || !isReference(n, a.Key) {
				continue
			}
			file := path.Join(path.Dir(page), a.Val)
			if slices.Contains(loaded, file) || a.Key == "srcset" {
				continue
			}
			loaded = append(loaded, file)
			switch path.Ext(file) {
			case ".js":
				scripts += compressedSize(t, s.files[file])
			case ".css":
				text += compressedSize(t, s.files[file])
			default:
				pictures += len(s.files[file])
			}
		}
	}
	return text + scripts, scripts, pictures
}

func compressedSize(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
