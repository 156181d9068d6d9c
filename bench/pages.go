package bench

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"qiao/internal/source"
)

// WritePages writes the documents of one of qiao's sites into a folder as a site
// for Hugo: the same texts under the same names, with the fields that its layouts
// read. A component is no more than its label there.
func WritePages(site, dir string) error {
	tree := os.DirFS(site)
	err := fs.WalkDir(tree, source.ContentDir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, ".md") {
			if data, err = forHugo(data); err != nil {
				return &fs.PathError{Op: "convert", Path: name, Err: err}
			}
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
	if err != nil {
		return err
	}
	return copyTree("themes/hugo", dir)
}

var (
	// readField begins a field of front matter that the layouts for Hugo read.
	readField = regexp.MustCompile(`^(title|description|weight|date):`)
	// fence begins or ends a component around blocks.
	fence = regexp.MustCompile(`(?m)^:{3,}.*\n`)
	// inline is a component in a text, with its label.
	inline = regexp.MustCompile(`:{1,2}[a-z][a-z-]*\[([^\]]*)\](?:\{[^}]*\})?`)
)

// forHugo is a document as Hugo reads it.
func forHugo(document []byte) ([]byte, error) {
	front, body, ok := bytes.Cut(bytes.TrimPrefix(document, []byte("---\n")), []byte("\n---\n"))
	if !ok {
		return nil, errors.New("it has no front matter")
	}
	var b bytes.Buffer
	b.WriteString("---\n")
	for line := range strings.SplitSeq(string(front), "\n") {
		if readField.MatchString(line) {
			b.WriteString(line + "\n")
		}
	}
	b.WriteString("---\n")
	b.Write(inline.ReplaceAll(fence.ReplaceAll(body, nil), []byte("$1")))
	return b.Bytes(), nil
}
