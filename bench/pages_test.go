package bench

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForHugo(t *testing.T) {
	t.Parallel()
	const document = "---\ntitle: A\nlead: B\ntopics: [c, d]\nweight: 10\n---\n" +
		"## One {#one}\n\n:::note{title=\"x\"}\nFor :company[oppein], +:fact[growth]{digits=1}.\n:::\n\nNow: [here](/a).\n"
	const want = "---\ntitle: A\nweight: 10\n---\n## One {#one}\n\nFor oppein, +growth.\n\nNow: [here](/a).\n"
	got, err := forHugo([]byte(document))
	if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
		t.Errorf("%s (%v)", diff, err)
	}
	if _, err := forHugo([]byte("no front matter\n")); err == nil {
		t.Error("a text without front matter is a document")
	}
}

// TestWritePages writes the park's own documents for Hugo.
func TestWritePages(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := WritePages("..", dir); err != nil {
		t.Fatal(err)
	}
	files := tree(t, dir)
	for _, name := range []string{"hugo.yaml", "content/_index.zh.md", "content/park/index.de.md"} {
		if len(files[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
}
