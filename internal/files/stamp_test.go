package files

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestStamp changes a file in ways that leave its size, and its time of
// modification, as they were.
func TestStamp(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("this system has no stamps")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	put := func(text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	look := func() Stamp {
		t.Helper()
		entries, err := root.Walk(".")
		if err != nil || len(entries) != 1 {
			t.Fatal(entries, err)
		}
		r := root.Reader()
		defer r.Close()
		_, read, err := r.ReadLimit(nil, "a", -1)
		if err != nil || read != entries[0].Stamp {
			t.Fatalf("read %+v, walked %+v, %v", read, entries[0].Stamp, err)
		}
		return read
	}
	put("one")
	first := look()
	for step, change := range map[string]func(){
		"written": func() { put("two") },
		"replaced": func() {
			other := filepath.Join(t.TempDir(), "b")
			if err := os.WriteFile(other, []byte("six"), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(other, name); err != nil {
				t.Fatal(err)
			}
		},
	} {
		before := look()
		for look() == before { // clocks of file systems tick slowly
			change()
			moment := time.Unix(0, first.Modified)
			if err := os.Chtimes(name, moment, moment); err != nil {
				t.Fatal(err)
			}
		}
		if after := look(); after.Size != first.Size || after.Modified != first.Modified {
			t.Errorf("%s: %+v, want the size and time of %+v", step, after, first)
		}
	}
}

func TestStampSettled(t *testing.T) {
	now := time.Unix(1_750_000_000, 0)
	for _, c := range []struct {
		changed time.Time
		want    bool
	}{
		{now, false},
		{now.Add(time.Hour + time.Microsecond), false},
		{now.Add(-10*time.Millisecond + time.Microsecond), false},
		{now.Add(-time.Second + time.Microsecond), true},
		{now.Add(-time.Second), false}, // of a clock that may count in seconds
		{now.Add(-3 * time.Second), true},
	} {
		if got := (Stamp{Changed: c.changed.UnixNano()}).Settled(now); got != c.want {
			t.Errorf("changed %v ago: %v", now.Sub(c.changed), got)
		}
	}
	if (Stamp{}).Settled(now) {
		t.Error("a zero stamp is settled")
	}
}
