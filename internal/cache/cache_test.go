package cache

import (
	"os"
	"path/filepath"
	"testing"

	"qiao/internal/files"
)

func TestCache(t *testing.T) {
	dir := t.TempDir()
	root, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	one, two := Key("a", "b"), Key("ab", "")
	if one == two {
		t.Fatal("two keys are one")
	}
	c := Open(root, "test", false)
	c.Put(one, []byte("first"))
	c.Put(two, []byte("second"))
	want := func(c *Cache, key, text string) {
		t.Helper()
		if data, ok := c.Get(key); string(data) != text || ok != (text != "") {
			t.Errorf("Get = %q, %v; want %q", data, ok, text)
		}
	}
	want(c, one, "first")
	want(nil, one, "")

	file := filepath.Join(dir, filepath.FromSlash(c.file(one)))
	second, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(c.file(two))))
	if err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]func([]byte) []byte{
		"flipped": func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
		"cut":     func(b []byte) []byte { return b[:len(b)-2] },
		"short":   func(b []byte) []byte { return b[:5] },
		"empty":   func([]byte) []byte { return nil },
		"another": func([]byte) []byte { return second },
	} {
		c.Put(one, []byte("first"))
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, damage(raw), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Log(name)
		want(c, one, "")
	}

	reader := Open(root, "test", true)
	reader.Put(one, []byte("changed"))
	want(reader, one, "")
	reader.Prune()
	want(reader, two, "second")

	next := Open(root, "test", false)
	want(next, two, "second")
	next.Prune()
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("an entry out of use is still there: %v", err)
	}
	want(next, two, "second")
}
