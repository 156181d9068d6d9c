package diag

import "testing"

func TestAbout(t *testing.T) {
	t.Parallel()
	d := New("link-unknown", Pos{File: "content/a.md"}, "link", "b.md").With(Pos{File: "content/c.md"})
	for file, want := range map[string]bool{
		"content/a.md": true,
		"b.md":         true,
		"content/c.md": true,
		"content/d.md": false,
	} {
		if got := d.About(file); got != want {
			t.Errorf("about %s: %v, want %v", file, got, want)
		}
	}
}
