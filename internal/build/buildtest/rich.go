package buildtest

import (
	_ "embed"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:embed rich.txtar
var rich []byte

// Rich returns a site with something of everything that qiao knows, in three
// languages and with a theme of its own, "garden". Its documents appear and
// disappear around [RichNow].
func Rich() *Tree {
	t := &Tree{Now: RichNow, files: make(map[string]File)}
	for _, f := range txtar.Parse(rich).Files {
		t.files[f.Name] = File{Data: string(f.Data)}
	}
	t.files["content/park/plant.png"] = File{Data: string(picture(1000))}
	t.files["content/news/opening/photo.png"] = File{Data: string(picture(2000))}
	written := RichNow.AddDate(0, -1, 0)
	for i, name := range t.Names("") {
		f := t.files[name]
		f.Time = written.Add(time.Duration(i) * time.Minute)
		t.files[name] = f
	}
	return t
}

// RichNow is the moment for which [Rich] is written.
var RichNow = time.Date(2025, 12, 1, 4, 0, 0, 0, time.UTC)

// WriteRich writes the site of [Rich] into a folder.
func WriteRich(dir string) error { return Rich().WriteTo(dir) }
